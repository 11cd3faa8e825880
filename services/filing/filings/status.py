"""The statuses of a filing and what they are called; no status says that anything is permitted or forgiven."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class FilingStatus(StrEnum):
    """Where a filing stands. ``applied`` exists only where the application precedes the study (F-32)."""

    DRAFT = "draft"
    APPLIED = "applied"
    STUDIED = "studied"
    GATEKEEPING = "gatekeeping"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    REVIEWING = "reviewing"
    REPORTED = "reported"
    CONSULTING = "consulting"
    DELIBERATING = "deliberating"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    IN_EXECUTION = "in_execution"
    NEGATIVE_HIT = "negative_hit"
    REVOKED = "revoked"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


LABELS: Mapping[FilingStatus, Text] = MappingProxyType(
    {
        FilingStatus.DRAFT: Text("草拟", "Draft"),
        FilingStatus.APPLIED: Text("已申请", "Applied to own party organisation"),
        FilingStatus.STUDIED: Text("已集体研究", "Studied collectively"),
        FilingStatus.GATEKEEPING: Text("呈分管领导审核", "With the leader in charge"),
        FilingStatus.SUBMITTED: Text("已报送", "Submitted"),
        FilingStatus.RETURNED: Text("退回补正", "Returned for defects"),
        FilingStatus.REVIEWING: Text("审核中", "Under review"),
        FilingStatus.REPORTED: Text("已形成审核报告", "Review report confirmed"),
        FilingStatus.CONSULTING: Text("集体会商", "In collective consultation"),
        FilingStatus.DELIBERATING: Text("常委会研究", "Before the standing committee"),
        FilingStatus.ACCEPTED: Text("接受备案", "Filing accepted"),
        FilingStatus.REJECTED: Text("不予备案", "Filing not accepted"),
        FilingStatus.IN_EXECUTION: Text("推进与纠错", "In execution, with correction"),
        FilingStatus.NEGATIVE_HIT: Text("触发负面清单", "Negative list met, protection suspended"),
        FilingStatus.REVOKED: Text("撤销备案", "Filing revoked"),
        FilingStatus.CLOSED: Text("办结", "Closed"),
        FilingStatus.WITHDRAWN: Text("撤回", "Withdrawn"),
        FilingStatus.LAPSED: Text("失效", "Lapsed"),
    }
)

WITHIN_THE_ORGAN = frozenset(
    {
        FilingStatus.REVIEWING,
        FilingStatus.REPORTED,
        FilingStatus.CONSULTING,
        FilingStatus.DELIBERATING,
        FilingStatus.NEGATIVE_HIT,
    }
)
"""Statuses whose next step is the discipline organ's own; outside nothing is told of how far it is."""
