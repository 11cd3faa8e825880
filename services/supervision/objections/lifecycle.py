"""THE TABLE of an objection to the conclusion of a visit (P-21)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.objections.status import ObjectionStatus as S

UNIT: Final = (R.UNIT_CLERK, R.UNIT_PARTY_HEAD, R.TASK_FORCE_USER)
ASSIGNERS: Final = (R.CASE_MGMT, R.CDI_LEADER_IN_CHARGE)
EXAMINERS: Final = (R.SUP_OFFICER, R.SUP_HEAD, R.CASE_TRIAL, R.CONDUCT)
"""Roles of which the examiner is one; which person, the case says, and nobody who took part in the visit."""

_P21 = Rule("P-21")
_HANDS = Rule("P-21", "P-09")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "lodge", S.LODGED, UNIT, _P21),
        Move(S.LODGED, "assign", S.EXAMINING, ASSIGNERS, _HANDS),
        Move(S.EXAMINING, "assign", S.EXAMINING, ASSIGNERS, _HANDS),
        Move(S.EXAMINING, "decide", S.DECIDED, EXAMINERS, _HANDS),
        Move(S.LODGED, "withdraw", S.WITHDRAWN, UNIT, _P21),
        Move(S.EXAMINING, "withdraw", S.WITHDRAWN, UNIT, _P21),
    )
)
