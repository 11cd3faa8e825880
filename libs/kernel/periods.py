"""Months, quarters, years and ISO weeks: which one a day is in, where each begins and ends (S-05 to S-09, L-08).

Days are days of the office (Asia/Shanghai); an instant has none until ``office_day`` has said which. A period is
written ``2026-03`` (month), ``2026-q1`` (quarter), ``2026-w09`` (ISO week) or ``2026`` (year), which sorts by time.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

_ONE_DAY: Final = timedelta(days=1)
_MONTHS: Final = 12
_WRITTEN: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<part>[qw]?)(?P<number>\d{1,2}))?")


def month_of(day: date) -> str:
    """The month the day is in, as ``2026-03``. Raises ValueError for an instant."""
    return f"{_plain(day).year:04}-{day.month:02}"


def quarter_of(day: date) -> str:
    """The quarter the day is in, as ``2026-q1``. Raises ValueError for an instant."""
    return f"{_plain(day).year:04}-q{(day.month + 2) // 3}"


def year_of(day: date) -> str:
    """The calendar year the day is in, as ``2026``. Raises ValueError for an instant."""
    return f"{_plain(day).year:04}"


def iso_week_of(day: date) -> str:
    """The week of ISO 8601 the day is in, as ``2026-w53``: it belongs to the year that has its Thursday (L-08)."""
    year, week, _ = _plain(day).isocalendar()
    return f"{year:04}-w{week:02}"


def first_day_of(period: str) -> date:
    """The day a month, quarter, ISO week or year begins. Raises ValueError if it is written in no such way."""
    found = _WRITTEN.fullmatch(period)
    if found is None:
        raise ValueError("a period is written 2026, 2026-03, 2026-q1 or 2026-w09")
    year, number = int(found["year"]), int(found["number"] or 1)
    if found["part"] == "w":
        day = date.fromisocalendar(year, number, 1)
    else:
        day = date(year, number * 3 - 2 if found["part"] == "q" else number, 1)
    if _spelling(period)(day) != period:
        raise ValueError("a period is written 2026, 2026-03, 2026-q1 or 2026-w09")
    return day


def last_day_of(period: str) -> date:
    """The day a month, quarter, ISO week or year ends. Raises ValueError if it is written in no such way."""
    return first_day_of(following(period)) - _ONE_DAY


def following(period: str) -> str:
    """The period of the same kind that comes next."""
    first = first_day_of(period)
    if "w" in period:
        return iso_week_of(first + 7 * _ONE_DAY)
    step = 3 if "q" in period else 1 if "-" in period else _MONTHS
    years, month = divmod(first.month - 1 + step, _MONTHS)
    return _spelling(period)(date(first.year + years, month + 1, 1))


def months_between(first: date, last: date) -> tuple[str, ...]:
    """Every month from that of the first day to that of the last, both included; none if the last day is earlier."""
    return tuple(_from_to(month_of, first, last))


def quarters_between(first: date, last: date) -> tuple[str, ...]:
    """Every quarter from that of the first day to that of the last, both included; none if the last day is earlier."""
    return tuple(_from_to(quarter_of, first, last))


def iso_weeks_between(first: date, last: date) -> tuple[str, ...]:
    """Every ISO week from that of the first day to that of the last, both included; none if the last day is earlier."""
    return tuple(_from_to(iso_week_of, first, last))


def days_left(period: str, on: date) -> int:
    """How many days of the period are still to come after that day; 0 on its last day and later."""
    return max(0, (last_day_of(period) - _plain(on)).days)


def _from_to(spelling: Callable[[date], str], first: date, last: date) -> Iterator[str]:
    period = spelling(first)
    while first <= last and first_day_of(period) <= _plain(last):
        yield period
        period = following(period)


def _spelling(period: str) -> Callable[[date], str]:
    if "w" in period:
        return iso_week_of
    if "q" in period:
        return quarter_of
    return month_of if "-" in period else year_of


def _plain(day: date) -> date:
    if isinstance(day, datetime):
        raise ValueError("an instant is in no period until its day in the office is known")
    return day
