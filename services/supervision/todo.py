"""What waits for a caller in the supervision service: the next step of each lead, ranking or watched unit of theirs."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, not_, null, or_, select, true

from libs.chassis.cases import AnyCaseType, who_values
from libs.chassis.door import Door
from libs.kernel.actor import office_day
from libs.kernel.deadlines import SOON, DeadlineState, end_of
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.supervision import tasks_chapter
from services.supervision.common_problems.case_type import COMMON_PROBLEM
from services.supervision.common_problems.todo_views import COMMON_PROBLEM_ONLY_IF, COMMON_PROBLEM_STEPS
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.todo_views import LEAD_ONLY_IF, LEAD_STEPS
from services.supervision.objections.case_type import OBJECTION
from services.supervision.objections.todo_views import OBJECTION_ONLY_IF, OBJECTION_STEPS
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.todo_views import PROBLEM_ONLY_IF, PROBLEM_STEPS
from services.supervision.rankings.case_type import RANKING
from services.supervision.rankings.status import RankingStatus as K
from services.supervision.unit_watch.status import UnitWatchStatus as W
from services.supervision.unit_watch.store import UNIT_WATCH
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.todo_views import VISIT_ONLY_IF, VISIT_STEPS

_LIMIT: Final = 200

_Step = tuple[StrEnum, R, str, Text]
_CONFIRM = Text("确认排名榜单", "Confirm the ranking list")
RANKING_STEPS: Final[tuple[_Step, ...]] = (
    (K.IMPORTED, R.BUREAU, "confirm", _CONFIRM),
    (K.HALF_CONFIRMED, R.BUREAU, "confirm", _CONFIRM),
    (K.IMPORTED, R.CASE_MGMT, "confirm", _CONFIRM),
    (K.HALF_CONFIRMED, R.CASE_MGMT, "confirm", _CONFIRM),
    (K.CORRECTION_PROPOSED, R.CASE_MGMT, "confirm_correction", Text("核定榜单更正", "Decide the correction")),
)
UNIT_WATCH_STEPS: Final[tuple[_Step, ...]] = (
    (W.ON_LIST, R.SUP_HEAD, "release", Text("研究是否移出重点监督清单", "Consider releasing the unit")),
)
KINDS: Final[tuple[tuple[AnyCaseType, tuple[_Step, ...]], ...]] = (
    (LEAD, LEAD_STEPS),
    (RANKING, RANKING_STEPS),
    (UNIT_WATCH, UNIT_WATCH_STEPS),
    (PROBLEM, PROBLEM_STEPS),
    (VISIT, VISIT_STEPS),
    (OBJECTION, OBJECTION_STEPS),
    (COMMON_PROBLEM, COMMON_PROBLEM_STEPS),
    *tasks_chapter.STEPS,
)
_ONLY_IF: Mapping[tuple[str, str, R], ColumnElement[bool]] = MappingProxyType(
    {
        ("ranking", "confirm", R.BUREAU): not_(RANKING.table.c.confirmed_by_bureau),
        ("ranking", "confirm", R.CASE_MGMT): not_(RANKING.table.c.confirmed_by_organ),
        ("unit_watch", "release", R.SUP_HEAD): func.cardinality(UNIT_WATCH.table.c.following_ids) == 0,
        **LEAD_ONLY_IF,
        **PROBLEM_ONLY_IF,
        **VISIT_ONLY_IF,
        **OBJECTION_ONLY_IF,
        **COMMON_PROBLEM_ONLY_IF,
        **tasks_chapter.ONLY_IF,
    }
)
"""Steps that wait only while the own side has not taken them, or while nothing else will."""


async def waiting_for(door: Door) -> list[dict[str, Any]]:
    """The caller's next steps, soonest due first within each kind of case."""
    now = door.engine.clock()
    found: list[dict[str, Any]] = []
    async with door.looking("todo", "list") as look:
        for case_type, steps in KINDS:
            mine = [step for step in steps if step[1] in door.actor.roles_in_cases]
            if not mine:
                continue
            asked = await look.connection.execute(_theirs(case_type, mine), who_values(door.actor, office_day(now)))
            rows = list(asked)
            look.saw(*(row.id for row in rows))
            found.extend(entry for row in rows for entry in _entries(case_type, row, mine, now))
        for proposed in tasks_chapter.PROPOSED:
            found.extend(await proposed(look, door))
    return found


def _theirs(case_type: AnyCaseType, steps: list[_Step]) -> Select[Any]:
    """The cases in which one of the steps is the caller's, with one answer per step."""
    row = case_type.table.c
    asked = [
        and_(
            row.status == str(status),
            case_type.access.acted_on_by(role),
            _ONLY_IF.get((case_type.name, act, role), true()),
        )
        for status, role, act, _ in steps
    ]
    due_on = row.due_on if "due_on" in row else null().label("due_on")
    answers = [condition.label(f"step_{index}") for index, condition in enumerate(asked)]
    statement = select(row.id, row.number, due_on, *answers).where(or_(*asked))
    return statement.order_by(due_on.asc().nulls_last() if "due_on" in row else row.id, row.id).limit(_LIMIT)


def _entries(case_type: AnyCaseType, row: Any, steps: list[_Step], now: datetime) -> Iterator[dict[str, Any]]:
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
