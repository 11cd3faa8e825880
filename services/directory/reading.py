"""What every answer of the directory has, and how its lists are read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, func, select

from libs.chassis.case_store import visible_to
from libs.chassis.cases import who_values
from libs.chassis.door import Door
from libs.chassis.paging import PageWanted, Sort
from libs.chassis.representation import Due
from libs.kernel.actor import office_day


class Entry(BaseModel):
    """What every entry of the directory answers with."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="Identity (UUID).")
    version: int = Field(description="Version, also the ETag; counts the acts from 1.")
    profile: str = Field(description="Policy profile in force when it was recorded.")
    profile_version: str = Field(description="Version of that profile.")
    opened_at: datetime = Field(description="When it was recorded, UTC.")
    changed_at: datetime = Field(description="When it last changed, UTC.")


class Standing(BaseModel):
    """What an answer to one caller has beside the entry."""

    number: str | None = Field(default=None, description="Always null: entries of the directory have codes.")
    next_acts: tuple[str, ...] = Field(description="Acts this caller may perform now.")
    due: tuple[Due, ...] = Field(description="Running time limits; always empty here.")


E = TypeVar("E", bound=Entry)


async def read_page(
    door: Door,
    case_type: str,
    entry: type[E],
    conditions: Sequence[ColumnElement[bool]],
    page: PageWanted,
    sort: Sort,
) -> tuple[list[E], int]:
    """The entries of a page that this caller may see, and how many there are in all; the id breaks ties."""
    declared = door.type_of(case_type)
    table = declared.table
    where = (visible_to(declared, door.actor.roles), *conditions)
    column: ColumnElement[Any] = table.c[sort.field]
    order = column.desc() if sort.descending else column.asc()
    listing = select(table.c.body).where(*where).order_by(order, table.c.id).offset(page.offset).limit(page.limit)
    counting = select(func.count()).select_from(table).where(*where)
    values = who_values(door.actor, office_day(door.engine.clock()))
    async with door.engine.database.connect() as connection:
        total = (await connection.execute(counting, values)).scalar_one()
        bodies = (await connection.execute(listing, values)).scalars()
        return [entry.model_validate_json(body) for body in bodies], total
