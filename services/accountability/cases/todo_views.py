"""The next steps in accountability cases, for the list of what waits for a caller."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, func

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.cases.executing_todo_views import EXECUTING_ONLY_IF, EXECUTING_STEPS
from services.accountability.cases.lifecycle import HANDLERS, LEADER
from services.accountability.cases.marks import NOT_LIABLE
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.tables import CASES

_HEAD = (R.SUP_HEAD,)
_RECORDER = (R.SC_RECORDER,)
_TRIAL = (R.CASE_TRIAL,)
_OPINION = Text("出具审理意见", "Give the case-trial opinion")
_ROW = CASES.c

CASE_STEPS: Final[tuple[tuple[StrEnum, tuple[R, ...], str, Text], ...]] = (
    (S.OPENED, LEADER, "approve", Text("审批是否调查", "Decide whether to investigate")),
    (S.INVESTIGATING, _HEAD, "name_handlers", Text("指定承办人", "Name the handlers")),
    (S.INVESTIGATING, HANDLERS, "record_tests", Text("调查并记录三项界定", "Investigate and record the three tests")),
    (S.INVESTIGATING, _TRIAL, "give_trial_opinion", _OPINION),
    (S.TOLERANCE_REVIEW, _TRIAL, "give_trial_opinion", _OPINION),
    (S.TOLERANCE_REVIEW, _RECORDER, "exempt", Text("登记容错免责和纠错决定", "Record exemption and correction")),
    (S.PROPOSED, _TRIAL, "give_trial_opinion", _OPINION),
    (S.PROPOSED, HANDLERS, "hear", Text("听取陈述申辩", "Hear statement and defence")),
    (S.HEARD, _HEAD, "submit", Text("提请常委会研究", "Lay it before the standing committee")),
    (S.DELIBERATING, _RECORDER, "decide", Text("登记集体决定", "Record the decision")),
    (S.NO_LIABILITY, HANDLERS, "record_correction", Text("跟进纠错事项", "Follow up the corrections")),
    *EXECUTING_STEPS,
)

CASE_ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {
        ("case", "name_handlers"): func.cardinality(_ROW.handler_ids) == 0,
        ("case", "give_trial_opinion"): _ROW.trial_officer_id == Who.person,
        ("case", "hear"): _ROW.trial_officer_id.is_(None),
        ("case", "exempt"): _ROW.tolerance_outcome.in_(sorted(NOT_LIABLE)),
        ("case", "submit"): _ROW.main_case_id.is_(None),
        ("case", "decide"): _ROW.main_case_id.is_(None),
        ("case", "record_correction"): _ROW.due_on.is_not(None),
        **EXECUTING_ONLY_IF,
    }
)
"""By case type and act: steps that wait only once, or only until, something is there."""
