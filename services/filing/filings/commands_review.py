"""What the supervision office and the consultation panel can ask of a filing; request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.filing.filings.proceedings import Recusal, Vote
from services.filing.filings.report import Defect, ReportText
from services.filing.filings.wording import MANY, Passage


class ReturnForDefects(Command):
    """Return the filing to the unit for defects (TF-06)."""

    defects: tuple[Defect, ...] = Field(max_length=MANY, description="Every defect and what to add (F-37 to F-40).")
    due_on: Day | None = Field(
        default=None, description="Day by which to answer; by default the term of the profile (filing.correction)."
    )


class OpenReview(Command):
    """Take the filing into review and name who handles it (TF-08)."""

    handler_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Officers of the office who handle it (F-26).")
    major_complex: bool = Field(description="Whether the matter is major or complex (F-48).")
    recusals: tuple[Recusal, ...] = Field(
        default=(), max_length=MANY, description="Declaration of the head and of every handler (P-09)."
    )


class DraftReport(Command):
    """Draft the review report, or replace the draft (TF-09)."""

    report: ReportText = Field(description="Sections, opinions heard, negative-list screen, proposal and draft letter.")


class ConfirmReport(Command):
    """Confirm the drafted report as head of the office (TF-09). Whoever drafted it cannot confirm it."""

    remark: Passage = Field(default="", description="Remark of the head; it is kept in the history.")


class OpenConsultation(Command):
    """Name the panel of the collective consultation (TF-10)."""

    chair_id: UUID = Field(description="Who chairs; one of the members.")
    member_ids: tuple[UUID, ...] = Field(
        max_length=MANY, description="All members, with at least one of another supervision office (F-41, G-16)."
    )
    recusals: tuple[Recusal, ...] = Field(default=(), max_length=MANY, description="Declarations of members (P-09).")


class FailConsultation(Command):
    """Record that the report did not pass; it goes back into review (TF-11)."""

    held_on: Day = Field(description="Day of the consultation.")
    votes: tuple[Vote, ...] = Field(default=(), max_length=MANY, description="Votes of the members present.")
    reasons: Passage = Field(description="Why it did not pass.")


class PassConsultation(Command):
    """Record that the report passed; it goes to the standing committee (TF-12)."""

    held_on: Day = Field(description="Day of the consultation.")
    votes: tuple[Vote, ...] = Field(max_length=MANY, description="Votes of the members present, dissent with reasons.")
    reasons: Passage = Field(default="", description="Considerations of the majority.")
