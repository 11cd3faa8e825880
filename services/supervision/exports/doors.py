"""The rows of the doors of the exports: whoever has the list has its sheet."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import reading

DOORS: Rows = {"export_problems": reading("problem"), "export_visits": reading("visit")}
"""By the name of the function of the route."""
