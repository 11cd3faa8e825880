"""What an internal violation keeps of each step: who, when, and what was found or done, as frozen records."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.internal.status import Rung


@dataclass(frozen=True)
class ViolationProof:
    """One proof of the violation (X-25, X-26)."""

    way: Annotated[str, Field(description="By what it was found; dictionary discovery_ways.")]
    reference: Annotated[str, Field(description="Where the proof lies.")]


@dataclass(frozen=True)
class Determined:
    """The rung of the ladder, as computed and confirmed by a person (X-18)."""

    rung: Annotated[Rung, Field(description="first or repeat.")]
    by: Annotated[UUID, Field(description="Who confirmed it.")]
    at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Recomputed:
    """The rung changed because this or another violation of the year was recorded, corrected or withdrawn (X-18)."""

    cause_id: Annotated[UUID, Field(description="The violation that changed the count.")]
    before: Annotated[Rung, Field(description="The rung before.")]
    after: Annotated[Rung, Field(description="The rung since.")]
    at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class StepDone:
    """One step of the ladder that was carried out (X-18)."""

    step: Annotated[str, Field(description="Code of the list violation_steps.")]
    done_on: Annotated[date, Field(description="Day on which it was carried out.")]
    proof: Annotated[str, Field(description="Document that proves it.")]
    note: Annotated[str, Field(description="What came of it.")]
    interviewer_id: Annotated[UUID | None, Field(description="Who interviewed; for the interview alone.")]
    recorded_by: Annotated[UUID, Field(description="Who recorded it.")]


@dataclass(frozen=True)
class EarlierReading:
    """How the record read before it was corrected, and why it was."""

    occurred_on: Annotated[date, Field(description="Day of the violation as recorded before.")]
    kind: Annotated[str, Field(description="Kind as recorded before.")]
    facts: Annotated[str, Field(description="Facts as recorded before.")]
    reasons: Annotated[str, Field(description="Why it was corrected.")]
    by: Annotated[UUID, Field(description="Who corrected it.")]
    at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class ViolationEnding:
    """How it was closed or withdrawn."""

    reasons: Annotated[str, Field(description="Closing note, or why it was withdrawn.")]
    by: Annotated[UUID, Field(description="Who.")]
    at: Annotated[datetime, Field(description="When, UTC.")]
