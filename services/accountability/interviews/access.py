"""Who may know an interview and act on it; the unit reads its own from the notice on, never what was weighed inside."""

from typing import Final

from sqlalchemy import ColumnElement, and_, not_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.grounds import OFFICE, counterpart
from services.accountability.interviews.lifecycle import INTERVIEWERS, LEADER, UNIT
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.tables import INTERVIEWS

_ROW = INTERVIEWS.c
WHOLE_ORGAN: Final = (*INTERVIEWERS, R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT)
"""Roles whose view is the whole competent organ."""
SHOWN_TO_UNIT: Final = (S.NOTICE_ISSUED, S.HELD, S.NO_SHOW, S.RECTIFYING, S.VERIFIED, S.ESCALATED, S.CLOSED)

NOTICE: Final = Section("notice", Text("约谈通知、整改和结果", "Notice, rectification and result"), Sensitivity.C2)
MATTER: Final = Section(
    "matter",
    Text("触发事由、核定意见、思想动态和内部研究", "Triggers, opinions, state of mind and internal deliberation"),
    Sensitivity.C2,
    {
        "bases": [],
        "withdrawn": [],
        "dismissed": [],
        "escalated_from": None,
        "trigger_withdrawn_on": None,
        "recused": [],
        "confirmation.checks": [],
        "confirmation.filings": [],
        "confirmation.opinion": "",
        "confirmation.interviewees[].reason": "",
        "earlier_notices[].late_reason": "",
        "notice.late_reason": "",
        "record.statements[].state_of_mind": "",
        "escalation_proposal": None,
        "escalations_declined": [],
        "escalation.opinion": "",
        "escalation.next_interview_id": None,
        "escalation.case_id": None,
        "closing.pursuit": None,
        "closing.reasons": "",
        "closing.case_id": None,
        "cancellation.reasons": "",
        "linked_evidence": [],
        "clearances": [],
    },
    {
        "accountability.interview.escalated.v1": ("next_interview_id", "case_id", "problem_ids"),
        "accountability.interview.closed.v1": ("pursuit", "case_id"),
    },
)
"""Closed to the unit: what the organ weighed (A-33), and what is opened later and may not be the unit's to know yet."""

_NOTICE_ALONE: Final = (NOTICE.name,)
_ALL: Final = (NOTICE.name, MATTER.name)
KEPT_ACTS: Final = ("trigger", "rebase", "confirm", "recuse", "propose_escalation", "decline_escalation")
"""Acts that the timeline does not show to the unit."""


def _in(*statuses: S) -> ColumnElement[bool]:
    return _ROW.status.in_([str(status) for status in statuses])


_OURS = and_(_ROW.competent_organ_id == Who.organ, not_(Who.person == _ROW.interviewee_ids.any_()))
"""Of the organ, and not interviewed oneself: such a person knows of it what the unit does (P-09)."""
_TOLD = or_(_in(*SHOWN_TO_UNIT), and_(_in(S.CANCELLED), _ROW.was_noticed))

ACCESS: Final = Access(
    sections=(NOTICE, MATTER),
    barred=Who.person == _ROW.recused_ids.any_(),
    stated=dict.fromkeys((*LEADER, *OFFICE, *INTERVIEWERS, R.SYSTEM), MATTER.name),
    kept=dict.fromkeys(KEPT_ACTS, MATTER.name),
    grounds=(
        counterpart(_ROW.unit_id, Rule("F-26", "A-16"), _ALL, within=_OURS, roles=OFFICE, acts=True),
        Ground(
            "leader_in_charge",
            Text("分管对口监督检查室的领导", "The leader in charge of the office that looks after the unit today"),
            Rule("A-16", "G-39"),
            LEADER,
            and_(_OURS, standing.portfolio_over_counterpart(_ROW.unit_id)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "interviewer",
            Text("通知书载明的约谈人", "The interviewer whom the notice names"),
            Rule("A-01", "A-02", "A-03"),
            INTERVIEWERS,
            and_(_OURS, _ROW.interviewer_id == Who.person),
            opens=_ALL,
            acts=True,
            named=True,
            within="organ",
        ),
        Ground(
            "organ",
            Text(
                "本机关领导、委员、常委会记录、审理和案管部门", "Leaders, members, recorder, trial and case management"
            ),
            Rule("A-01", "P-17"),
            WHOLE_ORGAN,
            _OURS,
            opens=_ALL,
        ),
        Ground(
            "unit",
            Text("被约谈单位，自通知发出起", "The unit itself, from the notice on"),
            Rule("A-19", "G-40"),
            UNIT,
            and_(_ROW.unit_id == Who.organ, _TOLD),
            opens=_NOTICE_ALONE,
            acts=True,
        ),
    ),
)
