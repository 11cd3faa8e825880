"""Who may know a clarification and act on it; what is for the named handlers and case management alone (G-24, P-06)."""

from typing import Final

from sqlalchemy import ColumnElement, and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.codes import OrganKind
from services.clarification.clarifications.lifecycle import HANDLERS, HEADS
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.tables import CLARIFICATIONS

_ROW = CLARIFICATIONS.c

_SINCE_APPROVAL: Final = (S.APPROVED, S.REJECTED, S.EXECUTING, S.EXECUTED, S.FOLLOWING_UP, S.CLOSED)
_SINCE_REVIEW: Final = (S.HEAD_REVIEWED, S.PRE_NOTICE, *_SINCE_APPROVAL)
_SINCE_PROPOSAL: Final = (S.PROPOSED, S.ASSESSED_COLLECTIVELY, *_SINCE_REVIEW)
_BEFORE_DECIDER: Final = (*_SINCE_REVIEW, S.NOT_STARTED)

MATTER: Final = Section("matter", Text("澄清事项", "The clarification"), Sensitivity.C2)
VERIFICATION: Final = Section(
    "verification",
    Text("核查情况", "How the problems were verified"),
    Sensitivity.C3,
    {"items[].verification": ""},
)
DEFERRAL: Final = Section(
    "deferral",
    Text("暂缓及其原因", "That it waits or waited for other leads, and why"),
    Sensitivity.C3,
    {"deferrals": []},
)
"""Outside the circle these answer as if nothing were there (C-14, G-24, P-06)."""

_MATTER_ALONE: Final = (MATTER.name,)
_ALL: Final = (MATTER.name, VERIFICATION.name, DEFERRAL.name)
KEPT_ACTS: Final = (
    "accept", "name_handlers", "defer", "resume", "check_leads", "take_back", "reconsider", "note_certified"
)  # fmt: skip
"""Acts that the timeline shows to nobody but those who may know whether it waits (G-24); acceptance is among them
because it, too, may lead into waiting, as taking back and reconsidering may."""


def _in(*statuses: S) -> ColumnElement[bool]:
    return _ROW.status.in_([str(status) for status in statuses])


_MY_OFFICE = and_(_ROW.organ_id == Who.organ, _ROW.office_id == Who.office)
_MY_ORGAN = _ROW.organ_id == Who.organ
_OWN_OFFICE = standing.organ_is(_ROW.office_id, OrganKind.SUPERVISION_OFFICE)
_BODY = standing.organ_is(_ROW.office_id, OrganKind.DISPATCHED_BODY, OrganKind.TOWNSHIP_BODY)
_IN_CHARGE = or_(
    and_(_OWN_OFFICE, standing.portfolio(_ROW.office_id)),
    and_(_BODY, standing.portfolio_over_counterpart(_ROW.office_id)),
)

RECUSED: Final = or_(Who.person == _ROW.recused_ids.any_(), _ROW.subject_person_id.is_not_distinct_from(Who.person))
"""That the caller is recused, or is the subject, who knows the own application alone (P-09, G-24)."""

ACCESS: Final = Access(
    sections=(MATTER, VERIFICATION, DEFERRAL),
    barred=RECUSED,
    stated=dict.fromkeys(HANDLERS, VERIFICATION.name),
    kept=dict.fromkeys(KEPT_ACTS, DEFERRAL.name),
    grounds=(
        Ground(
            "handling_office",
            Text("承办该件的部门或者机构", "The office or body that clarifies"),
            Rule("C-04"),
            (*HANDLERS, *HEADS),
            _MY_OFFICE,
            opens=_MATTER_ALONE,
            acts=True,
        ),
        Ground(
            "named_handler",
            Text("该件指定的经办人", "A handler named in the clarification"),
            Rule("C-04", "P-06", "G-24"),
            HANDLERS,
            and_(_MY_OFFICE, Who.person == _ROW.handler_ids.any_()),
            opens=_ALL,
            named=True,
            within="handling_office",
        ),
        Ground(
            "named_head",
            Text("受理该件的部门负责人", "The head who accepted the clarification"),
            Rule("C-04", "P-06", "G-24"),
            HEADS,
            and_(_MY_OFFICE, _ROW.head_id == Who.person),
            opens=_ALL,
            named=True,
            within="handling_office",
        ),
        Ground(
            "case_management",
            Text("本机关案件监督管理部门", "Case management of the organ"),
            Rule("C-04", "G-24"),
            (R.CASE_MGMT,),
            _MY_ORGAN,
            opens=_ALL,
        ),
        Ground(
            "case_trial",
            Text("本机关案件审理部门，提出之后", "The case-trial office of the organ, once it is proposed"),
            Rule("P-11"),
            (R.CASE_TRIAL,),
            and_(_MY_ORGAN, _in(*_SINCE_PROPOSAL)),
            opens=_MATTER_ALONE,
            acts=True,
        ),
        Ground(
            "leader_in_charge",
            Text("当日分管领导，审核之后", "The leader in charge today, once the head has reviewed it"),
            Rule("C-26", "C-28", "G-21"),
            (R.CDI_LEADER_IN_CHARGE,),
            and_(_MY_ORGAN, _in(*_BEFORE_DECIDER), _IN_CHARGE),
            opens=_MATTER_ALONE,
            acts=True,
        ),
        Ground(
            "secretary",
            Text("本机关书记，审核之后", "The secretary of the organ, once the head has reviewed it"),
            Rule("G-21"),
            (R.CDI_SECRETARY,),
            and_(_MY_ORGAN, _in(*_BEFORE_DECIDER)),
            opens=_MATTER_ALONE,
            acts=True,
        ),
    ),
)
