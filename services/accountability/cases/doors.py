"""The row of every door of the accountability cases."""

from functools import partial

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_acting = partial(acting, "case")

DOORS: Rows = {
    "list_cases": reading("case"),
    "read_case": reading("case", "evidence", "clearance"),
    "check_case": reading("case"),
    "open_case": _acting("open_by_hand"),
    "approve_case": _acting("approve"),
    "decline_case": _acting("decline"),
    "name_case_handlers": _acting("name_handlers"),
    "step_aside_from_case": _acting("step_aside"),
    "name_involved": _acting("name_involved"),
    "record_case_tests": _acting("record_tests"),
    "rescope_case": _acting("rescope"),
    "find_case_not_established": _acting("find_not_established"),
    "draft_case_proposal": _acting("draft_proposal"),
    "give_case_trial_opinion": _acting("give_trial_opinion"),
    "hear_case_object": _acting("hear"),
    "submit_case": _acting("submit"),
    "decide_case": _acting("decide"),
    "send_case_back": _acting("send_back"),
    "exempt_case": _acting("exempt"),
    "record_case_correction": _acting("record_correction"),
    "serve_case_decision": _acting("serve"),
    "record_case_execution": _acting("record_execution"),
    "close_case": _acting("close"),
}
"""By the name of the function of the route."""
