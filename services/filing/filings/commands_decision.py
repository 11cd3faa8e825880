"""What is recorded of the standing committee and of the service of its receipt; these are request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day, Instant
from services.filing.filings.proceedings import Resolution
from services.filing.filings.report import ReceiptItem, RefusalReason
from services.filing.filings.wording import MANY, Line, Passage


class AcceptFiling(Command):
    """Record that the committee accepts the filing (TF-13). It permits nothing and frees nobody (F-29, F-35)."""

    resolution: Resolution = Field(description="Attendance, votes and wording (G-17).")
    receipt_items: tuple[ReceiptItem, ...] = Field(
        max_length=MANY, description="Final text of the four warnings; what is to be done has a day (F-50)."
    )
    validity_until: Day = Field(description="Last day on which the filing holds (G-18).")


class RejectFiling(Command):
    """Record that the committee does not accept the filing (TF-14). The unit's act keeps its legal effect (F-35)."""

    resolution: Resolution = Field(description="Attendance, votes and wording (G-17).")
    reasons: tuple[RefusalReason, ...] = Field(max_length=MANY, description="Reasons point by point (F-49).")
    compliant_path: Passage = Field(default="", description="The compliant way, if one is known (F-40).")


class SendBackFiling(Command):
    """Record that the committee sends the filing back with questions (TF-15)."""

    held_on: Day = Field(description="Day of the meeting.")
    questions: tuple[Passage, ...] = Field(max_length=MANY, description="Questions to answer in a new report.")


class ServeReceipt(Command):
    """Record that the receipt was issued and served; after-care obligations open (TF-16)."""

    number: Line = Field(description="Document number of the receipt.", examples=["许纪备〔2023〕5号"])
    sealed: bool = Field(description="Whether it carries the seal of the organ.")
    signed_by: UUID = Field(description="Secretary who signed it (G-17).")
    served_on: Day = Field(description="Day of service.")
    received_by: UUID = Field(description="Person of the unit who signed for it.")
    received_at: Instant = Field(description="When it was signed for.")


class ClearNegative(Command):
    """Record that the committee found the hit not substantiated; the execution goes on (TF-19)."""

    resolution: Resolution = Field(description="Attendance, votes and wording (G-20).")
    reason: Passage = Field(description="Why it is not substantiated.")


class RevokeFiling(Command):
    """Record that the committee revokes the filing (TF-20)."""

    resolution: Resolution = Field(description="Attendance, votes and wording (G-20).")
    reason: Passage = Field(description="Facts and consequence, for the letter.")
