"""THE TABLE of a lead. Once it is handed in, nobody but case management and the persons it names moves it."""

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.lead_transfers.lifecycle import SUBMITTERS
from services.supervision.leads.status import LeadStatus as S

DESK = (R.CASE_MGMT,)
VERIFIERS = (R.SUP_OFFICER, R.DISPATCHED_OFFICER, R.TOWNSHIP_OFFICER)
HEADS = (R.SUP_HEAD, R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD)
LEADERS = (R.CDI_LEADER_IN_CHARGE,)

_ASSIGN = Rule("P-07", "P-08", "P-09")
_RECEIPT = Rule("G-56", "P-08")
_PROPOSE = Rule("P-07", "P-08")
_DISPOSE = Rule("P-08", "X-12")

LIFECYCLE = Lifecycle(
    (
        Move(None, "submit", S.SUBMITTED, SUBMITTERS, Rule("S-13", "P-06"), "TL-01"),
        Move(S.SUBMITTED, "receive", S.RECEIVED, DESK, _RECEIPT, "TL-02"),
        Move(S.SUBMITTED, "turn_back", S.TURNED_BACK, DESK, _RECEIPT, "TL-02"),
        # What comes in another way, from the letters office or on paper, is registered here.
        Move(None, "register", S.RECEIVED, DESK, Rule("S-13", "G-56", "P-06", "P-08"), "TL-02"),
        Move(S.RECEIVED, "assign", S.ASSIGNED, DESK, _ASSIGN, "TL-03"),
        Move(S.RECEIVED, "forward", S.FORWARDED, DESK, Rule("P-07"), "TL-03"),
        # People move on and recusals become known: other hands are named, and what was only proposed is studied anew.
        Move(S.ASSIGNED, "assign", S.ASSIGNED, DESK, _ASSIGN, "TL-03"),
        Move(S.DISPOSITION_PROPOSED, "assign", S.ASSIGNED, DESK, _ASSIGN, "TL-03"),
        Move(S.DISPOSED, "assign", S.DISPOSED, DESK, _ASSIGN, "TL-03"),
        Move(S.ON_HOLD, "assign", S.ON_HOLD, DESK, _ASSIGN, "TL-03"),
        Move(S.CONCLUDED, "assign", S.CONCLUDED, DESK, _ASSIGN, "TL-03"),
        Move(S.ASSIGNED, "propose", S.DISPOSITION_PROPOSED, VERIFIERS, _PROPOSE, "TL-04"),
        # What is on hold is not verified: it is taken up by a new proposal, never concluded as it lies.
        Move(S.ON_HOLD, "propose", S.DISPOSITION_PROPOSED, VERIFIERS, _PROPOSE, "TL-04"),
        Move(S.DISPOSITION_PROPOSED, "sign", S.DISPOSITION_PROPOSED, (*VERIFIERS, *HEADS), _DISPOSE, "TL-05"),
        Move(S.DISPOSITION_PROPOSED, "dispose", S.DISPOSED, LEADERS, _DISPOSE, "TL-05"),
        Move(S.DISPOSITION_PROPOSED, "dispose", S.ON_HOLD, LEADERS, _DISPOSE, "TL-05"),
        Move(S.DISPOSED, "conclude", S.CONCLUDED, HEADS, Rule("C-06", "C-10", "G-25"), "TL-06"),
        Move(S.CONCLUDED, "feed_back", S.FED_BACK, VERIFIERS, Rule("G-56", "P-06"), "TL-07"),
    )
)
EFFECTS = frozenset({"submit"})
"""Moves that only the transfer sheet makes."""
