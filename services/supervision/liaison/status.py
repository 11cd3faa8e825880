"""The statuses of a liaison meeting, how a measure ends, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text

ANALYSIS: Final = "analysis"
"""The kind that is held periodically (S-02)."""


class MeetingStatus(StrEnum):
    """Where a liaison meeting stands."""

    RECORDED = "recorded"
    SETTLED = "settled"
    CLOSED = "closed"


class MeasureEnd(StrEnum):
    """How a measure ended."""

    DONE = "done"
    DROPPED = "dropped"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        MeetingStatus.RECORDED: Text("措施落实中", "Measures outstanding"),
        MeetingStatus.SETTLED: Text("措施均已办结", "No measure outstanding"),
        MeetingStatus.CLOSED: Text("已归档", "Closed"),
    }
)

END_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        MeasureEnd.DONE: Text("已落实", "Done"),
        MeasureEnd.DROPPED: Text("不再实施", "Dropped"),
    }
)
