"""THE TABLES of draws and re-examinations (TA-15)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.reexaminations.status import DrawStatus
from services.accountability.reexaminations.status import ReexaminationStatus as S

DESK: Final = (R.CASE_MGMT,)
"""Who draws and names the examiners."""
EXAMINERS: Final = (R.CASE_TRIAL, R.SUP_OFFICER, R.SUP_HEAD)
"""Who may be named to examine, if outside the deciding chain."""

_SYSTEM: Final = (R.SYSTEM,)
_RULE = Rule("A-10", "G-48")

DRAW_LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "draw", DrawStatus.CURRENT, DESK, Rule("A-10", "G-03", "G-48"), "TA-15"),
        Move(DrawStatus.CURRENT, "supersede", DrawStatus.SUPERSEDED, _SYSTEM, Rule("G-03", "G-48"), "TA-15"),
    )
)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "be_drawn", S.DRAWN, _SYSTEM, _RULE, "TA-15"),
        Move(S.DRAWN, "assign", S.EXAMINING, DESK, Rule("G-48", "P-09"), "TA-15"),
        Move(S.EXAMINING, "assign", S.EXAMINING, DESK, Rule("G-48", "P-09"), "TA-15"),
        Move(S.EXAMINING, "report", S.CONCLUDED, EXAMINERS, _RULE, "TA-15"),
        Move(S.EXAMINING, "report", S.PROPOSED, EXAMINERS, Rule("A-10", "A-28", "G-48"), "TA-15"),
        Move(S.PROPOSED, "decide", S.CONCLUDED, (R.SC_RECORDER,), Rule("A-10", "A-28", "G-48"), "TA-15"),
    )
)
