"""The rows of the doors of draws and re-examinations."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

DOORS: Rows = {
    "list_draws": reading("reexamination_draw"),
    "draw_cases": acting("reexamination_draw", "draw"),
    "read_draw": reading("reexamination_draw"),
    "rerun_draw": reading("reexamination_draw"),
    "list_reexaminations": reading("reexamination"),
    "read_reexamination": reading("reexamination"),
    "assign_examiners": acting("reexamination", "assign"),
    "report_reexamination": acting("reexamination", "report"),
    "decide_reexamination": acting("reexamination", "decide"),
}
"""By the name of the function of the route."""
