"""What is refused in the inquiry into a suspected malicious accusation, and under which rule (TW-01 to TW-05)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.kernel.refusal import Absent, Incomplete, Refusal
from services.clarification.malice import refusals_inquiry as no
from services.clarification.malice.acts_proposal import draft_proposal
from services.clarification.malice.facts import DraftFacts, OfficeFacts, SuspectFacts
from services.clarification.malice.refusals_decision import NoGainOnMistake, NothingAsked, RecusalNotDenied
from services.clarification.malice.statements import ElementEvidenced
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.wording import EndingProposed
from tests.support.malice_papers import (
    FACTS,
    GAIN,
    LEAD,
    OFFICE,
    case_in,
    command,
    declared,
    elements,
    named,
    occasion,
    perform,
    signs,
)

HEADS = frozenset({named("head")})


def refused(status: S | None, act: str, by: str = "", facts: Any = None, **changes: Any) -> Refusal:
    """The refusal of that act on a case in that status."""
    with pytest.raises(Refusal) as found:
        perform(None if status is None else case_in(status), act, by, facts, **changes)
    assert found.value.cites or isinstance(found.value, Absent)
    return found.value


def test_a_lead_of_another_office_answers_as_if_there_were_none() -> None:
    assert isinstance(refused(None, "suspect", facts=SuspectFacts(None)), Absent)


@pytest.mark.parametrize(
    ("facts", "changes", "expected"),
    [
        (SuspectFacts(replace(LEAD, untrue_items=()), heads=HEADS), {}, no.LeadNotUntrue),
        (SuspectFacts(LEAD, already=True, heads=HEADS), {}, no.AlreadySuspected),
        (SuspectFacts(LEAD), {}, no.NoHeadOfOffice),
        (None, {"reason": ""}, no.SuspicionUnstated),
        (None, {"signs": signs("timing")[1:]}, no.SignsIncomplete),
        (None, {"signs": signs("timing", timing="")}, no.SignsIncomplete),
        (None, {"signs": (*signs("timing"), signs()[0])}, no.SignsIncomplete),
    ],
)
def test_a_suspicion_needs_an_untrue_finding_and_all_five_signs(
    facts: Any, changes: dict[str, Any], expected: type[Refusal]
) -> None:
    assert isinstance(refused(None, "suspect", facts=facts, **changes), expected)


def test_the_accused_suspects_nobody() -> None:
    facts = SuspectFacts(replace(LEAD, subject_person_id=named("letters")), heads=HEADS)
    assert isinstance(refused(None, "suspect", facts=facts), no.RecusedFromMalice)


def test_everything_that_a_suspicion_lacks_is_named_at_once() -> None:
    refusal = refused(None, "suspect", signs=(), reason="")
    assert isinstance(refusal, Incomplete)
    assert sum(error.code == "signs_incomplete" for error in refusal.errors) == 5
    assert "suspicion_unstated" in {error.code for error in refusal.errors}


def test_an_untrue_finding_alone_never_suffices_for_an_investigation() -> None:
    bare = perform(None, "suspect", signs=signs()).case
    with pytest.raises(no.UntruthAlone) as found:
        perform(bare, "investigate")
    assert {"P-02", "G-29"} <= set(found.value.cites)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"handler_ids": (), "recusals": declared("head")}, no.NoHandlerOfOffice),
        ({"handler_ids": (named("stranger"),), "recusals": declared("head", "stranger")}, no.NoHandlerOfOffice),
        ({"recusals": declared("head")}, no.HandlerRecusalUndeclared),
        ({"recusals": declared("officer")}, no.HandlerRecusalUndeclared),
        ({"recusals": declared("head", "officer", ground="close_relative")}, no.RecusedFromMalice),
        ({"recusals": declared("head", "officer", "second", ground="no_such_ground")}, no.RecusalGroundUnknown),
    ],
)
@pytest.mark.parametrize(("status", "act"), [(S.SUSPECTED, "investigate"), (S.INVESTIGATING, "name_handlers")])
def test_handlers_are_officers_of_the_office_and_declare_on_recusal(
    status: S, act: str, changes: dict[str, Any], expected: type[Refusal]
) -> None:
    given = {"handler_ids": (named("officer"),), **changes}
    assert isinstance(refused(status, act, **given), expected)


def test_the_head_says_why_it_is_investigated() -> None:
    assert isinstance(refused(S.SUSPECTED, "investigate", opinion=""), no.ReasonsUnstated)


def test_the_head_who_names_the_handlers_is_none_of_them() -> None:
    facts = replace(OFFICE, officers=OFFICE.officers | {named("head")})
    refusal = refused(S.SUSPECTED, "investigate", facts=facts, handler_ids=(named("head"),), recusals=declared("head"))
    assert isinstance(refusal, no.OneHandTwice)


def test_the_accused_handles_nothing_of_it() -> None:
    facts = replace(OFFICE, officers=frozenset({named("victim")}))
    refusal = refused(
        S.SUSPECTED, "investigate", facts=facts, handler_ids=(named("victim"),), recusals=declared("head", "victim")
    )
    assert isinstance(refusal, no.NoHandlerOfOffice)


def test_who_stepped_aside_is_not_named_again_and_does_nothing_more() -> None:
    aside = perform(case_in(S.INVESTIGATING), "step_aside").case
    with pytest.raises(no.RecusedFromMalice):
        perform(aside, "name_handlers", handler_ids=(named("officer"),), recusals=declared("head", "officer"))
    with pytest.raises(no.RecusedFromMalice):
        perform(aside, "propose_ending")


def test_only_a_known_ground_is_a_ground_to_step_aside() -> None:
    assert isinstance(refused(S.INVESTIGATING, "step_aside", ground="no_such_ground"), no.RecusalGroundUnknown)


def test_heads_are_not_renewed_to_nobody() -> None:
    assert isinstance(refused(S.INVESTIGATING, "renew_heads", facts=OfficeFacts()), no.NoHeadOfOffice)


def test_a_suspicion_is_not_dropped_without_reasons() -> None:
    assert isinstance(refused(S.SUSPECTED, "drop", reasons=""), no.ReasonsUnstated)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reasons": ""}, no.ReasonsUnstated),
        ({"unproven": ()}, no.SourceUnexplained),
        ({"unproven": ("no_such_element",)}, no.SourceUnexplained),
        ({"source_explained": ""}, no.SourceUnexplained),
        ({"measures": ("party_discipline",)}, no.EducationOnly),
        ({"measures": ("education_talk", "public_security")}, no.EducationOnly),
        ({"outcome": EndingProposed.NOT_ESTABLISHED}, no.EducationOnly),
    ],
)
def test_a_mistake_leaves_an_element_unproven_and_allows_education_alone(
    changes: dict[str, Any], expected: type[Refusal]
) -> None:
    refusal = refused(S.INVESTIGATING, "propose_ending", **changes)
    assert isinstance(refusal, expected)
    assert "P-02" in refusal.cites


@pytest.mark.parametrize("act", ["find_mistaken", "find_not_established"])
def test_an_end_is_decided_as_proposed_by_another_person_with_reasons(act: str) -> None:
    outcome = EndingProposed.MISTAKEN if act == "find_mistaken" else EndingProposed.NOT_ESTABLISHED
    measures = ("education_talk",) if act == "find_mistaken" else ()
    proposed = perform(case_in(S.INVESTIGATING), "propose_ending", outcome=outcome, measures=measures).case
    with pytest.raises(no.OneHandTwice):
        perform(proposed, act, by="officer")
    with pytest.raises(no.ReasonsUnstated):
        perform(proposed, act, reasons="")
    other = "find_not_established" if act == "find_mistaken" else "find_mistaken"
    with pytest.raises(no.NoSuchProposal):
        perform(proposed, other)
    with pytest.raises(no.NoSuchProposal):
        perform(case_in(S.INVESTIGATING), act)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"measure": "party_discipline"}, no.EducationOnly),
        ({"held_on": date(2026, 4, 9)}, no.EducationDayWrong),
        ({"held_on": date(2026, 4, 7)}, no.EducationDayWrong),
        ({"note": ""}, no.ReasonsUnstated),
    ],
)
def test_after_a_mistake_no_other_measure_than_the_talk_is_recorded(
    changes: dict[str, Any], expected: type[Refusal]
) -> None:
    assert isinstance(refused(S.MISTAKEN, "educate", **changes), expected)


def test_the_talk_is_held_once() -> None:
    educated = perform(case_in(S.MISTAKEN), "educate").case
    with pytest.raises(no.AlreadyEducated):
        perform(educated, "educate")


def test_after_a_mistake_nothing_is_undone_at_the_accuser() -> None:
    refusal = refused(S.MISTAKEN, "request_corrections", corrections=(GAIN,))
    assert isinstance(refusal, NoGainOnMistake) and "W-04" in refusal.cites


def test_a_request_for_corrections_asks_for_something() -> None:
    assert isinstance(refused(S.CERTIFIED, "request_corrections", corrections=()), NothingAsked)


@pytest.mark.parametrize("lacking", [("fabrication",), ("intent",), ("fabrication", "intent")])
def test_each_element_needs_its_evidence_and_the_refusal_names_the_one_that_lacks_it(lacking: tuple[str, ...]) -> None:
    refusal = refused(S.INVESTIGATING, "draft_proposal", elements=elements(*lacking))
    assert isinstance(refusal, no.ElementNotEvidenced)
    assert [error.pointer for error in refusal.errors] == [f"/elements/{element}" for element in lacking]
    assert "P-01" in refusal.cites


@pytest.mark.parametrize(
    "flawed",
    [
        elements()[:1],
        (),
        (elements()[0], ElementEvidenced(element="intent", statement="", evidence=("卷一",))),
        (elements()[0], ElementEvidenced(element="intent", statement="已证实", evidence=(" ",))),
    ],
)
def test_an_element_left_out_or_without_statement_is_not_evidenced(flawed: tuple[ElementEvidenced, ...]) -> None:
    refusal = refused(S.INVESTIGATING, "draft_proposal", elements=flawed)
    assert isinstance(refusal, no.ElementNotEvidenced)
    assert "/elements/intent" in {error.pointer for error in refusal.errors}


@pytest.mark.parametrize(
    ("facts", "changes", "expected"),
    [
        (None, {"facts": ""}, no.ReasonsUnstated),
        (DraftFacts(), {}, no.NotTrialOfficer),
        (DraftFacts(frozenset({named("officer")})), {"trial_officer_id": named("officer")}, no.OneHandTwice),
        (DraftFacts(frozenset({named("victim")})), {"trial_officer_id": named("victim")}, no.RecusedFromMalice),
    ],
)
def test_a_draft_states_facts_and_asks_a_case_trial_officer_of_the_organ(
    facts: Any, changes: dict[str, Any], expected: type[Refusal]
) -> None:
    asked = command("draft_proposal").model_copy(update=changes)
    with pytest.raises(expected):
        draft_proposal(case_in(S.INVESTIGATING), asked, occasion("officer"), facts or FACTS["draft_proposal"])


@pytest.mark.parametrize(
    ("facts", "changes", "expected"),
    [
        (None, {"opinion": ""}, no.ReasonsUnstated),
        (None, {"no_ground_of_recusal": False}, RecusalNotDenied),
        (OfficeFacts(), {}, no.NoHeadOfOffice),
    ],
)
def test_case_trial_states_an_opinion_and_is_free_of_grounds(
    facts: Any, changes: dict[str, Any], expected: type[Refusal]
) -> None:
    drafted = perform(case_in(S.INVESTIGATING), "draft_proposal").case
    with pytest.raises(expected):
        perform(drafted, "give_trial_opinion", facts=facts, **changes)


def test_case_trial_examines_a_draft_once_and_never_its_own() -> None:
    with pytest.raises(no.NoSuchProposal):
        perform(case_in(S.INVESTIGATING), "give_trial_opinion")
    drafted = perform(case_in(S.INVESTIGATING), "draft_proposal").case
    with pytest.raises(no.OneHandTwice):
        perform(drafted, "give_trial_opinion", by="officer")
    examined = perform(drafted, "give_trial_opinion", agrees=False).case
    with pytest.raises(no.NoSuchProposal):
        perform(examined, "give_trial_opinion")


def test_case_trial_does_not_pass_a_draft_without_evidence() -> None:
    drafted = perform(case_in(S.INVESTIGATING), "draft_proposal").case
    hollow = replace(drafted, draft=replace(drafted.draft, elements=elements("intent")))
    with pytest.raises(no.ElementNotEvidenced):
        perform(hollow, "give_trial_opinion")
