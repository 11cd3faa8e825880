"""THE TABLE of a liaison meeting (S-02)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.liaison.status import MeetingStatus as S

RECORDERS: Final = (R.CONDUCT, R.SUP_OFFICER, R.SUP_HEAD)

_RULE = Rule("S-02")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "record", S.RECORDED, RECORDERS, _RULE),
        # A meeting that only circulated information leaves nothing to be done.
        Move(None, "record", S.SETTLED, RECORDERS, _RULE),
        Move(S.RECORDED, "settle_measure", S.RECORDED, RECORDERS, _RULE),
        Move(S.RECORDED, "settle_measure", S.SETTLED, RECORDERS, _RULE),
        Move(S.SETTLED, "close", S.CLOSED, RECORDERS, _RULE),
    )
)
