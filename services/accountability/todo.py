"""What waits for a caller in this service: the next step of each case that is theirs."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, false, null, or_, select, true

from libs.chassis.cases import AnyCaseType, who_values
from libs.chassis.door import Door
from libs.kernel.actor import office_day
from libs.kernel.deadlines import SOON, DeadlineState, end_of
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability import aftermath_chapter, followups_chapter, tolerance_chapter
from services.accountability.cases.case_type import CASE
from services.accountability.cases.todo_views import CASE_ONLY_IF, CASE_STEPS
from services.accountability.interviews.case_type import INTERVIEW
from services.accountability.interviews.todo_views import INTERVIEW_ONLY_IF, INTERVIEW_STEPS

_LIMIT = 200
_Step = tuple[StrEnum, tuple[R, ...], str, Text]

KINDS: Final[tuple[tuple[AnyCaseType, tuple[_Step, ...]], ...]] = (
    (INTERVIEW, INTERVIEW_STEPS),
    (CASE, CASE_STEPS),
    *followups_chapter.STEPS,
    *aftermath_chapter.STEPS,
    *tolerance_chapter.STEPS,
)
"""Each kind of case with its steps: status, roles, act, title."""

_ONLY_IF: Mapping[tuple[str, str], ColumnElement[bool]] = MappingProxyType(
    {
        **INTERVIEW_ONLY_IF,
        **CASE_ONLY_IF,
        **followups_chapter.ONLY_IF,
        **aftermath_chapter.ONLY_IF,
        **tolerance_chapter.ONLY_IF,
    }
)
"""By case type and act: steps that wait only for some of those entitled, or only once something is there."""


async def waiting_for(door: Door) -> list[dict[str, Any]]:
    """The caller's next steps, soonest due first within each kind of case."""
    now = door.engine.clock()
    found: list[dict[str, Any]] = []
    async with door.looking("todo", "list") as look:
        for case_type, steps in KINDS:
            mine = tuple(step for step in steps if not door.actor.roles_in_cases.isdisjoint(step[1]))
            if mine:
                rows = await look.connection.execute(
                    _theirs(case_type, mine, door.actor.roles_in_cases), who_values(door.actor, office_day(now))
                )
                here = list(rows)
                look.saw(*(row.id for row in here))
                found.extend(entry for row in here for entry in _entries(case_type, row, mine, now))
    return found


def _theirs(case_type: AnyCaseType, steps: tuple[_Step, ...], held: frozenset[R]) -> Select[Any]:
    """The cases in which one of the steps is the caller's, with one answer per step."""
    row = case_type.table.c
    asked = [
        and_(
            row.status == str(status),
            or_(false(), *(case_type.access.acted_on_by(role) for role in roles if role in held)),
            _ONLY_IF.get((case_type.name, act), true()),
        )
        for status, roles, act, _ in steps
    ]
    due_on = row.due_on if "due_on" in row else null().label("due_on")
    answers = [condition.label(f"step_{index}") for index, condition in enumerate(asked)]
    statement = select(row.id, row.number, due_on, *answers).where(or_(false(), *asked))
    return statement.order_by(due_on.asc().nulls_last() if "due_on" in row else row.id, row.id).limit(_LIMIT)


def _entries(case_type: AnyCaseType, row: Any, steps: tuple[_Step, ...], now: datetime) -> Iterator[dict[str, Any]]:
    """The steps of that case that are the caller's."""
    for index, (_, _, act, title) in enumerate(steps):
        if getattr(row, f"step_{index}"):
            yield {
                "resource": case_type.resource,
                "id": row.id,
                "number": row.number,
                "act": act,
                "title": title,
                "due_on": None if row.due_on is None else row.due_on.isoformat(),
                "state": None if row.due_on is None else _state(row.due_on, now),
            }


def _state(due_on: date, now: datetime) -> str:
    """How a last day stands at that instant, as the deadlines of a case say it."""
    ends = end_of(due_on)
    if now >= ends:
        return DeadlineState.OVERDUE
    return DeadlineState.DUE_SOON if now >= ends - SOON else DeadlineState.RUNNING
