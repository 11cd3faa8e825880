"""What others ask inside their transaction: which escalations are in force for a unit, and what has ended."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from services.filing.escalations.status import EscalationStatus
from services.filing.escalations.tables import ENDED_STEPS, ESCALATIONS

_LOCK_SPACE: Final = 4724
"""Number of this use among the advisory locks of the database."""


async def in_force(connection: AsyncConnection, unit_id: UUID) -> tuple[tuple[UUID, date], ...]:
    """The escalated interviews of a unit whose following through is under way, each with its day (F-48)."""
    row = ESCALATIONS.c
    there = select(row.id, row.escalated_on).where(row.unit_id == unit_id, row.status == str(EscalationStatus.IN_FORCE))
    found = await connection.execute(there.order_by(row.escalated_on, row.id))
    return tuple((UUID(int=one.id.int), one.escalated_on) for one in found)


async def attend(connection: AsyncConnection, steps: Iterable[UUID]) -> None:
    """Keep others from noting the end of these steps, or an escalation that waits for it, until the transaction ends;
    so that of two that come at once one sees the other."""
    for step in sorted(steps):
        await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(step)))))


async def ended_of(connection: AsyncConnection, steps: Iterable[UUID]) -> dict[UUID, date]:
    """Of those interviews and cases the ones that have ended, with the day."""
    row = ENDED_STEPS.c
    statement = select(row.step_id, func.max(row.ended_on)).where(row.step_id.in_(list(steps))).group_by(row.step_id)
    return {UUID(int=step.int): on for step, on in await connection.execute(statement)}
