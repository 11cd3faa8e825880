"""What waits for a caller in the vault: openings to decide, to use and to note; named reporters to be told."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, cast, false, func, or_, select, true

from libs.chassis.cases import AnyCaseType, who_values
from libs.chassis.door import Door
from libs.kernel.actor import office_day
from libs.kernel.deadlines import SOON, DeadlineState, end_of
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.vault.openings.case_type import OPENING
from services.vault.openings.lifecycle import APPROVERS, ENDED, REQUESTERS
from services.vault.openings.lifecycle import OpeningStatus as O
from services.vault.reports.case_type import REPORT
from services.vault.reports.lifecycle import ReportStatus as S

_LIMIT = 200
_OPENING, _REPORT = OPENING.table.c, REPORT.table.c

_Step = tuple[StrEnum, R, str, Text]
OPENING_STEPS: tuple[_Step, ...] = (
    *((O.REQUESTED, role, "approve", Text("审批启封申请", "Decide on an opening")) for role in APPROVERS),
    *((O.APPROVED, role, "use", Text("限时查看一次", "Read the report, once, in time")) for role in REQUESTERS),
    *((ended, R.CADRE_SUP, "acknowledge", Text("知悉启封情况", "Take note of an opening")) for ended in ENDED),
)
REPORT_STEPS: tuple[_Step, ...] = (
    (S.LODGED, R.LETTERS, "acknowledge", Text("告知实名检举人受理情况", "Tell the named reporter")),
)
_DUES: dict[str, ColumnElement[Any]] = {
    OPENING.name: cast(func.timezone("Asia/Shanghai", _OPENING.expires_at), Date),
    REPORT.name: _REPORT.due_on,
}
_ONLY_IF: dict[tuple[str, str], ColumnElement[bool]] = {
    (OPENING.name, "acknowledge"): _OPENING.acknowledged.is_(False),
    (OPENING.name, "use"): _OPENING.expires_at > func.now(),
    (REPORT.name, "acknowledge"): _REPORT.due_on.is_not(None),
}
"""Steps that wait only under a further condition."""


async def waiting_for(door: Door) -> list[dict[str, Any]]:
    """The caller's next steps; whoever supervises finds every opening that ended and is not yet noted (P-06)."""
    now, roles = door.engine.clock(), door.actor.roles_in_cases
    found: list[dict[str, Any]] = []
    async with door.looking("todo", "list") as look:
        for case_type, steps in ((OPENING, OPENING_STEPS), (REPORT, REPORT_STEPS)):
            mine = tuple(step for step in steps if step[1] in roles)
            if mine:
                statement = _theirs(case_type, mine)
                rows = list(await look.connection.execute(statement, who_values(door.actor, office_day(now))))
                look.saw(*(row.id for row in rows))
                found.extend(entry for row in rows for entry in _entries(case_type, row, mine, now))
    return found


def _theirs(case_type: AnyCaseType, steps: tuple[_Step, ...]) -> Select[Any]:
    """The cases in which one of the steps is the caller's, with one answer per step."""
    row = case_type.table.c
    asked = [
        and_(row.status == str(status), case_type.access.acted_on_by(role), _condition(case_type, act))
        for status, role, act, _ in steps
    ]
    due_on = _DUES[case_type.name].label("due_on")
    answers = [condition.label(f"step_{index}") for index, condition in enumerate(asked)]
    statement = select(row.id, row.number, due_on, *answers).where(or_(false(), *asked))
    return statement.order_by(due_on.asc().nulls_last(), row.id).limit(_LIMIT)


def _condition(case_type: AnyCaseType, act: str) -> ColumnElement[bool]:
    return _ONLY_IF.get((case_type.name, act), true())


def _entries(case_type: AnyCaseType, row: Any, steps: tuple[_Step, ...], now: datetime) -> Iterator[dict[str, Any]]:
    """Each act of that case once, whatever roles it is the caller's by. What has ended is not late for anybody."""
    acts = {act: title for index, (_, _, act, title) in enumerate(steps) if getattr(row, f"step_{index}")}
    for act, title in acts.items():
        due_on = None if (case_type is OPENING and act == "acknowledge") else row.due_on
        yield {
            "resource": case_type.resource,
            "id": row.id,
            "number": row.number,
            "act": act,
            "title": title,
            "due_on": None if due_on is None else due_on.isoformat(),
            "state": None if due_on is None else _state(due_on, now),
        }


def _state(due_on: date, now: datetime) -> str:
    """How a last day stands at that instant."""
    ends = end_of(due_on)
    if now >= ends:
        return DeadlineState.OVERDUE
    return DeadlineState.DUE_SOON if now >= ends - SOON else DeadlineState.RUNNING
