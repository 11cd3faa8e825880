"""THE TABLES of an escalated interview and of the ends of what it led to. Only events of accountability move them."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.filing.escalations.status import EscalationStatus as S
from services.filing.escalations.status import StepStatus

_BY: Final = (R.SYSTEM,)
_FOLLOWED = Rule("S-12", "G-38")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "enter", S.IN_FORCE, _BY, Rule("F-48", "S-12")),
        # What the escalation led to may be heard of before it: then there is nothing left to set apart.
        Move(None, "enter", S.SETTLED, _BY, _FOLLOWED),
        Move(S.IN_FORCE, "settle", S.SETTLED, _BY, _FOLLOWED),
    )
)

STEP_LIFECYCLE: Final = Lifecycle((Move(None, "note_end", StepStatus.HEARD, _BY, _FOLLOWED),))
