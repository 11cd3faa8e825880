"""The row of every door of disclosure windows and disclosures."""

from functools import partial

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, only, reading
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity

_WINDOW = "disclosure_window"
_STATEMENT = "disclosure_statement"
_FIGURES = (R.CDI_SECRETARY, R.CDI_DEPUTY, R.CDI_LEADER_IN_CHARGE, R.CASE_MGMT)
_reading = partial(reading, _STATEMENT, sensitivity=Sensitivity.C3)
_acting = partial(acting, _STATEMENT, sensitivity=Sensitivity.C3)

DOORS: Rows = {
    "list_disclosure_windows": reading(_WINDOW, sensitivity=Sensitivity.C1),
    "read_disclosure_window": reading(_WINDOW, sensitivity=Sensitivity.C1),
    "read_disclosure_figures": only(_FIGURES, Rule("X-09"), Sensitivity.C2),
    "open_disclosure_window": acting(_WINDOW, "open", sensitivity=Sensitivity.C1),
    "name_window_handlers": acting(_WINDOW, "name_window_handlers", sensitivity=Sensitivity.C1),
    "close_disclosure_window": acting(_WINDOW, "close", sensitivity=Sensitivity.C1),
    "list_disclosures": _reading(),
    "read_disclosure": _reading(),
    "hand_in_disclosure": _acting("hand_in"),
    "receive_disclosure": _acting("receive"),
    "name_disclosure_handlers": _acting("name_handlers"),
    "step_aside_from_disclosure": _acting("step_aside"),
    "assess_disclosure": _acting("assess"),
    "countersign_disclosure": _acting("confirm", "return_assessment"),
    "link_disclosure": _acting("link"),
}
"""By the name of the function of the route."""
