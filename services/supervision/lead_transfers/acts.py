"""Handing a lead in: screened before anything is kept, complete or refused with all that is missing (TL-01, P-06)."""

from collections.abc import Iterator
from uuid import UUID

from libs.contracts.supervision import LeadTransferSubmitted
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.supervision.lead_transfers import refusals as no
from services.supervision.lead_transfers.commands import SubmitLead
from services.supervision.lead_transfers.facts import SubmitFacts
from services.supervision.lead_transfers.noting import bodies_of
from services.supervision.lead_transfers.screening import refusal_of, way_of
from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.lead_transfers.status import TransferStatus
from services.supervision.leads.entering import assess_items, handed_in
from services.supervision.leads.letter_check import lines_on_reporter
from services.supervision.leads.refusals import finding, refuse, unless
from services.supervision.leads.refusals_entry import SubjectTakesPart, SubjectUnknown


def submit(command: SubmitLead, occasion: Occasion, facts: SubmitFacts) -> Outcome[LeadTransfer]:
    """Hand a lead in; with the sheet the lead itself is opened, which its body never sees (TL-01, S-13)."""
    receiving = facts.competent_organ_id
    if receiving is None:
        raise no.NoOrganToReceive
    refuse_bypassing(command, receiving, occasion.profile, facts)
    if not facts.subject.subject_people.isdisjoint({occasion.actor.person_id, command.handler_id}):
        raise SubjectTakesPart
    refuse(*_assess(command, occasion, facts))
    sheet = _sheet(command, occasion, receiving)
    event = LeadTransferSubmitted(**bodies_of(sheet), on=sheet.submitted_on)
    return Outcome(sheet, event, (handed_in(sheet, facts.matters, facts.subject.competence, occasion),))


def refuse_bypassing(command: SubmitLead, receiving_id: UUID, profile: Profile, facts: SubmitFacts) -> None:
    """Refuse what may not be entered, naming the way it goes (P-06); before anything else is looked at."""
    person_id, organ_id = command.subject_person_id, command.subject_organ_id
    way = way_of(person_id, organ_id, receiving_id, facts.subject, command.screening)
    if way is not None:
        raise refusal_of(way, profile)


def _sheet(command: SubmitLead, occasion: Occasion, receiving_id: UUID) -> LeadTransfer:
    return LeadTransfer(
        id=occasion.new_id(),
        status=TransferStatus.SUBMITTED,
        profile=occasion.profile.name,
        profile_version=occasion.profile.version,
        competent_organ_id=receiving_id,
        submitting_organ_id=occasion.actor.organ_id,
        submitted_by=occasion.actor.person_id,
        handler_id=command.handler_id,
        submitted_at=occasion.at,
        submitted_on=occasion.on,
        kind=command.kind,
        subject_person_id=command.subject_person_id,
        subject_organ_id=command.subject_organ_id,
        items=command.items,
        materials=command.materials,
    )


def _assess(command: SubmitLead, occasion: Occasion, facts: SubmitFacts) -> tuple[Finding, ...]:
    known, handler = facts.subject.subject_known, command.handler_id
    ours = handler == occasion.actor.person_id or handler in facts.body_people
    return (
        finding(SubjectUnknown, [unless(known, SubjectUnknown, "")]),
        *assess_items(command.items),
        finding(no.NoMaterials, [unless(bool(command.materials), no.NoMaterials, "/materials")]),
        finding(no.HandlerOfAnotherBody, [unless(ours, no.HandlerOfAnotherBody, "/handler_id")]),
        finding(no.TellsOfReporter, _telling(command, occasion.profile)),
    )


def _telling(command: SubmitLead, profile: Profile) -> Iterator[Missing]:
    """Where something is written of who reported, by line and never by word (P-06)."""
    for index, item in enumerate(command.items):
        for line in lines_on_reporter(item.text, profile):
            yield no.TellsOfReporter.at(f"/items/{index}/text/lines/{line}")
    for index, material in enumerate(command.materials):
        if lines_on_reporter(material.title, profile):
            yield no.TellsOfReporter.at(f"/materials/{index}/title")
