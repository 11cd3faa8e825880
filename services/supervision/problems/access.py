"""Who may know a problem item and act on it; the unit reads its own from the notice on, never what is weighed."""

from typing import Final

from sqlalchemy import ColumnElement, and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.contracts.supervision_problems import PROBLEM_EVENTS, ProblemEvent, ProblemOpened
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.grounds import OFFICE, counterpart
from services.supervision.problems.lifecycle import LEADER, UNIT
from services.supervision.problems.status import ProblemKind
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.tables import PROBLEMS, SHOWN_TO_UNIT

_ROW = PROBLEMS.c
_OURS = _ROW.competent_organ_id == Who.organ
WHOLE_ORGAN: Final = (R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT, R.CASE_MGMT)
"""Roles whose view is the whole competent organ."""
BODY: Final = (R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD)

NOTICE: Final = Section("notice", Text("整改通知、整改情况和结果", "Notice, rectification and result"), Sensitivity.C2)
_TOLD: Final = {event.event_type: ("common_problem_id",) for event in PROBLEM_EVENTS if issubclass(event, ProblemEvent)}
HANDLING: Final = Section(
    "handling",
    Text("来源、抽样、核查和内部研究", "Source, sample, verification and what is weighed inside"),
    Sensitivity.C2,
    {
        "kind": str(ProblemKind.SINGLE),
        "common_problem_id": None,
        "source": None,
        "source_id": None,
        "source_settled_on": None,
        "linked_interview_ids": [],
        "opened_by": None,
        "revisions": [],
        "verifications": [],
        "refusals": [],
        "notice.issued_by": None,
        "rejections[].rejected_by": None,
        "escalations[].reasons": "",
        "escalations[].escalated_by": None,
        "resumptions[].resumed_by": None,
        "check_off.checked_off_by": None,
        "withdrawal.withdrawn_by": None,
    },
    {**_TOLD, ProblemOpened.event_type: ("common_problem_id", "source", "source_id")},
)
"""Closed to the unit: where it is known from, whether it is in a sample, who verifies how, and what is considered."""

_NOTICE_ALONE: Final = (NOTICE.name,)
_ALL: Final = (NOTICE.name, HANDLING.name)
KEPT_ACTS: Final = ("open", "revise", "verify", "note_verification", "record_refusal", "link", "settle")
"""Acts that the timeline does not show to the unit."""


def _in(*statuses: S) -> ColumnElement[bool]:
    return _ROW.status.in_([str(status) for status in statuses])


_SHOWN = or_(_in(*SHOWN_TO_UNIT), and_(_in(S.WITHDRAWN), _ROW.notified_on.is_not(None)))

ACCESS: Final = Access(
    sections=(NOTICE, HANDLING),
    stated=dict.fromkeys((*OFFICE, *BODY, *LEADER, R.SYSTEM), HANDLING.name),
    kept=dict.fromkeys(KEPT_ACTS, HANDLING.name),
    grounds=(
        counterpart(_ROW.unit_id, Rule("F-26", "S-08"), _ALL, within=_OURS, roles=OFFICE, acts=True),
        Ground(
            "leader_in_charge",
            Text("分管对口监督检查室的领导", "The leader in charge of the office that looks after the unit today"),
            Rule("S-12"),
            LEADER,
            and_(_OURS, standing.portfolio_over_counterpart(_ROW.unit_id)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "residency",
            Text("派驻该单位的纪检监察机构", "The dispatched body resident at the unit today"),
            Rule("S-06", "S-08"),
            BODY,
            and_(_OURS, standing.residency(_ROW.unit_id)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "organ",
            Text("本机关主要领导、党风和案管部门", "Heads of the organ, conduct office and case management"),
            Rule("S-10", "S-11"),
            WHOLE_ORGAN,
            _OURS,
            opens=_ALL,
        ),
        Ground(
            "unit",
            Text("责任单位，自整改通知发出起", "The unit itself, from the notice on"),
            Rule("S-08", "S-10"),
            UNIT,
            and_(_ROW.unit_id == Who.organ, _SHOWN),
            opens=_NOTICE_ALONE,
            acts=True,
        ),
    ),
)
