"""Months, quarters, ISO weeks and years at their borders (S-05 to S-09, G-49, L-08)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel.actor import office_day
from libs.kernel.periods import (
    days_left,
    first_day_of,
    following,
    iso_week_of,
    iso_weeks_between,
    last_day_of,
    month_of,
    months_between,
    quarter_of,
    quarters_between,
    year_of,
)

KINDS = (month_of, quarter_of, iso_week_of, year_of)
DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 30))


def test_s06_a_visit_on_the_31st_and_one_on_the_1st_belong_to_different_months() -> None:
    assert month_of(date(2023, 3, 31)) == "2023-03"
    assert month_of(date(2023, 4, 1)) == "2023-04"


def test_s06_two_visits_of_march_are_in_one_month() -> None:
    assert month_of(date(2023, 3, 3)) == month_of(date(2023, 3, 28)) == "2023-03"


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), "2026-q1"),
        (date(2026, 3, 31), "2026-q1"),
        (date(2026, 4, 1), "2026-q2"),
        (date(2026, 6, 30), "2026-q2"),
        (date(2026, 7, 1), "2026-q3"),
        (date(2026, 9, 30), "2026-q3"),
        (date(2026, 10, 1), "2026-q4"),
        (date(2026, 12, 31), "2026-q4"),
    ],
)
def test_s07_a_quarter_has_three_months(day: date, quarter: str) -> None:
    assert quarter_of(day) == quarter


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2020, 12, 31), "2020-w53"),  # a year of 53 weeks
        (date(2021, 1, 3), "2020-w53"),  # the Sunday still belongs to the old year
        (date(2021, 1, 4), "2021-w01"),
        (date(2024, 12, 30), "2025-w01"),  # a Monday of the old year that begins the new one
        (date(2026, 1, 1), "2026-w01"),  # a Thursday
        (date(2026, 12, 31), "2026-w53"),
        (date(2027, 1, 3), "2026-w53"),
        (date(2027, 1, 4), "2027-w01"),
        (date(2026, 3, 1), "2026-w09"),  # Sunday, the last day of its week
        (date(2026, 3, 2), "2026-w10"),
    ],
)
def test_l08_a_week_at_the_turn_of_the_year_belongs_to_the_year_of_its_thursday(day: date, week: str) -> None:
    assert iso_week_of(day) == week


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-w01", date(2025, 12, 29), date(2026, 1, 4)),
        ("2026-w53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_begins_and_ends_on_its_days(period: str, first: date, last: date) -> None:
    assert (first_day_of(period), last_day_of(period)) == (first, last)


@pytest.mark.parametrize(
    ("period", "after"),
    [
        ("2026-12", "2027-01"),
        ("2026-q4", "2027-q1"),
        ("2026-w53", "2027-w01"),
        ("2025-w52", "2026-w01"),
        ("2026", "2027"),
    ],
)
def test_after_the_last_period_of_a_year_comes_the_first_of_the_next(period: str, after: str) -> None:
    assert following(period) == after


UNWRITTEN = """2025-w53 2026-w00 2026-w1 2026-q5 2026-q0 2026-q01 2026-13 2026-0 2026-3 26-03 2026-Q1 2026-W09
2026-03-01 ２０２６-03"""


@pytest.mark.parametrize("written", ["", *UNWRITTEN.split()])
def test_a_period_that_does_not_exist_or_is_written_otherwise_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"period|week|month|year"):
        first_day_of(written)


@pytest.mark.parametrize("kind", KINDS)
def test_an_instant_has_no_period_until_its_office_day_is_known(kind: Callable[[date], str]) -> None:
    at = datetime(2026, 3, 31, 16, 30, tzinfo=UTC)  # already 1 April in the office
    with pytest.raises(ValueError, match="instant"):
        kind(at)
    assert month_of(office_day(at)) == "2026-04" and quarter_of(office_day(at)) == "2026-q2"


def test_the_months_quarters_and_weeks_between_two_days_include_both_ends() -> None:
    assert months_between(date(2025, 11, 30), date(2026, 2, 1)) == ("2025-11", "2025-12", "2026-01", "2026-02")
    assert quarters_between(date(2025, 12, 31), date(2026, 4, 1)) == ("2025-q4", "2026-q1", "2026-q2")
    assert iso_weeks_between(date(2026, 12, 27), date(2027, 1, 4)) == ("2026-w52", "2026-w53", "2027-w01")
    assert months_between(date(2026, 3, 2), date(2026, 3, 2)) == ("2026-03",)
    assert months_between(date(2026, 3, 2), date(2026, 3, 1)) == ()


def test_the_days_left_of_a_period_end_with_its_last_day() -> None:
    assert days_left("2026-03", date(2026, 3, 24)) == 7
    assert days_left("2026-03", date(2026, 3, 31)) == days_left("2026-03", date(2026, 4, 9)) == 0


@pytest.mark.parametrize("kind", KINDS)
@given(day=DAYS)
def test_every_day_is_in_exactly_the_period_that_holds_it(kind: Callable[[date], str], day: date) -> None:
    period = kind(day)
    first, last = first_day_of(period), last_day_of(period)
    assert first <= day <= last
    assert kind(first) == kind(last) == period
    assert kind(first - timedelta(days=1)) < period < kind(last + timedelta(days=1)) == following(period)
