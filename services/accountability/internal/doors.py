"""The row of every door of the internal violations."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "violation"

DOORS: Rows = {
    "list_violations": reading(_NAME),
    "read_violation": reading(_NAME),
    "read_violation_ladder": reading(_NAME),
    "record_violation": acting(_NAME, "record"),
    "determine_violation": acting(_NAME, "determine"),
    "correct_violation": acting(_NAME, "correct"),
    "withdraw_violation": acting(_NAME, "withdraw"),
    "carry_out_violation_step": acting(_NAME, "carry_out"),
    "close_violation": acting(_NAME, "close"),
}
"""By the name of the function of the route."""
