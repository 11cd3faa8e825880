"""How persons are read."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from sqlalchemy import ColumnElement

from libs.chassis.door import Door
from libs.chassis.paging import Paged, PageWanted, Sort
from services.directory.people.commands import StatedPost
from services.directory.people.lifecycle import PersonStatus
from services.directory.reading import Entry, Standing, read_page
from services.directory.tables import PERSON


class PersonEntry(Entry):
    """A person, for those who are signed in."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"code": "approval-clerk", "name": "经办人员某甲", "status": "active"}]}
    )

    status: PersonStatus = Field(description="active or ended.")
    code: str = Field(description="ASCII code, unique; not a name.")
    name: str = Field(description="The person's name.")
    posts: tuple[StatedPost, ...] = Field(description="All posts, past ones too.")
    ended_on: date | None = Field(description="First day without a post.")


class PersonRead(PersonEntry, Standing):
    """A person as this caller stands to the record."""


class PersonPage(Paged[PersonEntry]):
    """A page of persons."""


@dataclass(frozen=True, slots=True)
class PeopleWanted:
    """Which persons are asked for; None does not narrow."""

    code: str | None = None
    organ_id: UUID | None = None
    status: PersonStatus | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL."""
        found: list[ColumnElement[bool]] = []
        if self.code is not None:
            found.append(PERSON.c.code == self.code)
        if self.organ_id is not None:
            found.append(PERSON.c.organ_ids.contains([self.organ_id]))
        if self.status is not None:
            found.append(PERSON.c.status == str(self.status))
        return found


async def list_people(door: Door, wanted: PeopleWanted, page: PageWanted, sort: Sort) -> PersonPage:
    """A page of persons."""
    items, total = await read_page(door, "person", PersonEntry, wanted.conditions(), page, sort)
    return PersonPage(items=items, total=total, page=page.page, page_size=page.page_size)
