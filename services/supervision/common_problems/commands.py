"""What can be asked of a common problem; request bodies of the API."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.supervision.common_problems.status import CheckWay
from services.supervision.problems.status import CheckResult
from services.supervision.sources.wording import MANY, Line, Part, Passage, ProjectCode

MOST_ADDED = 500
"""The most items that can be added to a sample at a time."""
Code = Annotated[str, StringConstraints(max_length=50)]
_SHOWS = Field(max_length=MANY, description="What shows it; at least one entry.")


class CompileCommonProblem(Command):
    """Begin the list of a problem found alike in several units (S-08, S-11)."""

    title: Line = Field(description="What it is called.")
    nature: Code = Field(description="Nature that all its items share; list problem_natures.")
    facts: Passage = Field(description="What was found alike in the units.")
    evidence: tuple[Line, ...] = _SHOWS
    demand: Passage = Field(description="What is to be put right, where an item says nothing else.")
    task_id: UUID | None = Field(default=None, description="The central task it was found in, if any.")


class FoundItem(Part):
    """The problem as found in one unit: an item of it is opened (TS-01)."""

    unit_id: UUID = Field(description="The unit; a supervision office of the organ looks after it.")
    facts: Passage = Field(description="What was found there.")
    place: Line = Field(description="Where it was found.")
    found_on: Day = Field(description="Day on which it was found.")
    evidence: tuple[Line, ...] = _SHOWS
    level: Code = Field(description="How grave it is; list problem_levels.")
    demand: Passage = Field(default="", description="What is to be put right; empty: what the list demands.")
    project_code: ProjectCode | None = Field(default=None, description="State investment-project code, if any.")


class AddCommonProblemItem(Command):
    """Put the item of one unit on the list: one that is kept already, or one to be opened (S-08, S-11)."""

    problem_id: UUID | None = Field(
        default=None, description="An item kept already, of this nature, not yet reported put right."
    )
    found: FoundItem | None = Field(default=None, description="What was found, if there is no item of it yet.")


class FixCommonProblem(Command):
    """Declare the list complete: its items are the population of the sample (G-50)."""


class DrawSample(Command):
    """Draw the sample by lot. There is nothing to choose: neither seed nor size, and there is one draw (G-50)."""


class EnlargeSample(Command):
    """Add items of the population to the sample; none can be taken out (G-50)."""

    item_ids: tuple[UUID, ...] = Field(max_length=MOST_ADDED, description="Items to be checked besides those drawn.")
    reasons: Passage = Field(description="Why these.")


class NoteSampleCheck(Command):
    """Note what a visit found of one item of the sample (S-11, G-51)."""

    item_id: UUID = Field(description="The problem item.")
    way: CheckWay = Field(description="Openly or covertly; a covert check is made on an unannounced visit.")
    visit_id: UUID = Field(description="The visit to the unit, on the day of the draw or later.")
    result: CheckResult = Field(description="What was found of its rectification.")
    facts: Passage = Field(description="What was seen.")
    evidence: tuple[Line, ...] = _SHOWS


class CloseCommonProblem(Command):
    """Close it: the sample is checked in both ways, every item is checked off or escalated (S-10, S-11, G-51)."""

    conclusion: Passage = Field(description="What came of it.")
