"""How a central task answers: as a line of the list, in full, and a unit's own part of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.access.grounds import Standing
from libs.chassis.cases import Policies
from libs.chassis.paging import Paged
from libs.chassis.representation import Due, Representation
from libs.kernel.case import Case
from libs.kernel.text import Language
from services.supervision.tasks.access import PROGRESS
from services.supervision.tasks.status import Colour, MilestoneState, TaskStatus, Verdict
from services.supervision.tasks.task import Task


@dataclass(frozen=True)
class TaskRead(Task):
    """A central task as it answers: its fields, what this caller may do now, and the days of its milestones."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[
        tuple[Due, ...],
        Field(description="Last days of milestones not found reached; an undertaking unit asks for its part instead."),
    ] = field(default=(), kw_only=True)


class TaskListed(BaseModel):
    """A central task as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The task.")
    number: str | None = Field(description="Number of the task in the organ's year.", examples=["任务〔2026〕3号"])
    version: int = Field(description="Version, as in the ETag.")
    status: TaskStatus = Field(description="Where it stands; dictionary task_status.")
    title: str = Field(description="What the task is called.")
    kind: str = Field(description="Which central work it is; list central_work_kinds.")
    lead_unit_id: UUID | None = Field(description="The lead unit, if one leads.")
    task_force_id: UUID | None = Field(description="The task force, if one leads.")
    light: Colour = Field(description="The light; dictionary task_light.")
    light_on: date = Field(description="Since which day it has that colour.")
    set_up_on: date = Field(description="Day on which it was set up.")
    milestones: int = Field(description="How many milestones it has.")
    reached: int | None = Field(description="How many were found reached; null to an undertaking unit.")
    due_on: date | None = Field(
        description="Last day of the next milestone not found reached; null if none is, or to an undertaking unit."
    )
    changed_at: datetime | None = Field(description="When it last moved, UTC.")


class TaskPage(Paged[TaskListed]):
    """A page of central tasks."""


class MilestoneFound(BaseModel):
    """What was found of a milestone, as its owner is told."""

    model_config = ConfigDict(frozen=True)

    verdict: Verdict = Field(description="Dictionary milestone_verdict.")
    wanting: str = Field(description="What is not up to quality.")
    settled_on: date = Field(description="Day of the finding.")


class MilestonePart(BaseModel):
    """A milestone as its owner sees it."""

    model_config = ConfigDict(frozen=True)

    code: str = Field(description="Code of the milestone.")
    text: str = Field(description="What is to be reached.")
    standard: str = Field(description="The quality that counts as reached.")
    due_on: date = Field(description="The day that was set.")
    last_on: date = Field(description="Its last day; the next working day if the office is closed on due_on.")
    warned_from: date = Field(description="First day on which it is yellow, if not reported done.")
    light: Colour = Field(description="Its light; dictionary task_light.")
    state: MilestoneState = Field(description="Where it stands; dictionary milestone_state.")
    percent: int = Field(description="Per cent done as last reported.")
    reported_on: date | None = Field(description="Day on which it was last reported done.")
    found: tuple[MilestoneFound, ...] = Field(description="What was found of it, oldest first; no remarks.")


class TaskPart(BaseModel):
    """The part that one unit has in a task: the milestones it answers for."""

    model_config = ConfigDict(frozen=True)

    task_id: UUID = Field(description="The task.")
    unit_id: UUID = Field(description="The unit.")
    light: Colour = Field(description="The worst light of its milestones; dictionary task_light.")
    milestones: tuple[MilestonePart, ...] = Field(description="Its milestones, in the order of the plan.")


class TaskRepresentation(Representation):
    """Leaves the days of the others' milestones to those who may see the progress."""

    def read(
        self,
        case: Case,
        standing: Standing,
        policies: Policies,
        services: Mapping[str, Any],
        at: datetime,
        language: Language,
    ) -> dict[str, Any]:
        """The whole answer for one caller."""
        found = super().read(case, standing, policies, services, at, language)
        return found if PROGRESS.name in standing.sections else {**found, "due": []}


def line_of(task: Task, *, with_progress: bool) -> TaskListed:
    """One line of the list."""
    reached = sum(one.is_reached for one in task.milestones)
    under_way = task.status is TaskStatus.UNDER_WAY
    return TaskListed(
        id=task.id,
        number=task.number,
        version=task.version,
        status=task.status,
        title=task.title,
        kind=task.kind,
        lead_unit_id=task.lead_unit_id,
        task_force_id=task.task_force_id,
        light=task.light,
        light_on=task.light_on,
        set_up_on=task.set_up_on,
        milestones=len(task.milestones),
        reached=reached if with_progress else None,
        due_on=task.next_due_on if with_progress and under_way else None,
        changed_at=task.changed_at,
    )


def part_of(task: Task, unit_id: UUID) -> TaskPart:
    """The milestones a unit answers for, as it may see them."""
    last = task.lights[-1]
    own = [one for one in task.milestones if one.owner_id == unit_id]
    worst = max((last.of(one.code) for one in own), key=list(Colour).index, default=Colour.GREEN)
    parts = tuple(
        MilestonePart(
            code=one.code,
            text=one.text,
            standard=one.standard,
            due_on=one.due_on,
            last_on=one.last_on,
            warned_from=one.warned_from,
            light=last.of(one.code),
            state=one.state or MilestoneState.OPEN,
            percent=one.percent or 0,
            reported_on=one.reported_on,
            found=_found(task, one.code),
        )
        for one in own
    )
    return TaskPart(task_id=task.id, unit_id=unit_id, light=worst, milestones=parts)


def _found(task: Task, code: str) -> tuple[MilestoneFound, ...]:
    of_it = (one for one in task.settlements if one.milestone == code)
    return tuple(MilestoneFound(verdict=one.verdict, wanting=one.wanting, settled_on=one.settled_on) for one in of_it)
