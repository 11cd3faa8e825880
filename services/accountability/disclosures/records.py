"""What a disclosure keeps of each step: who, when, and what was found, as frozen records."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.disclosures.wording import Leniency, LinkKind


@dataclass(frozen=True)
class FactorFound:
    """A factor that an assessor has found, with reasons and proof; none is found by the system (X-10)."""

    factor: Annotated[str, Field(description="Code of leniency_factors or strictness_factors.")]
    reasoning: Annotated[str, Field(description="Why it is held to be given.")]
    evidence: Annotated[str, Field(description="What proves it.")]


@dataclass(frozen=True)
class DisclosureAssessment:
    """What the first assessor found and proposes (X-08 to X-10)."""

    frank: Annotated[bool, Field(description="Whether it is frank.")]
    frank_reasons: Annotated[str, Field(description="Why.")]
    complete: Annotated[bool, Field(description="Whether nothing is held back.")]
    complete_reasons: Annotated[str, Field(description="Why.")]
    handed_in_cents: Annotated[int, Field(description="Money handed in, in fen.")]
    handed_in_reference: Annotated[str, Field(description="Receipt of the money; empty if none was handed in.")]
    problems: Annotated[int, Field(description="How many problems were disclosed.")]
    leniency: Annotated[tuple[FactorFound, ...], Field(description="Factors for leniency (X-10).")]
    strictness: Annotated[tuple[FactorFound, ...], Field(description="Factors for strictness (X-10).")]
    proposal: Annotated[Leniency, Field(description="none, lighter or mitigated; a proposal, never a decision.")]
    proposal_reasons: Annotated[str, Field(description="Why.")]
    assessed_by: Annotated[UUID, Field(description="First assessor.")]
    assessed_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Countersigned:
    """Another assessor's agreement (TX-02)."""

    opinion: Annotated[str, Field(description="What the other assessor says.")]
    by: Annotated[UUID, Field(description="The other assessor.")]
    at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class ReturnedAssessment:
    """An assessment that another assessor did not share."""

    assessment: Annotated[DisclosureAssessment, Field(description="The assessment as it was.")]
    reasons: Annotated[str, Field(description="What is wrong with it.")]
    by: Annotated[UUID, Field(description="The other assessor.")]
    at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class DisclosureLink:
    """What a disclosure is linked to (TX-02)."""

    kind: Annotated[LinkKind, Field(description="case or lead.")]
    id: Annotated[UUID, Field(description="The case or lead.")]
    note: Annotated[str, Field(description="Why they belong together.")]
    by: Annotated[UUID, Field(description="Who linked them.")]
    at: Annotated[datetime, Field(description="When, UTC.")]
