"""The rows of the doors of probations."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "probation"

DOORS: Rows = {
    "list_probations": reading(_NAME),
    "read_probation": reading(_NAME),
    "propose_probation": acting(_NAME, "propose"),
    "set_probation": acting(_NAME, "set", "decline"),
    "extend_probation": acting(_NAME, "extend"),
    "evaluate_probation": acting(_NAME, "evaluate"),
}
"""By the name of the function of the route."""
