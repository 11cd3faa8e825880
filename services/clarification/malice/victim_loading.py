"""The clarification of who was maliciously accused: opened or noted at the certification, seen to at the closing."""

from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OFFICE_KINDS
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.entering import MALICE_NOTED_IN, Victim, note_certified, open_for_victim
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.clarifications.tables import CLARIFICATIONS
from services.clarification.malice.facts import CertifyFacts, CloseFacts
from services.clarification.malice.facts_loading import pending_facts, settled_facts
from services.clarification.malice.malice import Malice

_ROW: Final = CLARIFICATIONS.c
_NOTABLE: Final = sorted(str(status) for status in MALICE_NOTED_IN)


async def certify_facts(desk: Desk, malice: Malice, command: object, occasion: Occasion) -> CertifyFacts:
    """The organ that decides, and the move by which the victim's clarification learns of it."""
    certifier = await pending_facts(desk, malice, command, occasion)
    running = await _running(desk.connection, malice)
    if running is not None:
        return CertifyFacts(certifier, running.id, note_certified(running, malice.id, occasion), opens=False)
    victim = Victim(
        subject=await _subject(desk.connection, malice, occasion.on),
        office_id=malice.office_id,
        organ_id=malice.organ_id,
        malice_id=malice.id,
        certified_on=occasion.on,
    )
    opened = open_for_victim(victim, occasion, occasion.new_id())
    return CertifyFacts(certifier, opened.case.id, opened)


async def close_facts(desk: Desk, malice: Malice, _command: object, _occasion: Occasion) -> CloseFacts:
    """How transfers and corrections stand, and whether the victim is being cleared today (TW-10, C-12)."""
    settled = await settled_facts(desk, malice)
    return replace(settled, victim=await _standing(desk.connection, malice))


async def _standing(connection: AsyncConnection, malice: Malice) -> frozenset[ClarificationStatus]:
    """Where the clarification of the certification stands, and others of the victim about the same lead.

    Whoever withdrew the application that was noted is cleared by the one that the office opens instead (C-22).
    """
    certification = malice.certification
    known = None if certification is None else certification.victim_clarification_id
    statement = select(_ROW.status).where(or_(_ROW.id == known, and_(_of_victim(malice), _about_lead(malice))))
    return frozenset(ClarificationStatus(one) for one in (await connection.execute(statement)).scalars())


async def _running(connection: AsyncConnection, malice: Malice) -> Clarification | None:
    """The victim's clarification on which the certification is noted: one about the same lead, else one about none.

    One about other leads alone, or about another accusation, is left as it is: the victim gets one of his own (C-12).
    """
    about_none = and_(func.cardinality(_ROW.lead_ids) == 0, _ROW.malice_id.is_(None))
    matching = or_(_about_lead(malice), about_none)
    found = await cases_locked(connection, CLARIFICATION, _of_victim(malice), _ROW.status.in_(_NOTABLE), matching)
    same = (one for one in found if any(item.lead_id == malice.lead_id for item in one.items))
    return next(same, next(iter(found), None))


def _of_victim(malice: Malice) -> ColumnElement[bool]:
    whose = _ROW.subject_key == (malice.subject_person_id or malice.subject_organ_id)
    return and_(whose, _ROW.organ_id == malice.organ_id)


def _about_lead(malice: Malice) -> ColumnElement[bool]:
    return literal(malice.lead_id) == _ROW.lead_ids.any_()


async def _subject(connection: AsyncConnection, malice: Malice, on: date) -> PersonSubject | OrganizationSubject:
    if malice.subject_organ_id is not None:
        return OrganizationSubject(organ_id=malice.subject_organ_id)
    if malice.subject_person_id is None:
        raise AssertionError("a case has one subject")
    unit = await _unit_of(connection, malice.subject_person_id, on)
    return PersonSubject(person_id=malice.subject_person_id, unit_id=unit or malice.organ_id)


async def _unit_of(connection: AsyncConnection, person_id: UUID, on: date) -> UUID | None:
    """The unit where a person holds a post that day; who has left has none, and the organ serves the letter (G-33)."""
    held = {post.organ_id for post in await lookups.posts(connection, person_id, on)}
    places = await lookups.organs(connection, held)
    units = [place.parent_id if place.kind in OFFICE_KINDS else place.id for place in places]
    return min((UUID(int=unit.int) for unit in units if unit is not None), default=None)
