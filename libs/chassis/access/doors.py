"""The check that every route has its row, and the row at work: no route is reached but by those it is for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts

from libs.chassis.access.rows import ANYONE, Row, To
from libs.chassis.cases import AnyCaseType

Rows = Mapping[str, Row]


class Unguarded(RuntimeError):
    """A route has no row, a row has no route, or a row promises what its route does not keep."""


@dataclass(frozen=True)
class Guards:
    """The dependencies by which a route asks who calls: ``caller`` alone, ``door`` with the row applied."""

    caller: Callable[..., Any]
    door: Callable[..., Any]


def check_rows(app: FastAPI, rows: Rows, types: Mapping[str, AnyCaseType], guards: Guards) -> None:
    """Refuse an application whose doors and rows do not agree. Raises Unguarded with everything that is wrong."""
    routes = routes_of(app)
    wrong = [f"route {name} has no row" for name in sorted(routes.keys() - rows.keys())]
    wrong += [f"row {name} has no route" for name in sorted(rows.keys() - routes.keys())]
    for name in sorted(routes.keys() & rows.keys()):
        wrong += (f"{name}: {fault}" for fault in _faults(routes[name], rows[name], types, guards))
    if wrong:
        raise Unguarded("; ".join(wrong))


def require_rows(app: FastAPI, rows: Rows) -> None:
    """Refuse an application that has an address without a row or a row without an address. Raises Unguarded."""
    names = {context.name for context in iter_route_contexts(app.routes)}
    wrong = [f"route {name} has no row" for name in sorted(map(str, names - rows.keys()))]
    wrong += [f"row {name} has no route" for name in sorted(rows.keys() - names)]
    if wrong:
        raise Unguarded("; ".join(wrong))


def routes_of(app: FastAPI) -> Mapping[str, APIRoute]:
    """Every route of an application by the name of its function."""
    found = (context.original_route for context in iter_route_contexts(app.routes))
    return {route.name: route for route in found if isinstance(route, APIRoute)}


def _faults(route: APIRoute, row: Row, types: Mapping[str, AnyCaseType], guards: Guards) -> Iterator[str]:
    calls = set(_calls(route.dependant))
    if row.to is To.SIGNED_IN and guards.caller not in calls:
        yield "nobody asks who calls"
    if row.to in (To.ROLES, To.GROUNDS) and guards.door not in calls:
        yield "its row is not applied"
    if row is ANYONE and guards.caller in calls:
        yield "asks who calls, though it is for anyone"
    for name in sorted(row.case_types - types.keys()):
        yield f"no case type {name}"
    for act in sorted(row.acts):
        case_type, _, name = act.partition(".")
        if case_type in types and name not in types[case_type].act_by_name:
            yield f"no act {act}"


def _calls(dependant: Dependant) -> Iterator[Callable[..., Any] | None]:
    for inner in dependant.dependencies:
        yield inner.call
        yield from _calls(inner)
