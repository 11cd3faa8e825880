"""How the lists of this service are read: what the caller may see, filtered, sorted and counted in SQL."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import restored, visible_to
from libs.chassis.cases import CaseType, who_values
from libs.chassis.door import Door
from libs.chassis.paging import PageWanted, Sort
from libs.kernel.actor import office_day
from libs.kernel.case import C

Conditions = Sequence[ColumnElement[bool]]


def equal(table: Table, **wanted: UUID | str | bool | None) -> list[ColumnElement[bool]]:
    """A condition for each column of the table whose wanted value is given."""
    return [table.c[name] == value for name, value in wanted.items() if value is not None]


async def read_page(
    connection: AsyncConnection,
    door: Door,
    case_type: CaseType[C],
    conditions: Conditions,
    page: PageWanted,
    sort: Sort,
) -> tuple[list[C], int]:
    """The cases of a page that this caller may see, and how many there are in all; the id breaks ties."""
    table = case_type.table
    where = (visible_to(case_type, door.actor.roles), *conditions)
    values = who_values(door.actor, office_day(door.engine.clock()))
    column: ColumnElement[Any] = table.c[sort.field]
    order = column.desc() if sort.descending else column.asc()
    listing = select(table.c.body, table.c.version).where(*where).order_by(order, table.c.id)
    total = (await connection.execute(select(func.count()).select_from(table).where(*where), values)).scalar_one()
    rows = await connection.execute(listing.offset(page.offset).limit(page.limit), values)
    return [restored(case_type, row.body, row.version) for row in rows], total
