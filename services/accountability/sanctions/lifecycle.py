"""THE TABLE of a sanction: opened by service, ended by time, changed or revoked by a review or a re-examination."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.sanctions.status import SanctionStatus as S

_SYSTEM: Final = (R.SYSTEM,)
_EFFECT = Rule("P-15", "P-19", "P-28")
_ADDED = Rule("P-19", "P-14")
_CHANGED = Rule("P-14", "P-20", "A-10")
_LASTING: Final = (S.IN_EFFECT, S.ENDED)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "open", S.IN_EFFECT, _SYSTEM, _EFFECT, "TA-12"),
        Move(S.IN_EFFECT, "expire", S.ENDED, (R.CLOCK,), Rule("P-19", "D-04"), "TA-12"),
        *(Move(found, "recount", found, _SYSTEM, _ADDED, "TA-12") for found in _LASTING),
        Move(S.ENDED, "recount", S.IN_EFFECT, _SYSTEM, _ADDED, "TA-12"),
        *(Move(found, "note_recourse", found, _SYSTEM, Rule("P-14", "P-20"), "TA-13") for found in _LASTING),
        *(Move(found, "replace", found, _SYSTEM, _CHANGED, "TA-13") for found in _LASTING),
        Move(S.ENDED, "replace", S.IN_EFFECT, _SYSTEM, _CHANGED, "TA-13"),
        *(Move(found, "revoke", S.REVOKED, _SYSTEM, _CHANGED, "TA-13") for found in _LASTING),
    )
)
"""``replace`` and ``revoke`` are the effect of a decided review (TA-13) or of a decided re-examination (TA-15)."""
