"""THE TABLE of a review: applied for or ordered, examined by others, decided, served (TA-13)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.reviews.status import UNDECIDED
from services.accountability.reviews.status import ReviewStatus as S

APPLICANTS: Final = (R.SUBJECT, R.UNIT_PARTY_HEAD)
"""Whom the sanction is on: the person, or for an organization its party head."""
HIGHER: Final = (R.CDI_SECRETARY, R.CDI_DEPUTY)
"""Who orders a review of what an organ below decided, and puts off the decision on an appeal."""
REVIEWERS: Final = (R.CASE_TRIAL, R.SUP_OFFICER, R.SUP_HEAD)
"""Who may be named to review, if the decision was made without them."""

_DESK: Final = (R.CASE_MGMT,)
_RULE = Rule("P-14", "P-20")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "apply", S.OPENED, APPLICANTS, Rule("P-14", "P-20", "G-07"), "TA-13"),
        Move(None, "enter_from_paper", S.OPENED, _DESK, Rule("P-14", "P-20", "G-07"), "TA-13"),
        Move(None, "order", S.OPENED, HIGHER, Rule("P-14"), "TA-13"),
        Move(S.OPENED, "assign", S.REVIEWING, _DESK, Rule("P-09", "P-14"), "TA-13"),
        Move(S.REVIEWING, "assign", S.REVIEWING, _DESK, Rule("P-09", "P-14"), "TA-13"),
        Move(S.DECIDED, "assign", S.DECIDED, _DESK, Rule("P-14"), "TA-13"),
        *(Move(found, "extend", found, HIGHER, Rule("P-20"), "TA-13") for found in UNDECIDED),
        Move(S.REVIEWING, "report", S.REPORTED, REVIEWERS, _RULE, "TA-13"),
        Move(S.REPORTED, "decide", S.DECIDED, (R.SC_RECORDER,), _RULE, "TA-13"),
        Move(S.DECIDED, "serve", S.SERVED, REVIEWERS, _RULE, "TA-13"),
    )
)
