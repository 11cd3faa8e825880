"""Lists of cases: what the caller may see, filtered, sorted, counted in SQL, and put on record."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, select

from libs.chassis.case_store import Loaded, ground_columns, restored, standing_in, stored, unerased
from libs.chassis.cases import AnyCaseType, CaseType, who_values
from libs.chassis.door import Door
from libs.chassis.looking import Look
from libs.chassis.paging import PageWanted, Sort, Total
from libs.chassis.reasons import Cut, Listing, counted, page_of, reasons_of, written
from libs.kernel.actor import office_day
from libs.kernel.case import C

Conditions = Sequence[ColumnElement[bool]]


def equal(table: Table, **wanted: UUID | str | bool | None) -> list[ColumnElement[bool]]:
    """A condition for each column of the table whose wanted value is given."""
    return [table.c[name] == value for name, value in wanted.items() if value is not None]


async def read_page(
    look: Look, door: Door, case_type: CaseType[C], conditions: Conditions, page: PageWanted, sort: Sort
) -> tuple[list[Loaded[C]], Total]:
    """The cases of a page that this caller may see, each with their standing, and how many there are in all.

    The id breaks ties. What is shown is noted in the look. A case that was erased as a whole is in no list. The total
    is exact up to ``COUNTED_TO``.
    """
    roles = door.actor.roles_in_cases
    values = who_values(door.actor, office_day(door.engine.clock()))
    reasons, listing = reasons_of(case_type.access, roles), _listing(case_type, conditions, sort)
    cut = Cut(written(page.limit), written(page.offset), written(page.offset + page.limit))
    chosen = page_of(reasons, listing, cut)
    wanted = stored(case_type, *ground_columns(case_type, roles)).where(case_type.table.c.id.in_(select(chosen.c.id)))
    rows = await look.connection.execute(wanted.order_by(*listing.order), values)
    found = [
        Loaded(restored(look.connection, case_type, row), standing_in(case_type, door.actor, row))
        for row in rows.mappings()
    ]
    look.saw(*(one.case.id for one in found))
    if 0 < len(found) < page.limit:  # the last page says itself how many there are
        return found, Total(page.offset + len(found))
    counting = await look.connection.execute(counted(reasons, listing), values)
    return found, Total(counting.scalar_one())


def _listing(case_type: AnyCaseType, conditions: Conditions, sort: Sort) -> Listing:
    def ordered(keys: Sequence[ColumnElement[Any]], row_id: ColumnElement[Any]) -> list[ColumnElement[Any]]:
        return [*(key.desc() if sort.descending else key.asc() for key in keys), row_id]

    row = case_type.table.c
    return Listing(row.id, (row[sort.field],), ordered, (*_readable(case_type), *conditions))


def _readable(case_type: AnyCaseType) -> Conditions:
    return (unerased(case_type),) if case_type.access.is_sealed_whole else ()


def open_fields(case_type: CaseType[C], found: Loaded[C]) -> dict[str, Any]:
    """The fields of a listed case that are open to the caller."""
    fields: dict[str, Any] = case_type.adapter.dump_python(found.case, mode="json")
    return case_type.access.open_fields(fields, found.standing)
