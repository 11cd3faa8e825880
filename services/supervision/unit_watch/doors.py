"""The rows of the doors of watched units."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

DOORS: Rows = {
    "list_watched_units": reading("unit_watch"),
    "read_watched_unit": reading("unit_watch"),
    "release_watched_unit": acting("unit_watch", "release"),
}
"""By the name of the function of the route."""
