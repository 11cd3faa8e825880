"""The table of the review: who applies, names, examines, decides and serves, and nothing else (TA-13)."""

import pytest

from libs.contracts.accountability_aftermath import REVIEW_EVENTS
from libs.kernel.roles import Role
from services.accountability.reviews.case_type import REVIEW
from services.accountability.reviews.lifecycle import APPLICANTS, LIFECYCLE, REVIEWERS
from services.accountability.reviews.status import ENTRANCE_LABELS, LABELS, ReviewEntrance, ReviewOutcome, ReviewStatus
from services.accountability.reviews.todo_views import ONLY_IF, REVIEW_STEPS
from tests.support.accountability_aftermath_papers import served
from tests.support.accountability_aftermath_reviews import Reviewed, assigned, decided, done, opened, reported
from tests.support.accountability_aftermath_tables import (
    every_act_is_a_row,
    names_nobody,
    refuses_all_else,
    survives_storing,
)
from tests.support.accountability_cases_cast import profile

S = ReviewStatus
OPENED = opened(served("party_warning"))
ROAD = (OPENED, assigned(OPENED), reported(assigned(OPENED)), decided(OPENED), done(decided(OPENED)))


def test_every_status_act_and_role_not_listed_together_is_refused() -> None:
    assert refuses_all_else(LIFECYCLE) > 1000


def test_a_review_has_no_act_but_those_at_its_doors() -> None:
    every_act_is_a_row(REVIEW)
    assert {move.row for move in LIFECYCLE.moves} == {"TA-13"} and LIFECYCLE.final == {S.SERVED}
    assert set(LABELS) == set(S) == set(LIFECYCLE.statuses) and set(ENTRANCE_LABELS) == set(ReviewEntrance)


def test_the_outcomes_are_those_of_the_rules() -> None:
    assert set(profile().list("review_outcomes").codes()) == {str(one) for one in ReviewOutcome}


def test_no_review_is_decided_but_on_the_reviewers_report() -> None:
    into = {move.source for move in LIFECYCLE.moves if move.target is S.DECIDED and move.source is not S.DECIDED}
    assert into == {S.REPORTED}


def test_an_applicant_applies_and_does_nothing_else() -> None:
    for role in APPLICANTS:
        assert {move.act for move in LIFECYCLE.moves if role in move.by} == {"apply"}
    assert not any(ground.acts for ground in REVIEW.access.of(APPLICANTS))


def test_whom_it_is_on_sees_the_decision_once_it_is_served_and_never_who_reviews() -> None:
    grounds = {ground.code: ground.opens for ground in REVIEW.access.grounds}
    assert grounds["person_concerned"] == grounds["head_of_unit"] == ("request",)
    assert grounds["person_concerned_served"] == grounds["head_of_unit_served"] == ("request", "result")
    working = REVIEW.access.sections[2].fields
    assert {"case_id", "assignment", "report", "first_hand_ids", "decision.resolution"} <= working.keys()


def test_a_member_of_the_unit_that_is_under_review_has_no_ground_but_the_head() -> None:
    heads = {ground.code for ground in REVIEW.access.of((Role.UNIT_PARTY_HEAD,))}
    others = {ground.code for ground in REVIEW.access.of((Role.SUBJECT,))}
    assert heads - others == {"head_of_unit", "head_of_unit_served"}


@pytest.mark.parametrize("reviewed", ROAD, ids=[str(one.review.status) for one in ROAD])
def test_a_review_in_any_status_survives_being_stored(reviewed: Reviewed) -> None:
    survives_storing(REVIEW, reviewed.review)


def test_what_is_told_of_a_review_names_nobody_and_no_reason() -> None:
    names_nobody("review", REVIEW_EVENTS)


def test_every_step_that_waits_is_a_row_of_the_table() -> None:
    for status, roles, act, title in REVIEW_STEPS:
        assert {role for row in LIFECYCLE.rows(status, act) for role in row.by}.issuperset(roles), (status, act)
        assert title.zh and title.en
    assert {("review", "report"), ("review", "serve")} == ONLY_IF.keys() and Role.CASE_TRIAL in REVIEWERS
