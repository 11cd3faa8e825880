"""The statuses of a clarification and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class ClarificationStatus(StrEnum):
    """Where a clarification stands. Who applied for it never sees this; they see their application (G-24)."""

    OPENED = "opened"
    ASSESSING = "assessing"
    DEFERRED = "deferred"
    NOT_STARTED = "not_started"
    PROPOSED = "proposed"
    ASSESSED_COLLECTIVELY = "assessed_collectively"
    HEAD_REVIEWED = "head_reviewed"
    PRE_NOTICE = "pre_notice"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXECUTING = "executing"
    EXECUTED = "executed"
    FOLLOWING_UP = "following_up"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


S = ClarificationStatus

LABELS: Mapping[ClarificationStatus, Text] = MappingProxyType(
    {
        S.OPENED: Text("受理", "Opened"),
        S.ASSESSING: Text("评估", "Being assessed"),
        S.DEFERRED: Text("待其他线索查结", "Deferred until other leads are concluded"),
        S.NOT_STARTED: Text("不启动", "Not started"),
        S.PROPOSED: Text("拟启动", "Proposed"),
        S.ASSESSED_COLLECTIVELY: Text("集体研判", "Assessed collectively"),
        S.HEAD_REVIEWED: Text("主要负责人审核", "Reviewed by the head"),
        S.PRE_NOTICE: Text("事前通报听取意见", "Prior notice, opinion asked"),
        S.APPROVED: Text("批准", "Approved"),
        S.REJECTED: Text("不批准", "Not approved"),
        S.EXECUTING: Text("实施中", "Being carried out"),
        S.EXECUTED: Text("已实施", "Carried out"),
        S.FOLLOWING_UP: Text("回访", "Follow-up visit"),
        S.CLOSED: Text("归档", "Closed"),
        S.WITHDRAWN: Text("撤回", "Withdrawn"),
    }
)

WITHDRAWABLE = frozenset({S.OPENED, S.ASSESSING, S.DEFERRED})
"""Statuses in which a withdrawn application ends the clarification, too (TC-16); later the organ goes on by itself."""
