"""The next steps in supervision proposals, for the list of what waits for a caller (P-26)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.proposals.lifecycle import HANDLERS, HEADS, LEADER, UNIT
from services.accountability.proposals.status import ProposalStatus as S
from services.accountability.proposals.tables import PROPOSALS

Step = tuple[S, tuple[R, ...], str, Text]

_ANSWER = Text("回复监察建议", "Answer the supervision proposal")

PROPOSAL_STEPS: Final[tuple[Step, ...]] = (
    (S.DRAFTED, HEADS, "argue", Text("集体研究监察建议书", "Argue the supervision proposal")),
    (S.ARGUED, LEADER, "issue", Text("签发监察建议书", "Issue the supervision proposal")),
    (S.ISSUED, HANDLERS, "serve", Text("送达监察建议书", "Serve the supervision proposal")),
    *((status, UNIT, "answer", _ANSWER) for status in (S.SERVED, S.OVERDUE, S.REFUSED)),
    (S.OVERDUE, LEADER, "record_refusal", Text("研究是否属拒不采纳", "Consider whether the body refuses")),
    (S.OBJECTED, LEADER, "rule_on_objection", Text("答复对监察建议的异议", "Rule on the objection")),
    (S.ANSWERED, HANDLERS, "follow_up", Text("跟踪了解监察建议落实", "Follow up the supervision proposal")),
    (S.REFUSED, HEADS, "close", Text("办结监察建议", "Close the supervision proposal")),
)
ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {("supervision_proposal", "serve"): Who.person == PROPOSALS.c.drafted_by}
)
"""Whoever drafted it serves it."""
