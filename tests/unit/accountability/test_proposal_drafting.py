"""A supervision proposal is drafted, argued collectively, and issued by a third hand (A-15, P-26, LA-8)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.accountability_aftermath import ProposalArgued, ProposalIssued, ProposalReturned
from services.accountability.proposals import facts as f
from services.accountability.proposals.case_type import PROPOSAL
from services.accountability.proposals.proposal import SupervisionProposal
from services.accountability.proposals.status import ProposalStatus as S
from tests.support import accountability_cases_cast as cast
from tests.support.accountability_aftermath_papers import named, perform, persons, refused
from tests.support.accountability_aftermath_proposals import ACTS, CONTENT, done, proposal_in


def codes(proposal: SupervisionProposal | None, act: str, **changes: Any) -> set[str]:
    """With which codes that act is refused."""
    return refused(PROPOSAL, proposal, act, ACTS[act], **changes)


def test_an_officer_drafts_it_for_the_own_office_to_any_body_that_caused_the_problem() -> None:
    proposal = done(None, "draft")
    assert (proposal.unit_id, proposal.office_id, proposal.source_case_id) == (
        named("planning"), named("office"), named("case")
    )  # fmt: skip
    assert proposal.drafted_by == named("officer") and proposal.answer_by is None


def test_it_needs_no_case_behind_it() -> None:
    assert codes(None, "draft", source_case_id=None, loaded=f.DraftFacts(named("cdi"))) == set()


def content(**changes: Any) -> dict[str, Any]:
    """A draft with those parts otherwise."""
    return {**CONTENT, **changes}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"loaded": f.DraftFacts(None)}, "proposal_not_of_supervision_office"),
        ({"loaded": f.DraftFacts(named("cdi"), False, named("cdi"))}, "proposal_addressee_wrong"),
        ({"loaded": f.DraftFacts(named("cdi"), True, named("county"))}, "proposal_source_case_unknown"),
        ({"loaded": f.DraftFacts(named("cdi"), True, None)}, "proposal_source_case_unknown"),
        ({"content": content(basics="")}, "proposal_content_incomplete"),
        ({"content": content(problems=())}, "proposal_content_incomplete"),
        ({"content": content(problems=({"text": "迟", "evidence": ()},))}, "proposal_content_incomplete"),
        ({"content": content(problems=({"text": "迟", "evidence": ("",)},))}, "proposal_content_incomplete"),
        ({"content": content(problems=({"text": "", "evidence": ("卷二第8页",)},))}, "proposal_content_incomplete"),
        ({"content": content(facts="")}, "proposal_content_incomplete"),
        ({"content": content(bases=("",))}, "proposal_content_incomplete"),
        ({"content": content(bases=())}, "proposal_content_incomplete"),
        ({"content": content(proposals=())}, "proposal_content_incomplete"),
        ({"content": content(proposals=("",))}, "proposal_content_incomplete"),
        ({"recusals": ()}, "recusal_missing"),
        ({"recusals": cast.declared("officer", ground="close_relative")}, "recused_person_acts"),
    ],
)
def test_it_is_not_drafted_without(changes: dict[str, Any], code: str) -> None:
    assert codes(None, "draft", **changes) == {code}


def test_whoever_drafted_it_drafts_it_anew_and_nobody_else() -> None:
    proposal = proposal_in(S.DRAFTED)
    assert done(proposal, "revise").content.facts == "补充事实"
    assert codes(proposal, "revise", by="second") == {"proposal_not_the_drafter"}
    assert codes(proposal, "revise", content=content(facts="")) == {"proposal_content_incomplete"}


def test_it_is_argued_collectively_and_functional_bodies_are_asked() -> None:
    outcome = perform(PROPOSAL, proposal_in(S.DRAFTED), "argue", ACTS["argue"])
    assert outcome.case.status is S.ARGUED and isinstance(outcome.event, ProposalArgued)
    assert outcome.case.arguments[0].consulted[0].organ_id == named("functional")


def test_what_is_not_agreed_is_drafted_and_argued_anew() -> None:
    outcome = perform(PROPOSAL, proposal_in(S.DRAFTED), "argue", ACTS["argue"], agreed=False)
    assert outcome.case.status is S.DRAFTED and isinstance(outcome.event, ProposalReturned)
    assert len(done(outcome.case, "argue").arguments) == 2


TWO = {"participant_ids": persons("head", "second"), "recusals": cast.declared("head", "second")}
NO_HEAD = {
    "participant_ids": persons("officer", "second", "third"),
    "recusals": cast.declared("officer", "second", "third"),
}
STRANGER = {"participant_ids": persons("head", "second", "x"), "recusals": cast.declared("head", "second", "x")}
TWICE = {"participant_ids": persons("head", "second", "second"), "recusals": cast.declared("head", "second")}
UNKNOWN = ({"organ_id": named("nowhere"), "opinion": "同意"},)
SILENT = ({"organ_id": named("functional"), "opinion": ""},)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (TWO, "proposal_argument_too_small"),
        (NO_HEAD, "proposal_argument_too_small"),
        (STRANGER, "proposal_argument_too_small"),
        (TWICE, "proposal_argument_too_small"),
        ({"minutes": ""}, "proposal_argument_unstated"),
        ({"held_on": date(2026, 4, 22)}, "proposal_argument_unstated"),
        ({"consulted": UNKNOWN}, "proposal_argument_unstated"),
        ({"consulted": SILENT}, "proposal_argument_unstated"),
        ({"recusals": cast.declared("head", "officer")}, "recusal_missing"),
        ({"by": "officer"}, "proposal_one_hand"),
    ],
)
def test_it_is_not_argued_with(changes: dict[str, Any], code: str) -> None:
    assert codes(proposal_in(S.DRAFTED), "argue", **changes) == {code}


def test_whoever_declared_a_ground_at_the_draft_takes_no_part_in_the_argument() -> None:
    declared = {"recusals": cast.declared("officer", "second", ground="close_relative")}
    proposal = done(None, "draft", **declared)
    assert proposal.recused_ids == persons("second")
    assert codes(proposal, "argue") == {"proposal_argument_too_small"}


def test_the_leader_in_charge_issues_it_with_number_and_opinion() -> None:
    outcome = perform(PROPOSAL, proposal_in(S.ARGUED), "issue", ACTS["issue"])
    assert outcome.case.status is S.ISSUED and isinstance(outcome.event, ProposalIssued)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"letter_number": ""}, "proposal_letter_unstated"),
        ({"opinion": ""}, "proposal_letter_unstated"),
        ({"loaded": f.IssueFacts(number_taken=True)}, "proposal_letter_number_used"),
        ({"by": "officer"}, "proposal_one_hand"),
        ({"by": "head"}, "proposal_one_hand"),
    ],
)
def test_it_is_not_issued_without(changes: dict[str, Any], code: str) -> None:
    assert codes(proposal_in(S.ARGUED), "issue", **changes) == {code}


def test_the_leader_sends_it_back_with_reasons() -> None:
    proposal = proposal_in(S.ARGUED)
    assert done(proposal, "return_draft").status is S.DRAFTED
    assert codes(proposal, "return_draft", reasons="") == {"proposal_reasons_missing"}


def test_after_a_return_it_is_issued_only_once_it_was_argued_again() -> None:
    back = done(proposal_in(S.ARGUED), "return_draft")
    assert back.status is S.DRAFTED and replace(back, status=S.ARGUED).arguments == back.arguments
    assert done(done(back, "argue"), "issue").status is S.ISSUED
