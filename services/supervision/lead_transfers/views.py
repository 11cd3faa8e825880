"""How a transfer sheet answers its body: as a line of the list, and in full; and the counts of what was turned away."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.lead_transfers.status import TransferStatus, Way
from services.supervision.leads.status import LeadKind

_COUNTS: dict[str, Any] = {"items": [{"month": "2026-03-01", "route": "higher_managed", "refused": 2}]}


class LeadTransferListed(BaseModel):
    """A transfer sheet as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The sheet.")
    number: str | None = Field(description="Number of its receipt; null before.", examples=["线索回执〔2026〕3号"])
    status: TransferStatus = Field(description="Where it stands; dictionary lead_transfer_status.")
    kind: LeadKind = Field(description="What it points to; dictionary lead_kind (S-13).")
    subject_person_id: UUID | None = Field(description="The person reported; null if it is a unit.")
    subject_organ_id: UUID | None = Field(description="The unit reported; null if it is a person.")
    submitted_on: date = Field(description="Day it was handed in.")
    received_on: date | None = Field(description="Day of the receipt; null before.")
    version: int = Field(description="Version, as in the ETag.")


class LeadTransferPage(Paged[LeadTransferListed]):
    """A page of transfer sheets."""


@dataclass(frozen=True)
class LeadTransferRead(LeadTransfer):
    """A transfer sheet as it answers: its fields, and the limit that runs."""

    feedback_words: Annotated[
        str | None, Field(description="The fixed words of the feedback, in the reader's language; null before it.")
    ] = field(default=None, kw_only=True)
    next_acts: Annotated[tuple[str, ...], Field(description="Always empty: the sheet follows its lead.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="The receipt, while it is awaited (G-56).")] = field(
        default=(), kw_only=True
    )


class RefusedLeadCount(BaseModel):
    """How many leads were turned away at the entry in a month, one way."""

    model_config = ConfigDict(frozen=True)

    month: date = Field(description="First day of the month.")
    route: Way = Field(description="The way they went; dictionary lead_bypass.")
    refused: int = Field(description="How many.")


class RefusedLeadCounts(BaseModel):
    """What was turned away at the entry of the own organ's lead desk."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_COUNTS]})

    items: tuple[RefusedLeadCount, ...] = Field(description="Newest month first.")


def listed(sheet: LeadTransfer) -> LeadTransferListed:
    """The sheet as a line of the list."""
    return LeadTransferListed(
        id=sheet.id,
        number=sheet.number,
        status=sheet.status,
        kind=sheet.kind,
        subject_person_id=sheet.subject_person_id,
        subject_organ_id=sheet.subject_organ_id,
        submitted_on=sheet.submitted_on,
        received_on=sheet.received_on,
        version=sheet.version,
    )
