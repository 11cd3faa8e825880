"""The proposal: TC-05 with every guard on findings, situations, factors, influence, consent, methods and ranges."""

from dataclasses import replace
from datetime import timedelta

import pytest

from libs.contracts import clarification as said
from libs.kernel.roles import Role as R
from services.clarification.clarifications.findings import Item
from services.clarification.clarifications.status import ClarificationStatus as S
from tests.support.clarification_papers import (
    CAST,
    DAY,
    factors,
    influence,
    items,
    method,
    situation,
    somebody,
)
from tests.support.clarification_stage import Stage, codes_of, pointers_of, refusal_of

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def with_findings(stage: Stage, *findings: str, main: int | None = None) -> object:
    return stage.move(stage.walk(S.ASSESSING), "record_verification", items=items(*findings, main=main))


def proposing(stage: Stage, **changes: object) -> set[str]:
    return codes_of(refusal_of(stage, stage.walk(S.ASSESSING), "propose", **changes))


def test_tc05_findings_are_recorded_and_both_computations_shown(stage: Stage) -> None:
    outcome = stage.perform(
        stage.walk(S.ASSESSING), "record_verification", items=items("untrue", "untrue", "unprovable", main=2)
    )
    found = outcome.case.untruth
    assert (found.checked, found.untrue, found.main, found.main_found_untrue) == (3, 2, 1, 0)
    assert found.majority_untrue and not found.main_untrue and not found.fully_untrue
    assert isinstance(outcome.event, said.ClarificationVerificationRecorded)


def test_tc05_the_end_of_verification_does_not_move(stage: Stage) -> None:
    refusal = refusal_of(stage, stage.walk(S.ASSESSING), "record_verification", ended_on=DAY - timedelta(days=1))
    assert refusal.code == "verification_end_moved" and {"C-24", "G-23"} <= set(refusal.cites)
    again = stage.move(stage.walk(S.ASSESSING), "record_verification", ended_on=None)
    assert again.verification_ended_on == DAY


def test_tc05_verification_does_not_end_on_a_day_to_come(stage: Stage) -> None:
    waits = replace(stage.walk(S.ASSESSING), verification_ended_on=None)
    assert refusal_of(stage, waits, "record_verification", ended_on=TOMORROW).code == "verification_not_ended"


def test_tc05_problems_are_listed(stage: Stage) -> None:
    assert codes_of(refusal_of(stage, stage.walk(S.ASSESSING), "record_verification", items=())) == {"no_items"}


@pytest.mark.parametrize("act", ["record_verification", "record_consent", "propose", "propose_not_to_start"])
def test_tc05_only_a_named_handler_assesses(stage: Stage, act: str) -> None:
    beside = stage.somebody(CAST.colleague, R.SUP_OFFICER, CAST.office_id)
    refusal = refusal_of(stage, stage.walk(S.ASSESSING), act, actor=beside)
    assert refusal.code == "not_handler_of_clarification" and refusal.cites


def test_tc05_the_subject_is_asked_and_the_answer_recorded(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.ASSESSING), "record_consent", agrees=False, opinion="只要求送达函件")
    assert outcome.case.consent is not None and not outcome.case.consent.agrees
    assert isinstance(outcome.event, said.ClarificationConsentRecorded)  # what was answered is not told
    assert "agrees" not in outcome.event.model_dump()
    assert refusal_of(stage, stage.walk(S.ASSESSING), "record_consent", asked_on=TOMORROW).code == "asked_in_future"


def test_tc05_a_complete_proposal_is_made_and_the_letter_added(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.ASSESSING), "propose")
    proposal = outcome.case.proposal
    assert proposal is not None and outcome.case.status is S.PROPOSED
    assert proposal.method_codes == ("written", "circular")
    assert [method.added_by_rule for method in proposal.methods] == [True, False]
    assert isinstance(outcome.event, said.ClarificationStartProposed)


def test_tc05_a_letter_that_was_chosen_is_not_added_again() -> None:
    stage = Stage(public=False)
    proposal = stage.perform(stage.walk(S.ASSESSING), "propose").case.proposal
    assert proposal is not None and [m.added_by_rule for m in proposal.methods] == [False]


def test_tc05_it_is_not_proposed_while_another_lead_is_open(stage: Stage) -> None:
    facts = replace(stage.facts("propose"), open_leads=1)
    refusal = refusal_of(stage, stage.walk(S.ASSESSING), "propose", facts=facts)
    assert refusal.code == "other_leads_open" and "C-14" in refusal.cites


def test_tc05_the_subject_is_asked_before(stage: Stage) -> None:
    unasked = replace(stage.walk(S.ASSESSING), consent=None)
    refusal = refusal_of(stage, unasked, "propose")
    assert refusal.code == "consent_not_asked" and "G-22" in refusal.cites


def test_tc05_verification_has_ended_before(stage: Stage) -> None:
    waits = replace(stage.walk(S.ASSESSING), verification_ended_on=None)
    assert refusal_of(stage, waits, "propose").code == "verification_not_ended"


@pytest.mark.parametrize("findings", [("true",), ("unprovable",), ("untrue", "true")])
def test_tc05_a_situation_without_untruth_is_refused(stage: Stage, findings: tuple[str, ...]) -> None:
    case = stage.move(stage.walk(S.ASSESSING), "record_verification", items=items(*findings))
    assert "not_untrue" in codes_of(refusal_of(stage, case, "propose"))


def test_tc05_untruth_without_any_situation_is_refused(stage: Stage) -> None:
    refusal = refusal_of(stage, stage.walk(S.ASSESSING), "propose", situations=())
    assert "no_situation" in codes_of(refusal) and "C-06" in refusal.cites


def test_tc05_untruth_alone_may_stand_under_the_catch_all_with_its_reason() -> None:
    stage = Stage(public=False)
    case = stage.walk(S.ASSESSING)
    assert codes_of(refusal_of(stage, case, "propose", situations=(situation("xc_c7"),))) == {"situation_unproven"}
    reasoned = situation("xc_c7", reason="本人即将退休，影响其声誉。")
    assert stage.perform(case, "propose", situations=(reasoned,)).case.status is S.PROPOSED


@pytest.mark.parametrize("claimed", [("xc_c9",), ("xc_c1", "xc_c1")])
def test_tc05_a_situation_is_of_the_profile_and_claimed_once(stage: Stage, claimed: tuple[str, ...]) -> None:
    assert "no_situation" in proposing(stage, situations=tuple(situation(code) for code in claimed))


@pytest.mark.parametrize("code", [f"xc_c{n}" for n in range(1, 8)])
def test_tc05_every_situation_needs_evidence(code: str) -> None:
    stage = Stage(public=False)
    bare = situation(code, evidence=(), reason="确有必要", earlier_conclusion="2025年已有结论")
    refusal = refusal_of(stage, stage.walk(S.ASSESSING), "propose", situations=(bare,))
    assert codes_of(refusal) == {"situation_unproven"} and "/situations/0/evidence" in pointers_of(refusal)


@pytest.mark.parametrize("code", [f"xc_c{n}" for n in range(1, 8)])
def test_tc05_any_one_of_the_seven_situations_is_enough(code: str) -> None:
    stage = Stage(public=False)
    shown = situation(code, reason="确有必要", earlier_conclusion="2025年已有结论")
    proposed = stage.perform(stage.walk(S.ASSESSING), "propose", situations=(shown,)).case
    assert proposed.status is S.PROPOSED


def test_tc05_situation_four_needs_most_or_the_main_problem_untrue() -> None:
    stage = Stage(public=False)
    listed = (*items("untrue"), *items("true", main=0)[:1])
    case = stage.walk(S.ASSESSING)
    half = replace(case, items=listed, untruth=replace(case.untruth, majority_untrue=False, main_untrue=False))
    refusal = refusal_of(stage, half, "propose", situations=(situation("xc_c4"),))
    assert {"not_untrue", "situation_unproven"} <= codes_of(refusal)
    assert "/situations/0" in pointers_of(refusal)


@pytest.mark.parametrize("code", ["xc_c3", "xc_c4"])
def test_tc05_situations_of_bad_influence_need_it_shown(code: str) -> None:
    stage = Stage(public=False)
    refusal = refusal_of(
        stage, stage.walk(S.ASSESSING), "propose", situations=(situation(code),), influence=influence(evidence=())
    )
    assert {"situation_unproven", "no_influence"} <= codes_of(refusal)


def test_tc05_situation_five_needs_the_repeating_lead_or_the_earlier_conclusion() -> None:
    stage = Stage(public=False)
    case = stage.walk(S.ASSESSING)
    assert codes_of(refusal_of(stage, case, "propose", situations=(situation("xc_c5"),))) == {"situation_unproven"}
    for shown in (situation("xc_c5", repeat_lead_id=somebody(80)), situation("xc_c5", earlier_conclusion="已有结论")):
        assert stage.perform(case, "propose", situations=(shown,)).case.status is S.PROPOSED


@pytest.mark.parametrize("left_out", range(4))
def test_tc05_each_of_the_four_factors_is_assessed_in_words(stage: Stage, left_out: int) -> None:
    known = factors()
    missing = known[:left_out] + known[left_out + 1 :]
    assert proposing(stage, factors=missing) == {"performance_factor_missing"}
    empty = (*missing, known[left_out].model_copy(update={"text": ""}))
    assert proposing(stage, factors=empty) == {"performance_factor_missing"}


def test_tc05_no_other_factor_is_assessed(stage: Stage) -> None:
    strange = factors()[0].model_copy(update={"code": "good_looks"})
    assert proposing(stage, factors=(*factors(), strange)) == {"performance_factor_missing"}


def test_tc05_influence_has_a_range_of_the_profile_and_evidence(stage: Stage) -> None:
    assert "no_influence" in proposing(stage, influence=influence("galaxy"))
    assert "no_influence" in proposing(stage, influence=influence(evidence=("",)))


@pytest.mark.parametrize("chosen", [(), ("letter_by_pigeon",), ("written", "written")])
def test_tc05_one_or_more_of_the_five_methods_each_once(stage: Stage, chosen: tuple[str, ...]) -> None:
    refusal = refusal_of(stage, stage.walk(S.ASSESSING), "propose", methods=tuple(method(code) for code in chosen))
    assert "no_method" in codes_of(refusal) and "C-15" in refusal.cites


@pytest.mark.parametrize(
    ("code", "range_", "wide"),
    [("meeting", "unit", "trade"), ("circular", "trade", "trade"), ("media", "city", "city")],
)
def test_tc05_a_refusal_of_the_subject_blocks_every_public_method(
    stage: Stage, code: str, range_: str, wide: str
) -> None:
    case = stage.move(stage.walk(S.ASSESSING), "record_consent", agrees=False)
    chosen = method(code, range_)
    refusal = refusal_of(
        stage, case, "propose", methods=(chosen,), influence=influence(wide, media_opinion=code == "media")
    )
    assert codes_of(refusal) == {"subject_refuses"} and "G-22" in refusal.cites


def test_tc05_a_refusal_of_the_subject_leaves_letter_and_talk() -> None:
    stage = Stage(public=False)
    case = stage.move(stage.walk(S.ASSESSING), "record_consent", agrees=False)
    talk = method("in_person", "unit", way="sent_staff")
    assert stage.perform(case, "propose", methods=(method("written"), talk)).case.status is S.PROPOSED


def test_tc05_face_to_face_says_whether_staff_is_sent_or_the_party_head_entrusted(stage: Stage) -> None:
    assert proposing(stage, methods=(method("in_person", "unit"),)) == {"way_unstated"}


@pytest.mark.parametrize("lacking", [{"range": None}, {"audience": ()}, {"reason": ""}])
def test_tc05_a_public_method_has_a_range_with_audience_and_reason(stage: Stage, lacking: dict[str, object]) -> None:
    whole = method("circular", "trade")
    assert whole.range is not None
    bare = whole.model_copy(update=lacking if "range" in lacking else {"range": whole.range.model_copy(update=lacking)})
    assert proposing(stage, methods=(bare,)) == {"range_missing"}


def test_tc05_a_method_is_used_in_its_own_ranges_only(stage: Stage) -> None:
    assert "range_unfit" in proposing(
        stage, methods=(method("media", "unit"),), influence=influence("city", media_opinion=True)
    )


def test_tc05_no_range_is_wider_than_the_proven_harm(stage: Stage) -> None:
    refusal = refusal_of(
        stage, stage.walk(S.ASSESSING), "propose", methods=(method("circular", "city"),), influence=influence("trade")
    )
    assert codes_of(refusal) == {"range_too_wide"} and "G-28" in refusal.cites
    assert pointers_of(refusal) == {"/methods/1/range/type"}


def test_tc05_a_meeting_is_held_where_influence_arose(stage: Stage) -> None:
    there = method("meeting", "unit")
    assert there.range is not None
    elsewhere = there.model_copy(update={"range": there.range.model_copy(update={"organ_ids": (somebody(70),)})})
    assert proposing(stage, methods=(elsewhere,)) == {"meeting_elsewhere"}
    assert stage.perform(stage.walk(S.ASSESSING), "propose", methods=(there,)).case.status is S.PROPOSED


def test_tc05_a_circular_is_for_election_appointment_or_award_matters(stage: Stage) -> None:
    assert proposing(stage, situations=(situation("xc_c2"),)) == {"circular_unfit"}


@pytest.mark.parametrize("narrow", ["unit", "department"])
def test_tc05_a_circular_needs_influence_in_an_area_or_trade(stage: Stage, narrow: str) -> None:
    codes = proposing(stage, influence=influence(narrow), methods=(method("circular", "unit"),))
    assert codes == {"circular_unfit"}


def test_tc05_the_media_need_large_influence_in_media_or_opinion(stage: Stage) -> None:
    chosen = (method("media", "public_media"),)
    assert proposing(stage, methods=chosen, influence=influence("public_media")) == {"media_unfit"}
    large = influence("public_media", media_opinion=True)
    assert stage.perform(stage.walk(S.ASSESSING), "propose", methods=chosen, influence=large).case.status is S.PROPOSED


def test_tc05_everything_that_is_missing_is_said_at_once(stage: Stage) -> None:
    case = replace(stage.walk(S.ASSESSING), consent=None)
    refusal = refusal_of(stage, case, "propose", situations=(), factors=(), influence=influence(evidence=()))
    assert refusal.code == "incomplete"
    assert {"consent_not_asked", "no_situation", "performance_factor_missing", "no_influence"} <= codes_of(refusal)


def test_tc05_how_it_was_verified_is_no_part_of_any_event(stage: Stage) -> None:
    told = stage.perform(stage.walk(S.ASSESSING), "record_verification").event.model_dump_json()
    found: Item = stage.walk(S.ASSESSING).items[0]
    assert found.verification and found.verification not in told and found.problem not in told
