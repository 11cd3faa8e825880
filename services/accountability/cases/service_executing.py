"""What service of a decision needs, and what it lays on its object (TA-12, P-19, P-28)."""

from collections.abc import Iterator

from libs.kernel.actor import Occasion
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.chain_executing import deciders
from services.accountability.cases.combining import combines
from services.accountability.cases.commands_executing import ServeDecision
from services.accountability.cases.facts_executing import ServeFacts
from services.accountability.cases.objects import LeadingOfficial
from services.accountability.cases.records import CaseDecision
from services.accountability.cases.refusals_executing import OrgDepartmentNotInformed, ServiceUnproven, UnitNotServed
from services.accountability.refusing import finding, unless
from services.accountability.sanctions.entering import Served


def assess_service(
    case: AccountabilityCase, command: ServeDecision, decision: CaseDecision, occasion: Occasion, facts: ServeFacts
) -> tuple[Finding, ...]:
    """Receipts of object and unit, the organization department informed."""
    return (
        finding(ServiceUnproven, _unproven(command, decision, occasion)),
        finding(UnitNotServed, _unit(case, command, decision, occasion)),
        finding(OrgDepartmentNotInformed, _department(command, decision, occasion, facts)),
    )


def combined_months_of(case: AccountabilityCase, decision: CaseDecision, profile: Profile) -> int | None:
    """What the committee set for several administrative sanctions together, as far as a review before the service left
    several of them; else the heaviest alone counts (P-19)."""
    months = decision.combined_months
    return months if combines(case.measures_in_force, months, profile) else None


def served_of(
    case: AccountabilityCase, command: ServeDecision, decision: CaseDecision, facts: ServeFacts, profile: Profile
) -> Served:
    """The served decision as its sanctions know it."""
    target = case.target
    return Served(
        case_id=case.id,
        unit_id=case.unit_id,
        competent_organ_id=case.competent_organ_id,
        organ_id=target.organ_id,
        decided_on=decision.decided_on,
        document=decision.document_number,
        recourses=facts.recourses,
        profile=case.profile,
        profile_version=case.profile_version,
        office_id=case.office_id,
        person_id=case.object_person_id,
        post=target.post if isinstance(target, LeadingOfficial) else None,
        responsibility=decision.responsibility,
        org_department_id=command.org_department_id,
        combined_months=combined_months_of(case, decision, profile),
        decider_ids=deciders(case),
        recused_ids=tuple(sorted(case.recused_ids)),
    )


def _unproven(command: ServeDecision, decision: CaseDecision, occasion: Occasion) -> Iterator[Missing | None]:
    yield unless(decision.decided_on <= command.served_on <= occasion.on, ServiceUnproven, "/served_on")
    yield unless(bool(command.receipt), ServiceUnproven, "/receipt")


def _unit(
    case: AccountabilityCase, command: ServeDecision, decision: CaseDecision, occasion: Occasion
) -> Iterator[Missing | None]:
    """The unit of an official is served, too; a unit that the case is on is served once."""
    if case.object_person_id is None:
        return
    day = command.unit_served_on
    yield unless(day is not None and decision.decided_on <= day <= occasion.on, UnitNotServed, "/unit_served_on")
    yield unless(bool(command.unit_receipt), UnitNotServed, "/unit_receipt")


def _department(
    command: ServeDecision, decision: CaseDecision, occasion: Occasion, facts: ServeFacts
) -> Iterator[Missing | None]:
    day, there = command.informed_on, command.org_department_id in facts.org_departments
    yield unless(there, OrgDepartmentNotInformed, "/org_department_id")
    told = day is not None and decision.decided_on <= day <= occasion.on
    yield unless(told, OrgDepartmentNotInformed, "/informed_on")
