"""The rows of the doors of the records of criticism."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

DOORS: Rows = {
    "list_criticisms": reading("criticism"),
    "read_criticism": reading("criticism"),
    "record_criticism": acting("criticism", "record"),
    "withdraw_criticism": acting("criticism", "withdraw"),
}
"""By the name of the function of the route."""
