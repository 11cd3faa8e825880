"""The transfer: one letter to public security or another organ, its receipt, its answer, the reminders (LC-11)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.clarification.transfers.lifecycle import TransferStatus


@dataclass(frozen=True)
class TransferReceipt:
    """That the letter arrived."""

    received_on: Annotated[date, Field(description="Day of receipt.")]
    number: Annotated[str, Field(description="Number under which the receiving organ registered it.")]
    noted_by: Annotated[UUID, Field(description="Person who recorded it.")]
    noted_at: Annotated[datetime, Field(description="When it was recorded, UTC.")]


@dataclass(frozen=True)
class Feedback:
    """What the receiving organ answered."""

    fed_back_on: Annotated[date, Field(description="Day of the answer.")]
    text: Annotated[str, Field(description="What was done.")]
    document: Annotated[str, Field(description="Number of the document that says so.")]
    noted_by: Annotated[UUID, Field(description="Person who recorded it.")]
    noted_at: Annotated[datetime, Field(description="When it was recorded, UTC.")]


@dataclass(frozen=True)
class TransferReminder:
    """That time reminded, and until when (G-30)."""

    reminded_at: Annotated[datetime, Field(description="When, UTC.")]
    due_on: Annotated[date, Field(description="Day by which an answer is expected now.")]


@dataclass(frozen=True)
class Transfer(Case):
    """A transfer. The receiving organ sees the letter, the dates and what is asked; never the case behind it."""

    status: Annotated[TransferStatus, Field(description="Where the transfer stands.")]
    _: KW_ONLY
    organ_id: Annotated[UUID, Field(description="Discipline organ that sent it.")]
    receiving_organ_id: Annotated[UUID, Field(description="Organ that it went to.")]
    letter_number: Annotated[str, Field(description="Number of the letter of transfer LC-11.")]
    asked: Annotated[str, Field(description="What is asked of the receiving organ; nothing of the report.")]
    sent_on: Annotated[date, Field(description="Day on which it went out.")]
    due_on: Annotated[date, Field(description="Day by which an answer is expected (G-30).")]
    receipt: Annotated[TransferReceipt | None, Field(description="Its receipt; null until received.")] = None
    feedback: Annotated[Feedback | None, Field(description="The answer; null until there is one.")] = None
    reminders: Annotated[tuple[TransferReminder, ...], Field(description="Reminders, oldest first.")] = ()
    by_itself: Annotated[bool, Field(description="Whether the receiving organ records receipt and answer itself.")] = (
        True
    )
    office_id: Annotated[UUID | None, Field(description="Office or body that sent it.")] = None
    source_id: Annotated[UUID | None, Field(description="The case behind it.")] = None
    route: Annotated[str | None, Field(description="Route of disposal on which it was sent.")] = None

    def timers(self) -> tuple[Timer, ...]:
        """The clock reminds once the day of the answer is over (G-30)."""
        answered = self.status is TransferStatus.FED_BACK
        return () if answered else (Timer("remind", end_of(self.due_on)),)
