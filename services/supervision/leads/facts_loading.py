"""Loads what each act on a lead must know: the subject and its managers, the office and its people, who may approve."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind, Post, RelationKind
from services.supervision.leads import facts as f
from services.supervision.leads.commands import AssignLead, DisposeLead, ForwardLead, ProposeDisposition, RegisterLead
from services.supervision.leads.lead import Lead

_BODIES = frozenset({OrganKind.DISPATCHED_BODY, OrganKind.TOWNSHIP_BODY})
_VERIFYING = frozenset({OrganKind.SUPERVISION_OFFICE, *_BODIES})
_DISCIPLINE = frozenset({OrganKind.PROVINCE_CDI, OrganKind.MUNICIPAL_CDI, OrganKind.COUNTY_CDI})
_HEADING = (Post.PRINCIPAL, Post.DEPUTY_IN_CHARGE)
_APPROVING = (Post.CDI_SECRETARY, Post.CDI_DEPUTY_SECRETARY)


async def register_facts(desk: Desk, _case: None, command: RegisterLead, occasion: Occasion) -> f.RegisterFacts:
    """What the directory knows of the subject on that day, and the digests of the items' matters (P-06)."""
    connection, on, own = desk.connection, occasion.on, occasion.actor.organ_id
    person, unit = command.subject_person_id, command.subject_organ_id
    organ = await lookups.organ(connection, own)
    found = None if unit is None else await lookups.organ(connection, unit)
    known = found is not None if person is None else unit is None and await lookups.knows_person(connection, person)
    keyed = desk.service("matters")
    return f.RegisterFacts(
        own_level="" if organ is None else organ.level,
        subject_known=known,
        authority={} if person is None else await _authority(connection, person, on),
        subject_level=None if found is None else found.level,
        own_heads=await lookups.persons_holding(connection, own, Post.CDI_SECRETARY, on),
        subject_people=await _people(connection, person, unit, on),
        matters=tuple(keyed.digest(item.text) for item in command.items),
    )


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
        subject_people=await _people(connection, lead.subject_person_id, lead.subject_organ_id, on),
    )


async def forward_facts(desk: Desk, lead: Lead, command: ForwardLead, occasion: Occasion) -> f.ForwardFacts:
    """Whether the other organ is a discipline organ competent for the subject on that day (P-07, C-04)."""
    connection, on, there = desk.connection, occasion.on, command.to_organ_id
    organ = await lookups.organ(connection, there)
    fits = organ is not None and organ.kind in _DISCIPLINE and organ.exists_on(on) and there != lead.competent_organ_id
    return f.ForwardFacts(
        competent=fits and await _is_competent(connection, there, lead, on),
        approvers=await _holding(connection, lead.competent_organ_id, _APPROVING, command.approval.approved_on),
    )


async def study_facts(desk: Desk, lead: Lead, command: ProposeDisposition, occasion: Occasion) -> f.StudyFacts:
    """Who belongs to the organ on the day of the study, and who belongs to the subject."""
    connection, then = desk.connection, command.study.held_on
    return f.StudyFacts(
        people=await lookups.persons_of(connection, lead.competent_organ_id, then),
        subject_people=await _people(connection, lead.subject_person_id, lead.subject_organ_id, occasion.on),
    )


async def dispose_facts(desk: Desk, lead: Lead, _command: DisposeLead, occasion: Occasion) -> f.DisposeFacts:
    """Whose portfolio covers the office today (C-26, C-28)."""
    if lead.assignment is None:
        return f.DisposeFacts()
    return f.DisposeFacts(await leaders_of_office(desk.connection, lead.assignment.office_id, occasion.on))


async def leaders_of_office(connection: AsyncConnection, office_id: UUID, on: date) -> f.Persons:
    """Whose portfolio covers an office, for a body also that of its counterpart office (C-26, C-28)."""
    found = await lookups.holders(connection, RelationKind.PORTFOLIO, office_id, on)
    if await lookups.kind_of(connection, office_id) in _BODIES:
        counterpart = await lookups.counterpart_office_id(connection, office_id, on)
        if counterpart is not None:
            found |= await lookups.holders(connection, RelationKind.PORTFOLIO, counterpart, on)
    return found


async def _authority(connection: AsyncConnection, person_id: UUID, on: date) -> Mapping[UUID, str]:
    holders = await lookups.holders(connection, RelationKind.CADRE_AUTHORITY, person_id, on)
    return {organ.id: organ.level for organ in await lookups.organs(connection, holders)}


async def _people(connection: AsyncConnection, person: UUID | None, unit: UUID | None, on: date) -> f.Persons:
    """The person, or everybody with a post in the unit."""
    if unit is not None:
        return await lookups.persons_of(connection, unit, on)
    return frozenset() if person is None else frozenset({person})


async def _holding(connection: AsyncConnection, organ_id: UUID, posts: tuple[Post, ...], on: date) -> f.Persons:
    held = [await lookups.persons_holding(connection, organ_id, post, on) for post in posts]
    return frozenset().union(*held)


async def _is_competent(connection: AsyncConnection, there: UUID, lead: Lead, on: date) -> bool:
    if lead.subject_person_id is not None:
        return await lookups.stands(connection, RelationKind.CADRE_AUTHORITY, there, lead.subject_person_id, on)
    if lead.subject_organ_id is None:
        return False
    office = await lookups.counterpart_office_id(connection, lead.subject_organ_id, on)
    found = None if office is None else await lookups.organ(connection, office)
    return found is not None and found.parent_id == there
