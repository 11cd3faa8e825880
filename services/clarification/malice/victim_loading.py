"""What a certification does to the clarification of the accused: opened, or noted where one is open (C-12, W-05)."""

from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OFFICE_KINDS
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.entering import MALICE_NOTED_IN, Victim, note_certified, open_for_victim
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.clarifications.tables import CLARIFICATIONS
from services.clarification.malice.facts import CertifyFacts
from services.clarification.malice.facts_loading import pending_facts
from services.clarification.malice.malice import Malice

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


async def _running(connection: AsyncConnection, malice: Malice) -> Clarification | None:
    """The victim's clarification on which a certification is still noted; that of the same lead before others."""
    of_victim = CLARIFICATIONS.c.subject_key == (malice.subject_person_id or malice.subject_organ_id)
    here = (of_victim, CLARIFICATIONS.c.organ_id == malice.organ_id, CLARIFICATIONS.c.status.in_(_NOTABLE))
    found = await cases_locked(connection, CLARIFICATION, *here)
    same = (one for one in found if any(item.lead_id == malice.lead_id for item in one.items))
    return next(same, next(iter(found), None))


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
