"""The next steps in liaison, and the next analysis once it is overdue (S-02)."""

from typing import Any, Final

from sqlalchemy import exists, select

from libs.chassis.cases import Who, who_values
from libs.chassis.door import Door
from libs.chassis.looking import Look
from libs.kernel.actor import office_day
from libs.kernel.deadlines import DeadlineState
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.supervision.liaison.case_type import MEETING
from services.supervision.liaison.lifecycle import RECORDERS
from services.supervision.liaison.status import MeetingStatus as S
from services.supervision.liaison.tables import MEETINGS

_SETTLE: Final = Text("跟进会商措施", "See to the measures of the meeting")
_CLOSE: Final = Text("会商措施均已办结：归档", "No measure is outstanding: close the meeting")
_NEXT: Final = Text("研判会商已超过间隔：组织下一次研判", "The next analysis is overdue: hold it")

MEETING_STEPS: Final[tuple[tuple[S, R, str, Text], ...]] = (
    *((S.RECORDED, role, "settle_measure", _SETTLE) for role in RECORDERS),
    *((S.SETTLED, role, "close", _CLOSE) for role in RECORDERS),
)


async def overdue_analysis(look: Look, door: Door) -> list[dict[str, Any]]:
    """The last analysis of the caller's organ if the next one should have been held: for those who record meetings."""
    if not door.actor.is_any(*RECORDERS):
        return []
    row, later = MEETINGS.c, MEETINGS.alias()
    followed = exists().where(later.c.competent_organ_id == row.competent_organ_id, later.c.next_by > row.next_by)
    there = (row.competent_organ_id == Who.organ, row.next_by < Who.today, ~followed.correlate_except(later))
    asked = select(row.id, row.number, row.next_by).where(*there).order_by(row.id.desc()).limit(1)
    values = who_values(door.actor, office_day(door.engine.clock()))
    found = (await look.connection.execute(asked, values)).one_or_none()
    if found is None:
        return []
    look.saw(found.id)
    return [
        {
            "resource": MEETING.resource,
            "id": found.id,
            "number": found.number,
            "act": "record",
            "title": _NEXT,
            "due_on": found.next_by.isoformat(),
            "state": DeadlineState.OVERDUE,
        }
    ]
