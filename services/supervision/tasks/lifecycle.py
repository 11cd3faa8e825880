"""THE TABLE of a central task (S-01, S-02, S-08, P-22)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.tasks.status import TaskStatus as S

HEAD: Final = (R.SUP_HEAD,)
SETTLERS: Final = (R.BUREAU, R.SUP_OFFICER)
UNITS: Final = (R.UNIT_CLERK, R.UNIT_PARTY_HEAD)
LEADS: Final = (R.LEAD_UNIT_USER, R.TASK_FORCE_USER)
REPORTERS: Final = (*LEADS, *UNITS, R.BUREAU)
_CLOCK: Final = (R.CLOCK,)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "set_up", S.UNDER_WAY, HEAD, Rule("S-01", "P-22")),
        Move(S.UNDER_WAY, "revise", S.UNDER_WAY, HEAD, Rule("S-01", "P-22")),
        Move(S.UNDER_WAY, "report_progress", S.UNDER_WAY, REPORTERS, Rule("S-02", "P-22")),
        Move(S.UNDER_WAY, "settle_milestone", S.UNDER_WAY, SETTLERS, Rule("S-08")),
        # What is not reported in time shows of itself, without anybody asking for it.
        Move(S.UNDER_WAY, "turn_light", S.UNDER_WAY, _CLOCK, Rule("S-08")),
        Move(S.UNDER_WAY, "complete", S.COMPLETED, HEAD, Rule("S-08", "P-22")),
        Move(S.UNDER_WAY, "stop", S.STOPPED, HEAD, Rule("S-01", "P-22")),
    )
)
