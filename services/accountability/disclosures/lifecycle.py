"""THE TABLES of disclosure windows and of statements: from, act, to, by whom, under which rule (TX-01, TX-02)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.disclosures.status import StatementStatus as S
from services.accountability.disclosures.status import WindowStatus as W

LEADER: Final = (R.CDI_LEADER_IN_CHARGE,)
"""Who opens a window and closes it by hand."""
HANDLERS: Final = (R.SUP_OFFICER, R.DISPATCHED_OFFICER, R.TOWNSHIP_OFFICER)
"""Who receives and assesses disclosures, once named: officers of the organ."""
DISCLOSING: Final = (R.SUBJECT, R.UNIT_CLERK, R.UNIT_PARTY_HEAD, R.LEAD_UNIT_USER, R.TASK_FORCE_USER)
"""Who may disclose with an own account: people of the units; all others come in person or in writing."""

_NOTICE = Rule("X-08", "X-31")
_RECEIPT = Rule("X-08", "X-10")
_HANDS = Rule("X-08", "P-09")
_ASSESSED = Rule("X-08", "X-09", "X-10")
_KNOWN: Final = (S.RECEIVED, S.ASSESSED, S.LINKED)

WINDOW_LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "open", W.OPENED, LEADER, _NOTICE, "TX-01"),
        *(Move(found, "name_window_handlers", found, LEADER, _HANDS, "TX-01") for found in W),
        Move(W.OPENED, "close", W.CLOSED, LEADER, _NOTICE, "TX-01"),
        Move(W.OPENED, "expire", W.CLOSED, (R.CLOCK,), _NOTICE, "TX-01"),
    )
)
STATEMENT_LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "hand_in", S.RECEIVED, DISCLOSING, _RECEIPT, "TX-02"),
        Move(None, "receive", S.RECEIVED, HANDLERS, _RECEIPT, "TX-02"),
        *(Move(found, "name_handlers", found, (R.CASE_MGMT,), _HANDS, "TX-02") for found in _KNOWN),
        *(Move(found, "step_aside", found, HANDLERS, _HANDS, "TX-02") for found in _KNOWN),
        Move(S.RECEIVED, "assess", S.RECEIVED, HANDLERS, _ASSESSED, "TX-02"),
        Move(S.RECEIVED, "return_assessment", S.RECEIVED, HANDLERS, _ASSESSED, "TX-02"),
        Move(S.RECEIVED, "confirm", S.RECEIVED, HANDLERS, _ASSESSED, "TX-02"),
        Move(S.RECEIVED, "confirm", S.ASSESSED, HANDLERS, _ASSESSED, "TX-02"),
        Move(S.ASSESSED, "link", S.LINKED, HANDLERS, _RECEIPT, "TX-02"),
        Move(S.LINKED, "link", S.LINKED, HANDLERS, _RECEIPT, "TX-02"),
    )
)
