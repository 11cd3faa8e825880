"""The rows of the doors of objections."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "objection"

DOORS: Rows = {
    "list_objections": reading(_NAME),
    "read_objection": reading(_NAME),
    "lodge_objection": acting(_NAME, "lodge"),
    "assign_objection": acting(_NAME, "assign"),
    "decide_objection": acting(_NAME, "decide"),
    "withdraw_objection": acting(_NAME, "withdraw"),
}
"""By the name of the function of the route."""
