"""TI-01 and TI-03: what triggers do to an interview, in whatever order they come and go."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.kernel.actor import SYSTEM
from services.accountability.interviews.bases import Basis, ordered
from services.accountability.interviews.entering import ENDED, interview_id_of, triggered
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.tiers import place_of
from tests.support.accountability_interviews_papers import XUCHANG, basis, somebody
from tests.support.accountability_interviews_stage import Stage, refusals_of

TIERS = XUCHANG.list("interview_tiers").codes()
LOW, HIGH = "xc_i3", "xc_i4"
CALLED = (S.NOTICE_ISSUED, S.NO_SHOW)
AFTER = (S.HELD, S.RECTIFYING, S.VERIFIED)


def one(number: int, tier: str) -> Basis:
    return basis(tier, UUID(int=number))


def test_one_unit_and_event_have_one_interview_and_another_event_another() -> None:
    unit, event = somebody(1), somebody(2)
    assert interview_id_of(unit, event) == interview_id_of(unit, event)
    assert len({interview_id_of(unit, event), interview_id_of(event, unit), interview_id_of(unit, unit)}) == 3


def test_without_a_trigger_there_is_no_interview() -> None:
    nothing: tuple[Basis, ...] = ()
    with pytest.raises(ValueError, match="trigger"):
        triggered(somebody(1), "county", somebody(2), None, somebody(3), nothing, Stage().occasion(SYSTEM))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from(TIERS)), min_size=1, max_size=6, unique=True), st.data())
def test_whatever_triggers_come_in_whatever_order_the_interview_is_at_the_highest_tier(
    found: list[tuple[int, str]], draws: st.DataObject
) -> None:
    bases = [one(number, tier) for number, tier in found]
    order = draws.draw(st.permutations(bases))
    stage = Stage()
    case = stage.opened(order[0])
    for upto in range(1, len(order) + 1):
        case = stage.rebased(case, *order[:upto]) or case
    highest = min((basis.tier for basis in bases), key=lambda tier: place_of(tier, XUCHANG))
    assert case.tier == case.bases[0].tier == highest and case.status is S.TRIGGERED
    assert case.bases == ordered(bases, XUCHANG)
    assert stage.rebased(case, *order) is None


def test_at_equal_height_the_tier_listed_first_counts_and_all_bases_are_kept() -> None:
    for order in permutations((one(1, "xc_i7"), one(2, "xc_i2"), one(3, "xc_i1"))):
        case = Stage().opened(*order)
        assert case.tier == "xc_i1" and {basis.tier for basis in case.bases} == {"xc_i1", "xc_i2", "xc_i7"}


def test_a_unit_that_leads_and_undertakes_is_interviewed_once_at_the_higher_interviewer() -> None:
    case = Stage().opened(one(1, "xc_i3"), one(1, "xc_i1"))
    assert case.tier == "xc_i1" and len(case.bases) == 2


@pytest.mark.parametrize("status", [S.CONFIRMED, *CALLED])
def test_a_higher_tier_before_the_talk_sends_it_back_to_be_confirmed(status: S) -> None:
    stage = Stage(LOW)
    case = stage.walk(status)
    again = stage.rebased(case, *case.bases, one(9, HIGH))
    assert again is not None and (again.status, again.tier) == (S.TRIGGERED, HIGH)
    assert again.confirmation is None and again.notice is None
    assert again.earlier_notices == (() if case.notice is None else (case.notice,))
    assert again.no_shows == case.no_shows


@pytest.mark.parametrize("status", [S.TRIGGERED, S.CONFIRMED, *CALLED])
def test_a_lower_tier_before_the_talk_does_so_too(status: S) -> None:
    case = Stage(HIGH).walk(status)
    lower = Stage(HIGH).rebased(replace(case, bases=(*case.bases, one(1, LOW))), one(1, LOW))
    assert lower is not None and (lower.status, lower.tier) == (S.TRIGGERED, LOW)
    assert lower.withdrawn == (basis(HIGH),)


@pytest.mark.parametrize("status", [S.CONFIRMED, S.NOTICE_ISSUED, S.NO_SHOW])
def test_another_trigger_of_the_same_tier_is_noted_and_the_interview_stands(status: S) -> None:
    stage = Stage()
    case = stage.walk(status)
    noted = stage.rebased(case, *case.bases, one(9, HIGH))
    assert noted is not None and noted.status is status and len(noted.bases) == 2
    assert noted.confirmation == case.confirmation


@pytest.mark.parametrize("status", [S.TRIGGERED, S.CONFIRMED])
def test_without_a_trigger_it_is_cancelled_before_a_notice_is_out(status: S) -> None:
    stage = Stage()
    case = stage.walk(status)
    ended = stage.rebased(case)
    assert ended is not None and ended.status is S.CANCELLED and ended.withdrawn == case.bases
    assert ended.cancellation is not None and not ended.cancellation.by_hand
    assert stage.rebased(ended) is None


@pytest.mark.parametrize("status", CALLED)
def test_without_a_trigger_a_called_interview_can_only_be_cancelled(status: S) -> None:
    stage = Stage()
    marked = stage.rebased(stage.walk(status))
    assert marked is not None and marked.status is status and marked.trigger_withdrawn_on is not None
    assert stage.rebased(marked) is None
    acts = ("issue_notice", "hold", "record_no_show") if status is S.NOTICE_ISSUED else ("issue_notice",)
    for act in acts:
        assert refusals_of(stage, marked, act) == {"interview_trigger_gone"}
    if status is S.NO_SHOW:
        assert refusals_of(stage, marked, "propose_escalation", ground="no_show") == {"interview_trigger_gone"}
    assert stage.move(marked, "cancel").status is S.CANCELLED


def test_a_proposal_to_escalate_a_no_show_falls_with_its_trigger() -> None:
    stage = Stage()
    proposed = stage.move(stage.walk(S.NO_SHOW), "propose_escalation", ground="no_show")
    marked = stage.rebased(proposed)
    assert marked is not None
    assert refusals_of(stage, marked, "escalate") == {"interview_trigger_gone"}


def test_a_trigger_that_comes_back_takes_the_mark_off() -> None:
    stage = Stage()
    case = stage.walk(S.NOTICE_ISSUED)
    marked = stage.rebased(case)
    assert marked is not None
    back = stage.rebased(marked, *case.bases)
    assert back is not None and back.status is S.NOTICE_ISSUED and back.trigger_withdrawn_on is None
    assert back.withdrawn == ()
    assert stage.move(back, "hold").status is S.HELD


@pytest.mark.parametrize("status", AFTER)
def test_after_the_talk_triggers_are_noted_and_change_nothing_else(status: S) -> None:
    stage = Stage(LOW)
    case = stage.walk(status)
    higher = stage.rebased(case, *case.bases, one(9, HIGH))
    assert higher is not None and (higher.status, higher.tier) == (status, LOW)
    none = stage.rebased(case)
    assert none is not None and none.status is status and none.trigger_withdrawn_on is not None
    assert none.record == case.record


@pytest.mark.parametrize("status", sorted(ENDED))
def test_an_ended_interview_hears_nothing_more(status: S) -> None:
    assert Stage().rebased(Stage().walk(status)) is None


def test_what_the_leader_found_wrong_does_not_bring_it_back_but_a_new_trigger_does() -> None:
    stage = Stage()
    cancelled = stage.walk(S.CANCELLED)
    held = cancelled.dismissed
    assert cancelled.bases == () and len(held) == 1
    assert stage.rebased(cancelled, *held) is None
    again = stage.rebased(cancelled, *held, one(9, LOW))
    assert again is not None and (again.status, again.tier) == (S.TRIGGERED, LOW)
    assert again.dismissed == held and again.cancellation is None


def test_a_dismissed_trigger_that_fell_and_came_back_is_a_new_one() -> None:
    stage = Stage()
    cancelled = stage.walk(S.CANCELLED)
    fallen = stage.rebased(cancelled)
    assert fallen is not None and fallen.status is S.CANCELLED and fallen.dismissed == ()
    back = stage.rebased(fallen, *cancelled.dismissed)
    assert back is not None and back.status is S.TRIGGERED


def test_a_corrected_trigger_cancels_and_a_correction_of_the_correction_brings_it_back() -> None:
    stage = Stage()
    case = stage.walk(S.CONFIRMED)
    ended = stage.rebased(case, on=date(2026, 3, 3))
    assert ended is not None and ended.status is S.CANCELLED
    back = stage.rebased(ended, *case.bases, on=date(2026, 3, 4))
    assert back is not None and back.status is S.TRIGGERED and back.withdrawn == ()
    assert back.trigger_withdrawn_on is None and back.confirmation is None


def test_told_twice_nothing_moves_twice() -> None:
    stage = Stage()
    case = stage.walk(S.TRIGGERED)
    first = stage.rebased(case, *case.bases, one(9, LOW))
    assert first is not None
    assert stage.rebased(first, one(9, LOW), *case.bases) is None
