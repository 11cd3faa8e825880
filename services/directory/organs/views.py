"""How organs are read."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict
from sqlalchemy import ColumnElement

from libs.chassis.door import Door
from libs.chassis.paging import Paged, PageWanted, Sort
from libs.contracts.directory import Level, OrganKind
from services.directory.organs.lifecycle import OrganStatus
from services.directory.reading import Entry, Standing, read_page
from services.directory.tables import ORGAN

_EXAMPLE: JsonDict = {
    "code": "approval-bureau",
    "kind": "municipal_unit",
    "level": "city",
    "name_zh": "示例市行政审批局",
    "name_en": "Administrative Approval Bureau",
    "status": "active",
}


class OrganEntry(Entry):
    """An organ or office."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    status: OrganStatus = Field(description="active or ended.")
    code: str = Field(description="ASCII code, unique.")
    kind: OrganKind = Field(description="What it is.")
    level: Level = Field(description="Its administrative level.")
    parent_id: UUID | None = Field(description="The organ it belongs to.")
    name_zh: str = Field(description="Name in Chinese.")
    name_en: str = Field(description="Name in English.")
    ended_on: date | None = Field(description="First day on which it no longer exists.")


class OrganRead(OrganEntry, Standing):
    """An organ as this caller stands to it."""


class OrganPage(Paged[OrganEntry]):
    """A page of organs."""


@dataclass(frozen=True, slots=True)
class OrgansWanted:
    """Which organs are asked for; None does not narrow."""

    code: str | None = None
    kind: OrganKind | None = None
    parent_id: UUID | None = None
    status: OrganStatus | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL."""
        found: list[ColumnElement[bool]] = []
        if self.code is not None:
            found.append(ORGAN.c.code == self.code)
        if self.kind is not None:
            found.append(ORGAN.c.kind == str(self.kind))
        if self.parent_id is not None:
            found.append(ORGAN.c.parent_id == self.parent_id)
        if self.status is not None:
            found.append(ORGAN.c.status == str(self.status))
        return found


async def list_organs(door: Door, wanted: OrgansWanted, page: PageWanted, sort: Sort) -> OrganPage:
    """A page of organs."""
    items, total = await read_page(door, "organ", OrganEntry, wanted.conditions(), page, sort)
    return OrganPage(items=items, total=total, page=page.page, page_size=page.page_size)
