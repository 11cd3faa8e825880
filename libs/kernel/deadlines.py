"""When a time limit runs out, and why then: counting days, months and pauses by the rules of G-04."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from libs.kernel.actor import SHANGHAI, office_day
from libs.kernel.calendar import DayKind, WorkCalendar
from libs.kernel.deadline_words import Course, explain
from libs.kernel.profile import TimeLimit, Unit
from libs.kernel.text import Text

_ONE_DAY = timedelta(days=1)
SOON = timedelta(days=2)

Pause = tuple[date, date | None]
"""From the first day that does not count to the first day that counts again; None while it lasts."""


class DeadlineState(StrEnum):
    """How a deadline stands at an instant."""

    RUNNING = "running"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The outcome of counting one limit.

    ``due_on`` is the last day (office calendar), ``due_at`` its end, 24:00 Asia/Shanghai, as an aware UTC instant; both
    are None while ``paused``. ``provisional`` says that a year without official arrangement was consulted.
    ``explanation`` mentions pauses: whoever must not learn of a suspension must not be shown it (G-24).
    """

    code: str
    start_on: date
    due_on: date | None
    due_at: datetime | None
    paused: bool
    provisional: bool
    explanation: Text

    def state(self, now: datetime, soon: timedelta = SOON) -> DeadlineState:
        """How it stands at the aware instant; due soon within ``soon`` of the end. Raises ValueError if naive."""
        if now.tzinfo is None:
            raise ValueError("an instant has a time zone")
        if self.due_at is None:
            return DeadlineState.PAUSED
        if now >= self.due_at:
            return DeadlineState.OVERDUE
        return DeadlineState.DUE_SOON if now >= self.due_at - soon else DeadlineState.RUNNING


def due(
    limit: TimeLimit,
    start: date,
    calendar: WorkCalendar,
    pauses: Sequence[Pause] = (),
    *,
    extend: bool = True,
) -> Deadline:
    """When the limit runs out if its start event fell on ``start`` (a date, or an aware instant).

    The start day is not counted. Working days count the days the office works. Months end on the day of the same
    number, or on the last day of a shorter month. Days inside a pause do not count: a month with five paused days ends
    five days later. If the last day is not a working day the limit ends on the next one, unless ``extend`` is False
    (a period that simply ends, e.g. probation); it never ends inside a pause. Raises ValueError for a naive instant or
    a pause that ends before it begins.
    """
    if any(until is not None and until < since for since, until in pauses):
        raise ValueError("a pause does not end before it begins")
    count = _Count(calendar, tuple(pauses), Course(limit, _day_of(start)))
    course = count.run(extend=extend)
    due_on = course.due_on
    return Deadline(
        code=limit.code,
        start_on=course.start_on,
        due_on=due_on,
        due_at=None if due_on is None else end_of(due_on),
        paused=due_on is None,
        provisional=bool(course.provisional_years),
        explanation=explain(course),
    )


def end_of(day: date) -> datetime:
    """24:00 of the day in Asia/Shanghai as an aware UTC instant."""
    return datetime.combine(day + _ONE_DAY, time.min, SHANGHAI).astimezone(UTC)


def add_months(day: date, months: int) -> date:
    """The same day number so many months later, or the last day of that month if it is shorter (G-04)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _day_of(start: date) -> date:
    if not isinstance(start, datetime):
        return start
    if start.tzinfo is None:
        raise ValueError("an instant has a time zone")
    return office_day(start)


@dataclass
class _Count:
    """One walk through the days after the start; ``course`` notes what was met on the way."""

    calendar: WorkCalendar
    pauses: tuple[Pause, ...]
    course: Course
    day: date = field(init=False)

    def run(self, *, extend: bool) -> Course:
        """Count to the end, then extend; the course has no due day if an open pause stops the count."""
        self.day = self.course.start_on
        limit = self.course.limit
        arrived = all(self._step(in_working_days=limit.unit is Unit.WORKING_DAYS) for _ in range(self._days()))
        if arrived and extend:
            self.course.counted_to = self.day
            arrived = self._extend()
        self.course.due_on = self.day if arrived else None
        return self.course

    def _days(self) -> int:
        limit, start = self.course.limit, self.course.start_on
        if limit.unit is not Unit.MONTHS:
            return limit.length
        end = add_months(start, limit.length)
        self.course.clamped_to = None if end.day == start.day else end
        return (end - start).days

    def _step(self, *, in_working_days: bool) -> bool:
        """Go to the next day that counts; False if an open pause stands in the way."""
        self.day += _ONE_DAY
        while self._is_paused(self.day) or (in_working_days and not self._works(self.day)):
            if self._is_stopped(self.day):
                return False
            self.day += _ONE_DAY
        return True

    def _extend(self) -> bool:
        while self._is_paused(self.day) or not self._works(self.day, counting=False):
            if self._is_stopped(self.day):
                return False
            self.day += _ONE_DAY
        return True

    def _works(self, day: date, *, counting: bool = True) -> bool:
        works = self.calendar.is_working_day(day)
        if self.calendar.is_provisional(day):
            self.course.provisional_years.add(day.year)
        if counting:
            special = self.calendar.special(day)
            if not works:
                self.course.skip(None if special is None else special.text)
            elif special is not None and special.kind is DayKind.MAKEUP:
                self.course.makeup_days.append(day)
        return works

    def _is_paused(self, day: date) -> bool:
        paused = any(since <= day and (until is None or day < until) for since, until in self.pauses)
        if paused:
            self.course.paused_days.add(day)
        return paused

    def _is_stopped(self, day: date) -> bool:
        since = [since for since, until in self.pauses if until is None and since <= day]
        if since:
            self.course.stopped_on = min(since)
        return bool(since)
