"""Loads what an application must know: the posts of the person today, who looks after the unit, what still waits."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from services.accountability.tolerance.application_commands import ApplyForTolerance
from services.accountability.tolerance.application_facts import ApplyFacts
from services.accountability.tolerance.application_status import UNANSWERED, Applicant
from services.accountability.tolerance.people_loading import handling_of
from services.accountability.tolerance.tables import APPLICATIONS

_LOCK_SPACE = 4761
"""Number of this use among the advisory locks of the database."""


async def apply_facts(desk: Desk, _none: None, command: ApplyForTolerance, occasion: Occasion) -> ApplyFacts:
    """For the person or unit that it is for, today."""
    connection, on = desk.connection, occasion.on
    person = desk.actor.person_id if command.applicant is Applicant.PERSON else command.person_id
    return ApplyFacts(
        of_unit=person is None or await _is_of(connection, person, command.unit_id, on),
        handling=await handling_of(connection, command.unit_id, on),
        pending=await _is_pending(connection, command, person),
    )


async def _is_of(connection: AsyncConnection, person_id: UUID, unit_id: UUID, on: date) -> bool:
    return person_id in await lookups.persons_of(connection, unit_id, on)


async def _is_pending(connection: AsyncConnection, command: ApplyForTolerance, person: UUID | None) -> bool:
    """Whether another one waits; until the transaction ends nobody else applies for the same person or unit."""
    what = f"{command.applicant} {command.unit_id} {person}"
    await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(what))))
    row = APPLICATIONS.c
    same = (row.applicant == str(command.applicant), row.unit_id == command.unit_id)
    waits = row.status.in_([str(status) for status in UNANSWERED])
    whose = row.person_id.is_not_distinct_from(person)
    return (await connection.execute(select(row.id).where(*same, whose, waits))).first() is not None
