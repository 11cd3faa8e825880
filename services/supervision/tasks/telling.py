"""What every event of a central task says."""

from typing import TypedDict
from uuid import UUID

from libs.contracts.supervision_tasks import Light
from services.supervision.tasks.status import Colour
from services.supervision.tasks.task import Task


class Told(TypedDict):
    """The fields that all events of a task share."""

    competent_organ_id: UUID
    kind: str
    lead_unit_id: UUID | None
    task_force_id: UUID | None
    undertaking_unit_ids: tuple[UUID, ...]
    project_code: str | None
    light: Light


_LIGHTS: dict[Colour, Light] = {Colour.GREEN: "green", Colour.YELLOW: "yellow", Colour.RED: "red"}


def task_of(task: Task) -> Told:
    """Which task, of whom, and its light."""
    return Told(
        competent_organ_id=task.competent_organ_id,
        kind=task.kind,
        lead_unit_id=task.lead_unit_id,
        task_force_id=task.task_force_id,
        undertaking_unit_ids=task.undertaking_unit_ids,
        project_code=task.project_code,
        light=_LIGHTS[task.light],
    )
