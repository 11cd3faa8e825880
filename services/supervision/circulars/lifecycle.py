"""THE TABLE of a recorded circular: recorded whole, or not at all; withdrawn if the record was wrong."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.circulars.status import CircularStatus as S

RECORDERS: Final = (R.BUREAU, R.SUP_OFFICER, R.CASE_MGMT)
"""Who records circulars received: the inspection bureau, a supervision office, case management."""

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "record", S.RECORDED, RECORDERS, Rule("A-01", "A-02", "A-03", "G-35", "G-36")),
        Move(S.RECORDED, "withdraw", S.WITHDRAWN, RECORDERS, Rule("G-37", "P-17")),
    )
)
