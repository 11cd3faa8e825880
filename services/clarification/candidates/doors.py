"""The rows of the doors of the candidates."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

DOORS: Rows = {
    "list_candidates": reading("candidate"),
    "read_candidate": reading("candidate"),
    "take_up_candidate": acting("candidate", "take_up"),
    "dismiss_candidate": acting("candidate", "dismiss"),
    "read_candidate_statistics": reading("candidate"),
}
"""By the name of the function of the route."""
