"""The row of the door to the statistics."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import reading

DOORS: Rows = {"read_clarification_statistics": reading("clarification")}
"""By the name of the function of the route."""
