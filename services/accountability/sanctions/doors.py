"""The rows of the doors of the sanctions."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import reading

DOORS: Rows = {"list_sanctions": reading("sanction"), "read_sanction": reading("sanction", "clearance")}
"""By the name of the function of the route."""
