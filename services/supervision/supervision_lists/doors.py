"""The rows of the doors of supervision lists."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import Row, acting, reading
from libs.kernel.sensitivity import Sensitivity

_NAME = "supervision_list"


def _acting(act: str) -> Row:
    return acting(_NAME, act, sensitivity=Sensitivity.C1)


DOORS: Rows = {
    "list_supervision_lists": reading(_NAME, sensitivity=Sensitivity.C1),
    "read_supervision_list": reading(_NAME, sensitivity=Sensitivity.C1),
    "draft_supervision_list": _acting("draft"),
    "revise_supervision_list": _acting("revise"),
    "put_supervision_list_in_force": _acting("put_in_force"),
    "retire_supervision_list": _acting("retire"),
}
"""By the name of the function of the route."""
