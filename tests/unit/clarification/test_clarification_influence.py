"""Where the rules of proposal and decision end exactly: influence, range, untruth, waiting (TC-03 to TC-10)."""

from dataclasses import replace

import pytest

from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.findings import NOTHING_CHECKED, untruth_of
from services.clarification.clarifications.proposal import Influence
from services.clarification.clarifications.records import RecusedFromIt
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.corrections.commands import CorrectionItem
from tests.support.clarification_papers import CAST, influence, method
from tests.support.clarification_stage import Stage, codes_of, pointers_of, refusal_of


@pytest.fixture
def stage() -> Stage:
    return Stage()


def with_influence(case: Clarification, proven: Influence) -> Clarification:
    """The same proposal with the influence proven so."""
    assert case.proposal is not None
    return replace(case, proposal=replace(case.proposal, influence=proven))


def test_tc10_large_influence_in_media_or_local_opinion_is_large_too() -> None:
    """G-21: even what is cleared by letter alone goes to the secretary."""
    plain = Stage(public=False)
    case = with_influence(plain.walk(S.HEAD_REVIEWED), influence(media_opinion=True))
    refusal = refusal_of(plain, case, "approve")
    assert refusal.code == "secretary_decides" and "G-21" in refusal.cites


@pytest.mark.parametrize("office_kind", ["dispatched_body", "township_body"])
def test_tc10_large_influence_in_the_media_asks_for_prior_notice_too(office_kind: str) -> None:
    """C-27 and C-29: it may cause large influence, and it is to be public."""
    stage = Stage(public=True, office_kind=office_kind)
    case = with_influence(stage.along(stage.walk(S.HEAD_REVIEWED), "assess_impact"), influence(media_opinion=True))
    assert refusal_of(stage, case, "approve").code == "prior_notice_missing"


@pytest.mark.parametrize("office_kind", ["dispatched_body", "township_body"])
def test_tc10_large_influence_without_publicity_asks_for_no_prior_notice_of_a_body(office_kind: str) -> None:
    """C-27 and C-29 name both together: large influence and a public clarification."""
    plain = Stage(public=False, office_kind=office_kind)
    case = with_influence(plain.walk(S.HEAD_REVIEWED), influence(large_social=True))
    assert plain.perform(case, "approve").case.status is S.APPROVED


def test_tc05_a_meeting_names_the_units_it_is_held_in(stage: Stage) -> None:
    """C-18: a meeting in no unit would be one in any."""
    there = method("meeting", "unit")
    assert there.range is not None
    nowhere = there.model_copy(update={"range": there.range.model_copy(update={"organ_ids": ()})})
    refusal = refusal_of(stage, stage.walk(S.ASSESSING), "propose", methods=(nowhere,))
    assert codes_of(refusal) == {"meeting_elsewhere"} and "C-18" in refusal.cites


def test_tc01_where_nothing_was_checked_nothing_was_found_untrue() -> None:
    """C-06 and G-25: no finding is no untruth."""
    assert untruth_of(()) == NOTHING_CHECKED
    assert not untruth_of(()).qualifies and not untruth_of(()).is_partial


def test_tc07_of_the_own_organ_too_who_is_recused_takes_no_part(stage: Stage) -> None:
    """P-09: three are there, and one of them must not be."""
    tried = stage.move(stage.walk(S.PROPOSED), "give_trial_opinion")
    related = replace(tried, recused=(RecusedFromIt(CAST.colleague, "close_relative"),))
    refusal = refusal_of(stage, related, "assess_collectively")
    assert refusal.code == "participant_wrong" and pointers_of(refusal) == {"/participant_ids/1"}


def test_tc14_what_is_asked_to_be_corrected_needs_no_reason_why_nothing_is(stage: Stage) -> None:
    """C-32: either of both is on record, not both."""
    asked = CorrectionItem(item="award", addressee_organ_id=CAST.org_department, text="恢复评优资格")
    refusal = refusal_of(stage, stage.walk(S.EXECUTED), "inform", corrections=(asked,))
    assert codes_of(refusal) == {"correction_undecided"} and "C-32" in refusal.cites


def test_tc14_the_subject_is_not_informed_of_itself_as_the_party_head(stage: Stage) -> None:
    """C-26: who heads the party group is told; a head who was cleared is not told in that place."""
    facts = replace(stage.facts("inform"), party_heads=frozenset({CAST.subject_id}))
    refusal = refusal_of(stage, stage.walk(S.EXECUTED), "inform", facts=facts, party_head_id=CAST.subject_id)
    assert codes_of(refusal) == {"not_party_head"}
