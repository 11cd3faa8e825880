"""The central task: its plan, who leads and who undertakes, how far it is, and its light (S-01, S-08, P-22)."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import date, timedelta
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.supervision.tasks.records import (
    FormerPlan,
    LightTurn,
    Milestone,
    ProgressReport,
    Settlement,
    TaskEnding,
)
from services.supervision.tasks.status import Colour, TaskStatus

NUMBERED_AS: Final = "任务"
"""The word before the year in the number of a task."""


@dataclass(frozen=True)
class Task(Case):
    """One central task, from its being set up to its completion."""

    status: Annotated[TaskStatus, Field(description="Where it stands; dictionary task_status.")]
    _: KW_ONLY
    title: Annotated[str, Field(description="What the task is called.")]
    kind: Annotated[str, Field(description="Which central work it is; list central_work_kinds (S-01).")]
    basis: Annotated[str, Field(description="Document that sets the task.")]
    project_code: Annotated[str | None, Field(description="State investment-project code of the matter.")] = None
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that supervises it.")]
    office_id: Annotated[UUID, Field(description="The supervision office that set it up.")]
    bureau_id: Annotated[UUID | None, Field(description="The inspection bureau of the city (S-02).")] = None
    lead_unit_id: Annotated[UUID | None, Field(description="The lead unit, if one leads.")] = None
    task_force_id: Annotated[UUID | None, Field(description="The task force, if one leads.")] = None
    undertaking_unit_ids: Annotated[tuple[UUID, ...], Field(description="The units that do the work.")] = ()
    milestones: Annotated[tuple[Milestone, ...], Field(description="The milestones, as the plan now has them.")]
    set_up_on: Annotated[date, Field(description="Day on which it was set up.")]
    set_up_by: Annotated[UUID, Field(description="Who set it up.")]
    light: Annotated[Colour, Field(description="The light: that of the worst milestone; dictionary task_light.")]
    light_on: Annotated[date, Field(description="Since which day it has that colour.")]
    turns_on: Annotated[
        date | None, Field(description="Next day on which time alone may turn it; null once it ended.")
    ] = None
    lights: Annotated[tuple[LightTurn, ...], Field(description="Every turn of the light, oldest first.")] = ()
    reports: Annotated[tuple[ProgressReport, ...], Field(description="Reports of progress, oldest first.")] = ()
    settlements: Annotated[tuple[Settlement, ...], Field(description="Findings on milestones, oldest first.")] = ()
    revisions: Annotated[tuple[FormerPlan, ...], Field(description="Plans it had before, oldest first.")] = ()
    ending: Annotated[TaskEnding | None, Field(description="How it ended.")] = None

    @property
    def unit_ids(self) -> tuple[UUID, ...]:
        """Lead unit, task force and undertaking units, each once."""
        named = (self.lead_unit_id, self.task_force_id, *self.undertaking_unit_ids)
        return tuple(dict.fromkeys(unit for unit in named if unit is not None))

    @property
    def next_due_on(self) -> date | None:
        """The last day of the next milestone not found reached; None once all are."""
        return min((one.last_on for one in self.milestones if not one.is_reached), default=None)

    @property
    def awaits_settlement(self) -> bool:
        """Whether a milestone is reported done on which nothing was found yet."""
        return any(one.to_settle for one in self.milestones)

    @property
    def red_unit_ids(self) -> tuple[UUID, ...]:
        """Whose milestones are red, each unit once, while the task is under way (S-08)."""
        return self._owners(one for one in self.milestones if self._light(one) is Colour.RED)

    @property
    def pressed_unit_ids(self) -> tuple[UUID, ...]:
        """Whose milestones are yellow or red and not reported done."""
        return self._owners(one for one in self.milestones if one.is_open and self._light(one) is not Colour.GREEN)

    def milestone(self, code: str) -> Milestone | None:
        """The milestone of that code, or None."""
        return next((one for one in self.milestones if one.code == code), None)

    def timers(self) -> tuple[Timer, ...]:
        """The clock looks at the light when the next day begins on which it may turn (S-08)."""
        if self.turns_on is None:
            return ()
        return (Timer("turn_light", end_of(self.turns_on - timedelta(days=1))),)

    def _light(self, milestone: Milestone) -> Colour:
        return self.lights[-1].of(milestone.code)

    def _owners(self, behind: Iterable[Milestone]) -> tuple[UUID, ...]:
        if self.status is not TaskStatus.UNDER_WAY:
            return ()
        return tuple(dict.fromkeys(milestone.owner_id for milestone in behind))
