"""How a decision is reviewed: by others, never heavier, in the same act as case and sanctions (TA-13, P-14, LA-10)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.accountability_aftermath import ReviewAssigned, ReviewDecided, ReviewReported, ReviewServed
from services.accountability.cases.status import CaseStatus as S
from services.accountability.reviews import facts as f
from services.accountability.reviews.case_type import REVIEW
from services.accountability.reviews.review import Review
from services.accountability.reviews.status import ReviewStatus
from services.accountability.sanctions.settling import ObjectRecord
from services.accountability.sanctions.status import SanctionStatus
from tests.support import accountability_cases_cast as cast
from tests.support.accountability_aftermath_papers import (
    calendar,
    named,
    perform,
    persons,
    refused,
    sanctions_in,
    served,
    the_case,
)
from tests.support.accountability_aftermath_reviews import (
    ASSIGN,
    FURTHER,
    MEETING,
    REPORT,
    SERVED,
    Reviewed,
    assigned,
    decided,
    deciding,
    opened,
    reported,
    serving,
)

SERVICES = {"calendar": calendar()}
HANDS = ("officer", "second", "head", "leader", "trial", "recorder", "secretary", "member-1")


def assign(review: Review, **changes: Any) -> set[str]:
    """With which codes the naming of reviewers is refused."""
    return refused(REVIEW, review, "assign", ASSIGN, **changes)


def naming(*who: str) -> dict[str, Any]:
    """What names them, all declared."""
    return {"reviewer_ids": persons(*who), "recusals": cast.declared(*who)}


def test_two_of_the_organ_without_a_hand_in_the_decision_review_it() -> None:
    outcome = perform(REVIEW, opened(served("admonition")).review, "assign", ASSIGN)
    assert outcome.case.status is ReviewStatus.REVIEWING and isinstance(outcome.event, ReviewAssigned)
    assert outcome.case.reviewer_ids == persons("reviewer-1", "reviewer-2")


@pytest.mark.parametrize("hand", HANDS)
def test_nobody_reviews_who_had_a_hand_in_the_decision(hand: str) -> None:
    review = opened(served("admonition")).review
    everybody = f.AssignFacts(ASSIGN.facts.persons | {named(hand)})
    assert assign(review, loaded=everybody, **naming("reviewer-1", hand)) == {"reviewer_wrong"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (naming("reviewer-1"), "reviewers_too_few"),
        (naming("reviewer-1", "stranger"), "reviewer_wrong"),
        (naming("reviewer-1", "reviewer-2", "reviewer-1"), "reviewer_wrong"),
        (naming("reviewer-1", "deputy"), "reviewer_wrong"),
        (naming("reviewer-1", "manager"), "reviewer_wrong"),
        ({"reviewer_ids": persons("reviewer-1", "reviewer-1")}, "reviewers_too_few"),
        ({"recusals": cast.declared("reviewer-1")}, "recusal_missing"),
        ({"recusals": cast.declared("reviewer-1", "reviewer-2", ground="close_relative")}, "recused_person_acts"),
        ({"recusals": cast.declared("reviewer-1", "reviewer-2", ground="weather")}, "no_such_recusal_ground"),
    ],
)
def test_reviewers_are_not_named_wrongly(changes: dict[str, Any], code: str) -> None:
    assert code in assign(opened(served("admonition")).review, **changes)


def test_who_is_named_anew_takes_over_and_the_former_ones_decide_nothing() -> None:
    reviewed = assigned(opened(served("admonition")))
    again = perform(REVIEW, reviewed.review, "assign", ASSIGN, **naming("reviewer-2", "third")).case
    assert again.earlier_reviewer_ids == persons("reviewer-1")
    assert refused(REVIEW, again, "report", REPORT) == {"not_the_reviewer"}


def test_whom_it_is_on_names_nobody_and_records_nothing() -> None:
    assert assign(opened(served("admonition")).review, by="deputy") == {"review_one_hand"}


def report(review: Review, **changes: Any) -> set[str]:
    """With which codes an opinion is refused."""
    return refused(REVIEW, review, "report", REPORT, **changes)


def test_a_named_reviewer_gives_the_opinion_once() -> None:
    reviewed = assigned(opened(served("admonition")))
    outcome = perform(REVIEW, reviewed.review, "report", REPORT)
    assert outcome.case.status is ReviewStatus.REPORTED and isinstance(outcome.event, ReviewReported)
    assert report(reviewed.review, by="third") == {"not_the_reviewer"}
    assert report(reviewed.review, by="deputy") == {"review_one_hand"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"facts": ""}, "review_report_unstated"),
        ({"nature": ""}, "review_report_unstated"),
        ({"measures": ("reminder_talk",)}, "outcome_and_measures"),
        ({"outcome": "revoked", "measures": ("reminder_talk",)}, "outcome_and_measures"),
        ({"outcome": "changed"}, "outcome_and_measures"),
        ({"outcome": "changed", "measures": ("admonition",)}, "outcome_and_measures"),
        ({"outcome": "changed", "measures": ("banishment",)}, "measure_unfit"),
        ({"outcome": "changed", "measures": ("organization_circular",)}, "measure_unfit"),
        ({"outcome": "changed", "measures": ("reminder_talk", "reminder_talk")}, "measure_unfit"),
        ({"outcome": "changed", "measures": ("party_warning",)}, "heavier_than_before"),
        ({"outcome": "changed", "measures": ("reminder_talk", "circular")}, "heavier_than_before"),
    ],
)
def test_an_opinion_is_not_given_without(changes: dict[str, Any], code: str) -> None:
    assert report(assigned(opened(served("admonition"))).review, **changes) == {code}


@pytest.mark.parametrize(
    ("before", "instead", "heavier"),
    [
        (("party_serious_warning",), ("party_warning",), False),
        (("party_warning", "transfer"), ("transfer",), False),
        (("party_warning", "transfer"), ("party_warning", "reminder_talk"), False),
        (("party_warning", "transfer"), ("transfer", "suspension"), True),
        (("admonition", "circular"), ("admonition", "criticism_education"), False),
        (("transfer",), ("suspension", "reminder_talk"), True),
    ],
)
def test_measures_are_not_heavier_one_by_one_from_the_heaviest_down(
    before: tuple[str, ...], instead: tuple[str, ...], heavier: bool
) -> None:
    found = report(assigned(opened(served(*before))).review, outcome="changed", measures=instead)
    assert found == ({"heavier_than_before"} if heavier else set())


def decide(reviewed: Reviewed, **changes: Any) -> set[str]:
    """With which codes a decision is refused."""
    return refused(REVIEW, reviewed.review, "decide", deciding(reviewed), **changes)


def ready(*measures: str) -> Reviewed:
    """A review that lies before the committee."""
    return reported(assigned(opened(served(*(measures or ("admonition",))))))


def test_an_upheld_decision_goes_on_as_it_was() -> None:
    reviewed = ready("party_warning")
    outcome = perform(REVIEW, reviewed.review, "decide", deciding(reviewed))
    (left,) = outcome.others
    assert (left.case.status, the_case(outcome.others).measures_in_force) == (S.EXECUTING, ("party_warning",))
    assert isinstance(outcome.event, ReviewDecided) and outcome.event.outcome == "upheld"
    assert outcome.case.decision.measures == ("party_warning",)


def test_a_change_moves_case_sanction_period_and_follow_up_in_the_same_act() -> None:
    reviewed = ready("party_serious_warning")
    outcome = perform(
        REVIEW, reviewed.review, "decide", deciding(reviewed), outcome="changed", measures=("party_warning",)
    )
    _, *others = outcome.others
    assert the_case(outcome.others).measures_in_force == ("party_warning",)
    assert [one.act for one in others] == ["replace", "reschedule"]
    (sanction,) = sanctions_in(outcome.others)
    assert (sanction.measure, sanction.until_on) == ("party_warning", date(2027, 4, 10))
    assert sanction.former[0].ruling.id == reviewed.review.id and sanction.recourse.under_way


def test_a_revocation_ends_every_sanction_of_the_decision() -> None:
    reviewed = ready("party_warning", "transfer")
    outcome = perform(REVIEW, reviewed.review, "decide", deciding(reviewed), outcome="revoked")
    assert {one.status for one in sanctions_in(outcome.others)} == {SanctionStatus.REVOKED}
    assert the_case(outcome.others).measures_in_force == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"document_number": ""}, "review_decision_unstated"),
        ({"reasons": ""}, "review_decision_unstated"),
        ({"outcome": "changed", "measures": ("party_warning",)}, "heavier_than_before"),
        ({"outcome": "changed"}, "outcome_and_measures"),
        ({"resolution": cast.resolution("secretary", "member-1", held_on=MEETING)}, "committee_quorum_missing"),
        ({"resolution": cast.resolution(held_on=date(2026, 4, 19))}, "meeting_day_impossible"),
        ({"resolution": cast.resolution(held_on=date(2026, 5, 7))}, "meeting_day_impossible"),
        ({"resolution": cast.resolution(held_on=MEETING, secretary_spoke_last=False)}, "secretary_not_last"),
        ({"resolution": cast.resolution(held_on=MEETING, against={"member-1": ""})}, "dissent_unrecorded"),
    ],
)
def test_a_review_is_not_decided_without(changes: dict[str, Any], code: str) -> None:
    assert code in decide(ready(), **changes)


def test_a_reviewer_has_no_vote_and_does_not_record_the_decision() -> None:
    reviewed = ready()
    votes = cast.resolution(*cast.MEMBERS, "reviewer-1", held_on=MEETING)
    facts = deciding(reviewed).facts
    there = replace(facts.committee, members=facts.committee.members | {named("reviewer-1")})
    assert "preparer_votes" in decide(reviewed, resolution=votes, loaded=replace(facts, committee=there))
    assert decide(reviewed, by="reviewer-2") == {"review_one_hand"}


def test_who_is_recused_from_the_case_has_no_seat_in_the_review_and_records_nothing() -> None:
    reviewed = ready()
    barred = replace(reviewed.review, barred_ids=(*reviewed.review.barred_ids, named("member-1"), named("recorder")))
    assert "attendance_wrong" in decide(reviewed._replace(review=barred), by="manager")
    assert decide(reviewed._replace(review=barred)) == {"review_one_hand"}


def serve(reviewed: Reviewed, **changes: Any) -> set[str]:
    """With which codes the service of the decision is refused."""
    return refused(REVIEW, reviewed.review, "serve", serving(reviewed), **changes)


def test_from_the_service_on_a_further_review_may_be_applied_for() -> None:
    reviewed = decided(opened(served("admonition")))
    outcome = perform(REVIEW, reviewed.review, "serve", serving(reviewed))
    (sanction,) = sanctions_in(outcome.others)
    assert (sanction.recourse.stage, sanction.recourse.until_on) == (FURTHER, date(2026, 6, 8))
    assert not sanction.recourse.under_way and sanction.recourse.review_id == reviewed.review.id
    assert isinstance(outcome.event, ReviewServed) and outcome.event.served_on == SERVED


@pytest.mark.parametrize("changes", [{"receipt": ""}, {"served_on": date(2026, 5, 5)}, {"served_on": date(2026, 5, 9)}])
def test_a_review_is_not_served_without_receipt_and_possible_day(changes: dict[str, Any]) -> None:
    assert serve(decided(opened(served("admonition"))), **changes) == {"review_service_unproven"}


def test_only_a_named_reviewer_serves() -> None:
    assert serve(decided(opened(served("admonition"))), by="third") == {"not_the_reviewer"}


def test_after_a_revocation_there_is_nothing_left_to_review() -> None:
    reviewed = decided(opened(served("admonition")), "revoked")
    outcome = perform(REVIEW, reviewed.review, "serve", serving(reviewed))
    assert outcome.others == () and reviewed.standing.sanctions == ()


def test_a_decided_review_whose_reviewers_are_gone_is_served_by_others_whom_case_management_names() -> None:
    made = decided(opened(served("admonition"))).review
    again = perform(REVIEW, made, "assign", ASSIGN, **naming("reviewer-2", "examiner")).case
    assert (again.status, again.decision) == (ReviewStatus.DECIDED, made.decision)
    assert again.earlier_reviewer_ids == persons("reviewer-1")
    assert assign(made, **naming("reviewer-2", "head")) == {"reviewer_wrong"}


def test_a_lighter_measure_whose_period_would_last_longer_for_what_is_added_to_it_is_heavier() -> None:
    standing = served("administrative_removal")
    (other,) = served("party_probation").sanctions
    first = date(2026, 4, 1)
    elsewhere = replace(other, id=named("another-sanction"), case_id=named("another-case"), effective_on=first)
    record = ObjectRecord((*standing.record.sanctions, elsewhere), standing.record.followups)
    burdened = opened(standing._replace(record=record))
    proposed = reported(assigned(burdened), outcome="changed", measures=("party_removal",))
    instead = {"outcome": "changed", "measures": ("party_removal",)}
    assert decide(proposed, **instead) == {"heavier_than_before"}
    free = reported(assigned(opened(standing)), **instead)
    assert decide(free, **instead) == set()
