"""THE TABLE of a key: issued, revoked, expired."""

from enum import StrEnum

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule


class KeyStatus(StrEnum):
    """Whether a key may be used."""

    ACTIVE = "active"
    REVOKED = "revoked"
    EXPIRED = "expired"


_S = KeyStatus
_KEPT = Rule("P-36")

LIFECYCLE = Lifecycle(
    (
        Move(None, "issue", _S.ACTIVE, (R.SEC_ADMIN,), _KEPT, "DK-01"),
        Move(_S.ACTIVE, "revoke", _S.REVOKED, (R.SEC_ADMIN,), _KEPT, "DK-02"),
        Move(_S.ACTIVE, "expire", _S.EXPIRED, (R.CLOCK,), _KEPT, "DK-03"),
    )
)
