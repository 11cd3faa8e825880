"""The rows of the doors of liaison meetings."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "liaison_meeting"

DOORS: Rows = {
    "list_liaison_meetings": reading(_NAME),
    "read_liaison_meeting": reading(_NAME),
    "record_liaison_meeting": acting(_NAME, "record"),
    "settle_liaison_measure": acting(_NAME, "settle_measure"),
    "close_liaison_meeting": acting(_NAME, "close"),
}
"""By the name of the function of the route."""
