"""THE TABLE of a probation: from, act, to, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.probation.status import SET
from services.accountability.probation.status import ProbationStatus as S

HEADS: Final = (R.SUP_HEAD,)
"""Who proposes: the head of the office."""
SETTERS: Final = (R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY)
"""Who sets it: the authority that would decide accountability (G-41)."""
EVALUATORS: Final = (R.SUP_OFFICER,)
"""Who evaluates: a handler of the case, never who set it."""

_SET = Rule("A-07", "A-08", "G-41", "G-42")
_EVALUATED = Rule("A-08", "G-41")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "propose", S.PROPOSED, HEADS, _SET, "TA-07"),
        Move(S.PROPOSED, "set", S.RUNNING, SETTERS, _SET, "TA-07"),
        Move(S.PROPOSED, "decline", S.DECLINED, SETTERS, _SET, "TA-07"),
        Move(S.RUNNING, "extend", S.RUNNING, SETTERS, _EVALUATED, "TA-07"),
        Move(S.RUNNING, "expire", S.EXPIRED, (R.CLOCK,), _EVALUATED, "TA-08"),
        *(Move(found, "evaluate", S.PASSED, EVALUATORS, _EVALUATED, "TA-08") for found in SET),
        *(Move(found, "evaluate", S.FAILED, EVALUATORS, _EVALUATED, "TA-08") for found in SET),
    )
)
