"""What can be asked of a problem item by those who keep it; request bodies of the API."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.supervision.sources.wording import MANY, Line, Part, Passage, ProjectCode

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Lines = Annotated[tuple[Line, ...], Field(max_length=MANY)]
Demands = Annotated[tuple[Passage, ...], Field(max_length=MANY)]

_EVIDENCE: Lines = Field(description="References of the evidence, at least one.")
_REASONS: Passage = Field(description="Why.")
_TERM: Code = Field(description="The new term, counted from today; list rectification_terms.")


class PlannedStep(Part):
    """One step that the unit plans or promises."""

    text: Passage = Field(description="What will be done.")
    due_on: Day = Field(description="Day by which it will be done: from today to the day set.")


Steps = Annotated[tuple[PlannedStep, ...], Field(max_length=MANY)]


class OpenProblem(Command):
    """Open a problem item on one unit (TS-01). Complete, or refused with all that is missing."""

    unit_id: UUID = Field(description="The unit that is to put it right; your office or body looks after it.")
    source: Literal["office", "bureau", "task"] = Field(
        description="Known to the office, handed over by the inspection bureau, or a central task that lags (S-08). "
        "Findings of a visit are opened by closing it."
    )
    task_id: UUID | None = Field(default=None, description="The central task; needed if that is the source.")
    project_code: ProjectCode | None = Field(default=None, description="State investment-project code, if any.")
    nature: Code = Field(description="Nature of the problem; list problem_natures.")
    aspect: Code | None = Field(
        default=None, description="Of formalism alone: which of its aspects; list formalism_aspects (S-16)."
    )
    level: Code = Field(description="How grave it is; list problem_levels.")
    facts: Passage = Field(description="What was found.")
    place: Line = Field(description="Where.")
    found_on: Day = Field(description="Day on which it was found.")
    evidence: Lines = _EVIDENCE
    demands: Demands = Field(description="What the unit is asked to do, point by point, at least one.")
    term: Code | None = Field(default=None, description="Term you propose; list rectification_terms.")


class ReviseProblem(Command):
    """Revise what is kept of it before the unit is notified; what it said before is kept, too."""

    nature: Code = Field(description="Nature of the problem; list problem_natures.")
    aspect: Code | None = Field(
        default=None, description="Of formalism alone: which of its aspects; list formalism_aspects (S-16)."
    )
    level: Code = Field(description="How grave it is; list problem_levels.")
    facts: Passage = Field(description="What was found.")
    place: Line = Field(description="Where.")
    evidence: Lines = _EVIDENCE
    demands: Demands = Field(description="What the unit is asked to do, point by point, at least one.")
    term: Code | None = Field(default=None, description="Term you propose; list rectification_terms.")


class WithdrawProblem(Command):
    """Withdraw it: before the notice because it was opened by mistake; later only by a decided objection (P-21)."""

    reasons: Passage = _REASONS
    objection_id: UUID | None = Field(
        default=None, description="After the notice: the objection by which the conclusion was corrected or revoked."
    )


class NotifyUnit(Command):
    """Issue the rectification notice; the day is counted by the term (TS-02, G-55)."""

    term: Code | None = Field(default=None, description="Term; null: the one proposed. List rectification_terms.")


class AcceptProblem(Command):
    """Name the plan and the person who answers for it (TS-03)."""

    responsible_person_id: UUID = Field(description="A person who holds a post in the unit.")
    steps: Steps = Field(description="The plan; needed if the term asks for one.", default=())


class MetDemand(Part):
    """What was done about one demand of the notice."""

    demand: int = Field(ge=1, le=MANY, description="Which demand of the notice, counted from 1.")
    done: Passage = Field(description="What was done.")
    proof: Lines = Field(description="References of the proof, at least one.")


class ReportRectification(Command):
    """Report that it is put right, with proof for every demand (TS-04)."""

    met: tuple[MetDemand, ...] = Field(max_length=MANY, description="One entry per demand of the notice.")
    responsible_person_id: UUID | None = Field(
        default=None, description="Who answers for it; needed only if nobody was named before."
    )


class AnswerSlip(Command):
    """Answer the slip that is out (P-22)."""

    reasons: Passage = Field(description="Why it is late.")
    steps: Steps = Field(description="What will be done until the new day, at least one step.")


class IssueSlip(Command):
    """The day is over and nothing was reported: the next slip is issued (TS-08)."""


class TakeVerification(Command):
    """Begin to verify the report (TS-05)."""

    way: Literal["on_site", "document"] = Field(description="On site, on a visit, or by documents.")
    visit_id: UUID | None = Field(
        default=None, description="If on site: a visit to the unit that began after the report."
    )


class NoteVerification(Command):
    """Note what the verification found; the latest note counts."""

    result: Literal["sufficient", "insufficient", "false"] = Field(description="Nothing is presumed (S-12).")
    found: Passage = Field(description="What was seen and compared.")
    evidence: Lines = _EVIDENCE
    falsity: Passage = Field(
        default="", description="If false, and only then: what was made up, and from what that is known."
    )


class CheckOffProblem(Command):
    """Confirm that it is put right; its number is cancelled (TS-06, S-10)."""

    remark: Passage = Field(default="", description="What you add; the unit reads it.")


class RejectReport(Command):
    """Find that it is not put right; a new term begins (TS-07)."""

    ground: Literal["insufficient", "false"] = Field(description="false only if the verification found that.")
    reasons: Passage = _REASONS
    missing: Lines = Field(description="What is still missing, at least one thing; the unit reads it.")
    term: Code = _TERM


class RecordRefusal(Command):
    """Record that the unit refuses to put it right (S-12)."""

    refused_on: Day = Field(description="Day on which it refused; not after today, not before the present term began.")
    facts: Passage = Field(description="Who refused what, in which words or by which conduct.")
    evidence: Lines = _EVIDENCE


class EscalateProblem(Command):
    """Escalate to accountability: persons are pursued (TS-09, S-12)."""

    ground: Literal["red_slip", "falsified", "refused"] = Field(description="Why; it must be on record.")
    reasons: Passage = _REASONS


class ResumeProblem(Command):
    """It is still to be put right, by a new term; slips begin anew (S-10)."""

    reasons: Passage = _REASONS
    term: Code = _TERM
