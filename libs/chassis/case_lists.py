"""Lists of cases: what the caller may see, filtered, sorted, counted in SQL, and put on record."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, func, select

from libs.chassis.case_store import Loaded, ground_columns, restored, standing_in, stored, unerased, visible_to
from libs.chassis.cases import AnyCaseType, CaseType, who_values
from libs.chassis.door import Door
from libs.chassis.looking import Look
from libs.chassis.paging import PageWanted, Sort
from libs.kernel.actor import office_day
from libs.kernel.case import C

Conditions = Sequence[ColumnElement[bool]]


def equal(table: Table, **wanted: UUID | str | bool | None) -> list[ColumnElement[bool]]:
    """A condition for each column of the table whose wanted value is given."""
    return [table.c[name] == value for name, value in wanted.items() if value is not None]


async def read_page(
    look: Look, door: Door, case_type: CaseType[C], conditions: Conditions, page: PageWanted, sort: Sort
) -> tuple[list[Loaded[C]], int]:
    """The cases of a page that this caller may see, each with their standing, and how many there are in all.

    The id breaks ties. What is shown is noted in the look. A case that was erased as a whole is in no list.
    """
    table, roles = case_type.table, door.actor.roles_in_cases
    where = (visible_to(case_type, roles), *_readable(case_type), *conditions)
    values = who_values(door.actor, office_day(door.engine.clock()))
    column: ColumnElement[Any] = table.c[sort.field]
    order = column.desc() if sort.descending else column.asc()
    listing = stored(case_type, *ground_columns(case_type, roles)).where(*where).order_by(order, table.c.id)
    counting = select(func.count()).select_from(table).where(*where)
    total = (await look.connection.execute(counting, values)).scalar_one()
    rows = await look.connection.execute(listing.offset(page.offset).limit(page.limit), values)
    found = [
        Loaded(restored(look.connection, case_type, row), standing_in(case_type, door.actor, row))
        for row in rows.mappings()
    ]
    look.saw(*(one.case.id for one in found))
    return found, total


def _readable(case_type: AnyCaseType) -> Conditions:
    return (unerased(case_type),) if case_type.access.is_sealed_whole else ()


def open_fields(case_type: CaseType[C], found: Loaded[C]) -> dict[str, Any]:
    """The fields of a listed case that are open to the caller."""
    fields: dict[str, Any] = case_type.adapter.dump_python(found.case, mode="json")
    return case_type.access.open_fields(fields, found.standing)
