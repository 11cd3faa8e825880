"""Who may know a follow-up: the office and its leaders, who visits; the organization department what it is told."""

from typing import Final

from sqlalchemy import and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.contracts.accountability_followups import FollowupVisited
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.grounds import counterpart, in_charge_of_office
from services.accountability.followups.lifecycle import PERSONNEL, VISITORS
from services.accountability.followups.tables import FOLLOWUPS

_ROW = FOLLOWUPS.c

FOLLOWUP_SECTION: Final = Section(
    "followup", Text("回访对象、影响期和反馈函", "Whom it is about, the period, the letter"), Sensitivity.C2
)
VISITS: Final = Section(
    "visits",
    Text("回访登记、评定和办理情况", "Visits, grades and handling"),
    Sensitivity.C2,
    {
        **dict.fromkeys(("case_id", "office_id", "visit_due_on", "plan", "closing")),
        **{name: [] for name in ("visits", "returned", "breaches", "decider_ids", "recused_ids")},
    },
    {FollowupVisited.event_type: ("visited_on",)},
)
"""What the organization department is not told: it has the letter, not the dossier (D-03)."""

_ALL: Final = (FOLLOWUP_SECTION.name, VISITS.name)
_MY_ORGAN = _ROW.competent_organ_id == Who.organ
_LEADERS: Final = (R.CDI_SECRETARY, R.CDI_DEPUTY, R.CASE_MGMT)
_RULE = Rule("D-01", "P-27")
_WITHIN: Final = (
    *("schedule", "reschedule", "revoke", "plan_visit", "drop_plan", "record_visit", "return_record", "grade"),
    *("remedy_breach", "close", "close_without_feedback"),
)

ACCESS: Final = Access(
    sections=(FOLLOWUP_SECTION, VISITS),
    kept=dict.fromkeys(_WITHIN, VISITS.name),
    barred=or_(Who.person == _ROW.recused_ids.any_(), _ROW.person_id == Who.person),
    grounds=(
        counterpart(_ROW.unit_id, _RULE, _ALL, within=_MY_ORGAN, acts=True),
        in_charge_of_office(_ROW.unit_id, _RULE, _ALL, within=_MY_ORGAN),
        Ground(
            "visitor",
            Text("指定的回访人员", "Who is named to visit"),
            _RULE,
            VISITORS,
            and_(_MY_ORGAN, Who.person == _ROW.visitor_ids.any_()),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "organ",
            Text("本机关主要领导和案管部门", "Heads of the organ and case management"),
            Rule("D-01", "G-03"),
            _LEADERS,
            _MY_ORGAN,
            opens=_ALL,
        ),
        Ground(
            "organization_department",
            Text("受函的组织人事部门", "The organization or personnel body that has the letter"),
            Rule("D-03", "P-27"),
            PERSONNEL,
            _ROW.feedback_organ_id == Who.organ,
            opens=(FOLLOWUP_SECTION.name,),
            acts=True,
        ),
    ),
)
"""Neither the person visited nor who is recused from the case has any ground (P-09)."""
