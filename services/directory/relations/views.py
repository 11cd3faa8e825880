"""How relations are read, for any day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from sqlalchemy import ColumnElement, or_

from libs.chassis.door import Door
from libs.chassis.paging import Paged, PageWanted, Sort
from libs.contracts.directory import RelationKind
from services.directory.reading import Entry, Standing, read_page
from services.directory.relations.lifecycle import RelationStatus
from services.directory.tables import RELATION


class RelationEntry(Entry):
    """A relation."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "counterpart", "valid_from": "2024-01-01", "valid_to": None}]}
    )

    status: RelationStatus = Field(description="lasting, or ended: its last day is known.")
    kind: RelationKind = Field(description="Which relation.")
    holder_id: UUID = Field(description="Who looks after: office, person, dispatched body or organ, by kind.")
    target_id: UUID = Field(description="Who is looked after: organ, office or person, by kind.")
    valid_from: date = Field(description="First day.")
    valid_to: date | None = Field(description="First day after it; null while it lasts.")


class RelationRead(RelationEntry, Standing):
    """A relation as this caller stands to the record."""


class RelationPage(Paged[RelationEntry]):
    """A page of relations."""


@dataclass(frozen=True, slots=True)
class RelationsWanted:
    """Which relations are asked for; None does not narrow."""

    on: date | None = None
    kind: RelationKind | None = None
    holder_id: UUID | None = None
    target_id: UUID | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL."""
        found: list[ColumnElement[bool]] = []
        if self.on is not None:
            found.append(RELATION.c.valid_from <= self.on)
            found.append(or_(RELATION.c.valid_to.is_(None), RELATION.c.valid_to > self.on))
        if self.kind is not None:
            found.append(RELATION.c.kind == str(self.kind))
        if self.holder_id is not None:
            found.append(RELATION.c.holder_id == self.holder_id)
        if self.target_id is not None:
            found.append(RELATION.c.target_id == self.target_id)
        return found


async def list_relations(door: Door, wanted: RelationsWanted, page: PageWanted, sort: Sort) -> RelationPage:
    """A page of relations."""
    items, total = await read_page(door, "relation", RelationEntry, wanted.conditions(), page, sort)
    return RelationPage(items=items, total=total, page=page.page, page_size=page.page_size)
