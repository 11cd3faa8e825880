"""Loads what the acts on an application must know: posts and relations today, the office that verified, the case."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import RelationKind
from services.clarification.applications.application import Application
from services.clarification.applications.commands import Apply, EnterFromPaper
from services.clarification.applications.facts import Office, OpeningFacts, WithdrawalFacts
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.clarifications.subject_loading import units_of
from services.clarification.leads_index.store import verified_by


async def apply_facts(desk: Desk, _case: None, command: Apply, occasion: Occasion) -> OpeningFacts:
    """For whoever is signed in: the own posts, or the own unit."""
    actor = desk.actor
    person_id = actor.person_id if command.applicant == "person" else None
    organ_id = None if command.applicant == "person" else actor.organ_id
    return await _opening(desk, person_id, organ_id, command.form.unit_id, occasion.on)


async def paper_facts(desk: Desk, _case: None, command: EnterFromPaper, occasion: Occasion) -> OpeningFacts:
    """For the subject named on the paper."""
    subject = command.subject
    return await _opening(desk, subject.person_id, subject.organ_id, command.form.unit_id, occasion.on)


async def withdrawal_facts(
    desk: Desk, application: Application, _command: object, _occasion: Occasion
) -> WithdrawalFacts:
    """The clarification behind it, locked, whatever has become of it."""
    there = CLARIFICATION.table.c.id == application.clarification_id
    return WithdrawalFacts(next(iter(await cases_locked(desk.connection, CLARIFICATION, there)), None))


async def _opening(desk: Desk, person_id: UUID | None, organ_id: UUID | None, unit_id: UUID, on: date) -> OpeningFacts:
    connection = desk.connection
    units = frozenset[UUID]() if person_id is None else await units_of(connection, person_id, on)
    if organ_id is not None and await lookups.organ(connection, organ_id) is not None:
        units = frozenset({organ_id})
    verified = await verified_by(connection, person_id, organ_id, on)
    return OpeningFacts(
        calendar=desk.service("calendar"),
        units=units,
        by_relation=await looking_after(connection, unit_id, on),
        verified=None if verified is None else Office(verified.office_id, verified.organ_id),
        verified_on=None if verified is None else verified.concluded_on,
    )


async def looking_after(connection: AsyncConnection, unit_id: UUID, on: date) -> Office | None:
    """The counterpart office of the unit on that day, else the body resident there; None if there is neither."""
    for kind in (RelationKind.COUNTERPART, RelationKind.RESIDENCY):
        holder = min(await lookups.holders(connection, kind, unit_id, on), default=None)
        found = None if holder is None else await _office(connection, holder, on)
        if found is not None:
            return found
    return None


async def _office(connection: AsyncConnection, office_id: UUID, on: date) -> Office | None:
    """The office with its organ, if it exists on that day."""
    found = await lookups.organ(connection, office_id)
    if found is None or found.parent_id is None or not found.exists_on(on):
        return None
    return Office(UUID(int=found.id.int), UUID(int=found.parent_id.int))
