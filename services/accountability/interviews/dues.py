"""The running terms of an interview as deadlines, counted on the working calendar where they are counted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import Deadline, due, end_of
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.limits import RECTIFICATION, Term, running


def running_limits(interview: Interview, profile: Profile, calendar: WorkCalendar) -> tuple[Running, ...]:
    """The terms that run, each with its explanation."""
    found = []
    for term in running(interview):
        known = profile.limit(term.code)
        found.append(Running(term.code, known.text, _deadline(term, profile, calendar), tuple(known.cites)))
    return tuple(found)


def dues(interview: Interview, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The same with the calendar from the wired services."""
    return running_limits(interview, profile, services["calendar"])


def last_day_of(code: str, start_on: date, profile: Profile, calendar: WorkCalendar) -> date:
    """The last day of a limit without pauses."""
    ends = due(profile.limit(code), start_on, calendar).due_on
    assert ends is not None  # nothing pauses it
    return ends


def rectification_limit_on(interview: Interview, profile: Profile, calendar: WorkCalendar) -> date | None:
    """The end of the thirty days after the talk; None before it (G-40)."""
    record = interview.record
    return None if record is None else last_day_of(RECTIFICATION, record.held_on, profile, calendar)


def _deadline(term: Term, profile: Profile, calendar: WorkCalendar) -> Deadline:
    if term.set_on is None:
        return due(profile.limit(term.code), term.start_on, calendar)
    on = term.set_on
    said = Text(
        f"按通知书、整改方案、核验或者督办单确定的日期{on}", f"the day set by notice, plan, visit or slip: {on}"
    )
    return Deadline(term.code, term.start_on, on, end_of(on), False, False, said)
