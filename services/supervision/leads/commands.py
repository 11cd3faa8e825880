"""What can be asked of a lead; request bodies of the API. No field is for who reported (P-06)."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.supervision.leads.status import Disposition, LeadKind
from services.supervision.leads.wording import (
    MANY,
    NO_REPORTER,
    Approval,
    FoundItem,
    Passage,
    Recusal,
    ReportedItem,
    Signature,
    Study,
)


class RegisterLead(Command):
    """Register a lead (TL-02). Exactly one subject; nothing on who reported is taken (P-06)."""

    kind: LeadKind = Field(description="What it points to: budding, violation or systemic (S-13).")
    subject_person_id: UUID | None = Field(
        default=None, description="The person reported, as the directory knows them; null if it is a unit."
    )
    subject_organ_id: UUID | None = Field(
        default=None, description="The unit or collective reported; null if it is a person (C-30)."
    )
    received_on: Day = Field(description="Day of receipt, not later than today.")
    items: tuple[ReportedItem, ...] = Field(
        max_length=MANY, description="Every problem reported, each by itself; at least one is a main one."
    )
    report_ref: UUID | None = Field(
        default=None,
        description="Opaque reference to the original report in the vault, if it came from there; it tells nothing.",
    )


class AssignLead(Command):
    """Assign a lead to an office, or name other hands for it (TL-03)."""

    office_id: UUID = Field(description="Supervision office, dispatched body or township body of the organ.")
    head_id: UUID = Field(description="Head of that office, who concludes.")
    verifier_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Persons of that office who verify.")
    leader_id: UUID = Field(description="Leader in charge of that office on this day, who decides.")
    approval: Approval = Field(description="Approval of the organ's head (P-08).")
    recusals: tuple[Recusal, ...] = Field(
        default=(),
        max_length=MANY,
        description="Declarations of head, leader and every verifier, and of others (P-09).",
    )


class ForwardLead(Command):
    """Forward a lead to the organ that is competent for it (TL-03)."""

    to_organ_id: UUID = Field(description="The competent discipline organ.")
    reasons: Passage = Field(description=f"Why that organ is competent. {NO_REPORTER}")
    approval: Approval = Field(description="Approval of the organ's head (P-08).")


class ProposeDisposition(Command):
    """Propose how to dispose of the lead (TL-04)."""

    disposition: Disposition = Field(description="inquiry, preliminary_verification, hold or close (P-08).")
    reasons: Passage = Field(description=f"Why. {NO_REPORTER}")
    study: Study = Field(description="The collective study of it.")


class DisposeLead(Command):
    """Decide how the lead is disposed of (TL-05)."""

    disposition: Disposition = Field(description="What is decided; it may differ from the proposal.")
    opinion: Passage = Field(description=f"Opinion of the leader in charge. {NO_REPORTER}")
    signatures: tuple[Signature, ...] = Field(
        max_length=MANY, description="Signatures on the sheet: proposer, every verifier and the head (P-08)."
    )


class ConcludeLead(Command):
    """Conclude the verification with a finding on every item (TL-06)."""

    concluded_on: Day = Field(
        description="Day on which verification ended; the clock of a clarification counts from it."
    )
    findings: tuple[FoundItem, ...] = Field(max_length=MANY, description="Exactly one finding per item.")
