"""The statuses of a lead, the kinds and dispositions it may have, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.contracts.supervision import Finding
from libs.kernel.text import Text


class LeadStatus(StrEnum):
    """Where a lead stands."""

    SUBMITTED = "submitted"
    TURNED_BACK = "turned_back"
    RECEIVED = "received"
    ASSIGNED = "assigned"
    FORWARDED = "forwarded"
    DISPOSITION_PROPOSED = "disposition_proposed"
    DISPOSED = "disposed"
    ON_HOLD = "on_hold"
    CONCLUDED = "concluded"
    FED_BACK = "fed_back"


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


class Competence(StrEnum):
    """Whether the organ that has a lead is competent for its subject, as the directory knows it (P-07, C-04)."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


class Hand(StrEnum):
    """In which part somebody signs for a lead (P-08)."""

    SUBMITTER = "submitter"
    DESK = "desk"
    APPROVER = "approver"
    VERIFIER = "verifier"
    HEAD = "head"
    LEADER = "leader"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        LeadStatus.SUBMITTED: Text("已移交，待接收", "Handed in, not yet received"),
        LeadStatus.TURNED_BACK: Text("已退回移交单位", "Turned back to the body it came from"),
        LeadStatus.RECEIVED: Text("已登记", "Registered"),
        LeadStatus.ASSIGNED: Text("已分办", "Assigned to an office"),
        LeadStatus.FORWARDED: Text("已移送有权机关", "Forwarded to the competent organ"),
        LeadStatus.DISPOSITION_PROPOSED: Text("已提出处置意见", "Disposition proposed"),
        LeadStatus.DISPOSED: Text("已批准处置", "Disposition decided"),
        LeadStatus.ON_HOLD: Text("暂存待查", "On hold"),
        LeadStatus.CONCLUDED: Text("已有结论", "Concluded"),
        LeadStatus.FED_BACK: Text("已反馈移交单位", "Result told to the body it came from"),
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

COMPETENCE_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Competence.HERE: Text("属本机关管辖", "This organ is competent"),
        Competence.ELSEWHERE: Text("属其他机关管辖", "Another organ is competent"),
        Competence.UNKNOWN: Text("管理权限未登记", "No organ on record manages the subject"),
    }
)

HAND_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Hand.SUBMITTER: Text("移交人", "Who handed it in"),
        Hand.DESK: Text("案件监督管理部门", "Case management"),
        Hand.APPROVER: Text("批准分办的负责人", "Who approved its distribution"),
        Hand.VERIFIER: Text("核查人员", "Verifier"),
        Hand.HEAD: Text("承办部门负责人", "Head of the office"),
        Hand.LEADER: Text("分管领导", "Leader in charge"),
    }
)
