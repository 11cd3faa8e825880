"""The transfer sheet: what was handed in, the receipt, and what was told back; nothing of how the lead is handled."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.supervision.lead_transfers.status import TransferStatus
from services.supervision.leads.handover import LeadFeedback
from services.supervision.leads.status import LeadKind
from services.supervision.leads.wording import LeadMaterial, ReportedItem


@dataclass(frozen=True)
class LeadTransfer(Case):
    """A transfer sheet with its receipt (LS-4). Its number is that of the receipt.

    It has no trace of the lead it became: no office, no person who handles it, no step but those named here.
    """

    status: Annotated[TransferStatus, Field(description="Where it stands; dictionary lead_transfer_status.")]
    _: KW_ONLY
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ it is handed to.")]
    submitting_organ_id: Annotated[UUID, Field(description="The body that hands it over.")]
    submitted_by: Annotated[UUID, Field(description="Who handed it in.")]
    handler_id: Annotated[UUID, Field(description="Who of that body answers questions on it, and may read it too.")]
    submitted_at: Annotated[datetime, Field(description="When it was handed in, UTC.")]
    submitted_on: Annotated[date, Field(description="Day it was handed in.")]
    kind: Annotated[LeadKind, Field(description="What it points to; dictionary lead_kind (S-13).")]
    subject_person_id: Annotated[UUID | None, Field(description="The person reported; null if it is a unit.")] = None
    subject_organ_id: Annotated[UUID | None, Field(description="The unit reported; null if it is a person.")] = None
    items: Annotated[tuple[ReportedItem, ...], Field(description="What is reported, item by item, numbered from 1.")]
    materials: Annotated[tuple[LeadMaterial, ...], Field(description="The list of materials (LS-4).")]
    received_on: Annotated[date | None, Field(description="Day of the receipt; null before (TL-02).")] = None
    turned_back_on: Annotated[date | None, Field(description="Day it was turned back; null if it was not.")] = None
    turned_back_reasons: Annotated[str, Field(description="Why it was turned back; empty if it was not.")] = ""
    forwarded_on: Annotated[date | None, Field(description="Day it went to the competent organ, if so.")] = None
    feedback: Annotated[LeadFeedback | None, Field(description="The result told; null before (TL-07, G-56).")] = None
