"""When a time limit runs out: months, working days, extension, pauses, and what is said about it (G-04)."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel.deadlines import DeadlineState, Pause, add_months, due, end_of
from libs.kernel.profile import TimeLimit, Unit
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from libs.policy import PolicyBook

POLICIES = Path(__file__).parents[3] / "policies"
CALENDAR = PolicyBook.load(POLICIES).calendar
WORDS = Text("期限", "limit")
DAYS = st.dates(date(2023, 1, 1), date(2029, 12, 31))
LENGTHS = st.integers(1, 40)


def limit(length: int, unit: Unit) -> TimeLimit:
    return TimeLimit("test.limit", length, unit, WORDS, WORDS, Rule("G-04"), "project-defaults/G-04")


MONTH = limit(1, Unit.MONTHS)


def working(length: int) -> TimeLimit:
    return limit(length, Unit.WORKING_DAYS)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
    ],
)
def test_a_month_ends_on_the_same_day_number_or_the_last_day_of_the_month(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end
    assert due(limit(months, Unit.MONTHS), start, CALENDAR, extend=False).due_on == end


def test_an_application_of_31_january_2023_is_due_on_28_february() -> None:
    assert due(MONTH, date(2023, 1, 31), CALENDAR).due_on == date(2023, 2, 28)


def test_an_application_of_30_november_2026_is_due_on_30_december() -> None:
    assert due(MONTH, date(2026, 11, 30), CALENDAR).due_on == date(2026, 12, 30)


def test_a_last_day_that_is_no_working_day_is_extended_over_the_whole_holiday() -> None:
    extended = due(MONTH, date(2026, 9, 1), CALENDAR)
    assert extended.due_on == date(2026, 10, 8)
    assert "2026-10-01" in extended.explanation.en and "顺延" in extended.explanation.zh


def test_a_period_that_simply_ends_is_not_extended() -> None:
    assert due(MONTH, date(2026, 9, 1), CALENDAR, extend=False).due_on == date(2026, 10, 1)


def test_the_last_day_may_be_a_make_up_saturday() -> None:
    assert due(MONTH, date(2026, 1, 28), CALENDAR).due_on == date(2026, 2, 28)


def test_working_days_skip_the_holiday_and_count_the_make_up_days() -> None:
    review = due(working(10), date(2026, 2, 10), CALENDAR)
    assert review.due_on == date(2026, 3, 2)
    assert "春节9天" in review.explanation.zh and "2026-02-14" in review.explanation.zh
    assert "Spring Festival 9 day(s)" in review.explanation.en


def test_the_start_day_is_not_counted_even_if_it_is_a_holiday() -> None:
    assert due(working(1), date(2026, 10, 1), CALENDAR).due_on == date(2026, 10, 8)
    assert due(working(1), date(2026, 3, 2), CALENDAR).due_on == date(2026, 3, 3)


def test_thirty_calendar_days_are_thirty_days() -> None:
    assert due(limit(30, Unit.CALENDAR_DAYS), date(2026, 3, 1), CALENDAR).due_on == date(2026, 3, 31)


def test_a_limit_expires_at_24_hours_in_the_office() -> None:
    deadline = due(MONTH, date(2023, 1, 31), CALENDAR)
    assert deadline.due_at == datetime(2023, 2, 28, 16, tzinfo=UTC)
    assert deadline.due_at is not None and deadline.due_at.tzinfo is UTC


def test_an_instant_starts_the_limit_on_its_day_in_the_office() -> None:
    late_evening_utc = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)  # already 3 March in Shanghai
    assert due(working(1), late_evening_utc, CALENDAR).start_on == date(2026, 3, 3)


def test_an_instant_without_time_zone_is_refused() -> None:
    naive = datetime.fromisoformat("2026-03-02T08:00:00")
    with pytest.raises(ValueError):
        due(working(1), naive, CALENDAR)
    with pytest.raises(ValueError):
        due(working(1), date(2026, 3, 2), CALENDAR).state(naive)


def test_a_limit_into_a_year_without_arrangement_is_provisional() -> None:
    total = due(working(30), date(2026, 12, 1), CALENDAR)
    assert total.provisional and "2027" in total.explanation.en
    assert not due(working(5), date(2026, 12, 1), CALENDAR).provisional


# ---- pauses ----


def test_five_paused_days_move_the_end_by_five_days() -> None:
    pause = (date(2026, 3, 10), date(2026, 3, 15))
    assert due(MONTH, date(2026, 3, 2), CALENDAR, [pause]).due_on == date(2026, 4, 7)  # 2 April and five days


def test_paused_working_days_are_counted_afterwards() -> None:
    pause = (date(2026, 3, 4), date(2026, 3, 9))  # Wednesday to Friday do not count, Monday counts again
    assert due(working(5), date(2026, 3, 2), CALENDAR, [pause]).due_on == date(2026, 3, 12)


def test_overlapping_pauses_count_once() -> None:
    one = [(date(2026, 3, 10), date(2026, 3, 15))]
    two = [(date(2026, 3, 10), date(2026, 3, 13)), (date(2026, 3, 12), date(2026, 3, 15))]
    assert due(MONTH, date(2026, 3, 2), CALENDAR, one).due_on == due(MONTH, date(2026, 3, 2), CALENDAR, two).due_on


def test_while_a_pause_lasts_no_due_date_runs() -> None:
    paused = due(MONTH, date(2026, 3, 2), CALENDAR, [(date(2026, 3, 10), None)])
    assert paused.paused and paused.due_on is None and paused.due_at is None
    assert paused.state(datetime(2030, 1, 1, tzinfo=UTC)) is DeadlineState.PAUSED
    assert "2026-03-10" in paused.explanation.zh


def test_a_pause_that_begins_after_the_end_changes_nothing() -> None:
    plain = due(MONTH, date(2026, 3, 2), CALENDAR)
    assert due(MONTH, date(2026, 3, 2), CALENDAR, [(date(2026, 4, 3), None)]) == plain


def test_a_pause_inside_the_extension_holds_the_end_too() -> None:
    over_the_holiday = due(MONTH, date(2026, 9, 1), CALENDAR, [(date(2026, 10, 5), None)])
    assert over_the_holiday.paused  # 1 October would have been extended to 8 October


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError):
        due(MONTH, date(2026, 3, 2), CALENDAR, [(date(2026, 3, 10), date(2026, 3, 9))])


# ---- states ----


def test_a_deadline_runs_is_due_soon_and_is_overdue() -> None:
    deadline = due(working(5), date(2026, 3, 2), CALENDAR)
    assert deadline.due_at is not None
    assert deadline.state(deadline.due_at - timedelta(days=3)) is DeadlineState.RUNNING
    assert deadline.state(deadline.due_at - timedelta(days=2)) is DeadlineState.DUE_SOON
    assert deadline.state(deadline.due_at - timedelta(microseconds=1)) is DeadlineState.DUE_SOON
    assert deadline.state(deadline.due_at) is DeadlineState.OVERDUE


def test_the_state_does_not_depend_on_the_zone_an_instant_is_written_in() -> None:
    deadline = due(working(5), date(2026, 3, 2), CALENDAR)
    assert deadline.due_at is not None
    elsewhere = deadline.due_at.astimezone(timezone(timedelta(hours=-8)))
    assert deadline.state(elsewhere) is DeadlineState.OVERDUE


# ---- properties ----


@given(DAYS, LENGTHS, st.sampled_from(Unit), st.booleans())
def test_a_longer_limit_never_ends_earlier(start: date, length: int, unit: Unit, extend: bool) -> None:
    shorter = due(limit(length, unit), start, CALENDAR, extend=extend).due_on
    longer = due(limit(length + 1, unit), start, CALENDAR, extend=extend).due_on
    assert shorter is not None and longer is not None and start < shorter <= longer


@given(DAYS, LENGTHS, st.sampled_from(Unit), st.booleans())
def test_a_later_start_never_ends_earlier(start: date, length: int, unit: Unit, extend: bool) -> None:
    earlier = due(limit(length, unit), start, CALENDAR, extend=extend).due_on
    later = due(limit(length, unit), start + timedelta(days=1), CALENDAR, extend=extend).due_on
    assert earlier is not None and later is not None and earlier <= later


@given(DAYS, LENGTHS, st.sampled_from(Unit))
def test_an_extended_limit_ends_on_a_working_day(start: date, length: int, unit: Unit) -> None:
    deadline = due(limit(length, unit), start, CALENDAR)
    assert deadline.due_on is not None and CALENDAR.is_working_day(deadline.due_on)
    assert deadline.due_at == end_of(deadline.due_on)


@given(DAYS, LENGTHS, st.integers(0, 60), st.integers(0, 30))
def test_paused_days_add_up(start: date, length: int, after: int, paused: int) -> None:
    counted = limit(length, Unit.CALENDAR_DAYS)
    since = start + timedelta(days=1 + after)
    pause: Pause = (since, since + timedelta(days=paused))
    plain = due(counted, start, CALENDAR, extend=False).due_on
    moved = due(counted, start, CALENDAR, [pause], extend=False).due_on
    assert plain is not None and moved is not None
    assert moved - plain == (timedelta(days=paused) if since <= plain else timedelta())


@pytest.fixture(params=["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def system_zone(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


@pytest.mark.usefixtures("system_zone")
def test_the_zone_of_the_machine_does_not_matter() -> None:
    deadline = due(working(10), datetime(2026, 2, 9, 16, 30, tzinfo=UTC), CALENDAR)
    assert deadline.start_on == date(2026, 2, 10)
    assert deadline.due_at == datetime(2026, 3, 2, 16, tzinfo=UTC)
