"""Finds the door of every act: which address a client calls, read out of the routes themselves."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fastapi.routing import APIRoute

from libs.chassis.cases import AnyCaseType
from libs.chassis.process import Service

_DOORS = {"open", "perform"}


def doors_of(service: Service) -> Mapping[tuple[str, str], str]:
    """Address (``POST /v1/filings/{filing_id}/study``) by case type and act; acts without a door are left out."""
    found: dict[tuple[str, str], str] = {}
    types = {case_type.name: case_type for case_type in service.types}
    for route in (route for router in service.routers for route in router.routes):
        if isinstance(route, APIRoute) and "POST" in (route.methods or ()):
            for case_type, act in _asked(route.endpoint, types):
                found.setdefault((case_type, act), f"POST /v1{route.path}")
    return found


def _asked(endpoint: Callable[..., Any], types: Mapping[str, AnyCaseType]) -> Iterator[tuple[str, str]]:
    """The acts that an endpoint asks of the engine through its door."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(endpoint)))
    local = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in _DOORS:
            said = [list(_constants(argument, endpoint, local)) for argument in call.args[:2]]
            if len(said) == 2 and len(said[0]) == 1 and said[0][0] in types:
                case_type = types[said[0][0]]
                yield from ((case_type.name, act) for act in said[1] if act in case_type.act_by_name)


def _constants(expression: ast.expr, endpoint: Callable[..., Any], local: Mapping[str, ast.expr]) -> Iterator[str]:
    """The strings an expression may come to: its own, those of a name set before, those of a table of the module."""
    for node in ast.walk(expression):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Name) and node.id in local:
            yield from _constants(local[node.id], endpoint, {})
        elif isinstance(node, ast.Name):
            table = getattr(inspect.unwrap(endpoint), "__globals__", {}).get(node.id)
            if isinstance(table, str):
                yield table
            elif isinstance(table, Mapping):
                yield from (value for value in table.values() if isinstance(value, str))
