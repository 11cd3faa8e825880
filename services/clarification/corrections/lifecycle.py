"""THE TABLE of a correction task: asked of an organization or personnel body, answered, verified or returned."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class CorrectionStatus(StrEnum):
    """Where a correction task stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    CLOSED = "closed"


S = CorrectionStatus

LABELS: Mapping[CorrectionStatus, Text] = MappingProxyType(
    {
        S.OPEN: Text("待办理", "To be done"),
        S.OVERDUE: Text("逾期", "Overdue"),
        S.ANSWERED: Text("已答复", "Answered"),
        S.CLOSED: Text("办结", "Closed"),
    }
)

HANDLERS: Final = (R.SUP_OFFICER, R.DISPATCHED_OFFICER, R.TOWNSHIP_OFFICER)
"""Officers of the office or body whose case asks for the correction."""

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "open", S.OPEN, HANDLERS, Rule("C-32", "G-31", "P-05", "P-13"), "TR-01"),
        Move(S.OPEN, "answer", S.ANSWERED, (R.ORG_DEPT,), Rule("C-32", "G-31"), "TR-02"),
        Move(S.OVERDUE, "answer", S.ANSWERED, (R.ORG_DEPT,), Rule("C-32", "G-31"), "TR-02"),
        Move(S.ANSWERED, "close", S.CLOSED, HANDLERS, Rule("C-32", "G-31"), "TR-03"),
        Move(S.ANSWERED, "return_answer", S.OPEN, HANDLERS, Rule("C-32", "G-31"), "TR-04"),
        Move(S.OPEN, "mark_overdue", S.OVERDUE, (R.CLOCK,), Rule("G-31"), "TR-05"),
    )
)
