"""When the next draw is due: half a year after the current one (A-10, G-03, G-48)."""

from collections.abc import Mapping
from typing import Any, Final

from libs.chassis.representation import Running
from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import Deadline, due
from libs.kernel.profile import Profile
from services.accountability.reexaminations.draw import Draw
from services.accountability.reexaminations.status import DrawStatus

LIMIT: Final = "reexamination.cycle"


def dues(draw: Draw, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The half-year since the current draw; nothing for one that a later one superseded."""
    deadline = next_draw(draw, profile, services["calendar"])
    limit = profile.limit(LIMIT)
    return () if deadline is None else (Running(LIMIT, limit.text, deadline, tuple(limit.cites)),)


def next_draw(draw: Draw, profile: Profile, calendar: WorkCalendar) -> Deadline | None:
    """When the draw after this one is due; None if there is a later one."""
    return due(profile.limit(LIMIT), draw.drawn_on, calendar) if draw.status is DrawStatus.CURRENT else None
