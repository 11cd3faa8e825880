"""Objecting to the conclusion of a visit, examining and deciding it (P-21)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict
from uuid import UUID

from libs.contracts.supervision_visits import (
    ObjectionAssigned,
    ObjectionDecided,
    ObjectionLodged,
    ObjectionWithdrawn,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding, Missing
from services.supervision.objections import commands as ask
from services.supervision.objections import refusals as no
from services.supervision.objections.facts import DecideFacts, ExaminerFacts, LodgeFacts
from services.supervision.objections.objection import Decision, Objection
from services.supervision.objections.status import CORRECTED, OUTCOMES, UPHELD
from services.supervision.objections.status import ObjectionStatus as S
from services.supervision.refusing import finding, refuse, unless
from services.supervision.visits.entering import reviewed
from services.supervision.visits.visit import Visit


def lodge(command: ask.LodgeObjection, occasion: Occasion, facts: LodgeFacts) -> Outcome[Objection]:
    """The unit objects once, within its time, and says to what (P-21)."""
    visit = _objectionable(facts, occasion)
    refuse(finding(no.PointsMissing, [unless(bool(command.points), no.PointsMissing, "/points")]))
    objection = Objection(
        occasion.new_id(),
        S.LODGED,
        occasion.profile.name,
        occasion.profile.version,
        visit_id=visit.id,
        unit_id=visit.unit_id,
        competent_organ_id=visit.competent_organ_id,
        office_id=visit.office_id,
        points=command.points,
        evidence=command.evidence,
        lodged_by=occasion.actor.person_id,
        lodged_on=occasion.on,
        barred_ids=tuple(sorted(visit.took_part)),
        visit_problem_ids=visit.opened_problem_ids,
    )
    return Outcome(objection, ObjectionLodged(**_told(objection), lodged_on=occasion.on))


def assign(
    objection: Objection, command: ask.AssignExaminer, occasion: Occasion, facts: ExaminerFacts
) -> Outcome[Objection]:
    """Name somebody who took no part in the visit (P-21, P-09)."""
    refuse(*_assess_examiner(objection, command.examiner_id, facts))
    by = occasion.actor.person_id
    assigned = replace(objection, status=S.EXAMINING, examiner_id=command.examiner_id, assigned_by=by)
    return Outcome(assigned, ObjectionAssigned(**_told(assigned)))


def decide(
    objection: Objection, command: ask.DecideObjection, occasion: Occasion, facts: DecideFacts
) -> Outcome[Objection]:
    """The examiner upholds, corrects or revokes the conclusion, with reasons; the visit says so from now on (P-21)."""
    if occasion.actor.person_id != objection.examiner_id:
        raise no.NotTheExaminer
    refuse(*_assess_decision(objection, command, occasion))
    decision = Decision(command.outcome, command.reasons, command.corrected_text, occasion.on)
    affected = tuple(dict.fromkeys(command.affected_problem_ids))
    decided = replace(objection, status=S.DECIDED, decision=decision, affected_problem_ids=affected)
    event = ObjectionDecided(**_told(decided), outcome=command.outcome, decided_on=occasion.on)
    noted = reviewed(facts.visit, decided.id, command.outcome, command.corrected_text, occasion)
    return Outcome(decided, event, others=(noted,))


def withdraw(
    objection: Objection, _command: ask.WithdrawObjection, occasion: Occasion, _facts: None = None
) -> Outcome[Objection]:
    """The unit takes it back; within its time it may object anew (P-21)."""
    withdrawn = replace(objection, status=S.WITHDRAWN, withdrawn_on=occasion.on)
    return Outcome(withdrawn, ObjectionWithdrawn(**_told(withdrawn)))


def _objectionable(facts: LodgeFacts, occasion: Occasion) -> Visit:
    """The visit, if its conclusion may still be objected to."""
    if facts.visit is None or facts.visit.conclusion is None:
        raise no.NoConclusion
    if facts.lodged:
        raise no.LodgedAlready
    if occasion.on > facts.visit.conclusion.objection_until:
        raise no.TooLate
    return facts.visit


def _assess_examiner(objection: Objection, person: UUID, facts: ExaminerFacts) -> Iterator[Finding]:
    at, apart = "/examiner_id", person not in objection.barred_ids
    yield finding(no.ExaminerUnfit, [unless(facts.may_examine, no.ExaminerUnfit, at)])
    yield finding(no.ExaminerTookPart, [unless(apart, no.ExaminerTookPart, at)])
    yield finding(no.ExaminerOfUnit, [unless(not facts.of_unit, no.ExaminerOfUnit, at)])


def _assess_decision(objection: Objection, command: ask.DecideObjection, occasion: Occasion) -> Iterator[Finding]:
    known = command.outcome in occasion.profile.list(OUTCOMES)
    yield finding(no.OutcomeUnknown, [unless(known, no.OutcomeUnknown, "/outcome")])
    yield finding(no.DecisionUnreasoned, [unless(bool(command.reasons), no.DecisionUnreasoned, "/reasons")])
    fits = bool(command.corrected_text) == (command.outcome == CORRECTED)
    yield finding(no.CorrectionMissing, [unless(fits, no.CorrectionMissing, "/corrected_text")])
    yield finding(no.ItemUnaffected, _unaffected(objection, command))


def _unaffected(objection: Objection, command: ask.DecideObjection) -> Iterator[Missing | None]:
    for place, item in enumerate(command.affected_problem_ids):
        fits = command.outcome != UPHELD and item in objection.visit_problem_ids
        yield unless(fits, no.ItemUnaffected, f"/affected_problem_ids/{place}")


class _Told(TypedDict):
    visit_id: UUID
    unit_id: UUID
    competent_organ_id: UUID


def _told(objection: Objection) -> _Told:
    """What every event of an objection says."""
    return _Told(
        visit_id=objection.visit_id, unit_id=objection.unit_id, competent_organ_id=objection.competent_organ_id
    )
