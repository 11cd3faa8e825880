"""The violation of work discipline by a cadre of the discipline organ itself."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.internal.records import (
    Determined,
    EarlierReading,
    Recomputed,
    StepDone,
    ViolationEnding,
    ViolationProof,
)
from services.accountability.internal.status import ViolationStatus

NUMBERED_AS = "内督"
"""The word before the year in the number of an internal violation."""


@dataclass(frozen=True)
class Violation(Case):
    """One violation of an own cadre. What follows depends on how many that person has in the calendar year (X-18)."""

    status: Annotated[ViolationStatus, Field(description="Where it stands.")]
    _: KW_ONLY
    organ_id: Annotated[UUID, Field(description="Discipline organ whose cadre it is.")]
    person_id: Annotated[UUID, Field(description="Who is recorded.")]
    occurred_on: Annotated[date, Field(description="Day of the violation.")]
    kind: Annotated[str, Field(description="Code of the list violation_kinds.")]
    facts: Annotated[str, Field(description="What happened.")]
    evidence: Annotated[tuple[ViolationProof, ...], Field(description="What proves it.")]
    inspector_ids: Annotated[tuple[UUID, ...], Field(description="Who inspected, if it was found by inspection.")] = ()
    recorded_by: Annotated[UUID, Field(description="Who recorded it.")]
    recorded_at: Annotated[datetime, Field(description="When it was recorded, UTC.")]
    determined: Annotated[Determined | None, Field(description="The rung; null until confirmed.")] = None
    recomputed: Annotated[tuple[Recomputed, ...], Field(description="Changes of the rung since, oldest first.")] = ()
    steps: Annotated[tuple[StepDone, ...], Field(description="Steps carried out, oldest first.")] = ()
    corrected: Annotated[tuple[EarlierReading, ...], Field(description="Earlier readings of the record.")] = ()
    ending: Annotated[ViolationEnding | None, Field(description="How it was closed or withdrawn.")] = None

    @property
    def counts(self) -> bool:
        """Whether it counts in the year: everything recorded does, unless withdrawn."""
        return self.status is not ViolationStatus.WITHDRAWN

    @property
    def order(self) -> tuple[date, datetime, UUID]:
        """Its place among the violations of a year: by the day it happened, then by when it was recorded."""
        return (self.occurred_on, self.recorded_at, self.id)
