"""The running time limits of a clarification, counted on the working calendar."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import Deadline, due
from libs.kernel.profile import Profile
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.limits import Started, opinion, running


def running_limits(clarification: Clarification, profile: Profile, calendar: WorkCalendar) -> tuple[Running, ...]:
    """The limits that run, each counted on the working calendar."""
    found = []
    for limit in running(clarification, profile):
        known = profile.limit(limit.code)
        found.append(Running(limit.code, known.text, _counted(limit, profile, calendar), tuple(known.cites)))
    return tuple(found)


def opinion_due_on(clarification: Clarification, profile: Profile, calendar: WorkCalendar) -> date | None:
    """The last day of the month of the opinion, kept when it is given; None while it waits or rests (C-24)."""
    limit = opinion(clarification)
    if limit is None or limit.code not in profile.limits:
        return None
    return _counted(limit, profile, calendar).due_on


def _counted(limit: Started, profile: Profile, calendar: WorkCalendar) -> Deadline:
    return due(profile.limit(limit.code), limit.start_on, calendar, limit.pauses)


def dues(clarification: Clarification, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The same with the calendar from the wired services."""
    return running_limits(clarification, profile, services["calendar"])
