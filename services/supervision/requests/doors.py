"""The rows of the doors of requests for staff."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "staff_request"

DOORS: Rows = {
    "list_staff_requests": reading(_NAME),
    "read_staff_request": reading(_NAME),
    "request_joint_supervision": acting(_NAME, "request_joint"),
    "request_staff_of_unit": acting(_NAME, "request_staff"),
    "answer_staff_request": acting(_NAME, "grant", "refuse"),
    "withdraw_staff_request": acting(_NAME, "withdraw"),
    "end_staff_request": acting(_NAME, "end"),
}
"""By the name of the function of the route."""
