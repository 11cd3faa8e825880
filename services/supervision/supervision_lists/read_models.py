"""How a supervision list answers: as a line of the list of lists, and in full."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.supervision_lists.status import ListStatus
from services.supervision.supervision_lists.supervision_list import SupervisionList


@dataclass(frozen=True)
class SupervisionListRead(SupervisionList):
    """A supervision list as it answers: its fields and what this caller may do now."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no time limit runs on a list.")] = field(
        default=(), kw_only=True
    )


class SupervisionListListed(BaseModel):
    """A supervision list as a line."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The list.")
    number: str | None = Field(description="Number of the list in the organ's year.", examples=["清单〔2026〕1号"])
    version: int = Field(description="Version, as in the ETag.")
    status: ListStatus = Field(description="Where it stands; dictionary supervision_list_status.")
    kind: str = Field(description="political or daily; list supervision_list_kinds.")
    title: str = Field(description="What the list is called.")
    items: int = Field(description="How many items it has.")
    in_force_on: date | None = Field(description="From which day it is in force; null before.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")


class SupervisionListPage(Paged[SupervisionListListed]):
    """A page of supervision lists."""


def line_of(found: SupervisionList) -> SupervisionListListed:
    """One line."""
    return SupervisionListListed(
        id=found.id,
        number=found.number,
        version=found.version,
        status=found.status,
        kind=found.kind,
        title=found.title,
        items=len(found.items),
        in_force_on=found.in_force_on,
        changed_at=found.changed_at,
    )
