"""Who may know an objection: the unit that lodged it, who assigns and examines it, the office that visited."""

from typing import Final

from sqlalchemy import and_, not_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.grounds import counterpart
from services.supervision.objections.lifecycle import EXAMINERS, UNIT
from services.supervision.objections.tables import OBJECTIONS

_ROW = OBJECTIONS.c
_OURS = _ROW.competent_organ_id == Who.organ

OBJECTION_SECTION: Final = Section("objection", Text("异议和决定", "The objection and its decision"), Sensitivity.C2)
EXAMINATION: Final = Section(
    "examination",
    Text("审查安排", "Who examines it, and which problem items are affected"),
    Sensitivity.C2,
    {
        **dict.fromkeys(("examiner_id", "assigned_by")),
        **{name: [] for name in ("barred_ids", "visit_problem_ids", "affected_problem_ids")},
    },
)
_ALL: Final = (OBJECTION_SECTION.name, EXAMINATION.name)
_P21 = Rule("P-21")
_HANDS = Rule("P-21", "P-09")
_OFFICES: Final = (R.SUP_OFFICER, R.SUP_HEAD, R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD)
_STATING: Final = (*EXAMINERS, R.CASE_MGMT, R.CDI_LEADER_IN_CHARGE)

ACCESS: Final = Access(
    sections=(OBJECTION_SECTION, EXAMINATION),
    kept={"assign": EXAMINATION.name},
    stated=dict.fromkeys(_STATING, EXAMINATION.name),
    grounds=(
        Ground(
            "unit",
            Text("提出异议的单位", "The unit that objects"),
            _P21,
            UNIT,
            _ROW.unit_id == Who.organ,
            opens=(OBJECTION_SECTION.name,),
            acts=True,
        ),
        Ground(
            "examiner",
            Text("指定的审查人员", "The examiner who was named"),
            _HANDS,
            EXAMINERS,
            and_(_OURS, _ROW.examiner_id == Who.person, not_(standing.holds_post(_ROW.unit_id))),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "case_management",
            Text("本机关案管部门", "Case management of the organ"),
            _HANDS,
            (R.CASE_MGMT,),
            _OURS,
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "in_charge_of_visitors",
            Text("分管开展检查的室或者派驻机构的领导", "The leader in charge of the office or body that visited"),
            _HANDS,
            (R.CDI_LEADER_IN_CHARGE,),
            and_(_OURS, standing.portfolio(_ROW.office_id)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "visiting_office",
            Text("开展检查的监督检查室或者派驻机构", "The office or body that visited"),
            _P21,
            _OFFICES,
            and_(_OURS, _ROW.office_id == Who.office),
            opens=_ALL,
            acts=True,
        ),
        counterpart(_ROW.unit_id, _P21, _ALL, within=_OURS, acts=True),
        Ground(
            "organ",
            Text("本机关主要领导和党风部门", "Heads and conduct office of the organ"),
            _P21,
            (R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT),
            _OURS,
            opens=_ALL,
        ),
    ),
)
"""The offices have standing for what follows from a decision; to decide one must be named (P-21)."""
