"""Loads what each act on a lead must know: the subject and its managers, the office and its people, who may approve."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind, Post, RelationKind
from services.supervision.lead_transfers.case_type import LEAD_TRANSFER
from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.leads import facts as f
from services.supervision.leads.commands import (
    AssignLead,
    DisposeLead,
    FeedBackLead,
    ForwardLead,
    ProposeDisposition,
    ReceiveLead,
    RegisterLead,
    TurnBackLead,
)
from services.supervision.leads.lead import Lead
from services.supervision.leads.subject_loading import competence_of, looks_after, people_of, subject_facts

_BODIES = frozenset({OrganKind.DISPATCHED_BODY, OrganKind.TOWNSHIP_BODY})
_VERIFYING = frozenset({OrganKind.SUPERVISION_OFFICE, *_BODIES})
_DISCIPLINE = frozenset({OrganKind.PROVINCE_CDI, OrganKind.MUNICIPAL_CDI, OrganKind.COUNTY_CDI})
_HEADING = (Post.PRINCIPAL, Post.DEPUTY_IN_CHARGE)
_APPROVING = (Post.CDI_SECRETARY, Post.CDI_DEPUTY_SECRETARY)


async def register_facts(desk: Desk, _case: None, command: RegisterLead, occasion: Occasion) -> f.RegisterFacts:
    """What the directory knows of the subject on that day, and the digests of the items' matters (P-06)."""
    person, unit = command.subject_person_id, command.subject_organ_id
    subject = await subject_facts(desk.connection, person, unit, occasion.actor.organ_id, occasion.on)
    keyed, came = desk.service("matters"), command.handed_over
    body = None if came is None else await lookups.organ(desk.connection, came.organ_id)
    return f.RegisterFacts(
        **{name: getattr(subject, name) for name in f.SubjectFacts.__dataclass_fields__},
        matters=tuple(keyed.digest(item.text) for item in command.items),
        handed_over_by_organ=came is None or (body is not None and body.id != occasion.actor.organ_id),
    )


async def receive_facts(
    desk: Desk, lead: Lead, _command: ReceiveLead | TurnBackLead, occasion: Occasion
) -> f.ReceiveFacts:
    """The transfer sheet, and the subject as the directory knows it today (TL-02, P-06)."""
    person, unit, organ = lead.subject_person_id, lead.subject_organ_id, lead.competent_organ_id
    sheet = await _sheet(desk, lead)
    return f.ReceiveFacts(sheet, await subject_facts(desk.connection, person, unit, organ, occasion.on))


async def assign_facts(desk: Desk, lead: Lead, command: AssignLead, occasion: Occasion) -> f.AssignFacts:
    """The office of the own organ on that day, its people and its leaders, and who may approve (P-08)."""
    connection, on, office = desk.connection, occasion.on, command.office_id
    offices = await lookups.offices_of(connection, lead.competent_organ_id, on, *_VERIFYING)
    return f.AssignFacts(
        office_fits=office in offices,
        people=await lookups.persons_of(connection, office, on),
        heads=await _holding(connection, office, _HEADING, on),
        leaders=await leaders_of_office(connection, office, on),
        approvers=await _holding(connection, lead.competent_organ_id, _APPROVING, command.approval.approved_on),
        subject_people=await people_of(connection, lead.subject_person_id, lead.subject_organ_id, on),
        competence=await competence_of(
            connection, lead.subject_person_id, lead.subject_organ_id, lead.competent_organ_id, on
        ),
    )


async def forward_facts(desk: Desk, lead: Lead, command: ForwardLead, occasion: Occasion) -> f.ForwardFacts:
    """Whether the other organ is a discipline organ competent for the subject on that day (P-07, C-04)."""
    connection, on, there = desk.connection, occasion.on, command.to_organ_id
    organ = await lookups.organ(connection, there)
    fits = organ is not None and organ.kind in _DISCIPLINE and organ.exists_on(on) and there != lead.competent_organ_id
    return f.ForwardFacts(
        competent=fits and await _is_competent(connection, there, lead, on),
        approvers=await _holding(connection, lead.competent_organ_id, _APPROVING, command.approval.approved_on),
        sheet=await _sheet(desk, lead),
    )


async def study_facts(desk: Desk, lead: Lead, command: ProposeDisposition, occasion: Occasion) -> f.StudyFacts:
    """Who belongs to the organ on the day of the study, and who belongs to the subject."""
    connection, then = desk.connection, command.study.held_on
    return f.StudyFacts(
        people=await lookups.persons_of(connection, lead.competent_organ_id, then),
        subject_people=await people_of(connection, lead.subject_person_id, lead.subject_organ_id, occasion.on),
    )


async def dispose_facts(desk: Desk, lead: Lead, _command: DisposeLead, occasion: Occasion) -> f.DisposeFacts:
    """Whose portfolio covers the office today (C-26, C-28)."""
    if lead.assignment is None:
        return f.DisposeFacts()
    return f.DisposeFacts(await leaders_of_office(desk.connection, lead.assignment.office_id, occasion.on))


async def feedback_facts(desk: Desk, lead: Lead, _command: FeedBackLead, _occasion: Occasion) -> f.FeedbackFacts:
    """The transfer sheet on which its body is told (TL-07)."""
    return f.FeedbackFacts(await _sheet(desk, lead))


async def leaders_of_office(connection: AsyncConnection, office_id: UUID, on: date) -> f.Persons:
    """Whose portfolio covers an office, for a body also that of its counterpart office (C-26, C-28)."""
    found = await lookups.holders(connection, RelationKind.PORTFOLIO, office_id, on)
    if await lookups.kind_of(connection, office_id) in _BODIES:
        counterpart = await lookups.counterpart_office_id(connection, office_id, on)
        if counterpart is not None:
            found |= await lookups.holders(connection, RelationKind.PORTFOLIO, counterpart, on)
    return found


async def _sheet(desk: Desk, lead: Lead) -> LeadTransfer | None:
    """The transfer sheet of the lead, locked; None if it came another way, or the sheet was destroyed."""
    if lead.handover is None or lead.handover.sheet_id is None:
        return None
    there = LEAD_TRANSFER.table.c.id == lead.handover.sheet_id
    return next(iter(await cases_locked(desk.connection, LEAD_TRANSFER, there)), None)


async def _holding(connection: AsyncConnection, organ_id: UUID, posts: tuple[Post, ...], on: date) -> f.Persons:
    held = [await lookups.persons_holding(connection, organ_id, post, on) for post in posts]
    return frozenset().union(*held)


async def _is_competent(connection: AsyncConnection, there: UUID, lead: Lead, on: date) -> bool:
    if lead.subject_person_id is not None:
        return await lookups.stands(connection, RelationKind.CADRE_AUTHORITY, there, lead.subject_person_id, on)
    if lead.subject_organ_id is None:
        return False
    return await looks_after(connection, lead.subject_organ_id, on) == there
