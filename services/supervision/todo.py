"""What waits for a caller in the supervision service: the next step of each lead that is theirs."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from libs.chassis.cases import who_values
from libs.chassis.door import Door
from libs.kernel.actor import office_day
from libs.kernel.deadlines import SOON, DeadlineState, end_of
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.lifecycle import DESK, HEADS, LEADERS, VERIFIERS
from services.supervision.leads.status import LeadStatus as S

_LIMIT = 200

_Step = tuple[StrEnum, R, str, Text]
_ASKED: tuple[tuple[StrEnum, tuple[R, ...], str, Text], ...] = (
    (S.RECEIVED, DESK, "assign", Text("分办问题线索", "Assign the lead")),
    (S.ASSIGNED, VERIFIERS, "propose", Text("提出处置意见", "Propose the disposition")),
    (S.DISPOSITION_PROPOSED, LEADERS, "dispose", Text("批准处置意见", "Decide the disposition")),
    (S.DISPOSED, HEADS, "conclude", Text("核查结束后作出结论", "Conclude once it is verified")),
)
LEAD_STEPS: tuple[_Step, ...] = tuple((s, role, act, text) for s, roles, act, text in _ASKED for role in roles)


async def waiting_for(door: Door) -> list[dict[str, Any]]:
    """The caller's next steps, soonest due first."""
    at = door.engine.clock()
    mine = [step for step in LEAD_STEPS if step[1] in door.actor.roles_in_cases]
    async with door.looking("todo", "list") as look:
        if not mine:
            return []
        row = LEAD.table.c
        asked: list[ColumnElement[bool]] = [
            and_(row.status == str(status), LEAD.access.acted_on_by(role)) for status, role, _, _ in mine
        ]
        answers = [condition.label(f"step_{index}") for index, condition in enumerate(asked)]
        statement = select(row.id, row.number, row.due_on, *answers).where(or_(*asked))
        statement = statement.order_by(row.due_on.asc().nulls_last(), row.id).limit(_LIMIT)
        found = list(await look.connection.execute(statement, who_values(door.actor, office_day(at))))
        look.saw(*(one.id for one in found))
    return [entry for one in found for entry in _entries(one, mine, at)]


def _entries(row: Any, steps: list[_Step], now: datetime) -> Iterator[dict[str, Any]]:
    for index, (_, _, act, title) in enumerate(steps):
        if getattr(row, f"step_{index}"):
            yield {
                "resource": LEAD.resource,
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
