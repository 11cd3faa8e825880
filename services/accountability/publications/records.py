"""What a publication says and remembers; nothing of the dossier is in it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.publications.status import AbstractObject

By = Annotated[UUID, Field(description="Person who did it.")]
At = Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Abstract:
    """The abstract: procedure, object, event, reason, result (A-24)."""

    procedure: Annotated[str, Field(description="How it was determined.")]
    object_kind: Annotated[AbstractObject, Field(description="unit or person.")]
    object: Annotated[str, Field(description="The unit, or a person by surname or initials (G-47).")]
    event: Annotated[str, Field(description="What happened.")]
    reason: Annotated[str, Field(description="Why it was so determined.")]
    result: Annotated[str, Field(description="What was determined, in words.")]
    outcome: Annotated[str, Field(description="What was determined; list tolerance_outcomes.")]
    situations: Annotated[tuple[str, ...], Field(description="Situations; list tolerance_situations.")]
    determined_on: Annotated[date, Field(description="Day of the determination.")]


@dataclass(frozen=True)
class ImpactAssessed:
    """The impact assessment before personal data become public (P-36)."""

    number: Annotated[str, Field(description="Number of the assessment.")]
    assessed_on: Annotated[date, Field(description="Day of the assessment.")]
    conclusion: Annotated[str, Field(description="What it came to.")]


@dataclass(frozen=True)
class Approval:
    """That the leader in charge approved it (G-47)."""

    opinion: Annotated[str, Field(description="Opinion of the leader.")]
    by: By
    at: At


@dataclass(frozen=True)
class TakenBack:
    """That it was returned or withdrawn."""

    reason: Annotated[str, Field(description="Why.")]
    by: By
    at: At
