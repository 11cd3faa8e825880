"""Loads what has ended already, and holds off its end being noted meanwhile."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.tables import PROBLEMS
from services.supervision.unit_watch.commands import EnterUnit
from services.supervision.unit_watch.facts import EnteringFacts
from services.supervision.unit_watch.tables import ENDED_STEPS

_LOCK_SPACE: Final = 4723
"""Number of this use among the advisory locks of the database."""


async def entering_facts(desk: Desk, _case: None, command: EnterUnit, _occasion: Occasion) -> EnteringFacts:
    """Of the interview and case that followed, those that have ended; of the problem items, those of the organ."""
    steps = {step for step in (command.next_interview_id, command.case_id) if step is not None}
    await attend(desk.connection, steps)
    row = PROBLEMS.c
    there = and_(row.id.in_(list(command.problem_ids)), row.competent_organ_id == command.competent_organ_id)
    problems = await cases_locked(desk.connection, PROBLEM, there) if command.problem_ids else ()
    return EnteringFacts(await ended_of(desk.connection, steps), problems)


async def attend(connection: AsyncConnection, steps: Iterable[UUID]) -> None:
    """Keep others from noting the end of these steps, or a watch that waits for it, until the transaction ends; so
    that of two that come at once one sees the other."""
    for step in sorted(steps):
        await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(step)))))


async def ended_of(connection: AsyncConnection, steps: Iterable[UUID]) -> dict[UUID, date]:
    """Of those interviews and cases the ones that have ended, with the day."""
    row = ENDED_STEPS.c
    statement = select(row.step_id, func.max(row.ended_on)).where(row.step_id.in_(list(steps))).group_by(row.step_id)
    return {UUID(int=step.int): on for step, on in await connection.execute(statement)}
