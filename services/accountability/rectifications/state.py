"""How a problem item stands since it was escalated, as supervision tells of it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class RectificationState(StrEnum):
    """Whether the problem still stands, is to be put right by a new day, was checked off, or is no problem (P-21)."""

    ESCALATED = "escalated"
    RESUMED = "resumed"
    CHECKED_OFF = "checked_off"
    WITHDRAWN = "withdrawn"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        RectificationState.ESCALATED: Text("已升级问责，尚未重新整改", "Escalated, not yet resumed"),
        RectificationState.RESUMED: Text("继续整改", "Still to be put right, by a new day"),
        RectificationState.CHECKED_OFF: Text("已整改销号", "Put right and checked off"),
        RectificationState.WITHDRAWN: Text("问题已撤销", "Withdrawn: it is kept as a problem no more"),
    }
)
