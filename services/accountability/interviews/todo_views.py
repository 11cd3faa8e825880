"""The next steps in interviews, for the list of what waits for a caller."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, and_

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.interviews.lifecycle import INTERVIEWERS, LEADER, UNIT
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.tables import INTERVIEWS

_ROW = INTERVIEWS.c
_CALL = Text("制发约谈通知", "Issue the notice of interview")
_ESCALATE = Text("研究是否升级", "Decide whether to escalate")
_PROPOSE = Text("研究是否提出升级", "Consider whether to propose escalation")

INTERVIEW_STEPS: Final[tuple[tuple[StrEnum, tuple[R, ...], str, Text], ...]] = (
    (S.TRIGGERED, LEADER, "confirm", Text("核实事由、核定约谈", "Check the triggers and confirm the interview")),
    (S.CONFIRMED, (R.SUP_OFFICER,), "issue_notice", _CALL),
    (S.NO_SHOW, (R.SUP_OFFICER,), "issue_notice", _CALL),
    (S.NOTICE_ISSUED, INTERVIEWERS, "hold", Text("约谈并登记记录", "Hold the interview and record it")),
    (S.NOTICE_ISSUED, LEADER, "cancel", Text("触发事由已撤回，取消约谈", "No trigger is left: cancel it")),
    (S.NO_SHOW, LEADER, "cancel", Text("触发事由已撤回，取消约谈", "No trigger is left: cancel it")),
    (S.NO_SHOW, (R.SUP_HEAD,), "propose_escalation", _PROPOSE),
    (S.HELD, UNIT, "present_plan", Text("报送整改方案", "Hand in the plan")),
    (S.RECTIFYING, UNIT, "report_rectification", Text("报告整改情况", "Report on it")),
    (S.RECTIFYING, (R.SUP_OFFICER,), "verify", Text("实地核验整改", "Verify the rectification on site")),
    *((found, LEADER, "escalate", _ESCALATE) for found in (S.NO_SHOW, S.HELD, S.RECTIFYING)),
    (S.VERIFIED, (R.SUP_HEAD,), "close", Text("作出是否追责的决定并办结", "Decide on pursuit and close it")),
)
_GONE, _KEPT = _ROW.trigger_gone.is_(True), _ROW.trigger_gone.is_(False)

INTERVIEW_ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {
        ("interview", "issue_notice"): and_(_KEPT, _ROW.may_be_called),
        ("interview", "hold"): and_(_KEPT, _ROW.interviewer_id == Who.person),
        ("interview", "cancel"): _GONE,
        ("interview", "propose_escalation"): and_(
            _KEPT, _ROW.may_be_called.is_(False), _ROW.escalation_waits.is_(False)
        ),
        ("interview", "report_rectification"): _ROW.reported.is_(False),
        ("interview", "verify"): _ROW.reported,
        ("interview", "escalate"): _ROW.escalation_waits,
    }
)
"""Steps that wait only for some of those entitled, or only once something is there."""
