"""What internal violations answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.internal.status import Rung, ViolationStatus
from services.accountability.internal.violation import Violation


@dataclass(frozen=True)
class ViolationRead(Violation):
    """An internal violation as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no limit runs.")] = field(default=(), kw_only=True)


class ViolationListed(BaseModel):
    """An internal violation in a list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The violation.")
    number: str | None = Field(description="Its number of the year.")
    version: int = Field(description="Number of moves so far.")
    status: ViolationStatus = Field(description="Where it stands.")
    organ_id: UUID = Field(description="Discipline organ whose cadre it is.")
    person_id: UUID = Field(description="Who is recorded.")
    occurred_on: date = Field(description="Day of the violation.")
    kind: str = Field(description="Code of the list violation_kinds.")


class ViolationPage(Paged[ViolationListed]):
    """A page of internal violations."""


class LadderPlace(BaseModel):
    """One violation of the year and its place."""

    model_config = ConfigDict(frozen=True)

    violation_id: UUID = Field(description="The violation.")
    occurred_on: date = Field(description="Day of the violation.")
    nth: int = Field(description="Its place in the calendar year, from 1.")
    rung: Rung = Field(description="The rung that the count gives.")
    status: ViolationStatus = Field(description="Where it stands.")


class LadderRead(BaseModel):
    """What the count of the year gives for a violation: a proposal that a named person confirms (X-18)."""

    model_config = ConfigDict(frozen=True)

    year: int = Field(description="The calendar year of the violation.")
    rung: Rung | None = Field(description="The rung of this violation; null if it is withdrawn.")
    outstanding: tuple[str, ...] = Field(
        description="Steps still to be carried out; before it is determined, those that would follow."
    )
    items: tuple[LadderPlace, ...] = Field(description="All violations of that person that count in the year.")
    cites: tuple[str, ...] = Field(description="Rules it stands on.")
