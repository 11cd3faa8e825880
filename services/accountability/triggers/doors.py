"""The row of every door of triggers."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "trigger"

DOORS: Rows = {
    "list_triggers": reading(_NAME),
    "read_trigger": reading(_NAME),
    "record_trigger": acting(_NAME, "record_by_hand"),
    "withdraw_trigger": acting(_NAME, "withdraw_by_hand"),
}
"""By the name of the function of the route."""
