"""The running limits of a filing as dates: what is due when, with the explanation of every date (G-08)."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import due
from libs.kernel.profile import Profile
from services.filing.filings.filing import Filing
from services.filing.filings.limits import running


def running_limits(filing: Filing, profile: Profile, calendar: WorkCalendar) -> tuple[Running, ...]:
    """Every limit that runs now, computed on the working calendar."""
    found = []
    for limit in running(filing, profile):
        known = profile.limit(limit.code)
        deadline = due(known, limit.start_on, calendar, limit.pauses)
        found.append(Running(limit.code, known.text, deadline, tuple(known.cites)))
    return tuple(found)


def dues(filing: Filing, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The same with the calendar from the wired services."""
    return running_limits(filing, profile, services["calendar"])
