"""The row of every door of the correction tasks."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading
from libs.kernel.sensitivity import Sensitivity

_NAME = "correction"

DOORS: Rows = {
    "list_corrections": reading(_NAME, sensitivity=Sensitivity.C3),
    "read_correction": reading(_NAME, sensitivity=Sensitivity.C3),
    "answer_correction": acting(_NAME, "answer", sensitivity=Sensitivity.C3),
    "check_correction": acting(_NAME, "close", "return_answer", sensitivity=Sensitivity.C3),
}
"""By the name of the function of the route. The case behind a task is C3; few see it."""
