"""THE TABLE of a determination of tolerance: from, act, to, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.tolerance.status import DECIDED, OPEN
from services.accountability.tolerance.status import ToleranceStatus as S

HANDLERS: Final = (R.SUP_OFFICER,)
"""Who weighs: the handlers of the case, by name."""
HEADS: Final = (R.SUP_HEAD,)
"""Who holds the collective consultation."""
RECORDERS: Final = (R.SC_RECORDER,)
"""Who enters what the standing committee determined."""
LEADERS: Final = (R.CDI_LEADER_IN_CHARGE,)
"""Who decides on a request to reconsider: the leader in charge of the office."""
DECIDERS: Final = (R.CDI_LEADER_IN_CHARGE, R.SC_RECORDER, R.CDI_SECRETARY)
"""Who decides, or records what was decided: they know the dossier because the determination names them."""

_OPENED = Rule("G-44", "G-45", "F-29", "P-17")
_LOOKS = Rule("X-01", "X-03", "X-04", "X-05", "X-06", "X-07", "A-12", "A-35", "F-29", "P-24", "G-43")
_TOGETHER = Rule("X-30", "P-16")
_DETERMINED = Rule("X-01", "A-23", "A-35", "P-16", "G-43", "G-46")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "open", S.WEIGHING, HANDLERS, _OPENED, "TA-04"),
        Move(S.WEIGHING, "draft", S.DRAFTED, HANDLERS, _LOOKS, "TA-05"),
        Move(S.DRAFTED, "draft", S.DRAFTED, HANDLERS, _LOOKS, "TA-05"),
        Move(S.DRAFTED, "give_trial_opinion", S.EXAMINED, (R.CASE_TRIAL,), Rule("P-16", "A-36"), "TA-05"),
        Move(S.DRAFTED, "give_trial_opinion", S.WEIGHING, (R.CASE_TRIAL,), Rule("P-16", "A-36"), "TA-05"),
        Move(S.EXAMINED, "consult", S.CONSULTED, HEADS, _TOGETHER, "TA-05"),
        Move(S.EXAMINED, "consult", S.WEIGHING, HEADS, _TOGETHER, "TA-05"),
        Move(S.CONSULTED, "determine", S.DETERMINED, RECORDERS, _DETERMINED, "TA-05"),
        Move(S.CONSULTED, "send_back", S.WEIGHING, RECORDERS, _DETERMINED, "TA-05"),
        Move(S.DETERMINED, "serve", S.SERVED, HANDLERS, Rule("P-16", "F-30", "G-46"), "TA-05"),
        *(Move(found, "reopen", S.WEIGHING, LEADERS, Rule("G-07", "A-28"), "TA-05") for found in DECIDED),
        *(Move(found, "renew_hands", found, (R.CASE_MGMT,), Rule("P-09"), "TA-05") for found in (*OPEN, *DECIDED)),
        *(Move(found, "cease", S.CEASED, (R.SYSTEM,), Rule("A-07", "G-41"), "TA-07") for found in OPEN),
    )
)
