"""Loads what recording a liaison meeting must know: partners, tasks and problem items of the organ."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind
from services.supervision.liaison.commands import RecordMeeting
from services.supervision.liaison.facts import Ids, MeetingFacts
from services.supervision.problems.tables import PROBLEMS
from services.supervision.tasks.tables import TASKS


async def meeting_facts(desk: Desk, _case: None, command: RecordMeeting, occasion: Occasion) -> MeetingFacts:
    """With whom liaison is kept today, and what of the things named is the organ's."""
    connection, organ_id = desk.connection, desk.actor.organ_id
    kinds = (OrganKind.INSPECTION_BUREAU, OrganKind.TASK_FORCE)
    partners = [await lookups.organs_of_kind(connection, kind, occasion.on) for kind in kinds]
    leading = select(TASKS.c.lead_unit_id).where(
        TASKS.c.competent_organ_id == organ_id, TASKS.c.lead_unit_id.is_not(None)
    )
    leads = (await connection.execute(leading.distinct())).scalars()
    return MeetingFacts(
        desk.service("calendar"),
        _plain([*leads, *(organ for found in partners for organ in found)]),
        await _of_organ(connection, TASKS, organ_id, [one.task_id for one in command.points]),
        await _of_organ(connection, PROBLEMS, organ_id, [one.problem_id for one in command.points]),
    )


async def _of_organ(connection: AsyncConnection, table: Table, organ_id: UUID, ids: Iterable[UUID | None]) -> Ids:
    named = [one for one in ids if one is not None]
    there = select(table.c.id).where(table.c.competent_organ_id == organ_id, table.c.id.in_(named))
    return _plain((await connection.execute(there)).scalars()) if named else frozenset()


def _plain(ids: Iterable[UUID]) -> Ids:
    return frozenset(UUID(int=one.int) for one in ids)
