"""The rows of the doors of the supervision proposals."""

from functools import partial

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "supervision_proposal"
_acting = partial(acting, _NAME)

DOORS: Rows = {
    "list_supervision_proposals": reading(_NAME),
    "read_supervision_proposal": reading(_NAME),
    "draft_supervision_proposal": _acting("draft"),
    "revise_supervision_proposal": _acting("revise"),
    "argue_supervision_proposal": _acting("argue"),
    "issue_supervision_proposal": _acting("issue"),
    "return_supervision_proposal": _acting("return_draft"),
    "serve_supervision_proposal": _acting("serve"),
    "answer_supervision_proposal": _acting("answer"),
    "rule_on_proposal_objection": _acting("rule_on_objection"),
    "follow_up_supervision_proposal": _acting("follow_up"),
    "record_proposal_refusal": _acting("record_refusal"),
    "close_supervision_proposal": _acting("close"),
}
"""By the name of the function of the route."""
