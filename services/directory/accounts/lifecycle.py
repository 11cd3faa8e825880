"""THE TABLE of an account: recorded, given roles, given a password, disabled, enabled."""

from enum import StrEnum

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule


class AccountStatus(StrEnum):
    """Whether an account may be used."""

    ACTIVE = "active"
    DISABLED = "disabled"


_S = AccountStatus
_BY = (R.SEC_ADMIN, R.SYSTEM)
_KEPT = Rule("P-36")

LIFECYCLE = Lifecycle(
    (
        Move(None, "record", _S.ACTIVE, _BY, _KEPT, "DU-01"),
        Move(_S.ACTIVE, "change_roles", _S.ACTIVE, _BY, _KEPT, "DU-02"),
        Move(_S.ACTIVE, "set_password", _S.ACTIVE, _BY, _KEPT, "DU-03"),
        Move(_S.ACTIVE, "disable", _S.DISABLED, _BY, _KEPT, "DU-04"),
        Move(_S.DISABLED, "enable", _S.ACTIVE, _BY, _KEPT, "DU-05"),
    )
)
