"""What a central task keeps of each step: plan, reports, findings, lights, as frozen records."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.supervision.tasks.status import Colour, MilestoneState, Verdict


@dataclass(frozen=True)
class Milestone:
    """One milestone: what is to be reached, how well, by when and by whom; and where it stands."""

    code: Annotated[str, Field(description="Code of the milestone, unique in the task.")]
    text: Annotated[str, Field(description="What is to be reached.")]
    standard: Annotated[str, Field(description="The quality that counts as reached.")]
    due_on: Annotated[date, Field(description="The day that was set.")]
    owner_id: Annotated[UUID, Field(description="The unit or task force that answers for it.")]
    last_on: Annotated[date, Field(description="Its last day: the next working day if the office is closed on due_on.")]
    warned_from: Annotated[date, Field(description="First day on which it is yellow, if not reported done.")]
    state: Annotated[
        MilestoneState | None, Field(description="Where it stands; dictionary milestone_state. Null if not yours.")
    ] = MilestoneState.OPEN
    percent: Annotated[int | None, Field(description="Per cent done as last reported. Null if not yours.")] = 0
    reported_on: Annotated[date | None, Field(description="Day on which it was last reported done.")] = None
    to_settle: Annotated[
        bool | None, Field(description="Whether it is reported done and nothing found on that yet. Null if not yours.")
    ] = False
    settled_on: Annotated[date | None, Field(description="Day of the last finding on it.")] = None

    @property
    def is_reached(self) -> bool:
        """Whether it was found reached."""
        return self.state is MilestoneState.REACHED

    @property
    def is_open(self) -> bool:
        """Whether nobody has reported it done yet."""
        return self.state is MilestoneState.OPEN

    def replanned(self, new: "Milestone") -> "Milestone":
        """The same milestone under a new plan: what was reported or found of it stays, but a claim made to another
        text or standard is none. A finding is undone by no plan."""
        days = self if not self.is_open and self.due_on == new.due_on else new
        planned = replace(new, last_on=days.last_on, warned_from=days.warned_from, percent=self.percent)
        other = (self.text, self.standard) != (new.text, new.standard)
        if other and self.state is MilestoneState.REPORTED:
            return planned
        return replace(
            planned,
            state=self.state,
            reported_on=self.reported_on,
            settled_on=self.settled_on,
            to_settle=self.to_settle and not other,
        )


@dataclass(frozen=True)
class SourceKey:
    """The natural key of a report that a machine hands over."""

    source_system: Annotated[str, Field(description="The system it comes from.")]
    source_id: Annotated[str, Field(description="Its id there.")]
    source_version: Annotated[int, Field(description="Its version there, counted up.")]


@dataclass(frozen=True)
class ProgressEntry:
    """What one report says of one milestone."""

    milestone: Annotated[str, Field(description="Code of the milestone.")]
    done: Annotated[bool, Field(description="Whether it is reported done.")]
    percent: Annotated[int, Field(description="Per cent done.")]
    obstacle: Annotated[str, Field(description="What stands in the way.")] = ""
    evidence: Annotated[tuple[str, ...], Field(description="References of the proof.")] = ()


@dataclass(frozen=True)
class ProgressReport:
    """One report of progress."""

    reported_on: Annotated[date, Field(description="Day of the report.")]
    organ_id: Annotated[UUID, Field(description="The unit, task force or bureau that reports.")]
    entries: Annotated[tuple[ProgressEntry, ...], Field(description="Milestone by milestone.")]
    reported_by: Annotated[UUID, Field(description="Who reported.")]
    noted_at: Annotated[datetime, Field(description="When it was entered, UTC.")]
    source: Annotated[SourceKey | None, Field(description="Its natural key, if a machine handed it over.")] = None


@dataclass(frozen=True)
class Settlement:
    """What was found of a milestone that was reported done (S-08)."""

    milestone: Annotated[str, Field(description="Code of the milestone.")]
    verdict: Annotated[Verdict, Field(description="reached or not_up_to_quality; dictionary milestone_verdict.")]
    evidence: Annotated[tuple[str, ...], Field(description="References of what it rests on.")]
    wanting: Annotated[str, Field(description="What is not up to quality; the units are told.")]
    remarks: Annotated[str, Field(description="Remarks of those who supervise; never for units.")]
    settled_by: Annotated[UUID, Field(description="Who found it.")]
    settled_on: Annotated[date, Field(description="Day of the finding.")]


@dataclass(frozen=True)
class LightTurn:
    """That a milestone turned, and with it perhaps the light of the task (S-08)."""

    light: Annotated[Colour, Field(description="The light of the task from then on; dictionary task_light.")]
    on: Annotated[date, Field(description="From which day.")]
    red: Annotated[tuple[str, ...], Field(description="Codes of the milestones that are red.")]
    yellow: Annotated[tuple[str, ...], Field(description="Codes of the milestones that are yellow.")]
    noted_at: Annotated[datetime, Field(description="When it was entered, UTC.")]

    def of(self, code: str) -> Colour:
        """The light of a milestone of the task."""
        if code in self.red:
            return Colour.RED
        return Colour.YELLOW if code in self.yellow else Colour.GREEN


@dataclass(frozen=True)
class FormerPlan:
    """The plan as it was before it was revised, and why it was."""

    lead_unit_id: Annotated[UUID | None, Field(description="Lead unit until then.")]
    task_force_id: Annotated[UUID | None, Field(description="Task force until then.")]
    undertaking_unit_ids: Annotated[tuple[UUID, ...], Field(description="Undertaking units until then.")]
    milestones: Annotated[tuple[Milestone, ...], Field(description="Milestones until then.")]
    reasons: Annotated[str, Field(description="Why it was revised.")]
    revised_by: Annotated[UUID, Field(description="Who revised it.")]
    revised_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class TaskEnding:
    """How the task ended."""

    note: Annotated[str, Field(description="Closing note, or why it was stopped.")]
    ended_on: Annotated[date, Field(description="Day.")]
    ended_by: Annotated[UUID, Field(description="Who ended it.")]
