"""Saving: one statement writes a case with its history, audit and outbox rows and answers who stands to it now."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, BigInteger, ColumnElement, Select, Table, Uuid, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.util import ClauseAdapter

from libs.chassis.access.grounds import Standing
from libs.chassis.case_store import ground_columns, roles_asked, standing_in
from libs.chassis.cases import AnyCaseType, who_values
from libs.chassis.prepared import Prepared
from libs.chassis.tables import AUDIT, HISTORY, OUTBOX, TIMER
from libs.kernel.actor import Actor
from libs.kernel.case import Case, Timer
from libs.kernel.refusal import Stale
from libs.kernel.roles import Role

_LEFT_TO_THE_DATABASE = frozenset({"id"})
_FILLED_BY_THE_RELAY = frozenset(
    {
        "recorded_at",
        "published_at",
        "js_incarnation",
        "js_seq",
        "feed_position",
        "attempts",
        "next_attempt_at",
        "last_error",
    }
)


def _trace(table: Table, prefix: str) -> CTE:
    """The insert of one row beside the case, its parameters named by prefix and column."""
    filled = [c for c in table.c if c.name not in _LEFT_TO_THE_DATABASE | _FILLED_BY_THE_RELAY]
    row = {c.name: bindparam(f"{prefix}_{c.name}", type_=c.type) for c in filled}
    return insert(table).values(row).cte(f"left_{table.name}")


_TRACES = {"history": _trace(HISTORY, "history"), "audit": _trace(AUDIT, "audit"), "outbox": _trace(OUTBOX, "outbox")}


async def save(
    connection: AsyncConnection,
    case_type: AnyCaseType,
    before: Case | None,
    columns: Mapping[str, object],
    traces: Mapping[str, Mapping[str, Any]],
    actor: Actor,
    on: date,
) -> Standing:
    """Write the new state and its traces; answers how the caller stands to the case now.

    ``before`` None inserts. ``traces`` has the rows for ``history``, ``audit`` and, if it is told, ``outbox``. Refuses
    with Stale if the version moved meanwhile.
    """
    shape = (case_type, frozenset(columns), tuple(traces))
    statement = _statement(*shape, roles_asked(actor), before is None)
    values = {f"new_{name}": value for name, value in columns.items()}
    values |= {f"{prefix}_{name}": value for prefix, row in traces.items() for name, value in row.items()}
    values |= {"found_version": 0 if before is None else before.version, **who_values(actor, on)}
    row = await statement.row(connection, values)
    if row is None:
        raise Stale
    return standing_in(case_type, actor, row)


def columns_of(case_type: AnyCaseType, case: Case, derived: Mapping[str, object]) -> dict[str, object]:
    """The row of a case: what every case has, what the slice projects, what profile and calendar add."""
    return {
        **case_type.columns(case),
        **derived,
        "id": case.id,
        "version": case.version,
        "status": str(case.status),
        "number": case.number,
        "profile": case.profile,
        "profile_version": case.profile_version,
        "opened_at": case.opened_at,
        "changed_at": case.changed_at,
        "body": case_type.dump(case),
    }


@cache
def _statement(
    case_type: AnyCaseType, columns: frozenset[str], traces: tuple[str, ...], roles: frozenset[Role], opening: bool
) -> Prepared:
    """Insert or update with the traces; built once per shape, so that it is compiled once."""
    table = case_type.table
    left = [_TRACES[name] for name in traces if name in _TRACES]
    new = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in sorted(columns)}
    holding = ground_columns(case_type, roles)
    if opening:
        return Prepared(_opened(table, new, holding).add_cte(*left))
    found = bindparam("found_version", type_=BigInteger)
    same = (table.c.id == bindparam("new_id", type_=Uuid), table.c.version == found)
    return Prepared(update(table).where(*same).values(new).returning(table.c.id, *holding).add_cte(*left))


def _opened(table: Table, new: Mapping[str, Any], holding: list[ColumnElement[bool]]) -> Select[Any]:
    """The insert as a part of a question about the row it leaves: RETURNING alone would ask the grounds of any row of
    the table, because a subquery in it knows nothing of the row that is inserted."""
    saved = insert(table).values(new).returning(*table.c).cte("saved")
    of_it = ClauseAdapter(saved)
    return select(saved.c.id, *(of_it.traverse(column) for column in holding))


async def save_timers(
    connection: AsyncConnection, name: str, before: Case | None, after: Case, *, known: bool = True
) -> None:
    """Make the clock's list hold what the case asks of it now. Not ``known``: the case was moved by the act on another
    one, so that what it asked before is not at hand, and its list is written anew."""
    if not known and hasattr(after, "timers"):
        await connection.execute(delete(TIMER).where(TIMER.c.case_type == name, TIMER.c.case_id == after.id))
    await _save_timers(connection, name, _timers(before) if known else (), _timers(after), after.id)


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
