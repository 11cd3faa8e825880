"""What can be asked of a central task; request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.supervision.sources.wording import MANY, Line, Part, Passage, ProjectCode
from services.supervision.tasks.status import Verdict

_CODE = Field(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$", description="Code of the milestone.", examples=["m1"])


class MilestoneSet(Part):
    """One milestone of the plan."""

    code: str = _CODE
    text: Line = Field(description="What is to be reached.")
    standard: Line = Field(description="The quality that counts as reached.")
    due_on: Day = Field(description="Its day; if the office is closed then, the next working day counts (G-04).")
    owner_id: UUID = Field(description="The unit or task force of the task that answers for it.")


class Plan(Command):
    """Who leads, who undertakes, and the milestones."""

    lead_unit_id: UUID | None = Field(default=None, description="The lead unit; needed if no task force leads.")
    task_force_id: UUID | None = Field(default=None, description="The task force; needed if no unit leads.")
    undertaking_unit_ids: tuple[UUID, ...] = Field(
        default=(), max_length=MANY, description="The units that do the work, each once."
    )
    milestones: tuple[MilestoneSet, ...] = Field(max_length=MANY, description="The milestones, each code once.")


class SetUpTask(Plan):
    """Set up a central task: complete, or refused with all that is missing (S-01, P-22)."""

    title: Line = Field(description="What the task is called.")
    kind: str = Field(max_length=40, description="List central_work_kinds.", examples=["stage_task"])
    basis: Line = Field(description="Document that sets the task.")
    project_code: ProjectCode | None = Field(default=None, description="State investment-project code, if any.")


class ReviseTask(Plan):
    """Change units or milestones, with reasons: the whole plan as it is from now on; the former one is kept.

    A milestone that was found reached stays as it is.
    """

    reasons: Passage = Field(description="Why the plan is changed.")


class Entry(Part):
    """What is reported of one milestone."""

    milestone: str = _CODE
    done: bool = Field(description="Whether it is reported done.")
    percent: int = Field(ge=0, le=100, description="Per cent done; 100 if and only if it is done.")
    obstacle: Passage = Field(default="", description="What stands in the way; needed once its last day has passed.")
    evidence: tuple[Line, ...] = Field(default=(), max_length=MANY, description="Proof; needed if it is done.")


class SourceGiven(Part):
    """The natural key of a report that a machine hands over: the same key with the same content is taken once."""

    source_system: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$", description="Code of the system.")
    source_id: str = Field(pattern=r"^[A-Za-z0-9._:-]{1,80}$", description="Id of the report there.")
    source_version: int = Field(ge=1, le=1_000_000, description="Version of the report there, counted up.")


class ReportProgress(Command):
    """Report progress, milestone by milestone (S-02)."""

    entries: tuple[Entry, ...] = Field(max_length=MANY, description="At least one milestone, each once.")
    reported_on: Day | None = Field(
        default=None, description="Day of the report. The bureau alone may hand in an earlier one; today otherwise."
    )
    source: SourceGiven | None = Field(default=None, description="Natural key, if a machine hands it over.")


class SettleMilestone(Command):
    """Find a milestone that is reported done reached, or not up to quality (S-08)."""

    milestone: str = _CODE
    verdict: Verdict = Field(description="reached or not_up_to_quality; dictionary milestone_verdict.")
    evidence: tuple[Line, ...] = Field(max_length=MANY, description="References of what it rests on.")
    wanting: Passage = Field(
        default="", description="What is not up to quality; the units are told. Needed with not_up_to_quality."
    )
    remarks: Passage = Field(default="", description="Remarks of those who supervise; never shown to units.")


class TurnLight(Command):
    """A day has begun on which the light may turn (S-08). Asked by the clock alone."""


class CompleteTask(Command):
    """Say that the task is done: every milestone was found reached."""

    note: Passage = Field(default="", description="Closing note.")


class StopTask(Command):
    """Give the task up, with reasons."""

    reasons: Passage = Field(description="Why, and by whose decision.")
