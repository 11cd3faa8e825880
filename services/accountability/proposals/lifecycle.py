"""THE TABLE of a supervision proposal: drafted, argued, issued, served, answered, followed up, closed (P-26)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.proposals.status import ProposalStatus as S

HANDLERS: Final = (R.SUP_OFFICER,)
"""Who drafts, serves and follows up: officers of the office that makes it."""
HEADS: Final = (R.SUP_HEAD,)
LEADER: Final = (R.CDI_LEADER_IN_CHARGE,)
"""Who issues it and rules on what the body objects."""
UNIT: Final = (R.UNIT_PARTY_HEAD, R.UNIT_CLERK)
"""Who answers for the body it is addressed to."""

_RULE = Rule("A-15", "P-26")
_ANSWERABLE: Final = (S.SERVED, S.OVERDUE, S.REFUSED)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "draft", S.DRAFTED, HANDLERS, _RULE, "TA-03"),
        Move(S.DRAFTED, "revise", S.DRAFTED, HANDLERS, _RULE, "TA-03"),
        Move(S.DRAFTED, "argue", S.ARGUED, HEADS, _RULE, "TA-03"),
        Move(S.DRAFTED, "argue", S.DRAFTED, HEADS, _RULE, "TA-03"),
        Move(S.ARGUED, "issue", S.ISSUED, LEADER, _RULE, "TA-03"),
        Move(S.ARGUED, "return_draft", S.DRAFTED, LEADER, _RULE, "TA-03"),
        Move(S.ISSUED, "serve", S.SERVED, HANDLERS, _RULE, "TA-03"),
        Move(S.SERVED, "lapse", S.OVERDUE, (R.CLOCK,), _RULE, "TA-03"),
        *(Move(found, "answer", S.ANSWERED, UNIT, _RULE, "TA-03") for found in _ANSWERABLE),
        *(Move(found, "answer", S.OBJECTED, UNIT, _RULE, "TA-03") for found in (S.SERVED, S.OVERDUE)),
        Move(S.OBJECTED, "rule_on_objection", S.SERVED, LEADER, Rule("G-07", "P-26"), "TA-03"),
        Move(S.OBJECTED, "rule_on_objection", S.WITHDRAWN, LEADER, Rule("G-07", "P-26"), "TA-03"),
        Move(S.ANSWERED, "follow_up", S.ANSWERED, HANDLERS, _RULE, "TA-03"),
        Move(S.OVERDUE, "record_refusal", S.REFUSED, LEADER, Rule("P-26"), "TA-03"),
        Move(S.ANSWERED, "record_refusal", S.REFUSED, LEADER, Rule("P-26"), "TA-03"),
        Move(S.OBJECTED, "record_refusal", S.REFUSED, LEADER, Rule("G-07", "P-26"), "TA-03"),
        Move(S.ANSWERED, "close", S.CLOSED, HEADS, _RULE, "TA-03"),
        Move(S.REFUSED, "close", S.CLOSED, HEADS, _RULE, "TA-03"),
    )
)
