"""The rows of the doors of coverage and proposals: for those who plan visits and those who watch that they are made."""

from typing import Final

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import Row, To
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from services.supervision.visits.access import WHOLE_ORGAN

PLANNERS: Final = frozenset(
    (R.SUP_OFFICER, R.SUP_HEAD, R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD, R.CDI_LEADER_IN_CHARGE, *WHOLE_ORGAN)
)
"""Offices, dispatched bodies, leaders, and the desks that see the whole organ; never a unit that is visited."""


def _of_visits(roles: frozenset[R], *rules: str) -> Row:
    return Row(To.ROLES, Sensitivity.C2, roles, frozenset(("visit",)), rule=Rule(*rules))


DOORS: Rows = {
    "read_monthly_coverage": _of_visits(PLANNERS, "S-05", "S-12"),
    "read_coverage_of_bodies": _of_visits(PLANNERS, "S-06", "G-49"),
    "read_special_coverage": _of_visits(PLANNERS | {R.BUREAU}, "S-07", "G-53"),
    "read_yearly_coverage": _of_visits(PLANNERS, "S-09", "G-52"),
    "list_visit_proposals": _of_visits(PLANNERS, "S-05", "F-42", "P-21"),
}
"""By the name of the function of the route."""
