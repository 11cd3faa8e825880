"""The statuses of disclosure windows and statements, and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class WindowStatus(StrEnum):
    """Where a disclosure window stands."""

    OPENED = "opened"
    CLOSED = "closed"


class StatementStatus(StrEnum):
    """Where a disclosure stands."""

    RECEIVED = "received"
    ASSESSED = "assessed"
    LINKED = "linked"


WINDOW_LABELS: Mapping[WindowStatus, Text] = MappingProxyType(
    {
        WindowStatus.OPENED: Text("通告已发布", "The notice is published"),
        WindowStatus.CLOSED: Text("期限已结束", "The time limit is over"),
    }
)
STATEMENT_LABELS: Mapping[StatementStatus, Text] = MappingProxyType(
    {
        StatementStatus.RECEIVED: Text("已接收", "Received"),
        StatementStatus.ASSESSED: Text("已评估", "Assessed"),
        StatementStatus.LINKED: Text("已关联案件或者线索", "Linked to a case or lead"),
    }
)
