"""The statuses of a central task and of its milestones, its lights, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class TaskStatus(StrEnum):
    """Where a central task stands."""

    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    STOPPED = "stopped"


class MilestoneState(StrEnum):
    """Where a milestone stands: reported is what a unit claims, reached what was found."""

    OPEN = "open"
    REPORTED = "reported"
    REACHED = "reached"
    NOT_UP_TO_QUALITY = "not_up_to_quality"


class Colour(StrEnum):
    """The light of a milestone, and of a task: that of its worst milestone (S-08)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Verdict(StrEnum):
    """What was found of a milestone that was reported done."""

    REACHED = "reached"
    NOT_UP_TO_QUALITY = "not_up_to_quality"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        TaskStatus.UNDER_WAY: Text("推进中", "Under way"),
        TaskStatus.COMPLETED: Text("已完成", "Completed"),
        TaskStatus.STOPPED: Text("已终止", "Stopped"),
    }
)

STATE_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        MilestoneState.OPEN: Text("未完成", "Not done"),
        MilestoneState.REPORTED: Text("已报完成，待认定", "Reported done, to be settled"),
        MilestoneState.REACHED: Text("认定达到", "Found reached"),
        MilestoneState.NOT_UP_TO_QUALITY: Text("认定质量不符合要求", "Found not up to quality"),
    }
)

COLOUR_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Colour.GREEN: Text("绿灯", "Green"),
        Colour.YELLOW: Text(
            "黄灯：临近到期未报完成，或者逾期后才报完成", "Yellow: due soon and not reported done, or late"
        ),
        Colour.RED: Text("红灯：逾期未完成，或者质量不符合要求", "Red: overdue, or not up to quality"),
    }
)

VERDICT_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Verdict.REACHED: Text("达到", "Reached"),
        Verdict.NOT_UP_TO_QUALITY: Text("质量不符合要求", "Not up to quality"),
    }
)
