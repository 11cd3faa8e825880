"""The central task as the engine knows it: acts with their facts, table, lifecycle, access and number."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.tasks import acts_planning, acts_progress, commands
from services.supervision.tasks.access import ACCESS
from services.supervision.tasks.facts_loading import day_facts, plan_facts
from services.supervision.tasks.lifecycle import LIFECYCLE
from services.supervision.tasks.tables import TASKS
from services.supervision.tasks.task import NUMBERED_AS, Task


def columns_of(task: Task) -> Mapping[str, object]:
    """The projected columns: whose it is, its light, and what is next."""
    return {
        "competent_organ_id": task.competent_organ_id,
        "office_id": task.office_id,
        "bureau_id": task.bureau_id,
        "kind": task.kind,
        "project_code": task.project_code,
        "lead_unit_id": task.lead_unit_id,
        "task_force_id": task.task_force_id,
        "unit_ids": list(task.unit_ids),
        "set_up_on": task.set_up_on,
        "ended_on": None if task.ending is None else task.ending.ended_on,
        "due_on": task.next_due_on if task.ending is None else None,
        "light": str(task.light),
        "light_on": task.light_on,
        "red_unit_ids": list(task.red_unit_ids),
        "pressed_unit_ids": list(task.pressed_unit_ids),
        "to_settle": task.awaits_settlement,
    }


TASK: Final[CaseType[Task]] = CaseType(
    name="task",
    resource="tasks",
    table=TASKS,
    case_class=Task,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("set_up", commands.SetUpTask, acts_planning.set_up, plan_facts, opens=True),
        Act("revise", commands.ReviseTask, acts_planning.revise, plan_facts),
        Act("report_progress", commands.ReportProgress, acts_progress.report_progress, day_facts),
        Act("settle_milestone", commands.SettleMilestone, acts_progress.settle_milestone, day_facts),
        Act("turn_light", commands.TurnLight, acts_progress.turn_light, day_facts),
        Act("complete", commands.CompleteTask, acts_planning.complete, day_facts),
        Act("stop", commands.StopTask, acts_planning.stop, day_facts),
    ),
    access=ACCESS,
    numbering=lambda task: (task.competent_organ_id, NUMBERED_AS),
)
