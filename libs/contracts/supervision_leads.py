"""What the lead desk of supervision tells the others of a lead: subject, findings and dates; never what was reported.

Who reported is not known to supervision at all: a lead carries an opaque reference into the vault (P-06).
"""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.events import Event

Finding = Literal["true", "partly_true", "untrue", "unprovable"]


class LeadEvent(Event):
    """What every event of a lead says. Exactly one of the two subjects is given."""

    competent_organ_id: UUID = Field(description="The discipline organ that has the lead.")
    subject_person_id: UUID | None = Field(default=None, description="The person reported, if it is a person.")
    subject_organ_id: UUID | None = Field(default=None, description="The unit or collective reported (C-30).")
    report_ref: UUID | None = Field(default=None, description="Opaque reference to the report in the vault, if any.")


class LeadReceived(LeadEvent):
    """A lead is received and numbered (G-56, P-08). An open lead defers a clarification on the same subject (C-14)."""

    event_type: ClassVar[str] = "supervision.lead.received.v1"
    received_on: date = Field(description="Day of receipt.")
    matters: tuple[str, ...] = Field(description="Keyed digest of each item's matter, to find a repeated report.")


class ConcludedItem(BaseModel):
    """The finding on one item of a lead (C-10, G-25)."""

    model_config = ConfigDict(frozen=True)

    item: int = Field(ge=1, description="Number of the item within the lead.")
    finding: Finding = Field(description="true, partly_true, untrue or unprovable; unprovable is not untrue.")
    is_main: bool = Field(description="Whether it is the main problem of the lead.")
    matter: str = Field(description="Keyed digest of the item's matter.")


class LeadConcluded(LeadEvent):
    """The verification of a lead is concluded with a finding per item (TL-06)."""

    event_type: ClassVar[str] = "supervision.lead.concluded.v1"
    office_id: UUID = Field(description="The office or body that verified; it is the one that clarifies (C-04).")
    verifier_ids: tuple[UUID, ...] = Field(description="Persons who verified; none of them certifies malice (P-03).")
    concluded_on: date = Field(description="Day on which verification ended (C-24).")
    items: tuple[ConcludedItem, ...] = Field(description="One finding per item.")


class LeadAssigned(LeadEvent):
    """A lead is given to an office, or to other hands than before (TL-03)."""

    event_type: ClassVar[str] = "supervision.lead.assigned.v1"
    office_id: UUID = Field(description="The office or body that handles it.")


class LeadForwarded(LeadEvent):
    """A lead went to the organ that is competent for it; it is no longer open here (TL-03, P-07)."""

    event_type: ClassVar[str] = "supervision.lead.forwarded.v1"
    to_organ_id: UUID = Field(description="The competent discipline organ.")


class LeadDispositionProposed(LeadEvent):
    """A disposition of the lead is proposed; not which one (TL-04)."""

    event_type: ClassVar[str] = "supervision.lead.disposition_proposed.v1"
    office_id: UUID = Field(description="The office or body that handles it.")


class LeadDisposed(LeadEvent):
    """The disposition of the lead is decided; not which one (TL-05)."""

    event_type: ClassVar[str] = "supervision.lead.disposed.v1"
    office_id: UUID = Field(description="The office or body that handles it.")


LEAD_EVENTS: tuple[type[Event], ...] = (
    LeadReceived,
    LeadAssigned,
    LeadForwarded,
    LeadDispositionProposed,
    LeadDisposed,
    LeadConcluded,
)
