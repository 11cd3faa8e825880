"""The rows of the doors to the statistics: for those who see the whole organ."""

from typing import Final

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import Row, To
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity

WHOLE_ORGAN: Final = frozenset(
    (R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SVC_MEMBER, R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT)
)
"""Who is entitled: leaders, members and desks of the organ, who see its every case."""


def _counting(case_type: str) -> Row:
    return Row(To.ROLES, Sensitivity.C2, WHOLE_ORGAN, frozenset((case_type,)), rule=Rule("A-26", "P-30"))


DOORS: Rows = {
    "read_interview_statistics": _counting("interview"),
    "read_case_statistics": _counting("case"),
    "read_measure_statistics": _counting("case"),
    "read_tolerance_statistics": _counting("tolerance"),
    "read_probation_statistics": _counting("probation"),
}
"""By the names of the functions of the routes."""
