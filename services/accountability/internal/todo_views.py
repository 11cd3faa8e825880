"""The next steps in internal violations, for the list of what waits for a caller (TX-03)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement

from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.internal.lifecycle import SUPERVISORS
from services.accountability.internal.status import ViolationStatus as S
from services.accountability.internal.tables import VIOLATIONS

Step = tuple[S, tuple[R, ...], str, Text]

_CLOSE = Text("办结内部违规", "Close the internal violation")

VIOLATION_STEPS: Final[tuple[Step, ...]] = (
    (S.RECORDED, SUPERVISORS, "determine", Text("核定年度内首次或者再次", "Determine: first or repeated in the year")),
    (S.FIRST, SUPERVISORS, "carry_out", Text("通报批评并登记", "Carry out the circular and record it")),
    (S.REPEAT, SUPERVISORS, "carry_out", Text("约谈、责令书面检查并登记", "Interview, self-criticism: record them")),
    (S.FIRST, SUPERVISORS, "close", _CLOSE),
    (S.REPEAT, SUPERVISORS, "close", _CLOSE),
)

ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {
        ("violation", "carry_out"): VIOLATIONS.c.waits_for_step.is_(True),
        ("violation", "close"): VIOLATIONS.c.waits_for_step.is_(False),
    }
)
"""By case type and act: it is closed once no step waits (X-18)."""
