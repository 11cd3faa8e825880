"""THE TABLE of a transfer sheet: handed in from outside, and moved by what happens to the lead, never by itself."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.lead_transfers.status import TransferStatus as S

SUBMITTERS: Final = (R.BUREAU, R.LEAD_UNIT_USER, R.TASK_FORCE_USER)
_DESK = (R.CASE_MGMT,)
_TELLING = (R.SUP_OFFICER, R.DISPATCHED_OFFICER, R.TOWNSHIP_OFFICER)
_RECEIPT = Rule("G-56")

LIFECYCLE = Lifecycle(
    (
        Move(None, "submit", S.SUBMITTED, SUBMITTERS, Rule("S-13", "P-06"), "TL-01"),
        # What follows is the lead's move; the sheet notes as much of it as its body may know.
        Move(S.SUBMITTED, "note_receipt", S.RECEIVED, _DESK, _RECEIPT, "TL-02"),
        Move(S.SUBMITTED, "note_turning_back", S.TURNED_BACK, _DESK, _RECEIPT, "TL-02"),
        Move(S.RECEIVED, "note_forwarding", S.FORWARDED, _DESK, Rule("P-07"), "TL-03"),
        Move(S.RECEIVED, "note_feedback", S.FED_BACK, _TELLING, Rule("G-56", "P-06"), "TL-07"),
    )
)
EFFECTS: Final = frozenset({"note_receipt", "note_turning_back", "note_forwarding", "note_feedback"})
"""Moves that only acts on the lead make."""
