"""The statuses of an accountability case, and what a case may be opened on."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class CaseStatus(StrEnum):
    """Where a case stands."""

    OPENED = "opened"
    INVESTIGATING = "investigating"
    TOLERANCE_REVIEW = "tolerance_review"
    PROBATION = "probation"
    PROPOSED = "proposed"
    HEARD = "heard"
    DELIBERATING = "deliberating"
    DECIDED = "decided"
    EXECUTING = "executing"
    UNDER_REVIEW = "under_review"
    CLOSED = "closed"
    NO_LIABILITY = "no_liability"


class SourceKind(StrEnum):
    """What a case is opened on (TA-01)."""

    FILING_NEGATIVE_HIT = "filing_negative_hit"
    INTERVIEW = "interview"
    INTERVIEW_ESCALATED = "interview_escalated"
    PROBLEM_ESCALATED = "problem_escalated"
    LEAD = "lead"
    OTHER = "other"
    MAIN_CASE = "main_case"


S = CaseStatus

LABELS: Mapping[str, Text] = MappingProxyType(
    {
        S.OPENED: Text("启动", "Opened"),
        S.INVESTIGATING: Text("调查", "Being investigated"),
        S.TOLERANCE_REVIEW: Text("容错审查", "Tolerance being weighed"),
        S.PROBATION: Text("考验期", "Probation"),
        S.PROPOSED: Text("拟处理", "Handling proposed"),
        S.HEARD: Text("听取陈述申辩", "Statement and defence heard"),
        S.DELIBERATING: Text("集体决定", "Before the standing committee"),
        S.DECIDED: Text("已决定", "Decided"),
        S.EXECUTING: Text("执行", "Being executed"),
        S.UNDER_REVIEW: Text("复审复核", "Under review"),
        S.CLOSED: Text("办结", "Closed"),
        S.NO_LIABILITY: Text("不予问责", "No liability"),
    }
)

SOURCE_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        SourceKind.FILING_NEGATIVE_HIT: Text("备案事项触发负面清单", "A filing met the negative list"),
        SourceKind.INTERVIEW: Text("约谈后追责", "Pursuit after an interview"),
        SourceKind.INTERVIEW_ESCALATED: Text("约谈升级", "An interview was escalated"),
        SourceKind.PROBLEM_ESCALATED: Text("整改问题升级", "A problem of rectification was escalated"),
        SourceKind.LEAD: Text("问题线索", "A lead"),
        SourceKind.OTHER: Text("其他来源", "Another source"),
        SourceKind.MAIN_CASE: Text("主案涉及人员", "A person involved in a main case"),
    }
)
