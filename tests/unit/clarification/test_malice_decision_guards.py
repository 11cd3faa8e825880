"""What is refused from the certification of malice on, and under which rule (TW-06 to TW-10)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.kernel.refusal import Kind, Refusal
from services.clarification.corrections.facts import CorrectionCount
from services.clarification.malice import refusals_decision as no
from services.clarification.malice.facts import Certifier, CertifyFacts
from services.clarification.malice.refusals_inquiry import (
    ElementNotEvidenced,
    NoSuchProposal,
    OneHandTwice,
    ReasonsUnstated,
    RecusedFromMalice,
)
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.transfers.refusals import ReceiverNotOfRoute, TransferLetterIncomplete
from tests.support.malice_papers import (
    CITY,
    COUNTY,
    LETTER,
    PROVINCE,
    case_in,
    elements,
    named,
    perform,
)

NONE = CorrectionCount(0, 0)
Reasons = tuple[type[Refusal], ...]
DECIDING = ("certify", "send_back", "refuse_certification")


def refused(status: S, act: str, by: str = "", facts: Any = None, **changes: Any) -> Refusal:
    """The refusal of that act on a case in that status."""
    with pytest.raises(Refusal) as found:
        perform(case_in(status), act, by, facts, **changes)
    assert found.value.cites
    return found.value


def codes(refusal: Refusal) -> set[str]:
    """The codes of everything for which it was refused."""
    return {error.code for error in refusal.errors}


def codes_of(reasons: Reasons) -> set[str]:
    """The codes of these refusals."""
    return {reason.code for reason in reasons}


def by_act(act: str, certifier: Certifier) -> Any:
    """The facts of that act with this organ in the place of the certifying one."""
    return CertifyFacts(certifier, named("clarification")) if act == "certify" else certifier


def test_a_county_organ_that_names_itself_must_escalate_to_prefecture_city_level() -> None:
    refusal = refused(S.PROPOSED_MALICIOUS, "escalate", facts=COUNTY)
    assert isinstance(refusal, no.MustEscalate)
    assert {"P-03", "G-29"} <= set(refusal.cites)
    assert "prefecture-city level" in refusal.detail.en


@pytest.mark.parametrize("act", DECIDING)
def test_an_organ_below_city_level_certifies_nothing_even_if_it_was_asked(act: str) -> None:
    refusal = refused(S.PENDING_CERTIFICATION, act, facts=by_act(act, COUNTY))
    assert isinstance(refusal, no.MustEscalate) and refusal.code == "must_escalate"


@pytest.mark.parametrize(
    ("certifier", "expected"),
    [
        (replace(CITY, kind="municipal_unit"), no.CertifierNotDisciplineOrgan),
        (replace(CITY, kind="supervision_office"), no.CertifierNotDisciplineOrgan),
        (replace(CITY, kind=None, level=None), no.CertifierNotDisciplineOrgan),
        (replace(CITY, in_line=False), no.CertifierNotInLine),
        (replace(CITY, managing_level="province"), no.CertifierNotCompetent),
        (replace(CITY, managing_level=None), no.CadreLevelUnknown),
        (replace(CITY, approvers=frozenset()), no.NotAnApprover),
    ],
)
def test_the_organ_asked_is_a_discipline_organ_in_line_and_not_below_who_manages_the_accused(
    certifier: Certifier, expected: type[Refusal]
) -> None:
    assert isinstance(refused(S.PROPOSED_MALICIOUS, "escalate", facts=certifier), expected)
    for act in DECIDING:
        assert isinstance(refused(S.PENDING_CERTIFICATION, act, facts=by_act(act, certifier)), expected)


def test_for_a_province_managed_official_the_province_certifies() -> None:
    assert isinstance(
        refused(S.PROPOSED_MALICIOUS, "escalate", facts=replace(CITY, managing_level="province")),
        no.CertifierNotCompetent,
    )
    assert perform(case_in(S.PROPOSED_MALICIOUS), "escalate", facts=PROVINCE).case.status is S.PENDING_CERTIFICATION


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"letter_number": ""}, no.RequestIncomplete),
        ({"opinion": ""}, no.RequestIncomplete),
        ({"approver_id": named("stranger")}, no.NotAnApprover),
    ],
)
def test_the_request_has_number_and_opinion_and_names_who_decides(
    changes: dict[str, Any], expected: type[Refusal]
) -> None:
    assert isinstance(refused(S.PROPOSED_MALICIOUS, "escalate", **changes), expected)


EARLIER = ("verifier", "officer", "letters", "head", "trial", "secretary", "victim")


@pytest.mark.parametrize("hand", EARLIER)
def test_nobody_with_an_earlier_part_is_asked_to_certify(hand: str) -> None:
    facts = replace(CITY, approvers=CITY.approvers | {named(hand)})
    refusal = refused(S.PROPOSED_MALICIOUS, "escalate", facts=facts, approver_id=named(hand))
    assert isinstance(refusal, no.VerifierCertifies) and refusal.kind is Kind.NOT_ENTITLED


@pytest.mark.parametrize("act", DECIDING)
@pytest.mark.parametrize("hand", ["verifier", "officer", "letters", "head", "trial", "sender", "before"])
def test_verifier_and_certifier_differ_on_the_day_of_the_decision(hand: str, act: str) -> None:
    malice: Any = case_in(S.PENDING_CERTIFICATION)
    approver = named("approver")
    tainted = {
        "verifier": replace(malice, verifier_ids=(approver,)),
        "officer": replace(malice, handler_ids=(approver,)),
        "before": replace(malice, earlier_handler_ids=(approver,)),
        "letters": replace(malice, suspicion=replace(malice.suspicion, by=approver)),
        "head": replace(malice, approval=replace(malice.approval, by=approver)),
        "trial": replace(malice, trial_opinion=replace(malice.trial_opinion, by=approver)),
        "sender": replace(malice, escalation=replace(malice.escalation, by=approver)),
    }[hand]
    with pytest.raises(no.VerifierCertifies) as found:
        perform(tainted, act)
    assert "P-03" in found.value.cites


@pytest.mark.parametrize("act", DECIDING)
def test_only_the_person_asked_decides_and_only_for_the_organ_asked(act: str) -> None:
    malice: Any = case_in(S.PENDING_CERTIFICATION)
    elsewhere = replace(malice, escalation=replace(malice.escalation, certifying_organ_id=named("other-city")))
    with pytest.raises(no.NotAskedToDecide):
        perform(elsewhere, act)
    other = replace(malice, escalation=replace(malice.escalation, approver_id=named("leader")))
    with pytest.raises(no.NotAskedToDecide):
        perform(other, act)


@pytest.mark.parametrize("act", DECIDING)
def test_nothing_is_decided_that_nobody_asked_for(act: str) -> None:
    unasked = replace(case_in(S.PENDING_CERTIFICATION), escalation=None)
    with pytest.raises(NoSuchProposal):
        perform(unasked, act)


@pytest.mark.parametrize(
    ("act", "changes", "expected"),
    [
        ("certify", {"letter_number": ""}, no.RequestIncomplete),
        ("certify", {"reasons": ""}, no.RequestIncomplete),
        ("certify", {"no_ground_of_recusal": False}, no.RecusalNotDenied),
        ("send_back", {"reasons": ""}, ReasonsUnstated),
        ("refuse_certification", {"reasons": ""}, ReasonsUnstated),
    ],
)
def test_the_decision_states_reasons(act: str, changes: dict[str, Any], expected: type[Refusal]) -> None:
    assert isinstance(refused(S.PENDING_CERTIFICATION, act, **changes), expected)


def test_what_lacks_an_element_is_not_certified_even_if_it_came_so_far() -> None:
    malice: Any = case_in(S.PENDING_CERTIFICATION)
    for flawed in (
        replace(malice, draft=replace(malice.draft, elements=elements("intent"))),
        replace(malice, draft=None),
    ):
        with pytest.raises(ElementNotEvidenced) as found:
            perform(flawed, "certify")
        assert "/elements/intent" in {error.pointer for error in found.value.errors}


def test_who_is_recused_or_accused_decides_nothing() -> None:
    aside = perform(case_in(S.PENDING_CERTIFICATION), "step_aside", "approver").case
    accused = replace(case_in(S.PENDING_CERTIFICATION), subject_person_id=named("approver"))
    for malice in (aside, accused):
        with pytest.raises(RecusedFromMalice):
            perform(malice, "certify")


def test_who_drafted_it_does_not_send_it_up() -> None:
    malice: Any = case_in(S.PROPOSED_MALICIOUS)
    own = replace(malice, draft=replace(malice.draft, by=named("secretary")))
    with pytest.raises(OneHandTwice):
        perform(own, "escalate")
    with pytest.raises(NoSuchProposal):
        perform(replace(malice, draft=None), "escalate")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"accuser_kinds": ()}, (no.AccuserKindUnknown, no.RouteNotForAccuser)),
        ({"accuser_kinds": ("no_such_kind", "other")}, (no.AccuserKindUnknown,)),
        ({"routes": (), "transfers": ()}, (no.RouteNotForAccuser,)),
        ({"accuser_kinds": ("party_member",)}, (no.RouteNotForAccuser,)),
        ({"routes": ("public_security", "public_security")}, (no.RouteNotForAccuser,)),
        ({"routes": ("party_discipline",), "transfers": ()}, (no.RouteNotForAccuser,)),
        ({"aggravating": ("no_such_factor",)}, (no.AggravationUnknown,)),
        ({"transfers": ()}, (no.TransfersDoNotMatch,)),
        ({"transfers": (LETTER, LETTER)}, (no.TransfersDoNotMatch,)),
        (
            {"transfers": (LETTER, LETTER.model_copy(update={"route": "judicial"}))},
            (no.TransfersDoNotMatch, ReceiverNotOfRoute),
        ),
        ({"transfers": (LETTER.model_copy(update={"receiving_organ_id": named("court")}),)}, (ReceiverNotOfRoute,)),
        ({"transfers": (LETTER.model_copy(update={"receiving_organ_id": named("nowhere")}),)}, (ReceiverNotOfRoute,)),
        ({"transfers": (LETTER.model_copy(update={"letter_number": ""}),)}, (TransferLetterIncomplete,)),
        ({"transfers": (LETTER.model_copy(update={"asked": ""}),)}, (TransferLetterIncomplete,)),
        ({"transfers": (LETTER.model_copy(update={"evidence": ()}),)}, (TransferLetterIncomplete,)),
        ({"reasons": ""}, (ReasonsUnstated,)),
    ],
)
def test_the_disposal_follows_what_the_accuser_is(changes: dict[str, Any], expected: Reasons) -> None:
    assert codes(refused(S.CERTIFIED, "dispose", **changes)) == codes_of(expected)


def test_a_known_repeat_after_conclusion_is_counted_or_set_aside_with_a_reason() -> None:
    repeat = replace(case_in(S.CERTIFIED), repeats_concluded=True)
    with pytest.raises(no.RepeatNotWeighed) as found:
        perform(repeat, "dispose")
    assert "C-11" in found.value.cites
    counted = perform(repeat, "dispose", aggravating=("repeats_after_conclusion",)).case
    assert counted.disposal.aggravating == ("repeats_after_conclusion",)
    reasoned = perform(repeat, "dispose", repeat_set_aside="前一结论未送达").case
    assert reasoned.disposal.repeat_set_aside


@pytest.mark.parametrize(
    "changes",
    [
        {"route": "judicial"},
        {"text": ""},
        {"document": ""},
        {"done_on": date(2026, 4, 7)},
        {"done_on": date(2026, 4, 9)},
    ],
)
def test_a_result_is_of_a_route_taken_and_says_what_was_done(changes: dict[str, Any]) -> None:
    assert isinstance(refused(S.DISPOSED, "record_result", **changes), no.ResultIncomplete)
