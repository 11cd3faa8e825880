"""How a record of criticism answers: as a line of the list, and in full."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from libs.contracts.supervision_sources import SourceLevel
from services.supervision.criticisms.criticism import Criticism
from services.supervision.criticisms.status import CriticismStatus
from services.supervision.sources.naming import Named


class CriticismListed(BaseModel):
    """A record of criticism as a line of the list; the words are in the record."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The record.")
    number: str | None = Field(description="Number of the record in the organ's year.", examples=["点名〔2026〕3号"])
    status: CriticismStatus = Field(description="Whether it stands; dictionary criticism_status.")
    level: SourceLevel = Field(description="Level of the leader; dictionary source_level.")
    occurred_on: date = Field(description="Day on which it was said.")
    occurrence_id: UUID = Field(description="The event it belongs to (G-34).")
    units: tuple[Named, ...] = Field(description="The units named, with their part in the work.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class CriticismPage(Paged[CriticismListed]):
    """A page of records of criticism."""


@dataclass(frozen=True)
class CriticismRead(Criticism):
    """A record of criticism as it answers: its fields and what this caller may do now."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no time limit runs on a record.")] = field(
        default=(), kw_only=True
    )


def listed(criticism: Criticism) -> CriticismListed:
    """The record as a line of the list."""
    return CriticismListed(
        id=criticism.id,
        number=criticism.number,
        status=criticism.status,
        level=criticism.level,
        occurred_on=criticism.occurred_on,
        occurrence_id=criticism.occurrence_id,
        units=criticism.units,
        changed_at=criticism.changed_at,
        version=criticism.version,
    )
