"""What can be asked of a visit from the site on: its report and its conclusion; request bodies of the API."""

from typing import Annotated, Literal

from pydantic import Field

from libs.kernel.case import Command
from services.supervision.sources.wording import ProjectCode
from services.supervision.visits.wording import MANY, Code, Line, Part, Passage

_Evidence = Annotated[tuple[Line, ...], Field(max_length=MANY, description="References of the evidence, at least one.")]


class FindingReported(Part):
    """One finding: a fact with its evidence, its nature and its level (S-08)."""

    nature: Code = Field(description="Nature of the problem; list problem_natures.")
    level: Code = Field(description="Level of the problem; list problem_levels.")
    facts: Passage = Field(description="What was found.")
    place: Line = Field(description="Where.")
    evidence: _Evidence
    project_code: ProjectCode | None = Field(default=None, description="State investment-project code, if about one.")


class MarkStated(Part):
    """One of the six marks of an unannounced visit (P-33)."""

    mark: Code = Field(description="The mark; list unannounced_marks.")
    kept: bool = Field(description="Whether it was so.")
    reason: Passage = Field(default="", description="Why not, if it was not.")


class ReportVisit(Command):
    """Report what was found: findings, or that there is no problem, with evidence either way (TV-04)."""

    findings: tuple[FindingReported, ...] = Field(default=(), max_length=MANY, description="What was found.")
    no_problem: Passage = Field(default="", description="If nothing was found: what was looked at.")
    evidence: tuple[Line, ...] = Field(
        default=(), max_length=MANY, description="If nothing was found: the evidence for that."
    )
    marks: tuple[MarkStated, ...] = Field(
        default=(), max_length=MANY, description="Unannounced: all six marks, each yes or no with a reason (P-33)."
    )


class FindingBecomesProblem(Part):
    """The finding becomes a problem item under a number of its own (S-08)."""

    outcome: Literal["problem"] = Field(description="A problem item is opened.")
    demand: Passage = Field(description="What the unit is to put right.")


class FindingDismissed(Part):
    """The finding is dismissed."""

    outcome: Literal["dismissed"] = Field(description="Nothing is opened.")
    reasons: Passage = Field(description="Why.")


Decision = Annotated[FindingBecomesProblem | FindingDismissed, Field(discriminator="outcome")]


class CloseVisit(Command):
    """Open the problem items, feed the conclusion back, tell the right to object (TV-05, P-21)."""

    decisions: tuple[Decision, ...] = Field(
        default=(), max_length=MANY, description="One for each finding, in their order; none if no problem was found."
    )
    conclusion: Passage = Field(description="The conclusion as the unit reads it (LS-6).")
