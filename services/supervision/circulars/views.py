"""How a recorded circular answers: as a line of the list, and in full."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from libs.contracts.supervision_sources import CircularLevel
from services.supervision.circulars.circular import Circular
from services.supervision.circulars.status import CircularStatus
from services.supervision.sources.naming import Named


class CircularListed(BaseModel):
    """A recorded circular as a line of the list; the words are in the record."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The record.")
    number: str | None = Field(description="Number of the record in the organ's year.", examples=["通报〔2026〕3号"])
    status: CircularStatus = Field(description="Whether it stands; dictionary circular_status.")
    level: CircularLevel = Field(description="Level of the issuing body; dictionary circular_level.")
    occurred_on: date = Field(description="Day of the document.")
    occurrence_id: UUID = Field(description="The event it belongs to (G-34).")
    units: tuple[Named, ...] = Field(description="The units criticised, with their part in the work.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class CircularPage(Paged[CircularListed]):
    """A page of recorded circulars."""


@dataclass(frozen=True)
class CircularRead(Circular):
    """A recorded circular as it answers: its fields and what this caller may do now."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no time limit runs on a record.")] = field(
        default=(), kw_only=True
    )


def listed(circular: Circular) -> CircularListed:
    """The record as a line of the list."""
    return CircularListed(
        id=circular.id,
        number=circular.number,
        status=circular.status,
        level=circular.level,
        occurred_on=circular.occurred_on,
        occurrence_id=circular.occurrence_id,
        units=circular.units,
        changed_at=circular.changed_at,
        version=circular.version,
    )
