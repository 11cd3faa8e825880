"""The rows of the doors of problem items."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import reading

DOORS: Rows = {
    "list_earlier_problems": reading("earlier_problem"),
    "read_earlier_problem": reading("earlier_problem"),
}
"""By the name of the function of the route."""
