"""The statuses of an internal violation, its rung on the ladder, how it was found, and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class ViolationStatus(StrEnum):
    """Where an internal violation stands."""

    RECORDED = "recorded"
    FIRST = "first"
    REPEAT = "repeat"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Rung(StrEnum):
    """The rung of the ladder of X-18: the first violation of a calendar year, or a further one."""

    FIRST = "first"
    REPEAT = "repeat"


class DiscoveryWay(StrEnum):
    """By what it was found (X-25, X-26)."""

    CLOCK_IN = "clock_in"
    SIGN_IN_SHEET = "sign_in_sheet"
    DAILY_NOTICE = "daily_notice"
    INSPECTION = "inspection"


S = ViolationStatus

LABELS: Mapping[ViolationStatus, Text] = MappingProxyType(
    {
        S.RECORDED: Text("已登记，待核定", "Recorded, not determined yet"),
        S.FIRST: Text("年度内首次", "First of the year"),
        S.REPEAT: Text("年度内再次", "Repeated within the year"),
        S.CLOSED: Text("办结", "Closed"),
        S.WITHDRAWN: Text("撤销登记", "Withdrawn"),
    }
)
WAY_LABELS: Mapping[DiscoveryWay, Text] = MappingProxyType(
    {
        DiscoveryWay.CLOCK_IN: Text("考勤打卡", "Own clock-in"),
        DiscoveryWay.SIGN_IN_SHEET: Text("签到表", "Sign-in sheet"),
        DiscoveryWay.DAILY_NOTICE: Text("工作群每日通报", "Daily notice in the work group"),
        DiscoveryWay.INSPECTION: Text("突击检查", "Sudden inspection"),
    }
)
DETERMINED: Final = (S.FIRST, S.REPEAT)
"""What follows is determined and is being carried out."""
