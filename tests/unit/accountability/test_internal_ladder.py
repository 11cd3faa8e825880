"""The ladder of X-18: the first of a calendar year a circular, each further one interview and self-criticism."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.contracts.accountability_followups import ViolationRecomputed
from services.accountability.internal import refusals as no
from services.accountability.internal.facts import LadderFacts
from services.accountability.internal.ladder import REPEAT_AT, of_year, outstanding, resettled, rung_of, steps_of
from services.accountability.internal.lifecycle import LIFECYCLE
from services.accountability.internal.status import Rung
from services.accountability.internal.status import ViolationStatus as S
from services.accountability.internal.violation import Violation
from tests.support.accountability_followups_internal import (
    FREE,
    TODAY,
    act_on,
    carried,
    determined,
    known,
    record,
    sitting,
    violation_on,
)

FIRST_DAY, LAST_DAY, NEXT_YEAR = date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)
PROFILE = sitting().profile
MARCH, JUNE, SEPTEMBER = (violation_on(date(2026, month, 2)) for month in (3, 6, 9))


def test_the_first_is_a_circular_and_the_second_interview_and_written_self_criticism() -> None:
    assert steps_of(rung_of(MARCH, (), PROFILE), PROFILE) == ("circular_criticism",)
    assert steps_of(rung_of(JUNE, (MARCH,), PROFILE), PROFILE) == ("interview", "written_self_criticism")
    assert rung_of(SEPTEMBER, (MARCH, JUNE), PROFILE) is Rung.REPEAT


def test_the_calendar_year_counts_december_and_january_are_both_the_first() -> None:
    december, january = violation_on(LAST_DAY), violation_on(NEXT_YEAR)
    assert rung_of(december, (january,), PROFILE) is Rung.FIRST
    assert rung_of(january, (december,), PROFILE) is Rung.FIRST
    new_year = violation_on(FIRST_DAY)
    assert rung_of(december, (new_year,), PROFILE) is Rung.REPEAT


def test_a_withdrawn_violation_does_not_count() -> None:
    withdrawn = act_on(MARCH, "withdraw").case
    assert rung_of(JUNE, (withdrawn,), PROFILE) is Rung.FIRST
    assert of_year(JUNE, (withdrawn,)) == (JUNE,)


def test_what_is_confirmed_is_what_the_count_gives_and_nothing_else() -> None:
    with pytest.raises(no.RungWrong) as refused:
        determined(MARCH, rung=Rung.REPEAT)
    assert "X-18" in refused.value.cites
    with pytest.raises(no.RungWrong):
        determined(JUNE, MARCH, rung=Rung.FIRST)
    assert determined(JUNE, MARCH, rung=Rung.REPEAT).status is S.REPEAT


def test_from_which_violation_on_it_is_a_repeated_one_is_said_by_the_profile() -> None:
    milder = replace(PROFILE, options={**PROFILE.options, REPEAT_AT: 3})
    assert rung_of(JUNE, (MARCH,), milder) is Rung.FIRST
    assert rung_of(SEPTEMBER, (MARCH, JUNE), milder) is Rung.REPEAT


def test_an_earlier_one_recorded_later_makes_the_later_one_a_repeated_one() -> None:
    june = determined(JUNE)
    outcome = record(replace(FREE, others=(june,)), occurred_on=date(2026, 3, 5))
    (moved,) = outcome.others
    assert isinstance(moved.case, Violation) and isinstance(moved.event, ViolationRecomputed)
    assert (moved.case.id, moved.case.status, moved.source) == (june.id, S.REPEAT, S.FIRST)
    assert moved.case.recomputed[0].cause_id == outcome.case.id
    assert LIFECYCLE.rows(S.FIRST, "recompute")


def test_a_withdrawal_makes_the_repeated_one_the_first() -> None:
    march = determined(MARCH)
    june = determined(JUNE, march, rung=Rung.REPEAT)
    (moved,) = act_on(march, "withdraw", LadderFacts((june, SEPTEMBER))).others
    assert isinstance(moved.case, Violation)
    assert (moved.case.status, outstanding(moved.case, PROFILE)) == (S.FIRST, ("circular_criticism",))


def test_a_day_corrected_into_the_year_before_counts_both_years_anew() -> None:
    march = determined(MARCH)
    june = determined(JUNE, march, rung=Rung.REPEAT)
    december = determined(violation_on(date(2025, 12, 30)))
    outcome = act_on(march, "correct", replace(FREE, others=(june, december)), occurred_on=date(2025, 12, 29))
    assert outcome.case.status is S.FIRST and outcome.case.corrected[0].occurred_on == MARCH.occurred_on
    rungs = {moved.case.id: moved.case.status for moved in outcome.others}
    assert rungs == {june.id: S.FIRST, december.id: S.REPEAT}


def test_a_corrected_day_may_change_the_own_rung() -> None:
    march, june = determined(MARCH), determined(JUNE, MARCH, rung=Rung.REPEAT)
    outcome = act_on(june, "correct", replace(FREE, others=(march,)), occurred_on=date(2026, 2, 1))
    assert outcome.case.status is S.FIRST
    assert [(moved.case.id, moved.case.status) for moved in outcome.others] == [(march.id, S.REPEAT)]


def test_what_is_closed_stays_closed_and_nothing_more_follows_from_a_new_count() -> None:
    march = determined(MARCH)
    june = act_on(carried(determined(JUNE, march, rung=Rung.REPEAT), *steps_of(Rung.REPEAT, PROFILE)), "close").case
    (moved,) = act_on(march, "withdraw", LadderFacts((june,))).others
    assert isinstance(moved.case, Violation) and moved.case.determined is not None
    assert (moved.case.status, moved.case.determined.rung) == (S.CLOSED, Rung.FIRST)
    assert moved.case.steps == june.steps


def test_whoever_was_interviewed_for_a_repeat_that_was_none_is_not_named_in_a_circular_besides() -> None:
    march = determined(MARCH)
    june = carried(determined(JUNE, march, rung=Rung.REPEAT), "interview")
    (moved,) = act_on(march, "withdraw", LadderFacts((june,))).others
    assert isinstance(moved.case, Violation) and outstanding(moved.case, PROFILE) == ()
    assert act_on(moved.case, "close").case.status is S.CLOSED


def test_one_not_determined_yet_is_not_moved_by_another() -> None:
    assert resettled((JUNE,), MARCH, sitting()) == ()


@given(st.lists(st.dates(date(2025, 11, 1), date(2027, 2, 28)), min_size=1, max_size=7), st.data())
def test_in_any_set_of_violations_each_year_has_exactly_one_first_whatever_the_order_of_recording(
    days: list[date], drawn: st.DataObject
) -> None:
    pool = [replace(MARCH, id=known(f"any-{n}"), occurred_on=day) for n, day in enumerate(days)]
    order = drawn.draw(st.permutations(pool))
    settled: list[Violation] = []
    for violation in order:
        moved = {one.case.id: one.case for one in resettled(settled, violation, sitting())}
        settled = [moved.get(one.id, one) for one in settled]  # type: ignore[misc]
        mine = rung_of(violation, settled, PROFILE)
        settled.append(determined(violation, *settled, rung=mine))
    for year in {day.year for day in days}:
        of = [one for one in settled if one.occurred_on.year == year]
        firsts = [one for one in of if one.status is S.FIRST]
        assert len(firsts) == 1 and firsts[0].order == min(one.order for one in of)


def test_a_year_begins_with_the_first_of_january() -> None:
    eve, morning = violation_on(NEXT_YEAR - timedelta(days=1)), violation_on(FIRST_DAY)
    assert TODAY < NEXT_YEAR and rung_of(eve, (morning,), PROFILE) is Rung.REPEAT


def test_a_closed_first_that_an_earlier_one_makes_a_repeated_one_is_opened_again_for_what_follows() -> None:
    june = act_on(carried(determined(JUNE), "circular_criticism"), "close").case
    (moved,) = record(replace(FREE, others=(june,)), occurred_on=date(2026, 3, 5)).others
    assert isinstance(moved.case, Violation) and moved.source is S.CLOSED
    assert (moved.case.status, moved.case.ending) == (S.REPEAT, None)
    assert outstanding(moved.case, PROFILE) == ("interview", "written_self_criticism")
    assert {row.target for row in LIFECYCLE.rows(S.CLOSED, "recompute")} == {S.CLOSED, S.REPEAT}


def test_a_closed_first_whose_day_is_corrected_behind_another_one_is_opened_again() -> None:
    march = determined(MARCH)
    june = act_on(carried(determined(replace(JUNE, occurred_on=date(2025, 6, 2))), "circular_criticism"), "close").case
    outcome = act_on(june, "correct", replace(FREE, others=(march,)), occurred_on=date(2026, 6, 2))
    assert (outcome.case.status, outcome.others) == (S.REPEAT, ())
    assert {row.target for row in LIFECYCLE.rows(S.CLOSED, "correct")} == {S.CLOSED, S.REPEAT}
