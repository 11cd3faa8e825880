"""The statuses of a follow-up, the steps a head may be asked for, and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class FollowupStatus(StrEnum):
    """Where a follow-up stands."""

    SCHEDULED = "scheduled"
    VISITED = "visited"
    GRADED = "graded"
    FED_BACK = "fed_back"
    CLOSED = "closed"
    REVOKED = "revoked"


S = FollowupStatus

LABELS: Mapping[FollowupStatus, Text] = MappingProxyType(
    {
        S.SCHEDULED: Text("待回访", "To be visited"),
        S.VISITED: Text("已回访，待评定", "Visited, not graded yet"),
        S.GRADED: Text("已评定", "Graded"),
        S.FED_BACK: Text("已向组织人事部门反馈", "Fed back to the organization department"),
        S.CLOSED: Text("办结", "Closed"),
        S.REVOKED: Text("处理决定撤销，回访终止", "Ended: the sanction was revoked"),
    }
)

UNDER_WAY: Final = (S.SCHEDULED, S.VISITED, S.GRADED)
"""The person is still to be visited, or it is still to be decided what follows."""
