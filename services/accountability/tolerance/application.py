"""The application for tolerance as the applicant owns it; what the organ makes of it is not in it (G-45)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from libs.kernel.days import Day
from libs.kernel.text import Text
from services.accountability.tolerance.application_status import Applicant, ApplicationStatus
from services.accountability.wording import MANY, Code, Line, Part, Passage

APPLIED_AS: Final = "容申"
"""The word before the year in the number of an application."""

NOTICE: Final = Text(
    "您的申请已收悉，将依照有关规定研究；需要答复的，另行书面答复。",
    "Your application has been received and is considered under the rules; where an answer is due, it is given in "
    "writing.",
)
"""What every applicant reads, whether or not there is a case."""

KEPT: Final = Text(
    "您的申请及所附材料已存档备查，办理有关事项时将一并考虑。",
    "Your application and its papers are kept on file and will be considered whenever the matter is dealt with.",
)
"""The one answer short of a determination: the same words whether or not there is a case (G-45)."""


class ApplicationForm(Part):
    """What the applicant states of the matter."""

    event: Passage = Field(default="", description="What happened and what came of it.")
    happened_on: Day | None = Field(default=None, description="When, as far as it can be dated.")
    situations: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Situations claimed; list tolerance_situations."
    )
    reasons: Passage = Field(default="", description="Why it should be tolerated.")
    corrected: Passage = Field(default="", description="What was done to put it right so far.")
    filing_ids: tuple[UUID, ...] = Field(default=(), max_length=MANY, description="Own prior filings that bear on it.")
    papers: tuple[Line, ...] = Field(default=(), max_length=MANY, description="Papers handed in with it.")
    true_statement: bool = Field(default=False, description="The applicant states that all of this is true.")


@dataclass(frozen=True)
class ApplicationAnswer:
    """An answer to the applicant."""

    kind: Annotated[Literal["kept_on_file", "determined"], Field(description="Which answer it is.")]
    text: Annotated[Text, Field(description="What the applicant is told, in both languages.")]
    answered_at: Annotated[datetime, Field(description="When, UTC.")]
    outcome: Annotated[str | None, Field(description="Outcome, once determined; list tolerance_outcomes.")] = None
    letter_number: Annotated[str, Field(description="Number of the letter LA-6, once served.")] = ""
    reasons: Annotated[str, Field(description="Reasons as the letter tells them; empty before.")] = ""
    adverse: Annotated[bool, Field(description="Whether it gives the applicant nothing (G-07).")] = True


@dataclass(frozen=True)
class ApplicantRequest:
    """What the applicant asked for after an answer, or on taking the application back."""

    reason: Annotated[str, Field(description="Why; may be empty.")]
    asked_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Upheld:
    """That the leader in charge looked at it again and left the answer as it was (G-07)."""

    reasons: Annotated[str, Field(description="What the applicant is told.")]
    upheld_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class ToleranceApplication(Case):
    """An application for tolerance. It moves only when the applicant may be told something."""

    status: Annotated[ApplicationStatus, Field(description="Where it stands; dictionary tolerance_application_status.")]
    _: KW_ONLY
    applicant: Annotated[Applicant, Field(description="Person, unit, or its party group (G-45).")]
    unit_id: Annotated[UUID, Field(description="Unit of the applicant.")]
    person_id: Annotated[UUID | None, Field(description="Person whom it is for; null: the unit.")] = None
    organ_id: Annotated[UUID, Field(description="The discipline organ that received it.")]
    form: Annotated[ApplicationForm, Field(description="What the applicant stated.")]
    received_on: Annotated[date, Field(description="Day of receipt.")]
    notice: Annotated[Text, Field(description="The state of things in fixed words, in both languages.")]
    answers: Annotated[tuple[ApplicationAnswer, ...], Field(description="Answers so far, oldest first.")] = ()
    reconsideration: Annotated[
        ApplicantRequest | None, Field(description="The one request to reconsider; null if none (G-07).")
    ] = None
    upheld: Annotated[Upheld | None, Field(description="Answer to that request, if the answer stands.")] = None
    withdrawal: Annotated[ApplicantRequest | None, Field(description="The withdrawal; null if none.")] = None
    office_id: Annotated[UUID | None, Field(description="Office that handles it; the office alone sees it.")] = None

    @property
    def awaits_reconsideration(self) -> bool:
        """Whether the one request to reconsider is not answered yet."""
        asked = self.reconsideration
        if asked is None or self.upheld is not None:
            return False
        return not any(answer.answered_at > asked.asked_at for answer in self.answers)
