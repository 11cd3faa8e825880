"""Who may know a visit. Hidden: planner, team and confirming bureau alone. In the open: office, leaders, body, organ;
the unit once it is told of it."""

from typing import Final

from sqlalchemy import and_, not_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.contracts.supervision_visits import VisitClosed, VisitEvent
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.grounds import counterpart, in_charge_of_office, resident
from services.supervision.visits.lifecycle import BUREAU, HEADS, TEAM
from services.supervision.visits.tables import HIDDEN, IN_THE_OPEN, VISITS

_ROW = VISITS.c
UNIT: Final = (R.UNIT_CLERK, R.UNIT_PARTY_HEAD, R.TASK_FORCE_USER)
"""Users of the unit, county or task force that is visited."""
MEMBERS: Final = (*TEAM, R.TOWNSHIP_OFFICER, R.TOWNSHIP_HEAD)
"""Roles of which members of a team are, those of a local organ included (P-32)."""
WHOLE_ORGAN: Final = (R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT, R.CASE_MGMT)

NOTICE: Final = Section(
    "notice", Text("检查通知和反馈结论", "What the unit is told: the visit and its conclusion"), Sensitivity.C2
)
PLAN: Final = Section(
    "plan",
    Text("检查计划和安排", "Why, how and by whose plan the unit is visited"),
    Sensitivity.C2,
    {
        **dict.fromkeys(("kind", "task_id", "common_problem_id", "request_id", "bureau_id", "bureau_answer")),
        **dict.fromkeys(("planned_by", "recorded_on", "cancelled", "team.named_by", "team.named_on")),
        **{name: [] for name in ("problem_ids", "list_items", "topic_marks", "near")},
        "topic_reasons": "",
    },
    {event.event_type: ("kind", "task_id") for event in VisitEvent.__subclasses__()},
)
FINDINGS: Final = Section(
    "findings",
    Text("检查组报告和处理意见", "The report of the team and what became of each finding"),
    Sensitivity.C2,
    {"report": None, "decided": []},
    {VisitClosed.event_type: ("problem_ids",)},
)
_ALL: Final = (NOTICE.name, PLAN.name, FINDINGS.name)
_OURS = _ROW.competent_organ_id == Who.organ
_OURS_IN_THE_OPEN = and_(_OURS, IN_THE_OPEN)
_OF_NO_POST_THERE = not_(standing.holds_post(_ROW.unit_id))
_TOLD_TO_UNIT = or_(_ROW.visited_on.is_not(None), and_(not_(_ROW.unannounced), _ROW.leader_id.is_not(None)))
"""An announced visit is told with its team (LS-1), an unannounced one by its start (P-33)."""

_DAILY = Rule("S-05", "S-06")
_HIDDEN = Rule("G-54", "P-33")
_PLANNED: Final = ("plan", "propose_special", "confirm_special", "decline_special", "assign")

ACCESS: Final = Access(
    sections=(NOTICE, PLAN, FINDINGS),
    kept={**dict.fromkeys(_PLANNED, PLAN.name), "report": FINDINGS.name},
    stated={**dict.fromkeys(MEMBERS, FINDINGS.name), R.BUREAU: PLAN.name},
    secret=HIDDEN,
    grounds=(
        Ground(
            "planner",
            Text("安排该次检查的负责人", "The head who planned it"),
            _HIDDEN,
            HEADS,
            and_(_OURS, _ROW.planned_by == Who.person),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "team_leader",
            Text("检查组组长", "The leader of the team"),
            _HIDDEN,
            TEAM,
            and_(_OURS, _ROW.leader_id == Who.person, _OF_NO_POST_THERE),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "team_member",
            Text("检查组成员", "A member of the team"),
            _HIDDEN,
            MEMBERS,
            and_(Who.person == _ROW.member_ids.any_(), _OF_NO_POST_THERE),
            opens=_ALL,
            named=True,
        ),
        Ground(
            "bureau",
            Text("会商确认专项监督的督查局", "The inspection bureau that is asked to confirm it"),
            Rule("S-07", "G-53"),
            BUREAU,
            and_(_ROW.bureau_id == Who.organ, _OF_NO_POST_THERE),
            opens=(NOTICE.name, PLAN.name),
            acts=True,
        ),
        Ground(
            "visiting_office",
            Text("开展检查的监督检查室或者派驻机构", "The office or body that visits"),
            _DAILY,
            TEAM,
            and_(_OURS_IN_THE_OPEN, _ROW.office_id == Who.office),
            opens=_ALL,
            acts=True,
        ),
        counterpart(_ROW.unit_id, _DAILY, _ALL, within=_OURS_IN_THE_OPEN),
        in_charge_of_office(_ROW.unit_id, _DAILY, _ALL, within=_OURS_IN_THE_OPEN),
        Ground(
            "in_charge_of_visitors",
            Text("分管开展检查的室或者派驻机构的领导", "The leader in charge of the office or body that visits"),
            _DAILY,
            (R.CDI_LEADER_IN_CHARGE,),
            and_(_OURS_IN_THE_OPEN, standing.portfolio(_ROW.office_id)),
            opens=_ALL,
        ),
        resident(_ROW.unit_id, _DAILY, _ALL, (R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD), within=_OURS_IN_THE_OPEN),
        Ground(
            "organ",
            Text("本机关主要领导、党风和案管部门", "Heads, conduct office and case management of the organ"),
            _DAILY,
            WHOLE_ORGAN,
            _OURS_IN_THE_OPEN,
            opens=_ALL,
        ),
        Ground(
            "unit",
            Text("被检查单位", "The unit that is visited"),
            Rule("P-21", "P-33"),
            UNIT,
            and_(_ROW.unit_id == Who.organ, _TOLD_TO_UNIT),
            opens=(NOTICE.name,),
        ),
    ),
)
"""Each ground but the first four asks that the visit is in the open: no relation to unit or organ opens a hidden
one."""
