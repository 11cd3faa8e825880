"""THE TABLE of an account: recorded, given roles and credentials, limited, used, disabled, enabled."""

from enum import StrEnum

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import NOT_OF_ACCOUNTS
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule


class AccountStatus(StrEnum):
    """Whether an account may be used."""

    ACTIVE = "active"
    DISABLED = "disabled"


class DisabledFor(StrEnum):
    """Why an account may not be used."""

    DECISION = "decision"  # the security administrator decided so
    LEFT_OFFICE = "left_office"  # its person has left office
    EXPIRED = "expired"  # its last day has passed
    DORMANT = "dormant"  # nobody used it for too long


HOLDERS = tuple(role for role in R if role not in NOT_OF_ACCOUNTS)
"""Whatever roles an account holds, its holder keeps its credentials; the acts refuse everyone but the holder."""

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
        Move(_S.ACTIVE, "issue_code_secret", _S.ACTIVE, _BY, _KEPT, "DU-06"),
        Move(_S.ACTIVE, "withdraw_code_secret", _S.ACTIVE, _BY, _KEPT, "DU-07"),
        Move(_S.ACTIVE, "lapse", _S.DISABLED, (R.CLOCK,), _KEPT, "DU-08"),
        Move(_S.ACTIVE, "set_validity", _S.ACTIVE, _BY, _KEPT, "DU-09"),
        Move(_S.ACTIVE, "change_password", _S.ACTIVE, HOLDERS, _KEPT, "DU-10"),
        Move(_S.ACTIVE, "begin_code_secret", _S.ACTIVE, HOLDERS, _KEPT, "DU-11"),
        Move(_S.ACTIVE, "confirm_code_secret", _S.ACTIVE, HOLDERS, _KEPT, "DU-12"),
        Move(_S.ACTIVE, "note_use", _S.ACTIVE, (R.SYSTEM,), _KEPT, "DU-13"),
    )
)
