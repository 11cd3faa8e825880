"""The row of the door of the what-if."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import only
from libs.kernel.roles import Role as R
from libs.kernel.sensitivity import Sensitivity
from services.accountability.what_ifs.refusals import ASKED_UNDER

ASKING = (R.CDI_SECRETARY, R.CDI_DEPUTY, R.CDI_LEADER_IN_CHARGE, R.SC_MEMBER, R.SC_RECORDER, R.CASE_MGMT)
"""Who may ask; each is answered on what they may read."""

DOORS: Rows = {"ask_what_if": only(ASKING, ASKED_UNDER, Sensitivity.C3)}
"""By the name of the function of the route."""
