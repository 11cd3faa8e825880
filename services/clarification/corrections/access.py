"""Who may know a correction task: the body asked sees the task, the office its checking, few the case behind it."""

from typing import Final

from sqlalchemy import and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.clarification.corrections.lifecycle import HANDLERS
from services.clarification.corrections.tables import CORRECTIONS

_ROW = CORRECTIONS.c
_HEADS: Final = (R.SUP_HEAD, R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD)

TASK: Final = Section("task", Text("纠正补偿事项", "The task"), Sensitivity.C2)
HANDLING: Final = Section(
    "handling",
    Text("承办部门和核对情况", "Handling office and its checking"),
    Sensitivity.C2,
    {
        "office_id": None,
        "handler_ids": [],
        "recused_ids": [],
        "answers[].found_by": None,
    },
)
ORIGIN: Final = Section(
    "origin",
    Text("来源案件", "The case behind it"),
    Sensitivity.C3,
    {"source_kind": None, "source_id": None},
)
"""That a task comes of a case of malicious accusation is itself restricted (P-06)."""

_MY_ORGAN = _ROW.organ_id == Who.organ
_RULE = Rule("C-32", "G-31")

ACCESS: Final = Access(
    sections=(TASK, HANDLING, ORIGIN),
    stated=dict.fromkeys((*HANDLERS, *_HEADS), HANDLING.name),
    kept=dict.fromkeys(("open", "close", "return_answer"), HANDLING.name),
    barred=or_(Who.person == _ROW.recused_ids.any_(), _ROW.subject_person_id.is_not_distinct_from(Who.person)),
    grounds=(
        Ground(
            "addressee",
            Text("受函的组织人事部门", "The organization or personnel body asked"),
            _RULE,
            (R.ORG_DEPT,),
            _ROW.addressee_organ_id == Who.organ,
            opens=(TASK.name,),
            acts=True,
        ),
        Ground(
            "handling_office",
            Text("承办部门", "The office or body whose case asks for it"),
            _RULE,
            (*HANDLERS, *_HEADS),
            and_(_MY_ORGAN, _ROW.office_id == Who.office),
            opens=(TASK.name, HANDLING.name),
            acts=True,
        ),
        Ground(
            "named_handler",
            Text("来源案件的承办人", "Named handler of the case behind it"),
            Rule("C-32", "P-06"),
            HANDLERS,
            and_(_MY_ORGAN, _ROW.office_id == Who.office, Who.person == _ROW.handler_ids.any_()),
            opens=(TASK.name, HANDLING.name, ORIGIN.name),
            named=True,
            within="handling_office",
        ),
        Ground(
            "case_management",
            Text("本机关案管部门", "Case management of the organ"),
            _RULE,
            (R.CASE_MGMT,),
            _MY_ORGAN,
            opens=(TASK.name, HANDLING.name, ORIGIN.name),
        ),
    ),
)
"""Neither the subject nor who is recused from the case has any part in its tasks (P-09)."""
