"""THE TABLE of a relation: recorded, corrected, ended."""

from enum import StrEnum

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule


class RelationStatus(StrEnum):
    """Whether the end of a relation is known."""

    LASTING = "lasting"
    ENDED = "ended"  # the first day after it is recorded, be it past or to come


_S = RelationStatus
_BY = (R.SYS_ADMIN, R.SYSTEM)
_KEPT = Rule("P-36", "F-24", "F-26", "C-26", "C-04")

LIFECYCLE = Lifecycle(
    (
        Move(None, "record", _S.LASTING, _BY, _KEPT, "DR-01"),
        Move(None, "record", _S.ENDED, _BY, _KEPT, "DR-01"),
        Move(_S.LASTING, "correct", _S.LASTING, _BY, _KEPT, "DR-02"),
        Move(_S.LASTING, "correct", _S.ENDED, _BY, _KEPT, "DR-02"),
        Move(_S.ENDED, "correct", _S.LASTING, _BY, _KEPT, "DR-02"),
        Move(_S.ENDED, "correct", _S.ENDED, _BY, _KEPT, "DR-02"),
        Move(_S.LASTING, "end", _S.ENDED, _BY, _KEPT, "DR-03"),
    )
)
