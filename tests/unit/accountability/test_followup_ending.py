"""The end: a letter only if the period is over, the work outstanding and recognised; nobody is forgotten (TD-03)."""

from datetime import timedelta
from typing import Any

import pytest

from libs.contracts.accountability_followups import FollowupClosed, FollowupFedBack
from libs.kernel.refusal import Refusal
from services.accountability.followups import refusals_ending as no
from services.accountability.followups.followup import Followup
from services.accountability.followups.letter import letter_of
from services.accountability.followups.status import FollowupStatus as S
from services.accountability.followups.wording import FeedbackCondition
from tests.support.accountability_followups_papers import (
    AFTER,
    LAST,
    VISIT,
    begun,
    checks,
    follow,
    followup_in,
    named,
    noon,
)


def refused(followup: Followup, act: str, **given: Any) -> Refusal:
    """The refusal of that act; every refusal cites its rule."""
    with pytest.raises(Refusal) as found:
        follow(followup, act, **given)
    assert found.value.cites
    return found.value


def with_breach() -> Followup:
    """A graded follow-up whose visit found a breach of rights that is still open."""
    planned = follow(begun(), "plan_visit").case
    return follow(follow(planned, "record_visit", checks=checks("rights")).case, "grade").case


def test_a_letter_goes_to_the_organization_department_after_the_period() -> None:
    outcome = follow(followup_in(S.GRADED), "feed_back")
    assert isinstance(outcome.event, FollowupFedBack) and outcome.event.addressee_organ_id == named("department")
    assert outcome.case.visit_due_on is None


def test_on_the_last_day_of_the_period_it_is_not_over() -> None:
    for act in ("feed_back", "close_without_feedback"):
        assert isinstance(refused(followup_in(S.GRADED), act, at=noon(LAST)), no.FollowupPeriodRuns)


@pytest.mark.parametrize("grade", ["average", "poor"])
def test_whoever_was_not_graded_good_is_not_fed_back(grade: str) -> None:
    assert isinstance(refused(followup_in(S.GRADED, grade=grade), "feed_back"), no.NotGradedGood)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"performance": ""}, no.OutstandingUnproven),
        ({"recognition": ""}, no.RecognitionUnproven),
        ({"letter_number": ""}, no.LetterIncomplete),
        ({"proposal": ""}, no.LetterIncomplete),
        ({"organ_id": named("unit")}, no.FeedbackAddressee),
        ({"sent_on": LAST}, no.LetterDay),
        ({"sent_on": AFTER + timedelta(days=1)}, no.LetterDay),
    ],
)
def test_the_letter_says_how_the_work_stands_out_and_how_that_is_known(
    changes: dict[str, Any], expected: type[Refusal]
) -> None:
    assert isinstance(refused(followup_in(S.GRADED), "feed_back", **changes), expected)


def test_who_visited_does_not_decide_whether_it_is_fed_back() -> None:
    for act in ("feed_back", "close_without_feedback"):
        assert isinstance(refused(followup_in(S.GRADED), act, by="officer"), no.VisitorDecides)


def test_the_letter_tells_period_performance_and_proposal_and_nothing_of_the_visits() -> None:
    letter = letter_of(followup_in(S.FED_BACK))
    assert letter is not None and letter_of(followup_in(S.GRADED)) is None
    assert str(LAST) in letter.body.zh and (letter.performance, letter.proposal) != ("", "")
    told = " ".join(str(value) for value in vars(letter).values())
    assert "会把工作做好" not in told and str(named("officer")) not in told


def test_the_department_signs_once() -> None:
    signed = follow(followup_in(S.FED_BACK), "acknowledge").case
    assert isinstance(refused(signed, "acknowledge"), no.AlreadyAcknowledged)
    early = refused(followup_in(S.FED_BACK), "acknowledge", received_on=LAST)
    late = refused(followup_in(S.FED_BACK), "acknowledge", received_on=AFTER + timedelta(days=1))
    assert isinstance(early, no.LetterDay) and isinstance(late, no.LetterDay)


def test_it_is_closed_once_the_letter_is_known_to_have_come() -> None:
    sent = followup_in(S.FED_BACK)
    assert isinstance(refused(sent, "close"), no.LetterUnreceived)
    by_proof = follow(sent, "close", delivery_proof="机要回执").case
    assert by_proof.closing is not None and by_proof.closing.delivery_proof == "机要回执"
    signed = follow(follow(sent, "acknowledge").case, "close")
    assert isinstance(signed.event, FollowupClosed) and signed.event.fed_back
    assert isinstance(refused(follow(sent, "acknowledge").case, "close", reasons=""), no.ClosingUnreasoned)


def test_whoever_does_well_is_not_left_without_a_letter_and_without_a_reason() -> None:
    good = followup_in(S.GRADED)
    forgotten = refused(good, "close_without_feedback", unmet=())
    assert isinstance(forgotten, no.GoodPersonForgotten) and "D-04" in forgotten.cites
    assert isinstance(refused(good, "close_without_feedback", reasons=""), no.ClosingUnreasoned)
    closed = follow(good, "close_without_feedback", unmet=tuple(FeedbackCondition)).case
    assert closed.closing is not None and closed.closing.unmet == ("outstanding", "recognised")


def test_whoever_was_not_graded_good_or_never_visited_is_closed_with_reasons() -> None:
    for followup in (followup_in(S.GRADED, grade="poor"), begun()):
        outcome = follow(followup, "close_without_feedback", unmet=())
        assert isinstance(outcome.event, FollowupClosed) and not outcome.event.fed_back


def test_an_open_breach_of_rights_keeps_it_from_being_closed() -> None:
    followup = with_breach()
    assert isinstance(refused(followup, "close_without_feedback"), no.BreachOpen)
    sent = follow(followup, "feed_back").case
    assert isinstance(refused(sent, "close", delivery_proof="回执"), no.BreachOpen)
    remedied = follow(sent, "remedy_breach", breach_id=sent.open_breaches[0].id, remedied_on=VISIT).case
    assert follow(remedied, "close", delivery_proof="回执").case.status is S.CLOSED
