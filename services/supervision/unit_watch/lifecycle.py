"""THE TABLES of a watched unit, and of the ends of interviews and cases that may let it go."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.unit_watch.status import StepStatus
from services.supervision.unit_watch.status import UnitWatchStatus as S

HEAD: Final = (R.SUP_HEAD,)
_SYSTEM: Final = (R.SYSTEM,)
_ENTERED = Rule("A-06", "S-05", "S-12")
_FOLLOWED = Rule("S-12", "G-38", "P-21")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "enter", S.ON_LIST, _SYSTEM, _ENTERED),
        # What the escalation led to may be heard of before it: then there is nothing left to watch.
        Move(None, "enter", S.LEFT, _SYSTEM, _FOLLOWED),
        Move(S.ON_LIST, "leave", S.LEFT, _SYSTEM, _FOLLOWED),
        Move(S.ON_LIST, "release", S.LEFT, HEAD, Rule("S-09", "P-21")),
    )
)

STEP_LIFECYCLE: Final = Lifecycle((Move(None, "note_end", StepStatus.HEARD, _SYSTEM, _FOLLOWED),))
