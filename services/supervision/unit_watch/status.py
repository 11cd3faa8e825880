"""The statuses of a watched unit, why it is watched and why it left, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class UnitWatchStatus(StrEnum):
    """Whether the unit is on the list."""

    ON_LIST = "on_list"
    LEFT = "left"


class WatchedFor(StrEnum):
    """Why a unit is watched, apart from the matters of its filings."""

    INTERVIEW_ESCALATED = "interview_escalated"


class UnitLeaving(StrEnum):
    """Why it left the list."""

    FOLLOWED_THROUGH = "followed_through"
    RELEASED = "released"


class StepStatus(StrEnum):
    """An interview or case that has ended has one status."""

    HEARD = "heard"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        UnitWatchStatus.ON_LIST: Text("在列", "On the list"),
        UnitWatchStatus.LEFT: Text("已移出", "Left the list"),
    }
)
FOR_LABELS: Mapping[str, Text] = MappingProxyType(
    {WatchedFor.INTERVIEW_ESCALATED: Text("约谈升级", "An interview was escalated")}
)
LEAVING_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        UnitLeaving.FOLLOWED_THROUGH: Text("后续约谈或者问责已办结", "The interview or case that followed has ended"),
        UnitLeaving.RELEASED: Text("监督检查室移出", "Released by the supervision office"),
    }
)
