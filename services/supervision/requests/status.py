"""The statuses of a request for staff, its kinds, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text

JOINT: Final = "joint_supervision"
"""The kind that a lead unit or task force asks of the discipline organ (S-04); any other is asked of a unit (S-03)."""


class RequestStatus(StrEnum):
    """Where a request for staff stands."""

    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        RequestStatus.REQUESTED: Text("待答复", "To be answered"),
        RequestStatus.GRANTED: Text("同意派员", "Granted"),
        RequestStatus.REFUSED: Text("不予派员", "Refused"),
        RequestStatus.WITHDRAWN: Text("已撤回", "Taken back"),
        RequestStatus.ENDED: Text("已结束", "Ended"),
    }
)
