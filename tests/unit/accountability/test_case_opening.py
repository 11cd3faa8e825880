"""A case is opened on a source, on an organization or a leading official, and approved by another (TA-01, TA-02)."""

from dataclasses import replace
from typing import Any

import pytest

from libs.contracts.accountability_cases import CaseExempted, CaseInvestigating, CaseOpened, CaseProgressed
from services.accountability.cases.facts import HandlersFacts, OpeningFacts, SourceFacts
from services.accountability.cases.objects import LeadingOfficial
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.status import SourceKind
from tests.support.accountability_cases_cast import target
from tests.support.accountability_cases_papers import (
    DEPUTY,
    FACTS,
    LEADS,
    UNIT,
    case_in,
    declared,
    named,
    perform,
    refused,
)

OPENING: OpeningFacts = FACTS["open_by_hand"]


def test_the_head_opens_a_case_on_an_interview_on_the_official_who_leads() -> None:
    outcome = perform(None, "open_by_hand")
    case = outcome.case
    assert (case.status, case.source_kind, case.source_id) == (S.OPENED, SourceKind.INTERVIEW, named("interview"))
    assert (case.object, case.unit_id, case.unit_kind) == (DEPUTY, named("unit"), "municipal_unit")
    assert (case.office_id, case.competent_organ_id) == (named("office"), named("cdi"))
    assert case.evidence_ids == (named("filing"),) and case.opened_by == named("head")
    assert isinstance(outcome.event, CaseOpened) and outcome.event.object_person_id == named("deputy")


def test_an_organization_is_an_object_too() -> None:
    case = perform(None, "open_by_hand", object=UNIT).case
    assert (case.object_person_id, case.target) == (None, UNIT)


def test_who_committed_the_violation_himself_is_shown_the_line_of_sanctions() -> None:
    assert "direct_actor_not_object" in refused(None, "open_by_hand", own_violation=True)


@pytest.mark.parametrize("held", [(), ("clerk",), ("principal",)])
def test_who_held_no_such_leader_post_on_the_day_is_no_object(held: tuple[str, ...]) -> None:
    facts = replace(OPENING, target=target(held))
    assert "direct_actor_not_object" in refused(None, "open_by_hand", loaded=facts)


def test_an_organization_that_does_not_exist_is_no_object() -> None:
    facts = replace(OPENING, target=target((), kind=None))
    assert "object_unknown" in refused(None, "open_by_hand", loaded=facts, object=UNIT)


@pytest.mark.parametrize("office", [None, named("elsewhere")])
def test_a_head_opens_no_case_on_a_unit_of_another_office(office: Any) -> None:
    facts = replace(OPENING, target=replace(LEADS, office_id=office))
    assert refused(None, "open_by_hand", loaded=facts) == {"unit_not_yours"}


def test_nobody_opens_a_case_on_himself() -> None:
    oneself = LeadingOfficial(person_id=named("head"), organ_id=named("unit"), post="principal")
    assert refused(None, "open_by_hand", object=oneself) == {"recused_from_case"}


@pytest.mark.parametrize("kind", ["lead", "problem_escalated", "other"])
def test_a_source_kept_elsewhere_needs_its_reference(kind: str) -> None:
    facts = replace(OPENING, source=None)
    assert "source_unclear" in refused(None, "open_by_hand", loaded=facts, source_kind=kind)
    stated = {"source_kind": kind, "source_reference": "许督〔2026〕4号"}
    assert refused(None, "open_by_hand", loaded=facts, **stated) == set()


@pytest.mark.parametrize("kind", ["interview", "lead"])
def test_only_another_source_has_no_identity_of_its_own(kind: str) -> None:
    stated: dict[str, Any] = {"source_kind": kind, "source_reference": "许督〔2026〕4号", "source_id": None}
    assert "source_unclear" in refused(None, "open_by_hand", **stated)
    other = perform(None, "open_by_hand", **{**stated, "source_kind": "other"}).case
    assert other.source_id == other.id


@pytest.mark.parametrize("kind", ["interview", "interview_escalated", "filing_negative_hit"])
@pytest.mark.parametrize(
    "source",
    [None, SourceFacts(frozenset({named("unit")}), False), SourceFacts(frozenset({named("another")}), True)],
    ids=["unknown", "leads to nothing", "of another unit"],
)
def test_a_source_of_this_service_must_carry_a_case_on_the_unit(kind: str, source: SourceFacts | None) -> None:
    facts = replace(OPENING, source=source)
    assert refused(None, "open_by_hand", loaded=facts, source_kind=kind) == {"source_does_not_carry"}


def test_persons_involved_are_not_opened_by_hand() -> None:
    stated = {"source_kind": "main_case", "source_reference": "主案"}
    assert "source_not_by_hand" in refused(None, "open_by_hand", **stated)


def test_there_is_no_second_case_on_the_same_source_and_object() -> None:
    assert refused(None, "open_by_hand", loaded=replace(OPENING, already=True)) == {"case_already_open"}


def test_codes_project_and_former_hands_of_the_source_go_into_the_case() -> None:
    source = SourceFacts(frozenset({named("unit")}), True, ("xc_n8",), (named("interviewer"),), "2601-411000-04")
    case = perform(None, "open_by_hand", loaded=replace(OPENING, source=source)).case
    assert (case.codes, case.former_hands) == (("xc_n8",), (named("interviewer"),))
    assert case.project_code == "2601-411000-04"


def test_the_leader_in_charge_lets_it_be_investigated() -> None:
    outcome = perform(case_in(S.OPENED), "approve")
    assert outcome.case.status is S.INVESTIGATING and isinstance(outcome.event, CaseInvestigating)
    assert outcome.case.approval is not None and outcome.case.approval.by == named("leader")


def test_an_approval_states_an_opinion_and_denies_grounds_of_recusal() -> None:
    case = case_in(S.OPENED)
    assert "case_opinion_unstated" in refused(case, "approve", opinion=" ")
    assert "case_recusal_not_denied" in refused(case, "approve", no_ground_of_recusal=False)


def test_who_opened_it_does_not_approve_it() -> None:
    case = replace(case_in(S.OPENED), opened_by=named("leader"))
    assert refused(case, "approve") == {"opener_approves"}


def test_the_leader_who_confirmed_the_escalation_of_an_interview_approves_the_case_it_opened() -> None:
    case = replace(case_in(S.OPENED), opened_by=named("leader"), source_kind=SourceKind.INTERVIEW_ESCALATED)
    assert perform(case, "approve").case.status is S.INVESTIGATING


def test_the_leader_declines_with_reasons_and_the_case_ends_without_liability() -> None:
    outcome = perform(case_in(S.OPENED), "decline")
    assert outcome.case.status is S.NO_LIABILITY and outcome.case.ending is not None
    assert isinstance(outcome.event, CaseExempted) and outcome.event.outcome == "declined"
    assert outcome.case.ending.no_negative_effect
    assert refused(case_in(S.OPENED), "decline", reasons="") == {"case_opinion_unstated"}


@pytest.mark.parametrize("act", ["approve", "decline", "name_handlers"])
def test_recusal_blocks_every_role(act: str) -> None:
    status = S.INVESTIGATING if act == "name_handlers" else S.OPENED
    who = "head" if act == "name_handlers" else "leader"
    recused = perform(case_in(status), "step_aside", by=who).case
    assert refused(recused, act) == {"recused_from_case"}


def test_stepping_aside_needs_a_ground_of_the_rules_and_takes_the_case_out_of_the_hands() -> None:
    case = case_in(S.INVESTIGATING)
    assert refused(case, "step_aside", ground="dislike") == {"no_such_ground_of_recusal"}
    outcome = perform(case, "step_aside")
    assert named("officer") in outcome.case.recused_ids and outcome.case.handler_ids == (named("second"),)
    assert outcome.case.earlier_handler_ids == (named("officer"),) and isinstance(outcome.event, CaseProgressed)


def test_two_officers_of_the_office_handle_it() -> None:
    case = perform(case_in(S.OPENED), "approve").case
    named_case = perform(case, "name_handlers").case
    assert named_case.handler_ids == (named("officer"), named("second"))


@pytest.mark.parametrize("handlers", [(), ("officer",), ("officer", "officer")])
def test_one_handler_is_too_few(handlers: tuple[str, ...]) -> None:
    stated = {"handler_ids": tuple(map(named, handlers)), "recusals": declared("head", "officer")}
    assert "handlers_too_few" in refused(case_in(S.INVESTIGATING), "name_handlers", **stated)


def test_a_handler_is_an_officer_of_the_office_that_looks_after_the_unit_today() -> None:
    facts = HandlersFacts(named("office"), frozenset({named("officer")}))
    assert refused(case_in(S.INVESTIGATING), "name_handlers", loaded=facts) == {"handler_not_of_office"}


def test_who_interviewed_does_not_handle_the_pursuit() -> None:
    case = replace(case_in(S.INVESTIGATING), former_hands=(named("second"),))
    assert refused(case, "name_handlers") == {"handler_had_a_part"}


@pytest.mark.parametrize("who", ["head", "leader", "deputy"])
def test_neither_the_head_nor_who_approved_nor_the_object_handles_it(who: str) -> None:
    stated = {"handler_ids": (named("officer"), named(who)), "recusals": declared("head", "officer", who)}
    officers = HandlersFacts(named("office"), frozenset({named("officer"), named(who)}))
    assert refused(case_in(S.INVESTIGATING), "name_handlers", loaded=officers, **stated) == {"handler_had_a_part"}


def test_all_declare_on_recusal_and_nobody_with_a_ground_handles_it() -> None:
    case = case_in(S.INVESTIGATING)
    assert refused(case, "name_handlers", recusals=declared("head")) == {"recusal_missing"}
    related = declared("head", "officer", "second", ground="close_relative")
    assert refused(case, "name_handlers", recusals=related) == {"recused_person_acts"}
    unknown = declared("head", "officer", "second", ground="dislike")
    assert "no_such_recusal_ground" in refused(case, "name_handlers", recusals=unknown)


def test_a_declared_ground_of_somebody_else_is_kept() -> None:
    recusals = declared("head", "officer", "second", "third", ground="own_interest")
    case = perform(case_in(S.INVESTIGATING), "name_handlers", recusals=recusals).case
    assert named("third") in case.recused_ids


def test_handlers_are_replaced_and_those_before_stay_on_record() -> None:
    stated: dict[str, Any] = {
        "handler_ids": (named("second"), named("third")),
        "recusals": declared("head", "second", "third"),
    }
    case = perform(case_in(S.INVESTIGATING), "name_handlers", **stated).case
    assert case.earlier_handler_ids == (named("officer"),)
    assert refused(case, "record_tests") == {"not_case_handler"}
