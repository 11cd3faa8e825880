"""The rows of the doors of central tasks."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "task"

DOORS: Rows = {
    "list_tasks": reading(_NAME),
    "read_task": reading(_NAME),
    "read_task_part": reading(_NAME),
    "set_up_task": acting(_NAME, "set_up"),
    "revise_task": acting(_NAME, "revise"),
    "report_task_progress": acting(_NAME, "report_progress"),
    "settle_task_milestone": acting(_NAME, "settle_milestone"),
    "complete_task": acting(_NAME, "complete"),
    "stop_task": acting(_NAME, "stop"),
}
"""By the name of the function of the route."""
