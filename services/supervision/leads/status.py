"""The statuses of a lead, the kinds and dispositions it may have, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.contracts.supervision import Finding
from libs.kernel.text import Text


class LeadStatus(StrEnum):
    """Where a lead stands."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    FORWARDED = "forwarded"
    DISPOSITION_PROPOSED = "disposition_proposed"
    DISPOSED = "disposed"
    ON_HOLD = "on_hold"
    CONCLUDED = "concluded"


class LeadKind(StrEnum):
    """What a lead points to (S-13)."""

    BUDDING = "budding"
    VIOLATION = "violation"
    SYSTEMIC = "systemic"


class Disposition(StrEnum):
    """The four ways to dispose of a lead (P-08)."""

    INQUIRY = "inquiry"
    PRELIMINARY_VERIFICATION = "preliminary_verification"
    HOLD = "hold"
    CLOSE = "close"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        LeadStatus.RECEIVED: Text("已登记", "Registered"),
        LeadStatus.ASSIGNED: Text("已分办", "Assigned to an office"),
        LeadStatus.FORWARDED: Text("已移送有权机关", "Forwarded to the competent organ"),
        LeadStatus.DISPOSITION_PROPOSED: Text("已提出处置意见", "Disposition proposed"),
        LeadStatus.DISPOSED: Text("已批准处置", "Disposition decided"),
        LeadStatus.ON_HOLD: Text("暂存待查", "On hold"),
        LeadStatus.CONCLUDED: Text("已有结论", "Concluded"),
    }
)

KIND_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        LeadKind.BUDDING: Text("苗头性、倾向性问题", "Budding problem"),
        LeadKind.VIOLATION: Text("违规违纪违法问题", "Breach of rules, discipline or law"),
        LeadKind.SYSTEMIC: Text("系统性、普遍性问题", "Systemic problem"),
    }
)

DISPOSITION_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Disposition.INQUIRY: Text("谈话函询", "Inquiry by talk or letter"),
        Disposition.PRELIMINARY_VERIFICATION: Text("初步核实", "Preliminary verification"),
        Disposition.HOLD: Text("暂存待查", "Hold"),
        Disposition.CLOSE: Text("予以了结", "Close"),
    }
)

_FINDINGS: Mapping[Finding, Text] = {
    "true": Text("属实", "True"),
    "partly_true": Text("部分属实", "Partly true"),
    "untrue": Text("失实", "Untrue"),
    "unprovable": Text("查证不能", "Unprovable; not the same as untrue"),
}
FINDING_LABELS: Mapping[str, Text] = MappingProxyType({str(code): text for code, text in _FINDINGS.items()})
