"""Loading and saving cases: the only SQL that reads a case to act on it or writes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, Generic
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Uuid,
    bindparam,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import AnyCaseType, CaseType, who_values
from libs.chassis.tables import SERIES, TIMER
from libs.kernel.actor import CLOCK, SYSTEM, Actor
from libs.kernel.case import C, Case, Timer
from libs.kernel.refusal import Stale
from libs.kernel.roles import CASE_BOUND, Role

_CASE_ID = bindparam("case_id", type_=Uuid)
_UNBOUND = frozenset({Role.CLOCK, Role.SYSTEM})


@dataclass(frozen=True)
class Loaded(Generic[C]):
    """A case as found, with the roles in which this caller stands to it, and whether they may see it."""

    case: C
    standing: frozenset[Role]
    visible: bool


@cache
def _statement(case_type: AnyCaseType, roles: frozenset[Role], lock: bool) -> Select[Any]:
    """The load statement for callers of these roles; built once, so that its compilation is cached."""
    table = case_type.table
    acts = [case_type.standing.get(role, false()).label(f"as_{role}") for role in sorted(roles)]
    seen = visible_to(case_type, roles).label("seen")
    columns = [table.c.version, table.c.body, seen, *acts]
    statement: Select[Any] = select().add_columns(*columns)
    statement = statement.where(table.c.id == _CASE_ID)
    return statement.with_for_update(of=table) if lock else statement


@cache
def _standing_statement(case_type: AnyCaseType, roles: frozenset[Role]) -> Select[Any]:
    acts = [case_type.standing.get(role, false()).label(f"as_{role}") for role in sorted(roles)]
    statement: Select[Any] = select().add_columns(*acts)
    return statement.select_from(case_type.table).where(case_type.table.c.id == _CASE_ID)


def visible_to(case_type: AnyCaseType, roles: Iterable[Role]) -> ColumnElement[bool]:
    """The condition under which callers of these roles may read a case; the same for lists, details and acts."""
    held = set(roles)
    if held & _UNBOUND:
        return true()
    return or_(false(), *(expression for role, expression in case_type.visibility.items() if role in held))


async def load(
    connection: AsyncConnection, case_type: CaseType[C], case_id: UUID, actor: Actor, on: date, *, lock: bool
) -> Loaded[C] | None:
    """The case with the caller's standing on that day, locked to the end of the transaction if asked."""
    roles = actor.roles if actor in (CLOCK, SYSTEM) else actor.roles | CASE_BOUND
    statement = _statement(case_type, roles, lock)
    row = (await connection.execute(statement, {"case_id": case_id, **who_values(actor, on)})).one_or_none()
    if row is None:
        return None
    found = row._mapping
    case = restored(case_type, found["body"], found["version"])
    if actor in (CLOCK, SYSTEM):
        return Loaded(case, actor.roles, True)
    return Loaded(case, frozenset(r for r in roles if found[f"as_{r}"]), bool(found["seen"]))


def restored(case_type: CaseType[C], body: str, version: int) -> C:
    """The case out of its row."""
    return replace(case_type.load(body), version=version)


async def standing(
    connection: AsyncConnection, case_type: AnyCaseType, case_id: UUID, actor: Actor, on: date
) -> frozenset[Role]:
    """The roles in which the caller stands to the case as it is now in this transaction."""
    roles = actor.roles | CASE_BOUND
    values = {"case_id": case_id, **who_values(actor, on)}
    row = (await connection.execute(_standing_statement(case_type, roles), values)).one()
    return frozenset(r for r in roles if row._mapping[f"as_{r}"])


async def save(
    connection: AsyncConnection,
    case_type: AnyCaseType,
    before: Case | None,
    after: Case,
    derived: Mapping[str, object],
) -> None:
    """Write the new state; ``before`` None inserts. Refuses with Stale if the version moved meanwhile."""
    values = {
        **case_type.columns(after),
        **derived,
        "version": after.version,
        "status": str(after.status),
        "changed_at": after.changed_at,
        "body": case_type.dump(after),
    }
    table = case_type.table
    if before is None:
        pinned = {
            "number": after.number,
            "profile": after.profile,
            "profile_version": after.profile_version,
            "opened_at": after.opened_at,
        }
        await connection.execute(insert(table), {"id": after.id, **pinned, **values})
    else:
        statement = update(table).where(table.c.id == _CASE_ID, table.c.version == after.version - 1)
        result = await connection.execute(statement.values(**values), {"case_id": after.id})
        if result.rowcount != 1:
            raise Stale
    await _save_timers(connection, case_type.name, _timers(before), _timers(after), after.id)


def _timers(case: Case | None) -> tuple[Timer, ...]:
    asked = getattr(case, "timers", None)
    return () if asked is None else tuple(asked())


async def _save_timers(
    connection: AsyncConnection, name: str, before: tuple[Timer, ...], after: tuple[Timer, ...], case_id: UUID
) -> None:
    if before == after:
        return
    if before:
        await connection.execute(delete(TIMER).where(TIMER.c.case_type == name, TIMER.c.case_id == case_id))
    if after:
        rows = [
            {"case_type": name, "case_id": case_id, "act": t.act, "due_at": t.due_at, "attempts": 0,
             "next_attempt_at": t.due_at}
            for t in after
        ]  # fmt: skip
        await connection.execute(insert(TIMER), rows)


async def next_number(connection: AsyncConnection, organ_id: UUID, kind: str, at: datetime, year: int) -> str:
    """The next number of that organ's series in that year, e.g. ``容备〔2026〕12号``; gaps appear only by rollback."""
    statement = pg_insert(SERIES).values(organ_id=organ_id, kind=kind, year=year, last_serial=1)
    statement = statement.on_conflict_do_update(
        index_elements=[SERIES.c.organ_id, SERIES.c.kind, SERIES.c.year],
        set_={"last_serial": SERIES.c.last_serial + 1},
    )
    serial = (await connection.execute(statement.returning(SERIES.c.last_serial))).scalar_one()
    return f"{kind}〔{year}〕{serial}号"


async def count_cases(connection: AsyncConnection, case_type: AnyCaseType) -> int:
    """How many cases of the type exist."""
    return int((await connection.execute(select(func.count()).select_from(case_type.table))).scalar_one())
