"""Opening a sealed report: each row and guard of its table (P-06, P-09)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from libs.contracts import vault as said
from libs.kernel.actor import CLOCK
from libs.kernel.case import Timer
from libs.kernel.refusal import Absent, Refusal
from libs.kernel.roles import Role as R
from services.vault.openings import acts
from services.vault.openings.commands import (
    AcknowledgeOpening,
    ApproveOpening,
    ExpireOpening,
    RefuseOpening,
    UseOpening,
)
from services.vault.openings.facts import RequestFacts, Wanted
from services.vault.openings.lifecycle import OpeningStatus as S
from services.vault.openings.opening import Opening
from tests.support import vault_papers as paper
from tests.support.vault_papers import HEAD, LEADER, LETTERS, LETTERS_OFFICER, NOON, OFFICER, ORGAN, SECRETARY, WATCH

INQUIRY = "malice_inquiry"


def code_of(act: Callable[[], object]) -> str:
    """By which code it is refused."""
    with pytest.raises(Refusal) as refused:
        act()
    return refused.value.code


def test_vo01_the_letters_office_asks_for_a_look_with_purpose_and_reason() -> None:
    outcome = acts.request(paper.asking(), paper.occasion(), paper.wanted())
    opening = outcome.case
    assert (opening.status, opening.requester_id, opening.organ_id) == (S.REQUESTED, LETTERS_OFFICER, ORGAN)
    assert set(opening.approver_ids) == {SECRETARY, LEADER}
    assert isinstance(outcome.event, said.OpeningRequested) and outcome.event.report_ref == paper.REPORT_ID


def test_vo01_a_named_handler_asks_for_the_inquiry() -> None:
    opening = paper.requested(OFFICER, paper.wanted(handles=True), purpose=INQUIRY)
    assert (opening.status, opening.requester_id) == (S.REQUESTED, paper.HANDLER)


def test_vo02_a_second_person_approves_for_minutes() -> None:
    outcome = acts.approve(paper.requested(), ApproveOpening(minutes=10), paper.occasion(HEAD), paper.decided_by())
    opening = outcome.case
    assert (opening.status, opening.decided_by, opening.minutes) == (S.APPROVED, SECRETARY, 10)
    assert opening.expires_at == NOON + timedelta(minutes=10)
    assert opening.timers() == (Timer("expire", NOON + timedelta(minutes=10)),)
    assert outcome.event == said.OpeningApproved(
        organ_id=ORGAN, report_ref=paper.REPORT_ID, purpose="result_feedback", minutes=10
    )


def test_vo03_a_second_person_refuses_with_a_reason() -> None:
    opening = paper.refused()
    assert (opening.status, opening.refusal, opening.timers()) == (S.REFUSED, "可以书面告知。", ())
    with pytest.raises(ValidationError):
        RefuseOpening(reason=" ")


def test_vo04_the_requester_uses_it_in_time() -> None:
    outcome = acts.use(paper.approved(), UseOpening(), paper.occasion(), paper.wanted())
    assert (outcome.case.status, outcome.case.used_at, outcome.case.timers()) == (S.USED, NOON, ())
    assert isinstance(outcome.event, said.OpeningUsed)


def test_vo05_time_ends_it() -> None:
    assert paper.expired().status is S.EXPIRED


@pytest.mark.parametrize("ended", [paper.used, paper.refused, paper.expired])
def test_vo06_the_supervisor_takes_note_once(ended: Callable[[], Opening]) -> None:
    opening = ended()
    noted = paper.noted(opening)
    assert (noted.status, noted.acknowledged_by) == (opening.status, paper.SUPERVISOR)
    assert code_of(lambda: paper.noted(noted)) == "already_noted"


@pytest.mark.parametrize(
    "facts",
    [
        RequestFacts(),
        paper.wanted(wanted=Wanted(paper.OTHER_ORGAN)),
        paper.wanted(wanted=Wanted(ORGAN, frozenset({LETTERS_OFFICER}))),
    ],
    ids=["no such report", "of another organ", "recused"],
)
def test_who_has_nothing_to_do_with_a_report_does_not_learn_of_it(facts: RequestFacts) -> None:
    with pytest.raises(Absent):
        acts.request(paper.asking(), paper.occasion(), facts)


def test_who_is_neither_letters_office_nor_handler_does_not_learn_of_it() -> None:
    with pytest.raises(Absent):
        acts.request(paper.asking(purpose=INQUIRY), paper.occasion(OFFICER), paper.wanted())


def test_a_recused_handler_does_not_learn_of_it() -> None:
    barred = paper.wanted(handles=True, wanted=Wanted(ORGAN, frozenset({paper.HANDLER})))
    with pytest.raises(Absent):
        acts.request(paper.asking(purpose=INQUIRY), paper.occasion(OFFICER), barred)


def test_a_purpose_must_be_listed() -> None:
    assert code_of(lambda: paper.requested(purpose="curiosity")) == "purpose_unknown"


def test_where_a_profile_lists_no_purpose_nothing_is_opened() -> None:
    bare = paper.occasion(lists={})
    assert code_of(lambda: acts.request(paper.asking(), bare, paper.wanted())) == "purpose_unknown"


@pytest.mark.parametrize(
    ("who", "facts", "purpose"),
    [(LETTERS, paper.wanted(), INQUIRY), (OFFICER, paper.wanted(handles=True), "verification")],
)
def test_handlers_ask_for_the_inquiry_and_the_letters_office_for_all_else(
    who: Any, facts: RequestFacts, purpose: str
) -> None:
    assert code_of(lambda: paper.requested(who, facts, purpose=purpose)) == "purpose_not_yours"


@pytest.mark.parametrize("approvers", [frozenset(), frozenset({LETTERS_OFFICER}), frozenset({paper.SUBJECT})])
def test_there_must_be_a_second_person_who_may_decide(approvers: frozenset[Any]) -> None:
    assert code_of(lambda: paper.requested(facts=paper.wanted(approvers=approvers))) == "nobody_to_approve"


@pytest.mark.parametrize("act", ["approve", "refuse"])
def test_who_asked_does_not_decide(act: str) -> None:
    me = paper.actor(LETTERS_OFFICER, R.LETTERS, R.CDI_SECRETARY)
    command = ApproveOpening() if act == "approve" else RefuseOpening(reason="无")
    decide = getattr(acts, act)
    facts = paper.decided_by(LETTERS_OFFICER)
    assert code_of(lambda: decide(paper.requested(), command, paper.occasion(me), facts)) == "approver_requested"


@pytest.mark.parametrize("act", ["approve", "refuse"])
def test_who_is_not_in_charge_on_the_day_does_not_decide(act: str) -> None:
    command = ApproveOpening() if act == "approve" else RefuseOpening(reason="无")
    decide = getattr(acts, act)
    facts = paper.decided_by(LEADER)
    assert code_of(lambda: decide(paper.requested(), command, paper.occasion(HEAD), facts)) == "approver_not_competent"


def test_who_is_recused_does_not_decide() -> None:
    subject = paper.actor(paper.SUBJECT, R.CDI_SECRETARY)
    facts = paper.decided_by(paper.SUBJECT)
    refused = code_of(lambda: acts.approve(paper.requested(), ApproveOpening(), paper.occasion(subject), facts))
    assert refused == "approver_not_competent"


@pytest.mark.parametrize(("option", "most"), [(15, 15), (60, 15), (5, 5), (None, 15)])
def test_no_profile_gives_more_than_fifteen_minutes(option: int | None, most: int) -> None:
    options = {} if option is None else {"vault.opening_minutes": option}
    assert acts.longest(paper.occasion(options=options).profile) == most


def test_more_minutes_than_the_profile_gives_are_refused() -> None:
    five = paper.occasion(HEAD, options={"vault.opening_minutes": 5})
    approve = lambda: acts.approve(paper.requested(), ApproveOpening(minutes=6), five, paper.decided_by())  # noqa: E731
    assert code_of(approve) == "minutes_too_many"
    with pytest.raises(ValidationError):
        ApproveOpening(minutes=16)


def test_nobody_but_the_requester_uses_it() -> None:
    other = paper.occasion(paper.actor(paper.SUPERVISOR, R.LETTERS))
    assert code_of(lambda: acts.use(paper.approved(), UseOpening(), other, paper.wanted())) == "requester_alone"


def test_after_its_minutes_it_is_over() -> None:
    late = paper.occasion(at=NOON + timedelta(minutes=10))
    assert code_of(lambda: acts.use(paper.approved(10), UseOpening(), late, paper.wanted())) == "opening_over"


@pytest.mark.parametrize(
    "facts",
    [
        RequestFacts(),
        paper.wanted(wanted=Wanted(paper.OTHER_ORGAN)),
        paper.wanted(wanted=Wanted(ORGAN, frozenset({LETTERS_OFFICER}))),
    ],
)
def test_who_no_longer_has_to_do_with_the_report_does_not_read_it(facts: RequestFacts) -> None:
    opening = paper.approved()
    assert code_of(lambda: acts.use(opening, UseOpening(), paper.occasion(), facts)) == "no_longer_entitled"


def test_a_handler_of_yesterday_does_not_read_it() -> None:
    opening = paper.approved(who=OFFICER, facts=paper.wanted(handles=True), purpose=INQUIRY)
    use = lambda: acts.use(opening, UseOpening(), paper.occasion(OFFICER), paper.wanted())  # noqa: E731
    assert code_of(use) == "no_longer_entitled"


def test_time_does_not_end_it_early() -> None:
    early = paper.occasion(CLOCK, NOON + timedelta(minutes=9))
    assert code_of(lambda: acts.expire(paper.approved(10), ExpireOpening(), early)) == "opening_still_runs"


@pytest.mark.parametrize("person", [LETTERS_OFFICER, SECRETARY])
def test_who_asked_or_decided_does_not_supervise_it(person: Any) -> None:
    me = paper.occasion(paper.actor(person, R.CADRE_SUP))
    noted = lambda: acts.acknowledge(paper.used(), AcknowledgeOpening(), me)  # noqa: E731
    assert code_of(noted) == "supervisor_involved"
    assert paper.noted(paper.used(), WATCH).acknowledged_at == NOON
