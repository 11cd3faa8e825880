"""Tolerance is opened on a case and weighed by its handlers, each look with its reason (TA-04, TA-05)."""

from dataclasses import replace

from libs.contracts.accountability_tolerance import ToleranceOpened
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from libs.kernel.refusal import Absent
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.entering import tolerance_entered
from services.accountability.cases.status import CaseStatus
from services.accountability.refusing import finding, refuse, unless
from services.accountability.tolerance import refusals as no
from services.accountability.tolerance.application_status import LINKABLE
from services.accountability.tolerance.assessing import assess_examination, assess_outcome, assess_situations
from services.accountability.tolerance.commands import DraftDetermination, OpenTolerance
from services.accountability.tolerance.facts import OpenFacts, WeighFacts
from services.accountability.tolerance.records import DeterminationDraft
from services.accountability.tolerance.separation import examined_a_refusal, keep_to_handlers
from services.accountability.tolerance.status import ToleranceStatus as S
from services.accountability.tolerance.telling import matter_of, progressed
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.tolerance.wording import Entrance


def open_tolerance(command: OpenTolerance, occasion: Occasion, facts: OpenFacts) -> Outcome[Tolerance]:
    """A handler of the case opens it, on application or of office; the filings are loaded with it (TA-04, P-17).

    A case that is not the caller's to act on answers as if there were none. The application itself is not moved: its
    applicant is not told that there is a case (G-45).
    """
    case = facts.case
    if case is None:
        raise Absent
    keep_to_handlers(case, occasion)
    if case.tolerance is not None:
        raise no.ToleranceAlreadyWeighed
    if case.status is not CaseStatus.INVESTIGATING:
        raise no.CaseNotInvestigated
    refuse(*_assess_opening(command, occasion, case, facts))
    opened = _opened(command, occasion, case, facts)
    event = ToleranceOpened(**matter_of(opened), situations=opened.situations)
    return Outcome(opened, event, (tolerance_entered(case, opened.id, occasion),))


def draft(
    tolerance: Tolerance, command: DraftDetermination, occasion: Occasion, facts: WeighFacts
) -> Outcome[Tolerance]:
    """A handler states all that was weighed, proposes an outcome and asks case trial (TA-05).

    The outcome is the one stated: nothing computes it, and no look counts (G-43).
    """
    keep_to_handlers(facts.case, occasion)
    officer, at = command.trial_officer_id, "/trial_officer_id"
    apart = officer not in facts.case.handler_ids and officer not in facts.case.recused_ids
    fresh = not examined_a_refusal(tolerance, officer)
    refuse(
        *assess_examination(command.examination, facts.filings, occasion.profile),
        *assess_outcome(command.examination, command.outcome, command.reasons, command.corrections, occasion.profile),
        finding(no.NotATrialOfficer, [unless(officer in facts.trial_officers, no.NotATrialOfficer, at)]),
        finding(no.ToleranceOneHandTwice, [unless(apart, no.ToleranceOneHandTwice, at)]),
        finding(no.ExaminedBefore, [unless(fresh, no.ExaminedBefore, at)]),
    )
    made = DeterminationDraft(
        command.examination,
        command.outcome,
        command.reasons,
        command.corrections,
        occasion.actor.person_id,
        occasion.at,
    )
    drafted = replace(
        tolerance, status=S.DRAFTED, filings=facts.filings, draft=made, trial_opinion=None, trial_officer_id=officer
    )
    return progressed(drafted)


def _opened(command: OpenTolerance, occasion: Occasion, case: AccountabilityCase, facts: OpenFacts) -> Tolerance:
    return Tolerance(
        occasion.new_id(),
        S.WEIGHING,
        occasion.profile.name,
        occasion.profile.version,
        case_id=case.id,
        unit_id=case.unit_id,
        competent_organ_id=case.competent_organ_id,
        office_id=case.office_id,
        object_organ_id=case.target.organ_id,
        object_person_id=case.object_person_id,
        entrance=Entrance.EX_OFFICIO if command.application_id is None else Entrance.APPLICATION,
        application_id=command.application_id,
        situations=command.situations,
        ground=command.ground,
        opened_by=occasion.actor.person_id,
        opened_on=occasion.on,
        filings=facts.filings,
        head_ids=tuple(sorted(facts.heads)),
        decider_ids=tuple(sorted(facts.deciders)),
    )


def _assess_opening(
    command: OpenTolerance, occasion: Occasion, case: AccountabilityCase, facts: OpenFacts
) -> tuple[Finding, ...]:
    fits = command.application_id is None or _is_of(case, facts)
    named = bool(facts.heads) and bool(facts.deciders)
    return (
        assess_situations(command.situations, occasion.profile),
        finding(no.GroundUnstated, [unless(bool(command.ground), no.GroundUnstated, "/ground")]),
        finding(no.ApplicationNotOfCase, [unless(fits, no.ApplicationNotOfCase, "/application_id")]),
        finding(no.NobodyToName, [unless(named, no.NobodyToName, "/case_id")]),
    )


def _is_of(case: AccountabilityCase, facts: OpenFacts) -> bool:
    """Whether the application is there, before this organ, still linkable, and by or for the object of the case."""
    application = facts.application
    if application is None or application.status not in LINKABLE:
        return False
    same_organ = application.organ_id == case.competent_organ_id
    same_object = application.person_id == case.object_person_id
    of_unit = application.unit_id in (case.unit_id, case.target.organ_id)
    return same_organ and same_object and (of_unit or application.person_id is not None)
