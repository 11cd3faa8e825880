"""What the lead desk of supervision tells the others of a lead: subject, findings and dates; never what was reported.

Who reported is not known to supervision at all: a lead carries an opaque reference into the vault (P-06). What a body
that hands leads over may know of its own transfer sheet is told of the sheet, apart from the lead.
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


class LeadSubmitted(LeadEvent):
    """A lead is handed in by a body outside (TL-01). It is not received yet: nothing waits for it (C-14)."""

    event_type: ClassVar[str] = "supervision.lead.submitted.v1"


class LeadTurnedBack(LeadEvent):
    """A lead that was handed in is turned back to the body it came from and never received (TL-02)."""

    event_type: ClassVar[str] = "supervision.lead.turned_back.v1"


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


class LeadSigned(LeadEvent):
    """Somebody who handles the lead signed its disposition sheet; not who (P-08)."""

    event_type: ClassVar[str] = "supervision.lead.signed.v1"
    office_id: UUID = Field(description="The office or body that handles it.")


class LeadDisposed(LeadEvent):
    """The disposition of the lead is decided; not which one (TL-05)."""

    event_type: ClassVar[str] = "supervision.lead.disposed.v1"
    office_id: UUID = Field(description="The office or body that handles it.")


class LeadFedBack(LeadEvent):
    """The result of a concluded lead went back to the body that handed it over; not what it was (TL-07, G-56)."""

    event_type: ClassVar[str] = "supervision.lead.fed_back.v1"
    office_id: UUID = Field(description="The office or body that handled it.")


class LeadTransferEvent(Event):
    """What every event of a transfer sheet says: between which bodies, neither on whom nor what."""

    competent_organ_id: UUID = Field(description="The discipline organ it is handed to.")
    submitting_organ_id: UUID = Field(description="The body that hands it over.")
    on: date = Field(description="Day of the step.")


class LeadTransferSubmitted(LeadTransferEvent):
    """A transfer sheet is handed in (TL-01)."""

    event_type: ClassVar[str] = "supervision.lead_transfer.submitted.v1"


class LeadTransferReceived(LeadTransferEvent):
    """It is received: a receipt number is given (TL-02)."""

    event_type: ClassVar[str] = "supervision.lead_transfer.received.v1"


class LeadTransferTurnedBack(LeadTransferEvent):
    """It is turned back (TL-02)."""

    event_type: ClassVar[str] = "supervision.lead_transfer.turned_back.v1"


class LeadTransferForwarded(LeadTransferEvent):
    """Its lead went to the organ that is competent; not which one (TL-03)."""

    event_type: ClassVar[str] = "supervision.lead_transfer.forwarded.v1"


class LeadTransferFedBack(LeadTransferEvent):
    """The result is told on it; not what it is (TL-07)."""

    event_type: ClassVar[str] = "supervision.lead_transfer.fed_back.v1"


LEAD_EVENTS: tuple[type[Event], ...] = (
    LeadSubmitted,
    LeadTurnedBack,
    LeadReceived,
    LeadAssigned,
    LeadForwarded,
    LeadDispositionProposed,
    LeadSigned,
    LeadDisposed,
    LeadConcluded,
    LeadFedBack,
)
LEAD_TRANSFER_EVENTS: tuple[type[Event], ...] = (
    LeadTransferSubmitted,
    LeadTransferReceived,
    LeadTransferTurnedBack,
    LeadTransferForwarded,
    LeadTransferFedBack,
)
