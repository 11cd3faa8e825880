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
    HandedOver,
    LeadItemFound,
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
    handed_over: HandedOver | None = Field(
        default=None, description="The body that handed it over or transferred it on paper, if one did (S-13, S-17)."
    )


class ReceiveLead(Command):
    """Receive a lead that was handed in: the sheet gets a receipt number, lead and items get theirs (TL-02)."""


class TurnBackLead(Command):
    """Turn a lead back to the body that handed it in (TL-02)."""

    reasons: Passage = Field(description=f"Why; that body reads this. {NO_REPORTER}")


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
    competence_reasons: Passage = Field(
        default="",
        description="Why this organ is competent; required where the directory knows no organ that manages the person.",
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


class SignLead(Command):
    """Sign the disposition sheet for oneself, as a verifier named or as the head (TL-05, P-08)."""


class DisposeLead(Command):
    """Decide how the lead is disposed of (TL-05)."""

    disposition: Disposition = Field(description="What is decided; it may differ from the proposal.")
    opinion: Passage = Field(description=f"Opinion of the leader in charge. {NO_REPORTER}")
    signatures: tuple[Signature, ...] = Field(
        default=(),
        max_length=MANY,
        description="Signatures that verifiers or head gave on paper; needed of those who have not signed here (P-08).",
    )


class ConcludeLead(Command):
    """Conclude the verification with a finding on every item (TL-06)."""

    concluded_on: Day = Field(
        description="Day on which verification ended; the clock of a clarification counts from it."
    )
    findings: tuple[LeadItemFound, ...] = Field(max_length=MANY, description="Exactly one finding per item.")


class FeedBackLead(Command):
    """Tell the body that handed the lead over its disposition and the finding on every item (TL-07, G-56)."""

    text: Passage = Field(
        default="",
        description="What else it is told, if anything: no word on who reported, who verified or how it was found.",
    )
