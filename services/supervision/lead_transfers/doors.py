"""The rows of the doors of transfer sheets and of the counts."""

from typing import Final

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, only, reading
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity

DOORS: Final[Rows] = {
    "list_lead_transfers": reading("lead_transfer", sensitivity=Sensitivity.C3),
    "read_lead_transfer": reading("lead_transfer", sensitivity=Sensitivity.C3),
    "submit_lead": acting("lead_transfer", "submit", sensitivity=Sensitivity.C3),
    "list_refused_leads": only((R.CASE_MGMT, R.CADRE_SUP), Rule("P-06"), Sensitivity.C2),
}
"""By the name of the function of the route."""
