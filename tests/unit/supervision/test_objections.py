"""Objections to the conclusion of a visit: in time, once, decided by nobody who took part (P-21)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from libs.contracts.supervision_visits import (
    ObjectionAssigned,
    ObjectionDecided,
    ObjectionLodged,
    ObjectionWithdrawn,
    VisitReviewed,
)
from libs.kernel.actor import Actor
from libs.kernel.case import Outcome
from libs.kernel.roles import Role as R
from services.supervision.objections import acts
from services.supervision.objections import commands as ask
from services.supervision.objections.facts import DecideFacts, ExaminerFacts, LodgeFacts
from services.supervision.objections.objection import Objection
from services.supervision.objections.status import ObjectionStatus as O
from services.supervision.visits.status import VisitStatus as S
from services.supervision.visits.visit import Visit
from tests.support import supervision_visit_papers as papers
from tests.unit.supervision.source_papers import CDI, HOUSING, OF_MANAGEMENT, occasion, person, refused
from tests.unit.supervision.visit_papers import EXAMINER, HEAD, ITEM, LEADER, MEMBER, OF_STRANGER, UNTIL, at

CONCLUDED = at(S.CLOSED)
OF_UNIT = person(HOUSING, HOUSING, R.UNIT_PARTY_HEAD)
OF_EXAMINER = person(EXAMINER, CDI, R.CASE_TRIAL)
FIT = ExaminerFacts(may_examine=True)


def on(day: date) -> datetime:
    """Noon of that day."""
    return datetime(day.year, day.month, day.day, 4, 0, tzinfo=UTC)


def lodged(known: LodgeFacts | None = None, day: date = UNTIL, **changed: Any) -> Outcome[Objection]:
    """An objection of the unit, on the last day unless another is given."""
    command = ask.LodgeObjection.model_validate(papers.objection(CONCLUDED.id, **changed))
    return acts.lodge(command, occasion(OF_UNIT, on(day)), known or LodgeFacts(CONCLUDED))


def assigned(
    objection: Objection, examiner: Any = EXAMINER, known: ExaminerFacts = FIT, actor: Actor = OF_MANAGEMENT
) -> Outcome[Objection]:
    """The examiner named."""
    return acts.assign(objection, ask.AssignExaminer(examiner_id=examiner), occasion(actor), known)


def decided(
    objection: Objection, body: dict[str, Any] | None = None, actor: Actor = OF_EXAMINER, visit: Visit = CONCLUDED
) -> Outcome[Objection]:
    """The decision."""
    command = ask.DecideObjection.model_validate(papers.decision() if body is None else body)
    return acts.decide(objection, command, occasion(actor), DecideFacts(visit))


EXAMINED = assigned(lodged().case).case


def test_a_unit_objects_up_to_the_last_day_and_says_to_what() -> None:
    outcome = lodged()
    assert isinstance(outcome.event, ObjectionLodged)
    assert (outcome.case.status, outcome.case.lodged_on, outcome.case.unit_id) == (O.LODGED, UNTIL, HOUSING)
    assert set(outcome.case.barred_ids) == {HEAD, LEADER, MEMBER}
    refused(lambda: lodged(points=" "), "objection_points_missing")
    refused(lambda: lodged(day=date(2026, 4, 21)), "objection_too_late")


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (LodgeFacts(None), "objection_no_conclusion"),
        (LodgeFacts(None, lodged=True), "objection_no_conclusion"),
        (LodgeFacts(at(S.REPORTED)), "objection_no_conclusion"),
        (LodgeFacts(CONCLUDED, lodged=True), "objection_lodged_already"),
    ],
)
def test_it_objects_to_a_conclusion_of_its_own_and_once(known: LodgeFacts, code: str) -> None:
    refused(lambda: lodged(known), code)


def test_somebody_who_took_no_part_examines_it() -> None:
    outcome = assigned(lodged().case)
    assert isinstance(outcome.event, ObjectionAssigned)
    assert (outcome.case.status, outcome.case.examiner_id) == (O.EXAMINING, EXAMINER)
    assert assigned(outcome.case, ITEM).case.examiner_id == ITEM
    for took_part in (HEAD, LEADER, MEMBER):
        refused(lambda who=took_part: assigned(lodged().case, who), "objection_examiner_took_part")
    refused(lambda: assigned(lodged().case, known=ExaminerFacts()), "objection_examiner_unfit")
    refused(lambda: assigned(lodged().case, known=replace(FIT, of_unit=True)), "objection_examiner_of_unit")


@pytest.mark.parametrize("outcome", ["upheld", "corrected", "revoked"])
def test_the_examiner_decides_and_the_visit_says_so(outcome: str) -> None:
    affected = () if outcome == "upheld" else CONCLUDED.opened_problem_ids
    done = decided(EXAMINED, papers.decision(outcome, affected))
    assert isinstance(done.event, ObjectionDecided) and done.event.outcome == outcome
    assert (done.case.status, done.case.affected_problem_ids) == (O.DECIDED, affected)
    (noted,) = done.others
    assert isinstance(noted.case, Visit) and isinstance(noted.event, VisitReviewed)
    assert noted.case.status is S.CLOSED and noted.case.review is not None
    assert (noted.case.review.outcome, bool(noted.case.review.corrected_text)) == (outcome, outcome == "corrected")
    assert noted.case.conclusion == CONCLUDED.conclusion


def test_nobody_but_the_examiner_decides() -> None:
    for actor in (OF_STRANGER, OF_MANAGEMENT):
        refused(lambda actor=actor: decided(EXAMINED, actor=actor), "objection_not_the_examiner")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (papers.decision("shelved"), "objection_outcome_unknown"),
        ({**papers.decision(), "reasons": ""}, "objection_unreasoned"),
        ({**papers.decision("corrected"), "corrected_text": ""}, "objection_correction_missing"),
        ({**papers.decision("revoked"), "corrected_text": "甲"}, "objection_correction_missing"),
        (papers.decision("revoked", [ITEM]), "objection_item_unaffected"),
        (papers.decision("upheld", CONCLUDED.opened_problem_ids), "objection_item_unaffected"),
    ],
)
def test_a_decision_is_known_reasoned_and_names_items_of_the_visit(body: dict[str, Any], code: str) -> None:
    refused(lambda: decided(EXAMINED, body), code)


def test_the_unit_takes_it_back_before_it_is_decided() -> None:
    outcome = acts.withdraw(EXAMINED, ask.WithdrawObjection(), occasion(OF_UNIT))
    assert isinstance(outcome.event, ObjectionWithdrawn) and outcome.case.status is O.WITHDRAWN
