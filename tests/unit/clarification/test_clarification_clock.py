"""The month of the opinion (C-24, G-23): when it starts, its boundary cases, its pauses, and the limits after it."""

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.dues import opinion_due_on, running_limits
from services.clarification.clarifications.records import Deferral
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.wording import DeferralGround, Entrance
from tests.support.clarification_papers import BOOK, CAST, DAY, XUCHANG, circular_proof
from tests.support.clarification_stage import Stage

CALENDAR = BOOK.calendar


def case_of(received: date | None, ended: date | None, *deferrals: tuple[date, date | None]) -> Clarification:
    entrance = Entrance.EX_OFFICIO if received is None else Entrance.APPLICATION
    rests = tuple(
        Deferral(DeferralGround.LEAD_OPEN, "", _morning(since), CAST.head, None if until is None else _morning(until))
        for since, until in deferrals
    )
    opened = Stage().walk(S.ASSESSING)
    return replace(opened, entrance=entrance, received_on=received, verification_ended_on=ended, deferrals=rests)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(1), UTC)


def due(received: date | None, ended: date | None, *deferrals: tuple[date, date | None]) -> date | None:
    return opinion_due_on(case_of(received, ended, *deferrals), XUCHANG, CALENDAR)


def codes(case: Clarification) -> list[str]:
    return [limit.code for limit in running_limits(case, XUCHANG, CALENDAR)]


@pytest.mark.parametrize(
    ("start", "last_day"),
    [
        (date(2023, 1, 31), date(2023, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2022, 11, 30), date(2022, 12, 30)),
        (date(2025, 2, 28), date(2025, 3, 28)),
        (date(2025, 2, 1), date(2025, 3, 3)),  # 1 March is a Saturday
        (date(2025, 12, 31), date(2026, 2, 2)),  # 31 January is a Saturday
    ],
)
def test_a_month_ends_on_the_day_of_the_same_number_or_the_last_and_never_on_a_free_day(
    start: date, last_day: date
) -> None:
    assert due(None, start) == last_day == due(start, start)


def test_the_month_counts_from_the_later_of_receipt_and_end_of_verification() -> None:
    early, late = date(2026, 3, 2), date(2026, 3, 10)
    assert due(early, late) == due(late, early) == due(None, late) == date(2026, 4, 10)


def test_the_clock_waits_until_verification_has_ended_and_then_starts() -> None:
    stage = Stage()
    waits = replace(stage.walk(S.ASSESSING), received_on=DAY, verification_ended_on=None)
    assert opinion_due_on(waits, XUCHANG, CALENDAR) is None and codes(waits) == []
    ended = stage.move(waits, "record_verification")
    assert ended.opinion_from == DAY and codes(ended) == ["clarification.opinion"]


def test_a_deferral_stops_the_clock_and_its_days_do_not_count() -> None:
    start = date(2026, 3, 2)
    assert due(None, start, (date(2026, 3, 9), None)) is None
    assert due(None, start, (date(2026, 3, 9), date(2026, 3, 14))) == date(2026, 4, 7)
    (limit,) = running_limits(case_of(None, start, (date(2026, 3, 9), None)), XUCHANG, CALENDAR)
    assert limit.deadline.paused and limit.deadline.due_on is None


def test_a_deferral_that_ends_on_its_own_day_costs_nothing() -> None:
    start = date(2026, 3, 2)
    assert due(None, start, (date(2026, 3, 9), date(2026, 3, 9))) == due(None, start)


def test_a_reconsideration_that_reopens_it_starts_a_new_month() -> None:
    reopened = replace(case_of(None, date(2026, 1, 5)), reopened_on=date(2026, 3, 2))
    assert opinion_due_on(reopened, XUCHANG, CALENDAR) == date(2026, 4, 2)


def oracle(start: date, pauses: list[tuple[date, date]]) -> date:
    """The month counted day by day, written without the deadline engine."""
    following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = following.replace(day=min(start.day, monthrange(following.year, following.month)[1]))
    left, day = (last - start).days, start
    while left:
        day += timedelta(days=1)
        left -= not any(since <= day < until for since, until in pauses)
    while not CALENDAR.is_working_day(day) or any(since <= day < until for since, until in pauses):
        day += timedelta(days=1)
    return day


days = st.dates(date(2022, 1, 1), date(2027, 6, 30))
rests = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60)), max_size=3)


@settings(max_examples=400, deadline=None)
@given(received=st.none() | days, ended=days, gaps=rests)
def test_the_month_agrees_with_counting_day_by_day(
    received: date | None, ended: date, gaps: list[tuple[int, int]]
) -> None:
    start = max(day for day in (received, ended) if day is not None)
    pauses, day = [], start
    for wait, length in gaps:
        since = day + timedelta(days=wait)
        day = since + timedelta(days=length)
        pauses.append((since, day))
    assert due(received, ended, *pauses) == oracle(start, pauses)


def test_each_step_after_the_opinion_has_its_limit() -> None:
    stage = Stage()
    proposed = stage.walk(S.PROPOSED)
    assert codes(proposed) == ["clarification.step_across"]
    assert codes(stage.move(proposed, "give_trial_opinion")) == ["clarification.step"]
    assert codes(stage.walk(S.ASSESSED_COLLECTIVELY)) == ["clarification.step"]
    assert codes(stage.walk(S.HEAD_REVIEWED)) == codes(stage.walk(S.PRE_NOTICE)) == ["clarification.step_across"]
    assert codes(stage.walk(S.EXECUTED)) == ["clarification.step"]
    assert codes(stage.walk(S.FOLLOWING_UP)) == codes(stage.walk(S.CLOSED)) == []


def test_letter_and_other_methods_count_from_the_approval_each_until_it_is_proven() -> None:
    stage = Stage()
    executing = stage.walk(S.EXECUTING)
    assert codes(stage.walk(S.APPROVED)) == codes(executing) == ["clarification.letter", "clarification.other_methods"]
    dates = {limit.code: limit.deadline.due_on for limit in running_limits(executing, XUCHANG, CALENDAR)}
    assert dates["clarification.letter"] == CALENDAR.add_working_days(DAY, 10)
    assert dates["clarification.other_methods"] == CALENDAR.add_working_days(DAY, 20)
    served = stage.move(executing, "record_proof")
    assert codes(served) == ["clarification.other_methods"]
    assert codes(stage.move(served, "record_proof", command=circular_proof(DAY))) == []


def test_the_applicant_is_answered_in_five_working_days_and_again_after_a_reconsideration_that_upholds() -> None:
    stage = Stage()
    declined = replace(stage.walk(S.NOT_STARTED), entrance=Entrance.APPLICATION)
    (limit,) = running_limits(declined, XUCHANG, CALENDAR)
    assert (limit.code, limit.deadline.due_on) == ("clarification.answer", CALENDAR.add_working_days(DAY, 5))
    answered = stage.move(declined, "answer_applicant")
    assert codes(answered) == []
    upheld = stage.move(answered, "reconsider", reopen=False, on=DAY + timedelta(days=7))
    assert codes(upheld) == ["clarification.answer"]
    assert codes(stage.walk(S.NOT_STARTED)) == []  # nobody applied
