"""The decision: TC-10 and TC-11, the three chains of the organisation on the day, and every guard."""

from dataclasses import replace
from datetime import timedelta

import pytest

from libs.contracts import clarification as said
from libs.kernel.actor import Actor
from libs.kernel.roles import Role as R
from services.clarification.applications.application import Application
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.status import ClarificationStatus as S
from tests.support.clarification_papers import CAST, DAY, influence, method, situation, somebody
from tests.support.clarification_stage import Stage, codes_of, pointers_of, refusal_of, waiting

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def plain() -> Stage:
    """By letter alone: neither notice nor assessment nor secretary is needed."""
    return Stage(public=False)


def decided(stage: Stage) -> Clarification:
    """Everything there for the decision."""
    return stage.along(stage.walk(S.PRE_NOTICE), "record_party_head_opinion", "assess_impact")


def leader(stage: Stage) -> Actor:
    return stage.somebody(CAST.leader, R.CDI_LEADER_IN_CHARGE)


def secretary(stage: Stage) -> Actor:
    return stage.somebody(CAST.secretary, R.CDI_SECRETARY)


@pytest.mark.parametrize("part", ["number", "necessity", "risks", "safeguards"])
def test_tc10_an_impact_assessment_is_complete(stage: Stage, part: str) -> None:
    refusal = refusal_of(stage, stage.walk(S.PRE_NOTICE), "assess_impact", **{part: ""})
    assert refusal.code == "impact_incomplete" and pointers_of(refusal) == {f"/{part}"}


def test_tc10_an_impact_assessment_is_not_of_a_day_to_come(stage: Stage) -> None:
    refusal = refusal_of(stage, stage.walk(S.HEAD_REVIEWED), "assess_impact", assessed_on=TOMORROW)
    assert refusal.code == "day_impossible"


def test_tc10_the_leader_in_charge_approves_and_only_then_the_applicant_hears(plain: Stage) -> None:
    facts = replace(plain.organisation(), application=waiting())
    outcome = plain.perform(plain.walk(S.HEAD_REVIEWED), "approve", facts=facts)
    assert outcome.case.status is S.APPROVED
    assert outcome.case.decision is not None and outcome.case.decision.chain == "own_office"
    (told,) = outcome.others
    assert isinstance(told.case, Application) and told.case.answers[-1].outcome == "started"
    for act, status in (("propose", S.ASSESSING), ("review", S.ASSESSED_COLLECTIVELY)):
        assert plain.perform(plain.walk(status), act).others == ()


@pytest.mark.parametrize("office_kind", ["supervision_office", "dispatched_body", "township_body"])
def test_tc10_each_chain_has_its_leader(office_kind: str) -> None:
    stage = Stage(public=False, office_kind=office_kind)
    case = stage.walk(S.HEAD_REVIEWED)
    outcome = stage.perform(case, "approve")
    chain = "own_office" if office_kind == "supervision_office" else office_kind
    assert outcome.case.decision is not None and outcome.case.decision.chain == chain
    assert refusal_of(stage, case, "approve", actor=secretary(stage)).code == "not_approver"


def test_tc10_a_leader_who_lost_the_portfolio_is_refused(plain: Stage) -> None:
    facts = replace(plain.organisation(), leaders=frozenset({somebody(60)}))
    refusal = refusal_of(plain, plain.walk(S.HEAD_REVIEWED), "approve", facts=facts)
    assert refusal.code == "not_approver" and {"C-26", "C-28", "G-21"} <= set(refusal.cites)


def test_tc10_an_office_without_a_chain_has_no_approver(plain: Stage) -> None:
    facts = replace(plain.organisation(), office_kind="letters_office")
    assert refusal_of(plain, plain.walk(S.HEAD_REVIEWED), "approve", facts=facts).code == "not_approver"


def test_tc10_of_the_own_offices_the_secretary_decides_what_is_public(stage: Stage) -> None:
    case = decided(stage)
    refusal = refusal_of(stage, case, "approve", actor=leader(stage))
    assert refusal.code == "secretary_decides" and "G-21" in refusal.cites
    assert stage.perform(case, "approve", actor=secretary(stage)).case.status is S.APPROVED


def test_tc10_of_the_own_offices_the_secretary_decides_on_a_principal_leader(plain: Stage) -> None:
    facts = replace(plain.organisation(), subject_is_principal=True)
    case = plain.walk(S.HEAD_REVIEWED)
    assert refusal_of(plain, case, "approve", facts=facts).code == "secretary_decides"
    assert plain.perform(case, "approve", facts=facts, actor=secretary(plain)).case.status is S.APPROVED


def test_tc10_of_the_own_offices_the_secretary_decides_on_large_influence(plain: Stage) -> None:
    case = plain.walk(S.HEAD_REVIEWED)
    assert case.proposal is not None
    large = replace(case, proposal=replace(case.proposal, influence=influence(large_social=True)))
    assert refusal_of(plain, large, "approve").code == "secretary_decides"


@pytest.mark.parametrize("office_kind", ["dispatched_body", "township_body"])
def test_tc10_of_a_body_the_leader_decides_also_meetings_and_circulars(office_kind: str) -> None:
    stage = Stage(public=True, office_kind=office_kind)
    assert stage.perform(decided(stage), "approve", actor=leader(stage)).case.status is S.APPROVED


def large(stage: Stage) -> Clarification:
    case = stage.along(stage.walk(S.HEAD_REVIEWED), "assess_impact")
    assert case.proposal is not None
    return replace(case, proposal=replace(case.proposal, influence=influence(large_social=True)))


@pytest.mark.parametrize(
    ("office_kind", "of_large_influence", "principal", "needed"),
    [
        ("supervision_office", False, False, True),  # public is enough (G-21)
        ("dispatched_body", False, False, False),
        ("dispatched_body", True, False, True),  # C-27, large and public
        ("dispatched_body", False, True, True),  # C-27, a principal leader
        ("township_body", False, True, False),
        ("township_body", True, False, True),  # C-29
    ],
)
def test_tc10_prior_notice_is_needed_by_the_chain_and_cannot_be_skipped(
    office_kind: str, of_large_influence: bool, principal: bool, needed: bool
) -> None:
    stage = Stage(public=True, office_kind=office_kind)
    case = large(stage) if of_large_influence else stage.along(stage.walk(S.HEAD_REVIEWED), "assess_impact")
    facts = replace(stage.organisation(), subject_is_principal=principal)
    if not needed:
        assert stage.perform(case, "approve", facts=facts).case.status is S.APPROVED
        return
    refusal = refusal_of(stage, case, "approve", facts=facts)
    assert refusal.code == "prior_notice_missing" and {"C-27", "C-29", "G-21"} <= set(refusal.cites)


def test_tc10_a_party_head_who_was_informed_is_heard_first(stage: Stage) -> None:
    case = stage.move(stage.walk(S.PRE_NOTICE), "assess_impact")
    assert refusal_of(stage, case, "approve").code == "party_head_not_heard"


def test_tc10_nothing_is_made_public_without_an_impact_assessment(stage: Stage) -> None:
    case = stage.move(stage.walk(S.PRE_NOTICE), "record_party_head_opinion")
    refusal = refusal_of(stage, case, "approve")
    assert refusal.code == "no_impact_assessment" and "P-36" in refusal.cites


def test_tc10_situation_six_needs_a_certified_malicious_accusation(plain: Stage) -> None:
    case = plain.walk(S.HEAD_REVIEWED)
    assert case.proposal is not None
    claimed = replace(case, proposal=replace(case.proposal, situations=(situation("xc_c6"),)))
    refusal = refusal_of(plain, claimed, "approve")
    assert refusal.code == "malice_not_certified" and {"C-12", "P-03"} <= set(refusal.cites)
    assert plain.perform(replace(claimed, malice_certified=True), "approve").case.status is S.APPROVED


def test_tc10_a_lead_that_came_in_stops_the_decision_and_the_approver_is_not_told_why(plain: Stage) -> None:
    facts = replace(plain.organisation(), open_leads=1)
    refusal = refusal_of(plain, plain.walk(S.HEAD_REVIEWED), "approve", facts=facts)
    assert refusal.code == "conditions_unconfirmed"
    said_ = refusal.detail.zh + refusal.detail.en + "".join(error.text.zh + error.text.en for error in refusal.errors)
    assert "线索" not in said_ and "lead" not in said_ and "C-14" not in refusal.cites


@pytest.mark.parametrize("act", ["approve", "reject"])
def test_tc10_proposer_head_trial_office_and_approver_are_four_hands(plain: Stage, act: str) -> None:
    case = plain.walk(S.HEAD_REVIEWED)
    for person in (CAST.officer, CAST.head, CAST.trial):
        facts = replace(plain.organisation(), leaders=frozenset({person}))
        himself = plain.somebody(person, R.CDI_LEADER_IN_CHARGE)
        assert refusal_of(plain, case, act, actor=himself, facts=facts).code == "one_hand"


@pytest.mark.parametrize("act", ["approve", "reject"])
def test_tc10_a_recused_leader_does_not_decide(plain: Stage, act: str) -> None:
    facts = replace(plain.organisation(), leaders=frozenset({CAST.subject_id}))
    himself = plain.somebody(CAST.subject_id, R.CDI_LEADER_IN_CHARGE)
    refusal = refusal_of(plain, plain.walk(S.HEAD_REVIEWED), act, actor=himself, facts=facts)
    assert refusal.code == "recused_from_clarification"


def test_tc11_it_is_rejected_with_reasons(stage: Stage) -> None:
    case = stage.walk(S.PRE_NOTICE)
    assert codes_of(refusal_of(stage, case, "reject", reasons="")) == {"opinion_unstated"}
    outcome = stage.perform(case, "reject")
    assert outcome.case.status is S.REJECTED and outcome.others == ()
    assert isinstance(outcome.event, said.ClarificationRejected)


def test_tc11_only_whom_the_chain_names_rejects(plain: Stage) -> None:
    facts = replace(plain.organisation(), leaders=frozenset({somebody(60)}))
    assert refusal_of(plain, plain.walk(S.HEAD_REVIEWED), "reject", facts=facts).code == "not_approver"


@pytest.mark.parametrize("office_kind", ["supervision_office", "dispatched_body", "township_body"])
def test_tc10_media_go_to_the_secretary_in_every_chain(office_kind: str) -> None:
    stage = Stage(public=True, office_kind=office_kind)
    large_ = influence("public_media", media_opinion=True)
    case = stage.walk(S.ASSESSING)
    case = stage.move(case, "propose", methods=(method("media", "public_media"),), influence=large_)
    case = stage.along(case, "give_trial_opinion", "assess_collectively", "review", "send_prior_notice")
    case = stage.along(case, "record_party_head_opinion", "assess_impact")
    assert refusal_of(stage, case, "approve", actor=leader(stage)).code == "secretary_decides"
    assert stage.perform(case, "approve", actor=secretary(stage)).case.status is S.APPROVED
