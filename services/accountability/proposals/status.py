"""The statuses of a supervision proposal and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class ProposalStatus(StrEnum):
    """Where a supervision proposal stands."""

    DRAFTED = "drafted"
    ARGUED = "argued"
    ISSUED = "issued"
    SERVED = "served"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    OBJECTED = "objected"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


S = ProposalStatus

LABELS: Mapping[ProposalStatus, Text] = MappingProxyType(
    {
        S.DRAFTED: Text("拟稿", "Drafted"),
        S.ARGUED: Text("已集体研究", "Argued collectively"),
        S.ISSUED: Text("已签发", "Issued"),
        S.SERVED: Text("已送达，待回复", "Served, answer awaited"),
        S.OVERDUE: Text("逾期未回复", "Answer overdue"),
        S.ANSWERED: Text("已采纳回复", "Accepted and answered"),
        S.OBJECTED: Text("提出异议", "Objected to"),
        S.REFUSED: Text("无正当理由拒不采纳", "Refused without good reason"),
        S.WITHDRAWN: Text("已撤回", "Taken back"),
        S.CLOSED: Text("办结", "Closed"),
    }
)

AWAITING: Final = (S.SERVED, S.OVERDUE)
"""The answer of the body is awaited."""
