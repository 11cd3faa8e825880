"""Loading and saving cases: the only SQL that reads a case to act on it or writes it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, Generic, Protocol
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Uuid,
    bindparam,
    select,
)
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.access.grounds import Standing
from libs.chassis.cases import AnyCaseType, CaseType, who_values
from libs.chassis.prepared import Prepared
from libs.chassis.tables import SERIES
from libs.kernel.actor import CLOCK, SYSTEM, Actor
from libs.kernel.case import C
from libs.kernel.roles import Role

_CASE_ID = bindparam("case_id", type_=Uuid)


class Answered(Protocol):
    """A row that has the ``ground_columns``."""

    def __getitem__(self, name: str, /) -> Any:
        """The value of a column."""
        ...


@dataclass(frozen=True)
class Loaded(Generic[C]):
    """A case as found, and how this caller stands to it."""

    case: C
    standing: Standing


@cache
def _statement(case_type: AnyCaseType, roles: frozenset[Role], lock: bool) -> Prepared:
    """The load statement for callers of these roles; built once, so that its compilation is cached."""
    table = case_type.table
    columns = [table.c.version, table.c.body, *ground_columns(case_type, roles)]
    statement: Select[Any] = select().add_columns(*columns)
    statement = statement.where(table.c.id == _CASE_ID)
    return Prepared(statement.with_for_update(of=table) if lock else statement)


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
    return Loaded(restored(case_type, found["body"], found["version"]), standing)


def restored(case_type: CaseType[C], body: str, version: int) -> C:
    """The case out of its row."""
    return replace(case_type.load(body), version=version)


async def next_number(connection: AsyncConnection, organ_id: UUID, kind: str, at: datetime, year: int) -> str:
    """The next number of that organ's series in that year, e.g. ``容备〔2026〕12号``; gaps appear only by rollback."""
    statement = pg_insert(SERIES).values(organ_id=organ_id, kind=kind, year=year, last_serial=1)
    statement = statement.on_conflict_do_update(
        index_elements=[SERIES.c.organ_id, SERIES.c.kind, SERIES.c.year],
        set_={"last_serial": SERIES.c.last_serial + 1},
    )
    serial = (await connection.execute(statement.returning(SERIES.c.last_serial))).scalar_one()
    return f"{kind}〔{year}〕{serial}号"
