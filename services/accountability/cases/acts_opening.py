"""How a case is opened: by an event, by hand of the head, and for a person involved in a main case (TA-01)."""

from dataclasses import replace
from datetime import date

from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.commands import NameInvolved, OpenCase, OpenCaseByHand
from services.accountability.cases.entering import Entrance, opened
from services.accountability.cases.facts import InvolvedFacts, OpeningFacts, SourceFacts, TargetFacts
from services.accountability.cases.refusals_opening import (
    CaseAlreadyOpen,
    CaseDayImpossible,
    CaseOpinionUnstated,
    InvolvedAlready,
    NoCaseWithinACase,
    RecusedFromCase,
    SourceDoesNotCarry,
    SourceNotByHand,
    SourceUnclear,
    UnitNotYours,
)
from services.accountability.cases.scope import assess_object
from services.accountability.cases.separation import keep_out
from services.accountability.cases.status import SourceKind
from services.accountability.cases.telling import progressed
from services.accountability.cases.together import together_of
from services.accountability.joint.entering import gathered
from services.accountability.refusing import finding, refuse, unless

_KEPT_HERE = frozenset({SourceKind.INTERVIEW, SourceKind.INTERVIEW_ESCALATED, SourceKind.FILING_NEGATIVE_HIT})
"""Sources that this service has itself, and therefore checks."""


def open_case(command: OpenCase, occasion: Occasion, facts: OpeningFacts) -> Outcome[AccountabilityCase]:
    """Open the case and link what was filed on the same unit or matter (TA-01, F-10, S-12, P-17)."""
    entrance = Entrance(
        source_kind=command.source_kind,
        source_id=command.source_id,
        unit_id=command.unit_id,
        unit_kind=facts.unit_kind,
        competent_organ_id=command.competent_organ_id,
        office_id=command.office_id,
        project_code=command.project_code,
        codes=command.codes,
        evidence_ids=facts.evidence_ids,
    )
    moved = opened(entrance, occasion, occasion.new_id())
    assert isinstance(moved.case, AccountabilityCase)
    return Outcome(moved.case, moved.event)


def open_by_hand(command: OpenCaseByHand, occasion: Occasion, facts: OpeningFacts) -> Outcome[AccountabilityCase]:
    """The head of the office that looks after the unit opens the case (TA-01, A-01, P-15).

    Who acted with his own hands is refused and shown the line of sanctions.
    """
    target = facts.target
    if target is None or target.office_id is None or target.office_id != occasion.actor.office_id:
        raise UnitNotYours
    if command.object.person_id == occasion.actor.person_id:
        raise RecusedFromCase
    refuse(*_assess_opening(command, facts, target), _happened(command.occurred_on, occasion))
    case_id, source = occasion.new_id(), facts.source
    entrance = Entrance(
        source_kind=command.source_kind,
        source_id=command.source_id or case_id,
        source_reference=command.source_reference,
        unit_id=target.unit_id or command.object.organ_id,
        unit_kind=target.unit_kind,
        competent_organ_id=occasion.actor.organ_id,
        office_id=target.office_id,
        target=command.object,
        project_code=command.project_code or (None if source is None else source.project_code),
        codes=command.codes or (() if source is None else source.codes),
        former_hands=() if source is None else source.former_hands,
        evidence_ids=facts.evidence_ids,
        by=occasion.actor.person_id,
        occurred_on=command.occurred_on,
    )
    moved = opened(entrance, occasion, case_id, "open_by_hand")
    assert isinstance(moved.case, AccountabilityCase)
    return Outcome(moved.case, moved.event)


def name_involved(
    case: AccountabilityCase, command: NameInvolved, occasion: Occasion, facts: InvolvedFacts
) -> Outcome[AccountabilityCase]:
    """Name a leading official involved; the own case is opened by the same act and decided together (X-11, X-13)."""
    keep_out(case, occasion)
    if case.main_case_id is not None:
        raise NoCaseWithinACase
    person = command.object.person_id
    known = person in case.recused_ids or any(one.object_person_id == person for one in facts.involved)
    refuse(
        *assess_object(command.object, facts.target, "/object", own_violation=command.own_violation),
        _happened(command.occurred_on, occasion),
        finding(InvolvedAlready, [unless(not known, InvolvedAlready, "/object/person_id")]),
        finding(CaseOpinionUnstated, [unless(bool(command.reasons), CaseOpinionUnstated, "/reasons")]),
    )
    entrance = _involved_in(case, command, facts, occasion)
    opening = opened(entrance, occasion, occasion.new_id())
    named = replace(
        case,
        involved_case_ids=(*case.involved_case_ids, opening.case.id),
        involved_person_ids=(*case.involved_person_ids, person),
        handler_ids=tuple(one for one in case.handler_ids if one != person),
    )
    joint = gathered(facts.joint, together_of(named), occasion)
    return Outcome(named, progressed(named).event, (opening, joint))


def _involved_in(case: AccountabilityCase, command: NameInvolved, facts: InvolvedFacts, occasion: Occasion) -> Entrance:
    return Entrance(
        source_kind=SourceKind.MAIN_CASE,
        source_id=case.id,
        source_reference=case.number or "",
        unit_id=facts.target.unit_id or command.object.organ_id,
        unit_kind=facts.target.unit_kind,
        competent_organ_id=case.competent_organ_id,
        office_id=facts.target.office_id,
        target=command.object,
        project_code=case.project_code,
        codes=case.codes,
        former_hands=case.former_hands,
        evidence_ids=facts.evidence_ids,
        main_case_id=case.id,
        by=occasion.actor.person_id,
        occurred_on=command.occurred_on,
    )


def _assess_opening(command: OpenCaseByHand, facts: OpeningFacts, target: TargetFacts) -> tuple[Finding, ...]:
    kind, source = command.source_kind, facts.source
    by_hand = kind is not SourceKind.MAIN_CASE
    needs_reference = kind not in _KEPT_HERE
    stated = (not needs_reference or bool(command.source_reference)) and (
        kind is SourceKind.OTHER or command.source_id is not None
    )
    return (
        finding(SourceNotByHand, [unless(by_hand, SourceNotByHand, "/source_kind")]),
        finding(SourceUnclear, [unless(not by_hand or stated, SourceUnclear, "/source_reference")]),
        finding(
            SourceDoesNotCarry,
            [
                unless(_carries(command, source, target), SourceDoesNotCarry, "/source_id"),
                unless(_of_source(command, source), SourceDoesNotCarry, "/codes"),
            ],
        ),
        *assess_object(command.object, target, "/object", own_violation=command.own_violation),
        finding(CaseAlreadyOpen, [unless(not facts.already, CaseAlreadyOpen, "/source_id")]),
    )


def _happened(on: date, occasion: Occasion) -> Finding:
    """Whether what is pursued does not lie ahead: posts of a day to come are nobody's yet (P-15)."""
    return finding(CaseDayImpossible, [unless(on <= occasion.on, CaseDayImpossible, "/occurred_on")])


def _of_source(command: OpenCaseByHand, source: SourceFacts | None) -> bool:
    """Whether the codes are those of the source, where it has codes; of others they are taken by reference."""
    return source is None or not source.codes or set(command.codes) <= set(source.codes)


def _carries(command: OpenCaseByHand, source: SourceFacts | None, target: TargetFacts) -> bool:
    """Whether a source that this service has is on the unit and leads to a case; others are taken by reference."""
    if command.source_kind not in _KEPT_HERE or command.source_id is None:
        return True
    units = {command.object.organ_id, target.unit_id}
    return source is not None and source.carries and not units.isdisjoint(source.unit_ids)
