"""The row of every door of the cases of malicious accusation."""

from functools import partial

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading
from libs.kernel.sensitivity import Sensitivity

_NAME = "malice"
_acting = partial(acting, _NAME, sensitivity=Sensitivity.C3)

DOORS: Rows = {
    "list_malice_cases": reading(_NAME, sensitivity=Sensitivity.C3),
    "read_malice_case": reading(_NAME, sensitivity=Sensitivity.C3),
    "read_malice_statistics": reading(_NAME, sensitivity=Sensitivity.C3),
    "suspect_malice": _acting("suspect"),
    "investigate_malice": _acting("investigate"),
    "name_malice_handlers": _acting("name_handlers"),
    "renew_malice_heads": _acting("renew_heads"),
    "step_aside_from_malice": _acting("step_aside"),
    "drop_malice_suspicion": _acting("drop"),
    "propose_malice_ending": _acting("propose_ending"),
    "decide_malice_ending": _acting("find_mistaken", "find_not_established"),
    "educate_accuser": _acting("educate"),
    "draft_malice_proposal": _acting("draft_proposal"),
    "give_malice_trial_opinion": _acting("give_trial_opinion"),
    "request_malice_corrections": _acting("request_corrections"),
    "escalate_malice": _acting("escalate"),
    "certify_malice": _acting("certify", "send_back", "refuse_certification"),
    "dispose_malice": _acting("dispose"),
    "record_malice_result": _acting("record_result"),
    "close_malice": _acting("close"),
}
"""By the name of the function of the route."""
