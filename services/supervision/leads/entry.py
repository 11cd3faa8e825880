"""Registration of a lead: whom none may be taken on here, and what it must say; nothing of a refused one is kept."""

from collections.abc import Iterator
from uuid import UUID

from libs.contracts.supervision import LeadReceived
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.roles import Role
from services.supervision.lead_transfers.screening import refusal_of, way_of
from services.supervision.leads.chain import signed
from services.supervision.leads.commands import RegisterLead
from services.supervision.leads.entering import assess_items, numbered_items
from services.supervision.leads.facts import RegisterFacts
from services.supervision.leads.handover import LeadHandover
from services.supervision.leads.lead import Lead
from services.supervision.leads.refusals import finding, refuse, unless
from services.supervision.leads.refusals_entry import (
    HandoverWrong,
    NotManagedHere,
    ReceivedInFuture,
    SubjectTakesPart,
    SubjectUnknown,
)
from services.supervision.leads.status import Hand, LeadStatus
from services.supervision.leads.telling import told_of


def register(command: RegisterLead, occasion: Occasion, facts: RegisterFacts) -> Outcome[Lead]:
    """Register a lead on a subject within the organ's competence (TL-02, S-17)."""
    if facts.subject_known:
        screen(command, occasion.actor.organ_id, occasion.profile, facts)
    if occasion.actor.person_id in facts.subject_people:
        raise SubjectTakesPart
    refuse(*_assess(command, occasion, facts))
    lead = signed(_lead(command, occasion, facts), "register", Hand.DESK, Role.CASE_MGMT, occasion)
    return Outcome(lead, LeadReceived(**told_of(lead), received_on=command.received_on, matters=facts.matters))


def screen(command: RegisterLead, organ_id: UUID, profile: Profile, facts: RegisterFacts) -> None:
    """Refuse a subject that must bypass this desk, naming the route it goes instead (P-06)."""
    way = way_of(command.subject_person_id, command.subject_organ_id, organ_id, facts)
    if way is not None:
        raise refusal_of(way, profile)
    if command.subject_person_id is not None and organ_id not in facts.authority:
        raise NotManagedHere


def _lead(command: RegisterLead, occasion: Occasion, facts: RegisterFacts) -> Lead:
    return Lead(
        id=occasion.new_id(),
        status=LeadStatus.RECEIVED,
        profile=occasion.profile.name,
        profile_version=occasion.profile.version,
        competent_organ_id=occasion.actor.organ_id,
        kind=command.kind,
        subject_person_id=command.subject_person_id,
        subject_organ_id=command.subject_organ_id,
        received_on=command.received_on,
        items=numbered_items(command.items, facts.matters),
        report_ref=command.report_ref,
        registered_by=occasion.actor.person_id,
        registered_at=occasion.at,
        competence=facts.competence,
        handover=_handover(command),
    )


def _handover(command: RegisterLead) -> LeadHandover | None:
    """The body it came from on paper, as it is kept (S-13, S-17)."""
    came = command.handed_over
    if came is None:
        return None
    return LeadHandover(came.organ_id, came.handed_over_on, reference=came.reference, materials=came.materials)


def _assess(command: RegisterLead, occasion: Occasion, facts: RegisterFacts) -> tuple[Finding, ...]:
    in_time = command.received_on <= occasion.on
    return (
        finding(SubjectUnknown, [unless(facts.subject_known, SubjectUnknown, "")]),
        finding(ReceivedInFuture, [unless(in_time, ReceivedInFuture, "/received_on")]),
        *assess_items(command.items),
        finding(HandoverWrong, _handed_over(command, facts)),
    )


def _handed_over(command: RegisterLead, facts: RegisterFacts) -> Iterator[Missing | None]:
    came = command.handed_over
    if came is not None:
        yield unless(facts.handed_over_by_organ, HandoverWrong, "/handed_over/organ_id")
        yield unless(came.handed_over_on <= command.received_on, HandoverWrong, "/handed_over/handed_over_on")
