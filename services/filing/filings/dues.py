"""The running limits of a filing as dates: what is due when, with the explanation of every date (G-08)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import Deadline, due
from libs.kernel.profile import Profile
from services.filing.filings.filing import Filing
from services.filing.filings.limits import Running as Started
from services.filing.filings.limits import running, total


def running_limits(filing: Filing, profile: Profile, calendar: WorkCalendar) -> tuple[Running, ...]:
    """Every limit that runs now, computed on the working calendar."""
    found = []
    for limit in running(filing, profile):
        known = profile.limit(limit.code)
        found.append(Running(limit.code, known.text, _counted(limit, profile, calendar), tuple(known.cites)))
    return tuple(found)


def total_due_on(filing: Filing, profile: Profile, calendar: WorkCalendar) -> date | None:
    """The last day of the overall target, kept when the filing is decided; None while it rests or was never begun."""
    limit = total(filing)
    if limit is None or limit.code not in profile.limits:
        return None
    return _counted(limit, profile, calendar).due_on


def _counted(limit: Started, profile: Profile, calendar: WorkCalendar) -> Deadline:
    return due(profile.limit(limit.code), limit.start_on, calendar, limit.pauses)


def dues(filing: Filing, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The same with the calendar from the wired services."""
    return running_limits(filing, profile, services["calendar"])
