"""The next steps in cases of malicious accusation and transfers, for the list of what waits for a caller."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement

from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.clarification.malice.lifecycle import APPROVERS, HANDLERS, HEADS, SENDERS
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.tables import MALICES
from services.clarification.transfers.lifecycle import TransferStatus as T

Step = tuple[S | T, tuple[R, ...], str, Text]

MALICE_STEPS: Final[tuple[Step, ...]] = (
    (S.SUSPECTED, HEADS, "investigate", Text("研究是否开展诬告核查", "Consider whether to investigate")),
    (S.INVESTIGATING, HANDLERS, "draft_proposal", Text("核查并提出意见", "Investigate and propose")),
    (S.INVESTIGATING, HEADS, "find_not_established", Text("审定承办人意见", "Decide on what the handler proposes")),
    (S.INVESTIGATING, (R.CASE_TRIAL,), "give_trial_opinion", Text("出具审理意见", "Give the case-trial opinion")),
    (S.PROPOSED_MALICIOUS, SENDERS, "escalate", Text("报有权机关认定", "Send it to the organ that may certify")),
    (S.PENDING_CERTIFICATION, APPROVERS, "certify", Text("审批诬告认定", "Decide on the certification")),
    (S.CERTIFIED, HANDLERS, "dispose", Text("提出处理并移送", "Decide what follows and transfer it")),
    (S.DISPOSED, HANDLERS, "record_result", Text("登记处理结果", "Record what came of it")),
    (S.DISPOSED, (R.CASE_MGMT,), "close", Text("办结归档", "Close it")),
)
"""Whom a step waits for is further narrowed by the grounds: only those whom the case names."""

TRANSFER_STEPS: Final[tuple[Step, ...]] = (
    (T.SENT, (R.PSB,), "acknowledge", Text("签收移送函", "Acknowledge the letter of transfer")),
    (T.RECEIVED, (R.PSB,), "feed_back", Text("反馈办理情况", "Report what was done")),
)

ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {
        ("malice", "find_not_established"): MALICES.c.waits_for_head.is_(True),
        ("malice", "draft_proposal"): MALICES.c.waits_for_head.is_(False) & MALICES.c.trial_officer_id.is_(None),
    }
)
"""By case type and act: steps that wait only once, or only until, something is there."""
