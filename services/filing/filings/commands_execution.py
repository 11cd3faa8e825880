"""What can be asked of a filing while its measure runs, and at its end; these are the request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.filing.filings.proceedings import Minutes
from services.filing.filings.report import HitClaim
from services.filing.filings.wording import MANY, Code, Passage


class ReportProgress(Command):
    """Report progress of measure and after-care (TF-17)."""

    text: Passage = Field(description="What was done since the last report (G-19).")
    evidence: tuple[UUID, ...] = Field(default=(), max_length=MANY, description="Uploaded files that show it.")


class RemindUnit(Command):
    """Issue a reminder to the unit (TF-17, letter LF-7); an item of the negative list may later stand on it (F-18)."""

    fact: Passage = Field(description="What was seen.")
    rule: Passage = Field(description="Which rule it touches.")
    correction: Passage = Field(description="What is to be corrected.")
    correct_by: Day = Field(description="Day by which it is corrected.")


class RecordProblem(Command):
    """Record a problem of the execution (TF-17, F-30)."""

    kind: Code = Field(
        description="Kind of problem, so that a recurrence can be found (F-19).", examples=["fees_unpaid"]
    )
    fact: Passage = Field(description="What happened.")
    cause: Passage = Field(default="", description="Why, as far as known.")
    correction: Passage = Field(description="What is to be corrected.")
    correct_by: Day = Field(description="Day by which it is corrected.")


class CloseProblem(Command):
    """Record that a problem is corrected (TF-17); its recurrence counts from now on (F-19)."""

    problem_id: UUID = Field(description="The problem.")
    cause: Passage = Field(description="The cause found.")
    outcome: Passage = Field(description="What was corrected and how it was checked.")


class HitNegative(Command):
    """State that the execution meets items of the negative list (TF-18)."""

    hits: tuple[HitClaim, ...] = Field(max_length=MANY, description="Each item with facts and evidence (F-10).")


class ExtendFiling(Command):
    """Extend the validity after a new collective study (G-18)."""

    validity_until: Day = Field(description="New last day.")
    minutes: Minutes = Field(description="Minutes of the new study; the signed original is an uploaded file.")
    reason: Passage = Field(description="Why the measure takes longer.")


class CloseFiling(Command):
    """Close the filing when everything is verified (TF-21)."""

    note: Passage = Field(description="Closing note.")


class LapseFiling(Command):
    """Time's own act: the validity is over (TF-22)."""


class MarkSingleMatter(Command):
    """A reaction: an interview of the unit was escalated, so this matter is deliberated on its own (F-48)."""

    interview_id: UUID = Field(description="The interview.")
    escalated_on: Day = Field(description="Day of the escalation.")


class LinkCase(Command):
    """A reaction: an accountability case on the same unit or matter was opened (P-17)."""

    case_id: UUID = Field(description="The accountability case.")
    opened_on: Day = Field(description="Day it was opened.")
