"""The rows of the doors of the applications."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

DOORS: Rows = {
    "list_applications": reading("application"),
    "apply_for_clarification": acting("application", "apply"),
    "enter_application_from_paper": acting("application", "enter_from_paper"),
    "read_application": reading("application"),
    "acknowledge_application": acting("application", "acknowledge"),
    "withdraw_application": acting("application", "withdraw"),
    "ask_for_reconsideration": acting("application", "ask_reconsideration"),
}
"""By the name of the function of the route."""
