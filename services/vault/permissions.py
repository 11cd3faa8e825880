"""The row of every door of the vault: whom it is for, what it shows and which acts it performs."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, only, reading
from libs.kernel.roles import Role
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity

DOORS: Rows = {
    "lodge_report": acting("report", "lodge", sensitivity=Sensitivity.C3),
    "list_reports": reading("report", sensitivity=Sensitivity.C3),
    "read_report": reading("report", sensitivity=Sensitivity.C3),
    "acknowledge_report": acting("report", "acknowledge", sensitivity=Sensitivity.C3),
    "request_opening": acting("opening", "request", sensitivity=Sensitivity.C3),
    "list_openings": reading("opening", sensitivity=Sensitivity.C3),
    "read_opening": reading("opening", sensitivity=Sensitivity.C3),
    "decide_opening": acting("opening", "approve", "refuse", sensitivity=Sensitivity.C3),
    "read_original": acting("opening", "use", sensitivity=Sensitivity.C4),
    "acknowledge_opening": acting("opening", "acknowledge", sensitivity=Sensitivity.C3),
    "list_refused_entries": only((Role.LETTERS, Role.CADRE_SUP), Rule("P-06"), Sensitivity.C2),
}
"""By the name of the function of the route."""
