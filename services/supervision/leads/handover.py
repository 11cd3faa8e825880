"""By whom a lead was handed over, and what went back to them: parts of the lead that its transfer sheet repeats."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.contracts.supervision import Finding
from services.supervision.leads.status import Disposition
from services.supervision.leads.wording import LeadMaterial


@dataclass(frozen=True)
class LeadHandover:
    """The body a lead came from, by its transfer sheet here or on paper (S-13, S-17, G-56)."""

    organ_id: Annotated[UUID, Field(description="The body that handed it over.")]
    handed_over_on: Annotated[date, Field(description="Day of the transfer.")]
    sheet_id: Annotated[UUID | None, Field(description="Its transfer sheet; null if it came on paper.")] = None
    submitted_by: Annotated[UUID | None, Field(description="Who handed it in; null if it came on paper.")] = None
    handler_id: Annotated[UUID | None, Field(description="Who of that body answers questions on it.")] = None
    reference: Annotated[str, Field(description="Number of its letter, if it came on paper.")] = ""
    materials: Annotated[tuple[LeadMaterial, ...], Field(description="Materials that came with it (LS-4).")] = ()


@dataclass(frozen=True)
class LeadTurningBack:
    """That a lead was turned back, and why."""

    reasons: Annotated[str, Field(description="Why; the body it came from reads this.")]
    turned_back_by: Annotated[UUID, Field(description="Who turned it back.")]
    turned_back_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class LeadItemResult:
    """The result on one item, as the body it came from is told: nothing of how it was found (G-56)."""

    item: Annotated[int, Field(description="Number of the item.")]
    finding: Annotated[Finding, Field(description="true, partly_true, untrue or unprovable (G-25).")]


@dataclass(frozen=True)
class LeadFeedback:
    """What went back to the body a lead came from: disposition, a finding per item, and no person (TL-07, G-56)."""

    disposition: Annotated[Disposition, Field(description="How it was disposed of (P-08).")]
    results: Annotated[tuple[LeadItemResult, ...], Field(description="One result per item.")]
    text: Annotated[str, Field(description="What else is told; may be empty.")]
    told_on: Annotated[date, Field(description="Day it was told.")]
