"""The rows of the doors to the figures: for whom the list of the same cases is, but never for a unit."""

from collections.abc import Iterable
from typing import Final

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import Row, To
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from services.supervision.frequency.doors import PLANNERS
from services.supervision.visits.access import WHOLE_ORGAN

LISTERS: Final = frozenset((R.SUP_OFFICER, R.SUP_HEAD, R.CDI_LEADER_IN_CHARGE, *WHOLE_ORGAN))
"""Who may know common problems: offices, their leaders, and the desks that see the whole organ."""
LEAD_HANDLERS: Final = frozenset((R.CASE_MGMT, R.SUP_OFFICER, R.SUP_HEAD, R.CDI_LEADER_IN_CHARGE))
"""Who may handle leads; each counts those alone that name them, case management those of the organ (P-06)."""


def _counting(roles: Iterable[R], case_type: str, *rules: str, sensitivity: Sensitivity = Sensitivity.C2) -> Row:
    return Row(To.ROLES, sensitivity, frozenset(roles), frozenset((case_type,)), rule=Rule(*rules))


DOORS: Rows = {
    "read_problem_statistics": _counting(PLANNERS, "problem", "S-08", "S-10"),
    "read_visit_statistics": _counting(PLANNERS, "visit", "S-05", "S-06"),
    "read_coverage_statistics": _counting(PLANNERS, "visit", "S-05", "S-06", "S-07", "S-09"),
    "read_sample_statistics": _counting(LISTERS, "common_problem", "S-11", "G-50"),
    "read_lead_statistics": _counting(LEAD_HANDLERS, "lead", "P-08", "G-56", sensitivity=Sensitivity.C3),
}
"""By the name of the function of the route."""
