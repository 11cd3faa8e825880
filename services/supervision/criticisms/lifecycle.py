"""THE TABLE of a record of criticism: recorded whole, or not at all; withdrawn if it was wrong."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.criticisms.status import CriticismStatus as S

RECORDERS: Final = (R.CITY_LEADER, R.BUREAU, R.SUP_OFFICER, R.CASE_MGMT)
"""Who records named criticism: the leader, the inspection bureau, a supervision office, case management."""

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "record", S.RECORDED, RECORDERS, Rule("A-01", "A-02", "A-03", "G-34", "G-36")),
        Move(S.RECORDED, "withdraw", S.WITHDRAWN, RECORDERS, Rule("G-37", "P-17")),
    )
)
