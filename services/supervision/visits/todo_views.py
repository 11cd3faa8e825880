"""What waits on visits, and for whom: the bureau, the head of the office that visits, the leader of the team."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, or_

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.supervision.visits.lifecycle import BUREAU, HEADS, TEAM
from services.supervision.visits.status import VisitStatus as S
from services.supervision.visits.tables import VISITS

_Asked = tuple[StrEnum, tuple[R, ...], str, Text]
_ASKED: Final[tuple[_Asked, ...]] = (
    (S.AWAITING_BUREAU, BUREAU, "confirm_special", Text("会商确认专项监督", "Confirm the special visit or not")),
    (S.PLANNED, HEADS, "assign", Text("组成检查组", "Name the team of the visit")),
    (S.ASSIGNED, TEAM, "start", Text("到现场登记并开展检查", "Go, and log the start on site")),
    (S.IN_FIELD, TEAM, "report", Text("报告检查情况", "Report what the visit found")),
    (S.REPORTED, HEADS, "close", Text("作出结论并反馈", "Conclude the visit and feed back")),
)
VISIT_STEPS: Final[tuple[tuple[StrEnum, R, str, Text], ...]] = tuple(
    (status, role, act, text) for status, roles, act, text in _ASKED for role in roles
)
_LEADS: Final = VISITS.c.leader_id == Who.person
_HEADS_IT: Final = or_(VISITS.c.planned_by == Who.person, VISITS.c.office_id == Who.office)
VISIT_ONLY_IF: Mapping[tuple[str, str, R], ColumnElement[bool]] = MappingProxyType(
    {
        **{("visit", act, role): _LEADS for act in ("start", "report") for role in TEAM},
        **{("visit", act, role): _HEADS_IT for act in ("assign", "close") for role in HEADS},
    }
)
"""They wait for the leader of the team, and for who planned it or heads the office that visits."""
