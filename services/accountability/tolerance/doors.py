"""The rows of the doors of determinations and applications."""

from functools import partial
from typing import Final

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading
from libs.kernel.sensitivity import Sensitivity

_NAME: Final = "tolerance"
_APPLICATION: Final = "tolerance_application"
_acting = partial(acting, _NAME, sensitivity=Sensitivity.C3)

DOORS: Rows = {
    "list_tolerances": reading(_NAME),
    "read_tolerance": reading(_NAME, sensitivity=Sensitivity.C3),
    "read_determination_letter": reading(_NAME),
    "open_tolerance": _acting("open"),
    "draft_determination": _acting("draft"),
    "give_tolerance_trial_opinion": _acting("give_trial_opinion"),
    "consult_on_tolerance": _acting("consult"),
    "determine_tolerance": _acting("determine", "send_back"),
    "serve_determination": _acting("serve"),
    "reopen_tolerance": _acting("reopen"),
    "renew_tolerance_hands": _acting("renew_hands"),
    "list_tolerance_applications": reading(_APPLICATION),
    "read_tolerance_application": reading(_APPLICATION),
    "apply_for_tolerance": acting(_APPLICATION, "apply"),
    "acknowledge_tolerance_application": acting(_APPLICATION, "acknowledge"),
    "answer_tolerance_application": acting(_APPLICATION, "answer"),
    "withdraw_tolerance_application": acting(_APPLICATION, "withdraw"),
    "ask_to_reconsider_tolerance": acting(_APPLICATION, "ask_reconsideration"),
    "uphold_tolerance_answer": acting(_APPLICATION, "uphold"),
}
"""By the name of the function of the route."""
