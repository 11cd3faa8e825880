"""Faults of the policy planted in a running service: what the matrix must find, or it proves nothing."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from _pytest.monkeypatch import MonkeyPatch
from sqlalchemy import true

from libs.chassis import audit
from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.door import Door
from libs.chassis.representation import Representation
from libs.kernel.refusal import Absent, NotEntitled
from services.filing.aftercare.store import OBLIGATION
from services.filing.filings.case_type import FILING
from services.filing.statistics import views as statistics

Plant = Callable[[MonkeyPatch], None]


@dataclass(frozen=True)
class Fault:
    """A fault, the routes of its service at which it must show, to whom, if to few, and asked about which cases, by the
    beginning of their names."""

    plant: Plant
    routes: tuple[str, ...]
    people: frozenset[str] | None = None
    service: str = "filing"
    about: str = ""


def changed_access(case_type: Any, change: Callable[[Access], Access]) -> Plant:
    """A case type with another access; the type itself stays, for everybody knows it."""
    return lambda patch: patch.setitem(vars(case_type), "access", change(case_type.access))


def ground_of(case_type: Any, code: str, **changes: Any) -> Plant:
    """A case type with one ground changed."""

    def change(access: Access) -> Access:
        assert any(ground.code == code for ground in access.grounds), code
        return replace(access, grounds=tuple(_changed(ground, code, changes) for ground in access.grounds))

    return changed_access(case_type, change)


def _ground(code: str, **changes: Any) -> Plant:
    return ground_of(FILING, code, **changes)


def _changed(ground: Ground, code: str, changes: Mapping[str, Any]) -> Ground:
    return replace(ground, **changes) if ground.code == code else ground


def _relation_of(code: str) -> Any:
    return next(ground.holds for ground in FILING.access.grounds if ground.code == code)


def _without_field(name: str) -> Plant:
    def lacking(section: Section) -> Section:
        return replace(section, fields={place: empty for place, empty in section.fields.items() if place != name})

    return changed_access(FILING, lambda access: replace(access, sections=tuple(map(lacking, access.sections))))


def _new_field(patch: MonkeyPatch) -> None:
    whole = Representation.read
    patch.setattr(Representation, "read", lambda self, *args: {**whole(self, *args), "remark": "nothing"})


def _hidden_says_so(patch: MonkeyPatch) -> None:
    whole = Door.load_within

    async def load_within(door: Door, connection: Any, case_type: str, case_id: Any) -> Any:
        try:
            return await whole(door, connection, case_type, case_id)
        except Absent:
            raise NotEntitled from None

    patch.setattr(Door, "load_within", load_within)


def _nothing_recorded(patch: MonkeyPatch) -> None:
    async def write(*_args: Any) -> None:
        return

    patch.setattr(audit, "write", write)


FAULTS: Final[Mapping[str, Fault]] = {
    "an office needs no tie": Fault(_ground("counterpart", holds=true()), ("read_filing", "list_filings")),
    "a tie that has ended still carries acts": Fault(
        _ground("portfolio", holds=_relation_of("portfolio_since_opened")),
        ("keep_gate",),
        frozenset({"city_leader@government/ended", "city_leader@government/held_a_day"}),
    ),
    "who only handled it may act": Fault(
        _ground("handling_office", acts=True),
        ("remind_unit", "open_consultation"),
        frozenset({"sup_officer@cdi/ended", "sup_head@cdi/ended"}),
    ),
    "the unit reads the deliberation": Fault(
        _ground("own_unit", opens=("matter", "deliberation")), ("read_filing", "read_history", "list_changes")
    ),
    "recusal is forgotten": Fault(
        changed_access(FILING, lambda access: replace(access, barred=None)),
        ("read_filing", "export_filings", "read_todo"),
    ),
    "recusal is forgotten after the receipt": Fault(
        changed_access(OBLIGATION, lambda access: replace(access, barred=None)), ("read_obligation", "list_obligations")
    ),
    "one field is not masked": Fault(_without_field("findings[].hits[].facts"), ("read_filing",)),
    "every statement is told": Fault(
        changed_access(FILING, lambda access: replace(access, stated={})), ("read_history",)
    ),
    "an answer has a field that nobody classed": Fault(_new_field, ("read_filing",)),
    "what is hidden says so": Fault(_hidden_says_so, ("read_filing", "check_filing")),
    "statistics count what cannot be listed": Fault(
        lambda patch: patch.setattr(statistics, "_visible", lambda _roles: true()), ("read_filing_statistics",)
    ),
    "a look leaves no trace": Fault(_nothing_recorded, ("list_filings", "read_todo")),
}
"""By what is wrong."""


@contextmanager
def planted(fault: Fault) -> Iterator[None]:
    """The services with that fault; statements that are remembered are forgotten before and after."""
    with MonkeyPatch.context() as patch:
        fault.plant(patch)
        forget()
        yield
    forget()


def forget() -> None:
    """Forget every statement and condition that our code has built and remembers."""
    for clear in _memories():
        clear()


@cache
def _memories() -> tuple[Callable[[], None], ...]:
    ours = [module for name, module in tuple(sys.modules.items()) if name.startswith(("libs.", "services."))]
    things = (thing for module in ours for thing in vars(module).values())
    return tuple(clear for thing in things if callable(clear := getattr(thing, "cache_clear", None)))
