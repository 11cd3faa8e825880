"""THE TABLE of a problem item as filings know it. Only events of supervision move it, in the order of the item."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.filing.earlier_problems.status import EarlierProblemStatus as S

_BY: Final = (R.SYSTEM,)
_HISTORY = Rule("F-19", "S-08")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "enter", S.UNDER_WAY, _BY, _HISTORY),
        Move(S.UNDER_WAY, "revise", S.UNDER_WAY, _BY, _HISTORY),
        Move(S.UNDER_WAY, "withdraw", S.WITHDRAWN, _BY, _HISTORY),
        Move(S.UNDER_WAY, "check_off", S.CHECKED_OFF, _BY, Rule("F-19", "S-10")),
    )
)
