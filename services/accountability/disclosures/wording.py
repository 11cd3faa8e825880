"""The words of disclosures that are their own: in time or not, what may be proposed, what it is linked to."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class Timing(StrEnum):
    """Whether a disclosure came within the time limit of its window (X-08)."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


class Leniency(StrEnum):
    """What two assessors propose; whoever decides the case decides (X-10)."""

    NONE = "none"
    LIGHTER = "lighter"
    MITIGATED = "mitigated"


class LinkKind(StrEnum):
    """What a disclosure is linked to (TX-02)."""

    CASE = "case"
    LEAD = "lead"


TIMING_LABELS: Mapping[Timing, Text] = MappingProxyType(
    {
        Timing.BEFORE: Text("期限开始前", "Before the time limit began"),
        Timing.INSIDE: Text("期限内", "Within the time limit"),
        Timing.AFTER: Text("期限后", "After the time limit"),
    }
)
LENIENCY_LABELS: Mapping[Leniency, Text] = MappingProxyType(
    {
        Leniency.NONE: Text("不提从宽建议", "No leniency is proposed"),
        Leniency.LIGHTER: Text("建议从轻", "Lighter handling is proposed"),
        Leniency.MITIGATED: Text("建议减轻", "Mitigated handling is proposed"),
    }
)
LINK_LABELS: Mapping[LinkKind, Text] = MappingProxyType(
    {LinkKind.CASE: Text("问责案件", "An accountability case"), LinkKind.LEAD: Text("问题线索", "A lead")}
)
