"""A supervision proposal is served, answered within its term, followed up, and closed (P-26, G-07)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.accountability_aftermath import (
    ProposalAnswered,
    ProposalObjected,
    ProposalOverdue,
    ProposalRefused,
    ProposalServed,
    ProposalWithdrawn,
)
from libs.kernel.deadlines import end_of
from services.accountability.proposals.case_type import PROPOSAL
from services.accountability.proposals.dues import answer_by, dues
from services.accountability.proposals.proposal import SupervisionProposal
from services.accountability.proposals.status import ProposalStatus as S
from tests.support.accountability_aftermath_papers import calendar, perform, persons, refused
from tests.support.accountability_aftermath_proposals import (
    ACTS,
    DUE,
    LOOKED,
    OBJECTING,
    SERVED,
    done,
    proposal_in,
)
from tests.support.accountability_cases_cast import profile

SERVICES = {"calendar": calendar()}


def codes(proposal: SupervisionProposal | None, act: str, **changes: Any) -> set[str]:
    """With which codes that act is refused."""
    return refused(PROPOSAL, proposal, act, ACTS[act], **changes)


def test_the_answer_is_due_thirty_days_after_service() -> None:
    assert answer_by(SERVED, profile(), calendar()) == DUE
    outcome = perform(PROPOSAL, proposal_in(S.ISSUED), "serve", ACTS["serve"])
    assert isinstance(outcome.event, ProposalServed) and outcome.event.answer_by == DUE
    (running,) = dues(outcome.case, profile(), SERVICES)
    assert (running.code, running.deadline.due_on) == ("proposal.answer", DUE)


@pytest.mark.parametrize(
    "changes", [{"receipt": ""}, {"served_on": date(2026, 4, 21)}, {"served_on": date(2026, 4, 24)}]
)
def test_it_is_not_served_without_receipt_and_possible_day(changes: dict[str, Any]) -> None:
    assert codes(proposal_in(S.ISSUED), "serve", **changes) == {"proposal_service_unproven"}


def test_the_clock_notes_that_the_day_has_passed() -> None:
    proposal = proposal_in(S.SERVED)
    (timer,) = proposal.timers()
    assert (timer.act, timer.due_at) == ("lapse", end_of(DUE))
    assert codes(proposal, "lapse", day=DUE) == {"proposal_answer_not_overdue"}
    outcome = perform(PROPOSAL, proposal, "lapse", ACTS["lapse"])
    assert isinstance(outcome.event, ProposalOverdue) and outcome.case.timers() == ()
    assert dues(outcome.case, profile(), SERVICES)[0].deadline.due_on == DUE


def test_the_body_accepts_and_says_point_by_point_what_it_does() -> None:
    outcome = perform(PROPOSAL, proposal_in(S.SERVED), "answer", ACTS["answer"])
    assert outcome.case.status is S.ANSWERED and isinstance(outcome.event, ProposalAnswered)
    assert not outcome.case.answers[0].late and dues(outcome.case, profile(), SERVICES) == ()


@pytest.mark.parametrize(("day", "late"), [(DUE, False), (date(2026, 5, 26), True)])
def test_an_answer_after_its_day_is_kept_as_late(day: date, late: bool) -> None:
    assert done(proposal_in(S.OVERDUE), "answer", day=day).answers[0].late is late


ONE = ({"point": 1, "text": "制定办法", "done_by": date(2026, 7, 31)},)
PAST = (
    {"point": 1, "text": "已办", "done_by": date(2026, 5, 1)},
    {"point": 2, "text": "办", "done_by": date(2026, 7, 1)},
)
EMPTY = ({"point": 1, "text": "", "done_by": date(2026, 7, 1)}, {"point": 2, "text": "办", "done_by": date(2026, 7, 1)})
THIRD = ({"point": 3, "text": "办", "done_by": date(2026, 7, 1)},)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": ""},
        {"document": ""},
        {"undertakings": ()},
        {"undertakings": ONE},
        {"undertakings": PAST},
        {"undertakings": EMPTY},
        {**OBJECTING, "text": ""},
        {**OBJECTING, "undertakings": THIRD},
    ],
)
def test_it_is_not_answered_without(changes: dict[str, Any]) -> None:
    assert codes(proposal_in(S.SERVED), "answer", **changes) == {"proposal_answer_unstated"}


def test_the_body_may_object_with_reasons() -> None:
    outcome = perform(PROPOSAL, proposal_in(S.SERVED), "answer", ACTS["answer"], **OBJECTING)
    assert outcome.case.status is S.OBJECTED and isinstance(outcome.event, ProposalObjected)


def test_after_it_was_criticised_a_body_accepts_or_stays_refused() -> None:
    refusing = proposal_in(S.REFUSED)
    assert codes(refusing, "answer", **OBJECTING) == {"proposal_answer_unstated"}
    assert done(refusing, "answer", day=date(2026, 6, 18)).status is S.ANSWERED


def test_an_objection_that_is_right_takes_the_proposal_back() -> None:
    outcome = perform(PROPOSAL, proposal_in(S.OBJECTED), "rule_on_objection", ACTS["rule_on_objection"], is_right=True)
    assert outcome.case.status is S.WITHDRAWN and isinstance(outcome.event, ProposalWithdrawn)


def test_after_an_objection_that_is_not_right_the_answer_is_due_anew() -> None:
    proposal = done(proposal_in(S.OBJECTED), "rule_on_objection")
    assert (proposal.status, proposal.answer_by) == (S.SERVED, date(2026, 6, 22))
    (running,) = dues(proposal, profile(), SERVICES)
    assert running.deadline.due_on == date(2026, 6, 22)
    assert proposal.timers()[0].due_at == end_of(date(2026, 6, 22))


@pytest.mark.parametrize("missing", ["reasons", "reply_number"])
def test_an_objection_is_ruled_on_with_reasons_and_a_reply(missing: str) -> None:
    assert codes(proposal_in(S.OBJECTED), "rule_on_objection", **{missing: ""}) == {"proposal_reasons_missing"}


@pytest.mark.parametrize(
    "changes",
    [
        {"person_ids": persons("officer")},
        {"person_ids": persons("officer", "officer")},
        {"person_ids": persons("officer", "second", "officer")},
        {"person_ids": persons("officer", "stranger")},
        {"person_ids": persons("second", "third")},
        {"looked_on": date(2026, 4, 22)},
        {"looked_on": date(2026, 6, 11)},
        {"found": ""},
    ],
)
def test_it_is_followed_up_by_two_of_the_organ_who_say_what_they_found(changes: dict[str, Any]) -> None:
    assert codes(proposal_in(S.ANSWERED), "follow_up", **changes) == {"proposal_follow_up_unstated"}


def test_it_is_closed_once_it_is_found_carried_out() -> None:
    proposal = proposal_in(S.ANSWERED)
    assert codes(proposal, "close") == {"proposal_not_carried_out"}
    undone = done(proposal, "follow_up", carried_out=False)
    assert codes(undone, "close") == {"proposal_not_carried_out"}
    carried_out = done(undone, "follow_up")
    assert done(carried_out, "close").status is S.CLOSED
    assert codes(carried_out, "close", note="") == {"proposal_closing_unstated"}


def test_what_was_found_before_the_latest_answer_does_not_close_it() -> None:
    found = done(proposal_in(S.ANSWERED), "follow_up", carried_out=False)
    criticised = done(found, "record_refusal")
    again = done(criticised, "answer", day=date(2026, 6, 16))
    assert codes(again, "close") == {"proposal_not_carried_out"}
    assert codes(again, "record_refusal") == {"proposal_refusal_not_shown"}


def test_silence_is_a_refusal_without_good_reason_once_the_leader_says_so() -> None:
    outcome = perform(PROPOSAL, proposal_in(S.OVERDUE), "record_refusal", ACTS["record_refusal"])
    assert outcome.case.status is S.REFUSED and isinstance(outcome.event, ProposalRefused)
    assert outcome.case.refusal.criticism_document == "示监通〔2026〕3号"
    assert done(outcome.case, "close").status is S.CLOSED


def test_so_is_an_objection_after_one_that_was_found_wrong_and_no_first_one_before_it_is_ruled_on() -> None:
    objected = proposal_in(S.OBJECTED)
    assert codes(objected, "record_refusal") == {"proposal_refusal_not_shown"}
    stands = done(objected, "rule_on_objection", is_right=False)
    again = replace(stands, status=S.OBJECTED, answers=(*stands.answers, objected.answers[-1]))
    refused_one = done(again, "record_refusal")
    assert refused_one.status is S.REFUSED and codes(refused_one, "answer", accepted=False, undertakings=()) != set()


def test_so_is_an_answer_in_words_alone_and_not_one_that_nobody_looked_into() -> None:
    answered = proposal_in(S.ANSWERED)
    assert codes(answered, "record_refusal") == {"proposal_refusal_not_shown"}
    assert codes(done(answered, "follow_up"), "record_refusal") == {"proposal_refusal_not_shown"}
    assert codes(done(answered, "follow_up", carried_out=False), "record_refusal") == set()


@pytest.mark.parametrize("missing", ["why_not_good", "criticism_document"])
def test_a_refusal_says_why_the_reasons_are_not_good_and_how_it_was_criticised(missing: str) -> None:
    assert codes(proposal_in(S.OVERDUE), "record_refusal", **{missing: ""}) == {"proposal_criticism_unstated"}


def test_the_days_of_the_story_are_in_order() -> None:
    assert SERVED < DUE < LOOKED
