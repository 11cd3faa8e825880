"""The statuses of a visit, its kinds, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.contracts.supervision_visits import VisitKind
from libs.kernel.text import Text


class VisitStatus(StrEnum):
    """Where a visit stands."""

    AWAITING_BUREAU = "awaiting_bureau"
    PLANNED = "planned"
    ASSIGNED = "assigned"
    IN_FIELD = "in_field"
    REPORTED = "reported"
    CLOSED = "closed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        VisitStatus.AWAITING_BUREAU: Text("待督查局会商确认", "Awaiting the inspection bureau"),
        VisitStatus.PLANNED: Text("已列入计划", "Planned"),
        VisitStatus.ASSIGNED: Text("已组成检查组", "Team named"),
        VisitStatus.IN_FIELD: Text("正在现场", "On site"),
        VisitStatus.REPORTED: Text("已报告情况", "Reported"),
        VisitStatus.CLOSED: Text("已反馈结案", "Fed back and closed"),
        VisitStatus.DECLINED: Text("督查局未确认", "Not confirmed by the bureau"),
        VisitStatus.CANCELLED: Text("已取消", "Cancelled"),
    }
)

_KINDS: Mapping[VisitKind, Text] = {
    "daily_cdi": Text("纪委监委日常监督", "Daily supervision by the commission"),
    "daily_dispatched": Text("派驻机构日常监督", "Daily supervision by a dispatched body"),
    "special": Text("专项监督", "Special supervision with the bureau"),
    "spot_verification": Text("整改情况抽核", "Spot verification of rectification"),
    "common_sample": Text("共性问题抽查", "Sample check of a common problem"),
    "joint_requested": Text("应商请联合督导", "Joint supervision on request"),
}
KIND_LABELS: Mapping[str, Text] = MappingProxyType({str(code): text for code, text in _KINDS.items()})
