"""THE TABLE of a trigger: weighed when it is recorded, weighed anew with what comes later, withdrawn."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.triggers.status import TriggerStatus as S

HEADS: Final = (R.SUP_HEAD,)
"""Who records by hand and withdraws what was recorded by hand: the head of the office that looks after the unit."""

_SYSTEM: Final = (R.SYSTEM,)
_TIERS: Final = Rule("A-01", "A-02", "A-03", "A-04", "A-05", "A-06", "G-34", "G-35", "G-36")
_BY_HAND: Final = Rule("A-01", "G-35", "G-38")
_TAKEN_BACK: Final = Rule("G-37", "P-17")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "record", S.WEIGHED, _SYSTEM, _TIERS, "TI-01"),
        Move(None, "record_by_hand", S.WEIGHED, HEADS, _BY_HAND, "TI-01"),
        Move(S.WEIGHED, "reweigh", S.WEIGHED, _SYSTEM, Rule("G-34", "G-36", "G-37"), "TI-01"),
        Move(S.WEIGHED, "replace_list", S.WEIGHED, _SYSTEM, _TAKEN_BACK, "TI-03"),
        Move(S.WEIGHED, "withdraw", S.WITHDRAWN, _SYSTEM, _TAKEN_BACK, "TI-03"),
        Move(S.WEIGHED, "withdraw_by_hand", S.WITHDRAWN, HEADS, _TAKEN_BACK, "TI-03"),
    )
)
