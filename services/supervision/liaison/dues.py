"""The days of the measures of a liaison meeting that are outstanding (S-02)."""

from collections.abc import Mapping
from typing import Any, Final

from libs.chassis.representation import Running
from libs.kernel.deadlines import Deadline, end_of
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.supervision.liaison.meeting import LiaisonMeeting, Measure

CODE: Final = "liaison.measure"
_TITLE: Final = Text("落实会商措施{code}", "Carry out measure {code} of the meeting")
_SAID: Final = Text("会商确定的期限{due_on}", "the day agreed in the meeting: {due_on}")


def dues(meeting: LiaisonMeeting, _profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """One per outstanding measure, soonest first."""
    calendar = services["calendar"]
    waiting = sorted((one for one in meeting.measures if one.is_open), key=lambda one: (one.due_on, one.code))
    return tuple(
        Running(
            CODE,
            _TITLE.fill(code=one.code),
            _deadline(meeting, one, provisional=calendar.is_provisional(one.due_on)),
            ("S-02",),
        )
        for one in waiting
    )


def _deadline(meeting: LiaisonMeeting, measure: Measure, *, provisional: bool) -> Deadline:
    on = measure.due_on
    return Deadline(CODE, meeting.held_on, on, end_of(on), False, provisional, _SAID.fill(due_on=on))
