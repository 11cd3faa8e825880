"""The statuses of a determination of tolerance and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class ToleranceStatus(StrEnum):
    """Where a determination stands. Nothing of it is decided before the standing committee has (TA-05)."""

    WEIGHING = "weighing"
    DRAFTED = "drafted"
    EXAMINED = "examined"
    CONSULTED = "consulted"
    DETERMINED = "determined"
    SERVED = "served"
    CEASED = "ceased"


S = ToleranceStatus

LABELS: Mapping[str, Text] = MappingProxyType(
    {
        S.WEIGHING: Text("容错审查", "Being weighed"),
        S.DRAFTED: Text("已拟认定意见", "Drafted"),
        S.EXAMINED: Text("审理同意", "Examined by case trial"),
        S.CONSULTED: Text("已集体会商", "Consulted on collectively"),
        S.DETERMINED: Text("已认定", "Determined"),
        S.SERVED: Text("认定书已送达", "Determined and served"),
        S.CEASED: Text("终止审查", "Ended without a determination"),
    }
)

OPEN: Final = (S.WEIGHING, S.DRAFTED, S.EXAMINED, S.CONSULTED)
"""Statuses in which nothing is determined yet."""
DECIDED: Final = (S.DETERMINED, S.SERVED)
"""Statuses in which the standing committee has determined."""
