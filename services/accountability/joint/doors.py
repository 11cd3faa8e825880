"""The row of every door of the joint dispositions."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import reading

DOORS: Rows = {
    "list_joint_dispositions": reading("joint"),
    "read_joint_disposition": reading("joint"),
}
"""By the name of the function of the route."""
