"""The application as the applicant owns it, with the few things beside it that only the organ sees."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from libs.kernel.text import Text
from services.clarification.applications.form import ApplicationForm
from services.clarification.applications.status import ApplicationStatus
from services.clarification.clarifications.subject import Subject

NUMBERED_AS: Final = "澄申"
"""The word before the year in the number of an application."""

NOTICE: Final = Text(
    "您的申请正在研究，将依照失实检举控告澄清工作的规定研究决定后答复。",
    "Your application is under study; it will be decided and answered in line with the Measures on clarification.",
)
"""What every applicant reads from the first day to the answer, whatever happens inside (G-24)."""

Outcome = Literal["started", "not_started"]


class Channel(StrEnum):
    """How an application came in."""

    ONLINE = "online"
    PAPER = "paper"


@dataclass(frozen=True)
class ApplicationReceipt:
    """The receipt LC-1: part of the application from the first moment (G-23)."""

    form: Annotated[str, Field(description="Code of the letter.")]
    received_on: Annotated[date, Field(description="Day of receipt.")]
    expected_on: Annotated[date, Field(description="Day by which an opinion is due (C-24).")]
    acknowledged_on: Annotated[
        date | None, Field(description="Day on which it was handed over; null until the office has done so.")
    ] = None


@dataclass(frozen=True)
class ApplicationAnswer:
    """An answer to the applicant (C-24, G-27)."""

    outcome: Annotated[Outcome, Field(description="Whether clarification is started.")]
    text: Annotated[str, Field(description="What the applicant is told.")]
    answered_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class ServedLetter:
    """The letter of clarification as served (C-16)."""

    text: Annotated[str, Field(description="The text of the letter LC-5.")]
    served_at: Annotated[datetime, Field(description="When it was served, UTC.")]


@dataclass(frozen=True)
class ApplicantRequest:
    """What the applicant asked for after an answer, or on taking the application back."""

    reason: Annotated[str, Field(description="Why; may be empty.")]
    asked_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Application(Case):
    """A written application for clarification (C-23, C-30). It moves only when the applicant may be told something."""

    status: Annotated[ApplicationStatus, Field(description="Where it stands; dictionary application_status.")]
    _: KW_ONLY
    subject: Annotated[Subject, Field(description="Who applies to be cleared: a person, a unit or collective.")]
    organ_id: Annotated[UUID, Field(description="The discipline organ that received it.")]
    channel: Annotated[Channel, Field(description="How it came in.")]
    form: Annotated[ApplicationForm, Field(description="What the applicant stated.")]
    received_on: Annotated[date, Field(description="Day of receipt, from which the month counts (C-24).")]
    expected_on: Annotated[date, Field(description="Day by which an opinion is due; fixed at receipt (G-24).")]
    notice: Annotated[Text, Field(description="The state of things in fixed words, in both languages (G-24).")]
    receipt: Annotated[ApplicationReceipt, Field(description="The receipt LC-1.")]
    answers: Annotated[tuple[ApplicationAnswer, ...], Field(description="Answers so far, oldest first.")] = ()
    reconsideration: Annotated[
        ApplicantRequest | None, Field(description="The request to reconsider, once possible; null if none (G-27).")
    ] = None
    letter: Annotated[ServedLetter | None, Field(description="The letter once served; null until then (C-16).")] = None
    withdrawal: Annotated[ApplicantRequest | None, Field(description="The withdrawal; null if none (TC-16).")] = None
    clarification_id: Annotated[UUID | None, Field(description="The clarification; the office alone sees it.")] = None
    office_id: Annotated[UUID | None, Field(description="The office that handles it; the office alone sees it.")] = None
    handling_organ_id: Annotated[
        UUID | None, Field(description="The organ of that office; the office alone sees it.")
    ] = None
    entered_by: Annotated[UUID | None, Field(description="Who entered it from paper; the office alone sees it.")] = None
