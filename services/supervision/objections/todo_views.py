"""What waits on objections, and for whom: to name the examiner, to decide, to withdraw what a decision affects."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, exists

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.supervision.objections.lifecycle import ASSIGNERS, EXAMINERS
from services.supervision.objections.status import ObjectionStatus as S
from services.supervision.objections.tables import OBJECTIONS
from services.supervision.problems.status import ProblemStatus
from services.supervision.problems.tables import PROBLEMS

_NAME = Text("指定异议审查人员", "Name who examines the objection")
_DECIDE = Text("对异议作出决定", "Decide the objection")
_WITHDRAW = Text("研究撤销受影响的问题事项", "Consider withdrawing the affected problem items")
OBJECTION_STEPS: Final[tuple[tuple[StrEnum, R, str, Text], ...]] = (
    *((S.LODGED, role, "assign", _NAME) for role in ASSIGNERS),
    *((S.EXAMINING, role, "decide", _DECIDE) for role in EXAMINERS),
    (S.DECIDED, R.SUP_HEAD, "withdraw_problems", _WITHDRAW),
)
_OPEN_STILL: Final = (
    exists()
    .where(PROBLEMS.c.id == OBJECTIONS.c.affected_ids.any_(), PROBLEMS.c.status == str(ProblemStatus.OPEN))
    .correlate(OBJECTIONS)
)
OBJECTION_ONLY_IF: Mapping[tuple[str, str, R], ColumnElement[bool]] = MappingProxyType(
    {
        **{("objection", "decide", role): OBJECTIONS.c.examiner_id == Who.person for role in EXAMINERS},
        ("objection", "withdraw_problems", R.SUP_HEAD): _OPEN_STILL,
    }
)
"""They wait for the examiner who was named; and as long as an affected item can still be withdrawn (S-08)."""
