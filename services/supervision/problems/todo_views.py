"""The next steps in problem items, for the list of what waits for a caller."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.supervision.problems.facts_loading import held_for
from services.supervision.problems.lifecycle import HEAD, LEADER, OFFICERS, UNIT, VERIFIERS
from services.supervision.problems.problem import RED
from services.supervision.problems.status import CheckResult
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.tables import PROBLEMS, STANDING

_ROW = PROBLEMS.c
_ANSWER = Text("答复督办单", "Answer the slip")
_ESCALATE = Text("研究是否升级问责", "Consider escalation to accountability")
_WITHDRAW = Text("督查结论经异议被更正或者撤销：研究撤销该问题", "An objection changed the conclusion: withdraw it")
_ASKED: Final[tuple[tuple[S, tuple[R, ...], str, Text], ...]] = (
    (S.OPEN, OFFICERS, "revise", Text("补充整改要求或者期限", "Complete demands or term")),
    (S.OPEN, HEAD, "notify", Text("发整改通知", "Issue the rectification notice")),
    (S.NOTIFIED, UNIT, "accept", Text("报送整改方案和责任人", "Name the plan and who answers for it")),
    (S.RECTIFYING, UNIT, "report", Text("报告整改结果", "Report that it is put right")),
    (S.NOTIFIED, UNIT, "answer_slip", _ANSWER),
    (S.RECTIFYING, UNIT, "answer_slip", _ANSWER),
    (S.REPORTED, VERIFIERS, "verify", Text("核查整改结果", "Verify what was reported")),
    (S.VERIFYING, VERIFIERS, "note_verification", Text("登记核查情况", "Note what the verification found")),
    (S.VERIFYING, HEAD, "check_off", Text("确认整改到位并销号", "Confirm it and check it off")),
    (S.VERIFYING, HEAD, "reject", Text("退回继续整改", "Reject the report")),
    (S.NOTIFIED, LEADER, "escalate", _ESCALATE),
    (S.RECTIFYING, LEADER, "escalate", _ESCALATE),
    (S.ESCALATED, HEAD, "resume", Text("确定新的整改期限", "Set a new term for it")),
    *((status, HEAD, "withdraw", _WITHDRAW) for status in STANDING if status is not S.OPEN),
)
PROBLEM_STEPS: Final[tuple[tuple[S, R, str, Text], ...]] = tuple(
    (status, role, act, text) for status, roles, act, text in _ASKED for role in roles
)

_RED_FAILED = and_(_ROW.slip_colour == RED, _ROW.due_on < Who.today)
_OBJECTED = exists().where(held_for(_ROW.id)).correlate(PROBLEMS)
_NOT_MINE = not_(Who.person == _ROW.verifier_ids.any_())
_ONLY_IF: Final[Mapping[str, ColumnElement[bool]]] = MappingProxyType(
    {
        "revise": _ROW.term.is_(None),
        "answer_slip": and_(_ROW.slip_colour.is_not(None), not_(_ROW.slip_answered), _ROW.due_on >= Who.today),
        "note_verification": _ROW.verified_as.is_(None),
        "check_off": and_(_ROW.verified_as == str(CheckResult.SUFFICIENT), _NOT_MINE),
        "reject": and_(_ROW.verified_as.in_((str(CheckResult.INSUFFICIENT), str(CheckResult.FALSE))), _NOT_MINE),
        "withdraw": _OBJECTED,
        "escalate": or_(func.cardinality(_ROW.grounds) > 0, _RED_FAILED),
    }
)
PROBLEM_ONLY_IF: Final[Mapping[tuple[str, str, R], ColumnElement[bool]]] = MappingProxyType(
    {("problem", act, role): _ONLY_IF[act] for _, role, act, _ in PROBLEM_STEPS if act in _ONLY_IF}
)
"""Steps that wait only once something is there; nobody is asked to decide on what they verified themselves."""
