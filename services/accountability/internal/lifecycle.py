"""THE TABLE of an internal violation: which status may become which, by which act, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.internal.status import DETERMINED
from services.accountability.internal.status import ViolationStatus as S

SUPERVISORS: Final = (R.CADRE_SUP,)
"""Who keeps the own house in order: cadre supervision, with the general office in the inspection team (X-19)."""

_SYSTEM: Final = (R.SYSTEM,)
_RECORD = Rule("X-17", "X-19", "X-25", "X-26")
_LADDER = Rule("X-18")
_ROW: Final = "TX-03"

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "record", S.RECORDED, SUPERVISORS, _RECORD, _ROW),
        *(Move(S.RECORDED, "determine", found, SUPERVISORS, _LADDER, _ROW) for found in DETERMINED),
        *(Move(found, "correct", found, SUPERVISORS, _RECORD, _ROW) for found in (S.RECORDED, S.CLOSED)),
        *(Move(was, "correct", found, SUPERVISORS, _LADDER, _ROW) for was in DETERMINED for found in DETERMINED),
        Move(S.CLOSED, "correct", S.REPEAT, SUPERVISORS, _LADDER, _ROW),
        *(
            Move(found, "withdraw", S.WITHDRAWN, SUPERVISORS, _LADDER, _ROW)
            for found in (S.RECORDED, *DETERMINED, S.CLOSED)
        ),
        Move(S.FIRST, "recompute", S.REPEAT, _SYSTEM, _LADDER, _ROW),
        Move(S.REPEAT, "recompute", S.FIRST, _SYSTEM, _LADDER, _ROW),
        *(Move(S.CLOSED, "recompute", found, _SYSTEM, _LADDER, _ROW) for found in (S.CLOSED, S.REPEAT)),
        *(Move(found, "carry_out", found, SUPERVISORS, _LADDER, _ROW) for found in DETERMINED),
        *(Move(found, "close", S.CLOSED, SUPERVISORS, _LADDER, _ROW) for found in DETERMINED),
    )
)
