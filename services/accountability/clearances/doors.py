"""The row of every door of the clearings."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import reading

_NAME = "clearance"

DOORS: Rows = {"list_clearances": reading(_NAME), "read_clearance": reading(_NAME)}
"""By the name of the function of the route."""
