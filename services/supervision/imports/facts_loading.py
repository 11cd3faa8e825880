"""Loads what taking an import must know: earlier records of the same keys; and units, persons, tasks by their codes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Select, Table, and_, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import Text

from libs.chassis.cases import Desk, who_values
from libs.kernel.actor import Actor, Occasion
from libs.replica.tables import ORGAN, PERSON
from services.supervision.imports.commands import TakeIn
from services.supervision.imports.facts import TakeFacts
from services.supervision.imports.import_batch import ImportBatch, TakenRecord
from services.supervision.imports.records import Known
from services.supervision.imports.status import ImportKind
from services.supervision.imports.tables import IMPORT_BATCHES
from services.supervision.rankings.tables import RANKINGS
from services.supervision.sources.facts_loading import competent_organ
from services.supervision.sources.tables import CIRCULARS, CRITICISMS
from services.supervision.tasks.access import ACCESS as TASK_ACCESS
from services.supervision.tasks.status import TaskStatus
from services.supervision.tasks.tables import TASKS

_LOCK_SPACE: Final = 4723
"""Number of this use among the advisory locks of the database."""
_BATCH: Final = TypeAdapter(ImportBatch)
_TABLES: Final[Mapping[ImportKind, Table]] = {
    ImportKind.RANKINGS: RANKINGS,
    ImportKind.CRITICISMS: CRITICISMS,
    ImportKind.CIRCULARS: CIRCULARS,
}


async def take_facts(desk: Desk, _case: None, command: TakeIn, occasion: Occasion) -> TakeFacts:
    """What was taken before under these keys. Imports of one system and organ are taken one after another."""
    connection, organ_id = desk.connection, desk.actor.organ_id
    key = f"{organ_id} {command.kind} {command.source_system}"
    await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(key))))
    earlier = await _earlier(connection, organ_id, command)
    tasks: Mapping[str, UUID] = {}
    if command.kind is ImportKind.TASK_PROGRESS:
        tasks = await tasks_numbered(desk.connection, desk.actor, {one.about for one in command.records}, occasion.on)
    return TakeFacts(
        competent_organ_id=await competent_organ(desk, occasion.on),
        earlier=earlier,
        statuses=await _statuses(connection, command.kind, earlier),
        tasks=tasks,
    )


async def known_codes(connection: AsyncConnection, organs: Iterable[str], persons: Iterable[str]) -> Known:
    """The organs and persons of those codes."""
    return Known(organs=await _by_code(connection, ORGAN, organs), persons=await _by_code(connection, PERSON, persons))


async def tasks_numbered(
    connection: AsyncConnection, actor: Actor, numbers: Iterable[str], on: date
) -> dict[str, UUID]:
    """The tasks of those numbers that the caller may know; a number that two organs have given names none."""
    wanted = [TASKS.c.number.in_(sorted(set(numbers)))]
    found = list(await connection.execute(_tasks(actor, wanted), who_values(actor, on)))
    times = Counter(row.number for row in found)
    return {row.number: UUID(int=row.id.int) for row in found if times[row.number] == 1}


async def tasks_open_to(connection: AsyncConnection, actor: Actor, values: Mapping[str, object]) -> tuple[str, ...]:
    """The numbers of the tasks under way that the caller may know, for the drop-down of the template."""
    under_way = TASKS.c.status == str(TaskStatus.UNDER_WAY)
    rows = await connection.execute(_tasks(actor, [under_way]).order_by(TASKS.c.number).limit(500), dict(values))
    return tuple(row.number for row in rows)


def _tasks(actor: Actor, wanted: Sequence[ColumnElement[bool]]) -> Select[tuple[UUID, str]]:
    seen = TASK_ACCESS.seen_by(actor.roles_in_cases)
    return select(TASKS.c.id, TASKS.c.number).where(and_(TASKS.c.number.is_not(None), seen, *wanted))


async def _earlier(connection: AsyncConnection, organ_id: UUID, command: TakeIn) -> dict[str, tuple[TakenRecord, ...]]:
    ids = [one.source_id for one in command.records]
    row = IMPORT_BATCHES.c
    same = (row.organ_id == organ_id, row.kind == str(command.kind), row.source_system == command.source_system)
    held = row.source_ids.op("&&")(cast(ids, ARRAY(Text)))
    rows = await connection.execute(select(row.body).where(*same, held).order_by(row.opened_at, row.id))
    found: dict[str, tuple[TakenRecord, ...]] = {}
    for body in rows.scalars():
        for one in _BATCH.validate_json(body).records:
            if one.source_id in ids:
                found[one.source_id] = (*found.get(one.source_id, ()), one)
    return found


async def _statuses(
    connection: AsyncConnection, kind: ImportKind, earlier: Mapping[str, tuple[TakenRecord, ...]]
) -> dict[UUID, str]:
    """Where the cases stand that earlier records became; they stay so until the transaction ends."""
    table = _TABLES.get(kind)
    if table is None or not earlier:
        return {}
    ids = {one.record_id for records in earlier.values() for one in records}
    stands = select(table.c.id, table.c.status).where(table.c.id.in_(sorted(ids))).order_by(table.c.id)
    return {UUID(int=row.id.int): row.status for row in await connection.execute(stands.with_for_update())}


async def _by_code(connection: AsyncConnection, table: Table, codes: Iterable[str]) -> dict[str, UUID]:
    wanted = sorted(set(codes))
    if not wanted:
        return {}
    rows = await connection.execute(select(table.c.code, table.c.id).where(table.c.code.in_(wanted)))
    return {row.code: UUID(int=row.id.int) for row in rows}
