"""The rows of the doors of recorded circulars."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

DOORS: Rows = {
    "list_circulars": reading("circular"),
    "read_circular": reading("circular"),
    "record_circular": acting("circular", "record"),
    "withdraw_circular": acting("circular", "withdraw"),
}
"""By the name of the function of the route."""
