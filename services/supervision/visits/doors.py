"""The rows of the doors of visits."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "visit"

DOORS: Rows = {
    "list_visits": reading(_NAME),
    "read_visit": reading(_NAME),
    "read_visit_order": reading(_NAME),
    "read_visit_conclusion": reading(_NAME),
    "list_visit_warnings": reading(_NAME),
    "plan_visit": acting(_NAME, "plan", "propose_special"),
    "answer_special_visit": acting(_NAME, "confirm_special", "decline_special"),
    "name_visit_team": acting(_NAME, "assign"),
    "start_visit": acting(_NAME, "start"),
    "report_visit": acting(_NAME, "report"),
    "conclude_visit": acting(_NAME, "close"),
    "cancel_visit": acting(_NAME, "cancel"),
}
"""By the name of the function of the route."""
