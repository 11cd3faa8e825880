"""The rows of the doors of common problems."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "common_problem"

DOORS: Rows = {
    "list_common_problems": reading(_NAME),
    "read_common_problem": reading(_NAME),
    "rerun_common_problem_draw": reading(_NAME),
    "compile_common_problem": acting(_NAME, "compile"),
    "add_common_problem_item": acting(_NAME, "add_item"),
    "fix_common_problem": acting(_NAME, "fix"),
    "draw_common_problem_sample": acting(_NAME, "draw"),
    "enlarge_common_problem_sample": acting(_NAME, "enlarge"),
    "note_common_problem_check": acting(_NAME, "note_check"),
    "close_common_problem": acting(_NAME, "close"),
}
"""By the name of the function of the route."""
