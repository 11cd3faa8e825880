"""What supervision tells of central tasks, requests for staff, liaison and supervision lists: ids, codes and days."""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event

Light = Literal["green", "yellow", "red"]


class TaskEvent(Event):
    """What every event of a central task says."""

    competent_organ_id: UUID = Field(description="The discipline organ that supervises it.")
    kind: str = Field(description="Which central work it is; list central_work_kinds (S-01).")
    lead_unit_id: UUID | None = Field(default=None, description="The lead unit, if one leads.")
    task_force_id: UUID | None = Field(default=None, description="The task force, if one leads.")
    undertaking_unit_ids: tuple[UUID, ...] = Field(default=(), description="The units that do the work.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")
    light: Light | None = Field(default=None, description="The light of the task after this move (S-08).")


class TaskSetUp(TaskEvent):
    """A central task was set up with its milestones (S-01, P-22)."""

    event_type: ClassVar[str] = "supervision.task.set_up.v1"


class TaskRevised(TaskEvent):
    """Units or milestones were changed, with reasons."""

    event_type: ClassVar[str] = "supervision.task.revised.v1"


class TaskProgressReported(TaskEvent):
    """A unit or the bureau reported progress (S-02)."""

    event_type: ClassVar[str] = "supervision.task.progress_reported.v1"
    reported_on: date = Field(description="Day of the report.")


class TaskMilestoneSettled(TaskEvent):
    """A milestone is found reached, or found not to be up to quality (S-08)."""

    event_type: ClassVar[str] = "supervision.task.milestone_settled.v1"


class TaskLightTurned(TaskEvent):
    """Time turned the light of a milestone, and with it perhaps that of the task (S-08)."""

    event_type: ClassVar[str] = "supervision.task.light_turned.v1"
    light: Light = Field(description="green, yellow or red.")
    turned_on: date = Field(description="From which day.")


class TaskCompleted(TaskEvent):
    """All milestones are reached and the task is done."""

    event_type: ClassVar[str] = "supervision.task.completed.v1"


class TaskStopped(TaskEvent):
    """The task was given up, with reasons."""

    event_type: ClassVar[str] = "supervision.task.stopped.v1"


TASK_EVENTS: tuple[type[Event], ...] = (
    TaskSetUp,
    TaskRevised,
    TaskProgressReported,
    TaskMilestoneSettled,
    TaskLightTurned,
    TaskCompleted,
    TaskStopped,
)
