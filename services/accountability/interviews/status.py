"""The statuses of an interview and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class InterviewStatus(StrEnum):
    """Where an interview stands."""

    TRIGGERED = "triggered"
    CONFIRMED = "confirmed"
    NOTICE_ISSUED = "notice_issued"
    HELD = "held"
    NO_SHOW = "no_show"
    RECTIFYING = "rectifying"
    VERIFIED = "verified"
    ESCALATED = "escalated"
    CLOSED = "closed"
    CANCELLED = "cancelled"


S = InterviewStatus

LABELS: Mapping[InterviewStatus, Text] = MappingProxyType(
    {
        S.TRIGGERED: Text("触发", "Triggered"),
        S.CONFIRMED: Text("核定", "Confirmed"),
        S.NOTICE_ISSUED: Text("已发通知", "Notice issued"),
        S.HELD: Text("已约谈", "Held"),
        S.NO_SHOW: Text("未到", "Did not appear"),
        S.RECTIFYING: Text("整改中", "Being put right"),
        S.VERIFIED: Text("已核验", "Verified"),
        S.ESCALATED: Text("升级", "Escalated"),
        S.CLOSED: Text("办结", "Closed"),
        S.CANCELLED: Text("取消", "Cancelled"),
    }
)
