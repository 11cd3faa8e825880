"""THE TABLE of a person: recorded, amended, ended."""

from enum import StrEnum

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule


class PersonStatus(StrEnum):
    """Whether a person is in office."""

    ACTIVE = "active"
    ENDED = "ended"


_S = PersonStatus
_KEPT = Rule("P-36")

LIFECYCLE = Lifecycle(
    (
        Move(None, "record", _S.ACTIVE, (R.SYS_ADMIN, R.SYSTEM), _KEPT, "DP-01"),
        Move(_S.ACTIVE, "amend", _S.ACTIVE, (R.SYS_ADMIN, R.SYSTEM), _KEPT, "DP-02"),
        Move(_S.ACTIVE, "end", _S.ENDED, (R.SYS_ADMIN, R.SYSTEM), _KEPT, "DP-03"),
    )
)
