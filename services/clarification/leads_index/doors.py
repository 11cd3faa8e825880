"""The row of the door of the index of leads."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import reading

DOORS: Rows = {"read_lead_index": reading("lead_entry")}
"""By the name of the function of the route."""
