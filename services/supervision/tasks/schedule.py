"""The days of a milestone on the working calendar: its last one, and the first on which it is yellow (S-08, G-04)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from libs.kernel.calendar import WorkCalendar
from libs.kernel.profile import Profile
from services.supervision.tasks.records import Milestone

OPTION: Final = "task.warning_days"
"""How many working days before its last one a milestone that is not reported done turns yellow."""

_ONE_DAY = timedelta(days=1)


def warning_days(profile: Profile) -> int:
    """That figure of the profile."""
    stated = profile.option(OPTION)
    assert isinstance(stated, int)
    return stated


def last_day(due_on: date, calendar: WorkCalendar) -> date:
    """The day itself, or the next working day if the office is closed then (G-04)."""
    return calendar.next_working_day(due_on)


def warning_day(last_on: date, days: int, calendar: WorkCalendar) -> date:
    """The working day after which that many working days are left, the last day included."""
    day = last_on
    for _ in range(days):
        day = _working_day_before(day, calendar)
    return day


def dated(milestones: Iterable[Milestone], days: int, calendar: WorkCalendar) -> Iterator[Milestone]:
    """The milestones with their days as the calendar now has them; what was reported done keeps those it had, so that
    an arrangement published later makes nothing late that was in time."""
    for milestone in milestones:
        if not milestone.is_open:
            yield milestone
            continue
        last_on = last_day(milestone.due_on, calendar)
        yield replace(milestone, last_on=last_on, warned_from=warning_day(last_on, days, calendar))


def _working_day_before(day: date, calendar: WorkCalendar) -> date:
    day -= _ONE_DAY
    while not calendar.is_working_day(day):
        day -= _ONE_DAY
    return day
