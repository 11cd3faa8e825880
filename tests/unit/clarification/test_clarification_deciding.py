"""From the trial opinion to the prior notice: TC-07 to TC-09 with every guard."""

from dataclasses import replace
from datetime import timedelta

import pytest

from libs.contracts import clarification as said
from libs.kernel.roles import Role as R
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.status import ClarificationStatus as S
from tests.support.clarification_papers import CAST, DAY, somebody
from tests.support.clarification_stage import Stage, codes_of, pointers_of, refusal_of

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def tried(stage: Stage, **changes: object) -> Clarification:
    return stage.move(stage.walk(S.PROPOSED), "give_trial_opinion", **changes)


def test_tc07_the_trial_office_gives_its_opinion_and_a_later_one_replaces_it(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.PROPOSED), "give_trial_opinion", conclusion_right=False)
    assert outcome.case.status is S.PROPOSED
    assert isinstance(outcome.event, said.ClarificationTrialOpinionGiven)
    again = stage.move(outcome.case, "give_trial_opinion")
    assert again.trial_opinion is not None and again.trial_opinion.carries


def test_tc07_an_opinion_is_stated(stage: Stage) -> None:
    assert codes_of(refusal_of(stage, stage.walk(S.PROPOSED), "give_trial_opinion", opinion="")) == {"opinion_unstated"}


def test_tc07_whoever_proposed_it_gives_no_trial_opinion(stage: Stage) -> None:
    himself = stage.somebody(CAST.officer, R.CASE_TRIAL, CAST.trial_office)
    assert refusal_of(stage, stage.walk(S.PROPOSED), "give_trial_opinion", actor=himself).code == "one_hand"


def test_tc07_three_or_more_assess_it_together_with_minutes(stage: Stage) -> None:
    outcome = stage.perform(tried(stage), "assess_collectively")
    assert outcome.case.status is S.ASSESSED_COLLECTIVELY
    assert isinstance(outcome.event, said.ClarificationAssessed) and outcome.event.held_on == DAY


def test_tc07_there_is_no_meeting_without_the_trial_opinion(stage: Stage) -> None:
    refusal = refusal_of(stage, stage.walk(S.PROPOSED), "assess_collectively")
    assert refusal.code == "no_trial_opinion" and "P-11" in refusal.cites


@pytest.mark.parametrize("unsound", ["facts_clear", "evidence_solid", "conclusion_right"])
def test_tc07_a_proposal_that_the_trial_office_objects_to_does_not_go_on(stage: Stage, unsound: str) -> None:
    assert refusal_of(stage, tried(stage, **{unsound: False}), "assess_collectively").code == "trial_objects"


def test_tc07_two_are_too_few_and_naming_one_twice_makes_no_third(stage: Stage) -> None:
    two = (CAST.officer, CAST.head)
    refusal = refusal_of(stage, tried(stage), "assess_collectively", participant_ids=two)
    assert refusal.code == "meeting_too_small" and {"C-26", "C-28"} <= set(refusal.cites)
    doubled = refusal_of(stage, tried(stage), "assess_collectively", participant_ids=(*two, CAST.head))
    assert codes_of(doubled) == {"meeting_too_small", "participant_wrong"}


def test_tc07_strangers_and_the_recused_take_no_part(stage: Stage) -> None:
    strange = (CAST.officer, CAST.colleague, CAST.head, somebody(66), CAST.subject_id)
    refusal = refusal_of(stage, tried(stage), "assess_collectively", participant_ids=strange)
    assert refusal.code == "participant_wrong"
    assert pointers_of(refusal) == {"/participant_ids/3", "/participant_ids/4"}


def test_tc07_minutes_agreement_and_order_of_days_are_asked_for(stage: Stage) -> None:
    case = tried(stage)
    assert refusal_of(stage, case, "assess_collectively", minutes="").code == "no_meeting_minutes"
    assert refusal_of(stage, case, "assess_collectively", agreed=False).code == "meeting_disagrees"
    for day in (TOMORROW, DAY - timedelta(days=1)):
        assert refusal_of(stage, case, "assess_collectively", held_on=day).code == "day_impossible"


def test_tc08_the_head_reviews_it(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.ASSESSED_COLLECTIVELY), "review")
    assert outcome.case.status is S.HEAD_REVIEWED
    assert isinstance(outcome.event, said.ClarificationHeadReviewed)


def test_tc08_a_head_who_proposed_it_does_not_review_it(stage: Stage) -> None:
    himself = stage.somebody(CAST.officer, R.SUP_HEAD, CAST.office_id)
    refusal = refusal_of(stage, stage.walk(S.ASSESSED_COLLECTIVELY), "review", actor=himself)
    assert refusal.code == "one_hand" and "P-09" in refusal.cites


def test_tc08_it_is_the_head_of_that_office_with_an_opinion(stage: Stage) -> None:
    case = stage.walk(S.ASSESSED_COLLECTIVELY)
    other = stage.somebody(CAST.head, R.SUP_HEAD, somebody(77))
    assert refusal_of(stage, case, "review", actor=other).code == "not_verifying_office"
    assert codes_of(refusal_of(stage, case, "review", opinion="")) == {"opinion_unstated"}


def test_tc08_a_lead_that_came_in_meanwhile_stops_the_review(stage: Stage) -> None:
    facts = replace(stage.facts("review"), open_leads=1)
    refusal = refusal_of(stage, stage.walk(S.ASSESSED_COLLECTIVELY), "review", facts=facts)
    assert refusal.code == "other_leads_open"


@pytest.mark.parametrize("status", [S.PROPOSED, S.ASSESSED_COLLECTIVELY, S.HEAD_REVIEWED, S.PRE_NOTICE])
def test_tc08_the_head_takes_a_proposal_back_into_assessment(stage: Stage, status: S) -> None:
    case = stage.walk(status)
    assert codes_of(refusal_of(stage, case, "take_back", reasons="")) == {"opinion_unstated"}
    back = stage.perform(case, "take_back").case
    assert (back.status, back.proposal, back.trial_opinion, back.meeting, back.review) == (
        S.ASSESSING, None, None, None, None
    )  # fmt: skip
    assert back.items == case.items and back.consent == case.consent and back.opinion_from == case.opinion_from


def test_tc09_the_party_head_is_informed_and_heard(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.HEAD_REVIEWED), "send_prior_notice")
    assert outcome.case.status is S.PRE_NOTICE and isinstance(outcome.event, said.ClarificationPrenoticeSent)
    heard = stage.perform(outcome.case, "record_party_head_opinion", agrees=False, opinion="建议只送函").case
    assert heard.prior_notice is not None and heard.prior_notice.is_heard
    assert (heard.prior_notice.party_head_id, heard.prior_notice.agrees) == (CAST.party_head, False)


def test_tc09_it_is_the_party_head_and_not_the_subject(stage: Stage) -> None:
    case = stage.walk(S.HEAD_REVIEWED)
    assert refusal_of(stage, case, "send_prior_notice", party_head_id=CAST.trial).code == "not_party_head"
    facts = replace(stage.facts("send_prior_notice"), party_heads=frozenset({CAST.subject_id}))
    refusal = refusal_of(stage, case, "send_prior_notice", party_head_id=CAST.subject_id, facts=facts)
    assert refusal.code == "not_party_head"


def test_tc09_notice_and_opinion_are_stated_in_order_and_once(stage: Stage) -> None:
    case = stage.walk(S.HEAD_REVIEWED)
    assert refusal_of(stage, case, "send_prior_notice", sent_on=TOMORROW).code == "day_impossible"
    assert refusal_of(stage, case, "send_prior_notice", content="").code == "opinion_unstated"
    noticed = stage.walk(S.PRE_NOTICE)
    assert refusal_of(stage, noticed, "record_party_head_opinion", opinion="").code == "opinion_unstated"
    heard = stage.move(noticed, "record_party_head_opinion")
    assert refusal_of(stage, heard, "record_party_head_opinion").code == "party_head_heard_twice"
