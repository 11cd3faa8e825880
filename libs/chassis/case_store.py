"""Loading and saving cases: the only SQL that reads a case to act on it or writes it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, Generic
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, bindparam, exists, not_, select, true
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.access.grounds import Standing
from libs.chassis.cases import AnyCaseType, CaseType, who_values
from libs.chassis.envelope.covering import cover_in, cover_of
from libs.chassis.envelope.key_rows import DEK, KEY_COLUMNS, lasting_key_of, with_keys
from libs.chassis.prepared import Answered, Prepared
from libs.chassis.tables import SERIES
from libs.kernel.actor import CLOCK, SYSTEM, Actor
from libs.kernel.case import C
from libs.kernel.roles import Role

_CASE_ID = bindparam("case_id", type_=Uuid)


@dataclass(frozen=True)
class Loaded(Generic[C]):
    """A case as found, and how this caller stands to it."""

    case: C
    standing: Standing


@cache
def _statement(case_type: AnyCaseType, roles: frozenset[Role], lock: bool) -> Prepared:
    """The load statement for callers of these roles; built once, so that its compilation is cached."""
    statement = stored(case_type, *ground_columns(case_type, roles), keys=not lock)
    statement = statement.where(case_type.table.c.id == _CASE_ID)
    return Prepared(statement.with_for_update(of=case_type.table) if lock else statement)


def stored(case_type: AnyCaseType, *more: ColumnElement[Any], keys: bool = True) -> Select[Any]:
    """Rows as ``restored`` takes them, with more columns; add conditions.

    Where a row is locked, the key must be read after the lock is held: then ask without ``keys``.
    """
    table = case_type.table
    columns = (table.c.version, table.c.body, *more)
    if not case_type.is_sealed:
        return select(*columns).select_from(table)
    if not keys:
        return select(table.c.id, *columns).select_from(table)
    return select(table.c.id, *columns, *KEY_COLUMNS).select_from(with_keys(table, case_type.name))


def ground_columns(case_type: AnyCaseType, roles: frozenset[Role]) -> list[ColumnElement[bool]]:
    """One answer per ground that callers of these roles can have: whether it holds."""
    access = case_type.access
    return [access.condition(ground).label(f"by_{ground.code}") for ground in access.of(roles)]


def standing_in(case_type: AnyCaseType, actor: Actor, row: Answered) -> Standing:
    """The standing of the caller by a row that has the ``ground_columns``."""
    access = case_type.access
    if actor in (CLOCK, SYSTEM):
        return access.unbound(actor.roles)
    roles = actor.roles_in_cases
    return access.standing(roles, (ground for ground in access.of(roles) if row[f"by_{ground.code}"]))


def roles_asked(actor: Actor) -> frozenset[Role]:
    """The roles whose grounds are asked for a caller: their own and those that a case can give."""
    return frozenset() if actor in (CLOCK, SYSTEM) else actor.roles_in_cases


def visible_to(case_type: AnyCaseType, roles: Iterable[Role]) -> ColumnElement[bool]:
    """The condition under which callers of these roles may read a case; the same for lists, details and acts."""
    return case_type.access.seen_by(roles)


async def load(
    connection: AsyncConnection, case_type: CaseType[C], case_id: UUID, actor: Actor, on: date, *, lock: bool
) -> Loaded[C] | None:
    """The case with the caller's standing on that day, locked to the end of the transaction if asked.

    None if there is no such case, or none the caller may know: what is hidden is not even read, so that it answers as
    soon as what does not exist.
    """
    statement = _statement(case_type, roles_asked(actor), lock)
    found = await statement.row(connection, {"case_id": case_id, **who_values(actor, on)})
    if found is None:
        return None
    standing = standing_in(case_type, actor, found)
    if not standing.visible:
        return None
    case = await _restored_under_lock(connection, case_type, found) if lock else restored(connection, case_type, found)
    return Loaded(case, standing)


async def cases_locked(
    connection: AsyncConnection, case_type: CaseType[C], *where: ColumnElement[bool]
) -> tuple[C, ...]:
    """The cases of that condition, in the order of their ids, locked to the end of the transaction.

    For what an act moves beside its own case. Cases whose content was destroyed can no longer be moved: they are left
    out.
    """
    statement = stored(case_type, keys=False).where(*where, unerased(case_type)).order_by(case_type.table.c.id)
    rows = (await connection.execute(statement.with_for_update(of=case_type.table))).mappings().all()
    return tuple([await _restored_under_lock(connection, case_type, row) for row in rows])


async def cases_found(
    connection: AsyncConnection, case_type: CaseType[C], *where: ColumnElement[bool]
) -> tuple[C, ...]:
    """The cases of that condition, in the order of their ids, without a lock and without asking who may see them: facts
    for an act, never an answer to a caller. Cases whose content was destroyed are left out."""
    statement = stored(case_type).where(*where, unerased(case_type)).order_by(case_type.table.c.id)
    rows = (await connection.execute(statement)).mappings()
    return tuple(restored(connection, case_type, row) for row in rows)


def unerased(case_type: AnyCaseType) -> ColumnElement[bool]:
    """That the content of a case was not destroyed."""
    if not case_type.is_sealed:
        return true()
    gone = exists().where(DEK.c.case_type == case_type.name, DEK.c.case_id == case_type.table.c.id)
    return not_(gone.where(DEK.c.destroyed_at.is_not(None)).correlate(case_type.table))


def restored(connection: AsyncConnection, case_type: CaseType[C], row: Answered) -> C:
    """The case out of a ``stored`` row. Raises SealBroken; refuses with Erased if the whole content was destroyed."""
    body = row["body"]
    if case_type.is_sealed:
        body = cover_in(connection, case_type, row["id"], row["version"], row).open_body(body)
    return replace(case_type.load(body), version=row["version"])


async def _restored_under_lock(connection: AsyncConnection, case_type: CaseType[C], row: Answered) -> C:
    """The same for a row that this transaction has locked, which may have waited for another key meanwhile."""
    if not case_type.is_sealed:
        return restored(connection, case_type, row)
    key = await lasting_key_of(connection, case_type.name, row["id"])
    body = cover_of(connection, case_type, row["id"], row["version"], key).open_body(row["body"])
    return replace(case_type.load(body), version=row["version"])


async def next_number(connection: AsyncConnection, organ_id: UUID, kind: str, at: datetime, year: int) -> str:
    """The next number of that organ's series in that year, e.g. ``容备〔2026〕12号``; gaps appear only by rollback."""
    statement = pg_insert(SERIES).values(organ_id=organ_id, kind=kind, year=year, last_serial=1)
    statement = statement.on_conflict_do_update(
        index_elements=[SERIES.c.organ_id, SERIES.c.kind, SERIES.c.year],
        set_={"last_serial": SERIES.c.last_serial + 1},
    )
    serial = (await connection.execute(statement.returning(SERIES.c.last_serial))).scalar_one()
    return f"{kind}〔{year}〕{serial}号"
