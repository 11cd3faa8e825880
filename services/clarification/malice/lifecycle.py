"""THE TABLE of a case of suspected malicious accusation: from, act, to, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.clarification.malice.status import HANDLED, OPEN
from services.clarification.malice.status import MaliceStatus as S

HANDLERS: Final = (R.SUP_OFFICER, R.DISPATCHED_OFFICER, R.TOWNSHIP_OFFICER)
"""Who may handle such a case, once the head has named them: officers of the office or body that verified."""
HEADS: Final = (R.SUP_HEAD, R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD)
"""Heads of such an office or body."""
SUSPECTING: Final = (R.LETTERS, R.CONDUCT, *HANDLERS)
"""Who may put a suspicion on the record."""
SENDERS: Final = (R.CDI_SECRETARY, R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD)
"""Head of the organ or body that sends the proposal up (TW-06)."""
APPROVERS: Final = (R.CDI_SECRETARY, R.CDI_LEADER_IN_CHARGE)
"""Who may certify in an organ that may certify (TW-07)."""
NAMED: Final = (*HANDLERS, *HEADS, R.CASE_TRIAL, *APPROVERS)
"""Roles in which the case names a person; each may step aside (P-09)."""

_NOT_PROVEN = Rule("P-02", "W-04")
_BOTH_ELEMENTS = Rule("P-01", "P-02")
_HIGHER = Rule("P-03", "G-29")
_REPAIR = Rule("C-32", "P-05", "G-31")

_ROAD: Final = (
    Move(None, "suspect", S.SUSPECTED, SUSPECTING, Rule("P-01", "P-02", "W-06"), "TW-01"),
    Move(S.SUSPECTED, "investigate", S.INVESTIGATING, HEADS, Rule("P-02", "P-06", "P-09"), "TW-02"),
    Move(S.SUSPECTED, "drop", S.NOT_ESTABLISHED, HEADS, Rule("P-02"), "TW-04"),
    Move(S.INVESTIGATING, "propose_ending", S.INVESTIGATING, HANDLERS, _NOT_PROVEN, "TW-03"),
    Move(S.INVESTIGATING, "find_mistaken", S.MISTAKEN, HEADS, _NOT_PROVEN, "TW-03"),
    Move(S.MISTAKEN, "educate", S.MISTAKEN, HANDLERS, _NOT_PROVEN, "TW-03"),
    Move(S.INVESTIGATING, "find_not_established", S.NOT_ESTABLISHED, HEADS, Rule("P-02"), "TW-04"),
    Move(S.INVESTIGATING, "draft_proposal", S.INVESTIGATING, HANDLERS, _BOTH_ELEMENTS, "TW-05"),
    Move(S.INVESTIGATING, "give_trial_opinion", S.PROPOSED_MALICIOUS, (R.CASE_TRIAL,), _BOTH_ELEMENTS, "TW-05"),
    Move(S.INVESTIGATING, "give_trial_opinion", S.INVESTIGATING, (R.CASE_TRIAL,), _BOTH_ELEMENTS, "TW-05"),
    Move(S.PROPOSED_MALICIOUS, "escalate", S.PENDING_CERTIFICATION, SENDERS, _HIGHER, "TW-06"),
    Move(S.PENDING_CERTIFICATION, "escalate", S.PENDING_CERTIFICATION, SENDERS, _HIGHER, "TW-06"),
    Move(S.PENDING_CERTIFICATION, "certify", S.CERTIFIED, APPROVERS, Rule(*_HIGHER, "C-12", "W-05"), "TW-07"),
    Move(S.PENDING_CERTIFICATION, "send_back", S.INVESTIGATING, APPROVERS, _HIGHER, "TW-08"),
    Move(S.PENDING_CERTIFICATION, "refuse_certification", S.NOT_ESTABLISHED, APPROVERS, _HIGHER, "TW-08"),
    Move(S.CERTIFIED, "dispose", S.DISPOSED, HANDLERS, Rule("W-01", "W-02", "P-04", "G-30"), "TW-09"),
    Move(S.DISPOSED, "record_result", S.DISPOSED, HANDLERS, Rule("P-04", "G-30"), "TW-09"),
    Move(S.DISPOSED, "close", S.CLOSED, (R.CASE_MGMT,), Rule("P-05", "C-12", "C-32", "W-08"), "TW-10"),
)


def _repairs() -> tuple[Move, ...]:
    """Corrections may be asked for as soon as it is certain that the victim is owed them (C-32, W-04)."""
    rows = ((S.MISTAKEN, "TW-03"), (S.CERTIFIED, "TW-10"), (S.DISPOSED, "TW-10"))
    return tuple(Move(s, "request_corrections", s, HANDLERS, _REPAIR, row) for s, row in rows)


def _hands() -> tuple[Move, ...]:
    """Who handles may change, and whoever must step aside does (P-09)."""
    names = (Move(s, "name_handlers", s, HEADS, Rule("P-06", "P-09"), "TW-02") for s in HANDLED)
    renewals = (Move(s, "renew_heads", s, (R.CASE_MGMT,), Rule("P-09"), "TW-02") for s in OPEN)
    aside = (Move(s, "step_aside", s, NAMED, Rule("P-09"), "TW-02") for s in OPEN)
    return (*names, *renewals, *aside)


LIFECYCLE: Final = Lifecycle((*_ROAD, *_repairs(), *_hands()))
