"""The rows of the doors of escalations."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import reading

DOORS: Rows = {"list_escalations": reading("escalation"), "read_escalation": reading("escalation")}
"""By the name of the function of the route."""
