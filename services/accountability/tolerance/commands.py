"""What can be asked while tolerance is weighed and determined (TA-04, TA-05); these are request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.committee import Resolution
from services.accountability.tolerance.statements import CorrectionDemanded, Examination, LetterFinding
from services.accountability.wording import MANY, Code, Line, Passage


class OpenTolerance(Command):
    """Weigh tolerance on a case, on application or of office (TA-04, G-45)."""

    case_id: UUID = Field(description="The case of accountability, under investigation.")
    application_id: UUID | None = Field(default=None, description="The application it answers; empty: of office.")
    situations: tuple[Code, ...] = Field(
        max_length=MANY, description="Codes of the list tolerance_situations (G-44).", examples=[["yn_1"]]
    )
    ground: Passage = Field(description="Why tolerance is weighed.")


class DraftDetermination(Command):
    """State everything that was weighed, propose an outcome, and ask the case-trial office (TA-05)."""

    examination: Examination = Field(description="Everything that must be weighed.")
    outcome: Code = Field(description="Outcome proposed; nothing is computed from the looks.", examples=["exempted"])
    reasons: Passage = Field(description="Why that outcome.")
    corrections: tuple[CorrectionDemanded, ...] = Field(
        default=(), max_length=MANY, description="What is to be put right; required if tolerated (P-16, F-30)."
    )
    trial_officer_id: UUID = Field(description="Officer of the case-trial office who is asked.")


class GiveTrialOpinion(Command):
    """Say as case-trial office whether facts, reasons and outcome hold (TA-05)."""

    agrees: bool = Field(description="True: they hold. False: it is weighed again.")
    opinion: Passage = Field(description="Opinion on facts, reasons and outcome.")
    no_ground_of_recusal: bool = Field(description="Declares that no ground of recusal applies to oneself (P-09).")


class ConsultCollectively(Command):
    """Record the collective consultation (X-30, P-16)."""

    held_on: Day = Field(description="Day of the meeting.")
    participant_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Persons of the organ who took part.")
    minutes: Line = Field(description="Number or place of the minutes.", examples=["会商纪要〔2026〕4号"])
    dissent: Passage = Field(default="", description="Opinions that differed; empty if there were none.")
    agreed: bool = Field(description="True: the draft is agreed to. False: it is weighed again.")
    opinion: Passage = Field(description="What was said.")


class DetermineTolerance(Command):
    """Enter what the standing committee determined (TA-05). It may be another outcome than the one proposed."""

    outcome: Code = Field(description="Outcome; list tolerance_outcomes.", examples=["exempted"])
    reasons: Passage = Field(description="Why, in a refusal too (A-28).")
    corrections: tuple[CorrectionDemanded, ...] = Field(
        default=(), max_length=MANY, description="What is to be put right; required if tolerated (P-16, F-30)."
    )
    resolution: Resolution = Field(description="The resolution of the standing committee.")


class SendBackTolerance(Command):
    """Enter that the standing committee wants it weighed again (TA-05)."""

    reasons: Passage = Field(description="What is to be cleared up.")


class ServeDetermination(Command):
    """Record that the letter LA-6 was served on the object; with it the applicant is answered (P-16)."""

    letter_number: Line = Field(description="Number of the letter.", examples=["许纪容认〔2026〕4号"])
    event: Passage = Field(description="The event, as the letter tells it.")
    findings: tuple[LetterFinding, ...] = Field(
        max_length=MANY, description="Every look, as the letter tells it: no evidence, no other persons."
    )
    reasons: Passage = Field(description="Why, as the letter tells it.")
    served_on: Day = Field(description="Day of service.")


class ReopenTolerance(Command):
    """Have a refused determination weighed anew on the one request to reconsider (G-07)."""

    reasons: Passage = Field(description="What was overlooked or is new.")


class RenewHands(Command):
    """Take heads and deciders anew from the directory as it is today (P-09)."""
