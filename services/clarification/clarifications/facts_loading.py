"""Loads what each act must know beyond its case: from the replica of the directory, the leads, the application."""

from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind, Post
from libs.replica.tables import ORGAN
from services.clarification.applications.application import Application
from services.clarification.applications.store import application_of
from services.clarification.clarifications import facts as f
from services.clarification.clarifications import subject_loading
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.commands_assessing import OpenExOfficio
from services.clarification.clarifications.commands_executing import InformAfterwards, IssueLetter
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.clarifications.tables import CLARIFICATIONS
from services.clarification.corrections.store import correction_terms, corrections_of
from services.clarification.leads_index.store import case_noted_at, open_leads_on

CLARIFYING: Final = frozenset({OrganKind.SUPERVISION_OFFICE, OrganKind.DISPATCHED_BODY, OrganKind.TOWNSHIP_BODY})
"""Kinds of office and body that verify and clarify (C-04, C-26, C-28)."""


_LOCK_SPACE: Final = 4715
"""Number of this use among the advisory locks of the database."""


async def open_facts(desk: Desk, _case: None, command: OpenExOfficio, occasion: Occasion) -> f.OpenFacts:
    """The organ of the opener's office, what is known of the subject, and the leads being cleared already."""
    office_id, connection = occasion.actor.office_id, desk.connection
    office = None if office_id is None else await lookups.organ(connection, office_id)
    clarifies = office is not None and office.kind in CLARIFYING and office.exists_on(occasion.on)
    organ_id = office.parent_id if office is not None and clarifies else None
    subject, person_id = command.subject, command.subject.person_id
    verified = f.VerificationFacts()
    if office_id is not None and organ_id is not None:
        verified = await subject_loading.verified(connection, subject, office_id, organ_id, occasion.on)
    return f.OpenFacts(
        _plain(organ_id),
        subject_known=await subject_loading.is_known(connection, subject),
        in_hand=await leads_in_hand(connection, subject.key),
        units=frozenset() if person_id is None else await subject_loading.units_of(connection, person_id, occasion.on),
        verified=verified,
    )


async def verification_facts(
    desk: Desk, case: Clarification, _command: object, occasion: Occasion
) -> f.VerificationFacts:
    """What the index holds of the subject, and whether it is managed today, or was when the application came."""
    days = (occasion.on,) if case.received_on is None else (case.received_on, occasion.on)
    return await subject_loading.verified(desk.connection, case.subject, case.office_id, case.organ_id, *days)


async def accept_facts(desk: Desk, case: Clarification, _command: object, occasion: Occasion) -> f.AcceptFacts:
    """Who holds a post in the office, who belongs to a subject that is a unit, and the open leads."""
    connection, on = desk.connection, occasion.on
    subject = case.subject
    unit = None if subject.person_id is not None else subject.unit_id
    return f.AcceptFacts(
        officers=await lookups.persons_of(connection, case.office_id, on),
        persons_of_subject=frozenset() if unit is None else await lookups.persons_of(connection, unit, on),
        open_leads=await open_leads(connection, case),
        case_open=await case_open(connection, case),
    )


async def lead_facts(desk: Desk, case: Clarification, _command: object, _occasion: Occasion) -> f.LeadFacts:
    """How many other leads on the subject are open, and whether an accountability case is."""
    return f.LeadFacts(await open_leads(desk.connection, case), await case_open(desk.connection, case))


async def organ_facts(desk: Desk, case: Clarification, _command: object, occasion: Occasion) -> f.OrganFacts:
    """Who holds a post in the organ or one of its offices."""
    return f.OrganFacts(await lookups.persons_of(desk.connection, case.organ_id, occasion.on))


async def notice_facts(desk: Desk, case: Clarification, _command: object, occasion: Occasion) -> f.NoticeFacts:
    """Who heads the party organization that is heard."""
    return f.NoticeFacts(await party_heads(desk.connection, case, occasion.on))


async def decision_facts(desk: Desk, case: Clarification, _command: object, occasion: Occasion) -> f.DecisionFacts:
    """The organisation on the day of the decision, the open leads, the application."""
    application = await application_of(desk, case.application_id)
    return await organisation(desk.connection, case, occasion.on, application)


async def application_facts(desk: Desk, case: Clarification, _command: object, _on: Occasion) -> f.ApplicationFacts:
    """The application behind it, locked."""
    return f.ApplicationFacts(await application_of(desk, case.application_id))


async def letter_facts(desk: Desk, case: Clarification, command: IssueLetter, _occasion: Occasion) -> f.LetterFacts:
    """Whether the number is taken; nobody else takes it until the transaction ends."""
    claimed = func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(f"{case.organ_id} {command.number}"))
    await desk.connection.execute(select(claimed))
    row = CLARIFICATIONS.c
    there = select(row.id).where(row.organ_id == case.organ_id, row.letter_number == command.number)
    return f.LetterFacts((await desk.connection.execute(there)).first() is not None)


async def inform_facts(desk: Desk, case: Clarification, command: InformAfterwards, on: Occasion) -> f.InformFacts:
    """Who heads the party group, which organization departments exist, and the terms of corrections."""
    return f.InformFacts(
        party_heads=await party_heads(desk.connection, case, on.on),
        org_departments=await lookups.organs_of_kind(desk.connection, OrganKind.ORGANIZATION_DEPARTMENT, on.on),
        terms=await correction_terms(desk, command.corrections, on),
    )


async def close_facts(desk: Desk, case: Clarification, _command: object, _occasion: Occasion) -> f.CloseFacts:
    """The correction tasks it asked for."""
    return f.CloseFacts(await corrections_of(desk.connection, case.id))


async def check_facts(connection: AsyncConnection, case: Clarification, on: date) -> f.CheckFacts:
    """What the rules of the next step look at; of the application nothing."""
    organisation_then = await organisation(connection, case, on, None)
    return f.CheckFacts(organisation_then, await corrections_of(connection, case.id))


async def leads_in_hand(connection: AsyncConnection, subject_key: UUID) -> frozenset[UUID]:
    """The leads on the subject that a running clarification is about; what is closed may be reported again (C-11)."""
    row = CLARIFICATIONS.c
    ended = sorted(str(status) for status in (S.WITHDRAWN, S.NOT_STARTED, S.REJECTED, S.CLOSED))
    statement = select(func.unnest(row.lead_ids)).where(row.subject_key == subject_key, row.status.not_in(ended))
    return frozenset(UUID(int=one.int) for one in (await connection.execute(statement)).scalars())


async def open_leads(connection: AsyncConnection, case: Clarification) -> int:
    """How many leads on the subject are open (C-14); those it is about itself are concluded and do not count."""
    return len(await open_leads_on(connection, case.subject))


async def case_open(connection: AsyncConnection, case: Clarification) -> bool:
    """Whether an accountability matter on the subject holds it up; asked after ``open_leads``, which locks (C-14)."""
    return case.is_held_by_case(await case_noted_at(connection, case.subject.person_id, case.subject.organ_id))


async def organisation(
    connection: AsyncConnection, case: Clarification, on: date, application: Application | None
) -> f.DecisionFacts:
    """Kind of the office, the leaders its chain names on that day, the secretaries, and whether the subject heads its
    unit (C-26 to C-29, G-21)."""
    kind = await lookups.kind_of(connection, case.office_id)
    department: UUID | None = case.office_id
    if kind in (OrganKind.DISPATCHED_BODY, OrganKind.TOWNSHIP_BODY):
        department = await lookups.counterpart_office_id(connection, case.office_id, on)
    leaders = () if department is None else await lookups.leaders_of(connection, department, on)
    return f.DecisionFacts(
        office_kind=kind,
        leaders=frozenset(leader.person_id for leader in leaders),
        secretaries=await lookups.persons_holding(connection, case.organ_id, Post.CDI_SECRETARY, on),
        subject_is_principal=await _is_principal(connection, case.subject, on),
        open_leads=await open_leads(connection, case),
        case_open=await case_open(connection, case),
        application=application,
    )


async def party_heads(connection: AsyncConnection, case: Clarification, on: date) -> frozenset[UUID]:
    """Who heads the party organization of the subject's unit, the subject left out; if nobody is left, who heads the
    body above the unit, and at last the party committee of the city (C-26, C-27, C-29, P-12)."""
    unit = await lookups.organ(connection, case.subject.unit_id)
    above = None if unit is None else unit.parent_id
    for place in (case.subject.unit_id, above):
        heads = frozenset[UUID]() if place is None else await _heads_of(connection, place, on)
        if heads - {case.subject.key}:
            return heads - {case.subject.key}
    return await _committee_heads(connection, on)


async def _heads_of(connection: AsyncConnection, place: UUID, on: date) -> frozenset[UUID]:
    found = [await lookups.persons_holding(connection, place, post, on) for post in sorted(_PRINCIPALS)]
    return frozenset(person for heads in found for person in heads)


async def _committee_heads(connection: AsyncConnection, on: date) -> frozenset[UUID]:
    exists_then = or_(ORGAN.c.ended_on.is_(None), on < ORGAN.c.ended_on)
    committees = select(ORGAN.c.id).where(ORGAN.c.kind == str(OrganKind.MUNICIPAL_COMMITTEE), exists_then)
    found = [await _heads_of(connection, one, on) for one in (await connection.execute(committees)).scalars().all()]
    return frozenset(person for heads in found for person in heads)


async def _is_principal(connection: AsyncConnection, subject: PersonSubject | OrganizationSubject, on: date) -> bool:
    """Whether the subject is a person who heads any unit on that day, whichever was stated (C-27, G-21); a unit itself
    is none."""
    if subject.person_id is None:
        return False
    held = await lookups.posts(connection, subject.person_id, on)
    return any(post.post in _PRINCIPALS for post in held)


def _plain(identity: UUID | None) -> UUID | None:
    """A plain UUID: those of the database driver are of a class of its own, which JSON writers refuse."""
    return None if identity is None else UUID(int=identity.int)


_PRINCIPALS: Final = frozenset({Post.PRINCIPAL, Post.PRINCIPAL_LEADER})
