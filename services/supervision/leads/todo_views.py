"""What of a lead waits for whom: the next step of each role, and when it waits only for some of them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.supervision.leads.lifecycle import DESK, HEADS, LEADERS, VERIFIERS
from services.supervision.leads.status import LeadStatus as S
from services.supervision.leads.tables import LEADS

_SIGNERS = (*VERIFIERS, *HEADS)
_ASKED: tuple[tuple[StrEnum, tuple[R, ...], str, Text], ...] = (
    (S.SUBMITTED, DESK, "receive", Text("接收移交的问题线索并出具回执，或者退回", "Receive the lead, or turn it back")),
    (S.RECEIVED, DESK, "assign", Text("分办或者移送问题线索", "Assign or forward the lead")),
    (S.ASSIGNED, VERIFIERS, "propose", Text("提出处置意见", "Propose the disposition")),
    (S.DISPOSITION_PROPOSED, _SIGNERS, "sign", Text("在处置意见上签字", "Sign the proposed disposition")),
    (S.DISPOSITION_PROPOSED, LEADERS, "dispose", Text("批准处置意见", "Decide the disposition")),
    (S.DISPOSED, HEADS, "conclude", Text("核查结束后作出结论", "Conclude once it is verified")),
    (S.CONCLUDED, VERIFIERS, "feed_back", Text("向移交单位反馈结果", "Tell the body that handed it over")),
)
LEAD_STEPS: Final[tuple[tuple[StrEnum, R, str, Text], ...]] = tuple(
    (status, role, act, text) for status, roles, act, text in _ASKED for role in roles
)
LEAD_ONLY_IF: Final[Mapping[tuple[str, str, R], ColumnElement[bool]]] = MappingProxyType(
    {
        **{("lead", "sign", role): LEADS.c.unsigned_ids.any_() == Who.person for role in _SIGNERS},
        **{("lead", "feed_back", role): LEADS.c.feedback_owed for role in VERIFIERS},
    }
)
"""Who has signed signs no more, and only where a body handed the lead over is anybody told."""
