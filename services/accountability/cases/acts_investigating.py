"""Approval, hands, three tests, the object re-scoped, and the end for want of anything to answer for (TA-02, TA-03)."""

from dataclasses import replace

from libs.contracts.accountability_cases import CaseExempted, CaseInvestigating, CaseObjectRescoped
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from libs.kernel.finding import Finding
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.commands import (
    ApproveCase,
    DeclineCase,
    NameCaseHandlers,
    StepAsideFromCase,
)
from services.accountability.cases.commands_investigating import FindNotEstablished, RecordTests, RescopeCase
from services.accountability.cases.facts import HandlersFacts, RescopeFacts, ScopeFacts, TogetherFacts
from services.accountability.cases.objects import CaseObject
from services.accountability.cases.records import CaseApproval, NoLiability, Rescoping, ScopeTests
from services.accountability.cases.refusals_opening import (
    CaseOpinionUnstated,
    NoCaseWithinACase,
    NoSuchGroundOfRecusal,
    OpenerApproves,
    ScopeNotRecorded,
    ScopeSpeaksAgainst,
    SupervisionProposalUnknown,
)
from services.accountability.cases.scope import assess_object, assess_rescoping, assess_tests, lies_below, points_to
from services.accountability.cases.separation import (
    assess_declared,
    assess_denial,
    assess_handlers,
    assess_still_handled,
    handed_to,
    keep_out,
    keep_to_handlers,
    undrafted,
)
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.status import SourceKind
from services.accountability.cases.telling import concerned, progressed
from services.accountability.cases.together import assess_closing, together_of
from services.accountability.joint.entering import decided as joint_decided
from services.accountability.recusal import RecusalDeclared, assess_declarations, with_recused
from services.accountability.refusing import finding, refuse, unless

Case = AccountabilityCase


def approve(case: Case, command: ApproveCase, occasion: Occasion, _facts: None = None) -> Outcome[Case]:
    """The leader in charge lets it be investigated (TA-02, P-09).

    Who opened it does not approve it, but for the leader whose confirmed escalation of an interview opened it.
    """
    keep_out(case, occasion)
    escalated = case.source_kind is SourceKind.INTERVIEW_ESCALATED
    if case.opened_by == occasion.actor.person_id and not escalated:
        raise OpenerApproves
    refuse(assess_denial(denied=command.no_ground_of_recusal), _stated(command.opinion, "/opinion"))
    approval = CaseApproval(command.opinion, occasion.actor.person_id, occasion.at)
    approved = replace(case, status=S.INVESTIGATING, approval=approval)
    return Outcome(approved, CaseInvestigating(**concerned(approved)))


def decline(case: Case, command: DeclineCase, occasion: Occasion, _facts: None = None) -> Outcome[Case]:
    """The leader in charge does not let it be investigated, with reasons (TA-02, A-36)."""
    keep_out(case, occasion)
    refuse(_stated(command.reasons, "/reasons"))
    return ended(case, "declined", command.reasons, occasion)


def step_aside(case: Case, command: StepAsideFromCase, occasion: Occasion, _facts: None = None) -> Outcome[Case]:
    """A ground of recusal applies to who acts; the case is closed to that person from now on (P-09)."""
    known = command.ground in occasion.profile.list("recusal_grounds")
    refuse(finding(NoSuchGroundOfRecusal, [unless(known, NoSuchGroundOfRecusal, "/ground")]))
    person = occasion.actor.person_id
    declared = RecusalDeclared(person_id=person, ground=command.ground)
    aside = replace(case, recused=with_recused(case.recused, (declared,)))
    return progressed(handed_to(aside, tuple(one for one in case.handler_ids if one != person)))


def name_handlers(case: Case, command: NameCaseHandlers, occasion: Occasion, facts: HandlersFacts) -> Outcome[Case]:
    """The head names at least two officers of the office that looks after the unit today (TA-02, P-09).

    None of them interviewed in what is pursued; those before stay on record.
    """
    keep_out(case, occasion)
    handlers = tuple(dict.fromkeys(command.handler_ids))
    head = occasion.actor.person_id
    refuse(
        *assess_handlers(case, handlers, occasion, facts),
        *assess_declarations(command.recusals, (head, *handlers), occasion.profile),
        assess_declared(case, command.recusals, occasion, facts),
        assess_still_handled(case),
    )
    named = replace(case, recused=with_recused(case.recused, command.recusals), office_id=facts.office_id)
    return progressed(handed_to(named, handlers))


def record_tests(case: Case, command: RecordTests, occasion: Occasion, facts: ScopeFacts) -> Outcome[Case]:
    """The handlers record duty link, causation and fault for the present object or another possible one (A-13)."""
    keep_to_handlers(case, occasion)
    present = command.object == case.target
    possible = () if present else assess_object(command.object, facts.target, "/object")
    refuse(*possible, assess_tests(command.findings, occasion.profile))
    tests = ScopeTests(command.object, command.findings, command.superior_order, occasion.actor.person_id, occasion.at)
    return progressed(replace(case, tests=(*case.tests, tests)))


def rescope(case: Case, command: RescopeCase, occasion: Occasion, facts: RescopeFacts) -> Outcome[Case]:
    """The leader in charge replaces the object or softens what is aimed at, by the three tests (TA-03, A-13, A-14).

    Upwards as well as downwards, but never below in place of one above to whom the tests point.
    """
    keep_out(case, occasion)
    new = command.object
    if case.main_case_id is not None and new is not None and new != case.target:
        raise NoCaseWithinACase
    downwards = new is not None and facts.new is not None and lies_below(new, facts.new, case.target, facts.present)
    refuse(
        *assess_rescoping(case, command, downwards=downwards),
        *(() if new is None or facts.new is None else assess_object(new, facts.new, "/object")),
        finding(
            SupervisionProposalUnknown,
            [unless(facts.proposal_known, SupervisionProposalUnknown, "/supervision_proposal_id")],
        ),
        _stated(command.reasons, "/reasons"),
    )
    scoped = _rescoped(case, command, occasion, facts)
    event = CaseObjectRescoped(**concerned(scoped), former_unit_id=case.unit_id, former_person_id=case.object_person_id)
    return Outcome(scoped, event)


def find_not_established(
    case: Case, command: FindNotEstablished, occasion: Occasion, facts: TogetherFacts
) -> Outcome[Case]:
    """The leader in charge finds that there is nothing to answer for (TA-03, A-36).

    The tests must be recorded and must not all point to the object; persons involved are decided on before.
    """
    keep_out(case, occasion)
    tests = case.tests_on(case.target)
    against = tests is not None and points_to(tests)
    refuse(
        finding(ScopeNotRecorded, [unless(tests is not None, ScopeNotRecorded, "/tests")]),
        finding(ScopeSpeaksAgainst, [unless(not against, ScopeSpeaksAgainst, "/tests")]),
        assess_closing(facts.involved),
        _stated(command.reasons, "/reasons"),
    )
    outcome = ended(case, "not_established", command.reasons, occasion)
    return replace(outcome, others=joint_ended(outcome.case, facts, occasion))


def ended(case: Case, outcome: str, reasons: str, occasion: Occasion, *, no_effect: bool = True) -> Outcome[Case]:
    """The case at its end without liability; it has no effect on appraisal, awards or promotion (G-46, P-16)."""
    ending = NoLiability(outcome, reasons, occasion.on, no_effect, occasion.actor.person_id, occasion.at)
    end = replace(case, status=S.NO_LIABILITY, ending=ending)
    return Outcome(end, CaseExempted(**concerned(end), ended_on=occasion.on, outcome=outcome))


def joint_ended(case: Case, facts: TogetherFacts, occasion: Occasion) -> tuple[Moved, ...]:
    """The joint disposition of a main case that ends after all involved have ended, if there is one (TX-04)."""
    return () if facts.joint is None else (joint_decided(facts.joint, together_of(case), occasion.on),)


def _rescoped(case: Case, command: RescopeCase, occasion: Occasion, facts: RescopeFacts) -> Case:
    """The case on its new object. Draft and marks were on the former one; another office names its own handlers."""
    scoping = Rescoping(
        case.target,
        command.object or case.target,
        command.softened,
        command.reasons,
        command.supervision_proposal_id,
        occasion.actor.person_id,
        occasion.at,
    )
    scoped = replace(undrafted(case), rescopings=(*case.rescopings, scoping))
    if command.object is None or facts.new is None or command.object == case.target:
        return scoped
    moved = _on(scoped, command.object, facts)
    stays = facts.new.office_id == case.office_id
    free = tuple(one for one in moved.handler_ids if stays and one != moved.object_person_id)
    return handed_to(moved, free)


def _on(case: Case, target: CaseObject, facts: RescopeFacts) -> Case:
    assert facts.new is not None
    return replace(
        case,
        object=target,
        unit_id=facts.new.unit_id or target.organ_id,
        unit_kind=facts.new.unit_kind,
        office_id=facts.new.office_id,
        tolerance=None,
        probation=None,
    )


def _stated(text: str, at: str) -> Finding:
    return finding(CaseOpinionUnstated, [unless(bool(text), CaseOpinionUnstated, at)])
