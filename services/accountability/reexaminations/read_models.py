"""What draws and re-examinations answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.reexaminations.draw import Draw
from services.accountability.reexaminations.reexamination import Reexamination
from services.accountability.reexaminations.status import ReexaminationOutcome, ReexaminationStatus


@dataclass(frozen=True)
class DrawRead(Draw):
    """A draw as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="When the next draw is due.")] = field(default=(), kw_only=True)


class DrawPage(Paged[Draw]):
    """A page of draws."""


class RankedCase(BaseModel):
    """A case of the population with the value by which it was ranked."""

    model_config = ConfigDict(frozen=True)

    case_id: UUID = Field(description="The case.")
    value: str = Field(description="SHA-256 of `seed:case`, in hexadecimal; the smallest are drawn.")
    drawn: bool = Field(description="Whether it is drawn.")


class DrawRerun(BaseModel):
    """The draw run again from what is stored: the same, or it was tampered with (G-48)."""

    model_config = ConfigDict(frozen=True)

    method: str = Field(
        description="How: the SHA-256 of `seed:case` (as text) ranks the cases; the smallest are drawn."
    )
    seed: str = Field(description="The stored seed.")
    percent: int = Field(description="Percentage drawn, rounded up, at least one.")
    ranked: tuple[RankedCase, ...] = Field(description="Every case of the population by ascending value.")
    same: bool = Field(description="Whether the result is the stored sample.")


@dataclass(frozen=True)
class ReexaminationRead(Reexamination):
    """A re-examination as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run; the cycle is that of the draw.")] = field(
        default=(), kw_only=True
    )


class ReexaminationListed(BaseModel):
    """A re-examination as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The re-examination.")
    number: str | None = Field(description="Its number of the year.", examples=["问核〔2026〕1号"])
    version: int = Field(description="Version, as in the ETag.")
    status: ReexaminationStatus = Field(description="Where it stands; dictionary reexamination_status.")
    draw_id: UUID = Field(description="The draw.")
    case_id: UUID = Field(description="The closed case.")
    unit_id: UUID = Field(description="The unit concerned.")
    outcome: ReexaminationOutcome | None = Field(description="The conclusion; null before.")
    concluded_on: date | None = Field(description="Day of the conclusion.")
    changed_at: datetime = Field(description="When it last moved, UTC.")


class ReexaminationPage(Paged[ReexaminationListed]):
    """A page of re-examinations."""
