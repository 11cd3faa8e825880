"""The working calendar: what is arranged, what follows the week, what is only provisional."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel.calendar import DayKind, SpecialDay, WorkCalendar
from libs.kernel.text import Text

NEW_YEAR = Text("元旦", "New Year's Day")
CALENDAR = WorkCalendar(
    {
        date(2026, 1, 1): SpecialDay(DayKind.HOLIDAY, NEW_YEAR),
        date(2026, 1, 2): SpecialDay(DayKind.HOLIDAY, NEW_YEAR),
        date(2026, 1, 4): SpecialDay(DayKind.MAKEUP, NEW_YEAR),
    },
    confirmed_years={2026},
    yearly={(1, 1): NEW_YEAR},
)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_an_arranged_holiday_is_no_working_day() -> None:
    assert not CALENDAR.is_working_day(date(2026, 1, 2))


def test_a_make_up_sunday_is_a_working_day() -> None:
    assert CALENDAR.is_working_day(date(2026, 1, 4))


def test_a_day_no_arrangement_mentions_follows_the_week() -> None:
    assert CALENDAR.is_working_day(date(2026, 1, 5))
    assert not CALENDAR.is_working_day(date(2026, 1, 10))


def test_a_year_without_arrangement_is_provisional_and_keeps_its_statutory_days() -> None:
    assert CALENDAR.is_provisional(date(2027, 1, 1))
    assert not CALENDAR.is_working_day(date(2027, 1, 1))  # a Friday
    assert CALENDAR.is_working_day(date(2027, 1, 4))


def test_a_confirmed_year_follows_its_arrangement_and_not_the_yearly_days() -> None:
    bare = WorkCalendar({}, confirmed_years={2026}, yearly={(1, 1): NEW_YEAR})
    assert not bare.is_provisional(date(2026, 1, 1))
    assert bare.is_working_day(date(2026, 1, 1))


def test_working_days_are_counted_from_the_day_after() -> None:
    assert CALENDAR.add_working_days(date(2025, 12, 31), 1) == date(2026, 1, 4)
    assert CALENDAR.add_working_days(date(2025, 12, 31), 0) == date(2025, 12, 31)


def test_the_next_working_day_of_a_working_day_is_itself() -> None:
    assert CALENDAR.next_working_day(date(2026, 1, 5)) == date(2026, 1, 5)
    assert CALENDAR.next_working_day(date(2026, 1, 1)) == date(2026, 1, 4)


def test_a_negative_number_of_working_days_is_refused() -> None:
    with pytest.raises(ValueError):
        CALENDAR.add_working_days(date(2026, 1, 5), -1)


@given(DAYS, st.integers(1, 60))
def test_so_many_working_days_lie_between_a_day_and_the_day_counted_to(day: date, n: int) -> None:
    end = CALENDAR.add_working_days(day, n)
    between = (day + timedelta(days=offset) for offset in range(1, (end - day).days + 1))
    assert sum(CALENDAR.is_working_day(d) for d in between) == n
    assert CALENDAR.is_working_day(end)
