"""Who may know a trigger: the office that looks after a unit in question, its leader in charge, the organ's leaders."""

from typing import Any, Final

from sqlalchemy import ColumnElement, and_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.grounds import OFFICE, counterpart, in_charge_of_office
from services.accountability.triggers.lifecycle import HEADS
from services.accountability.triggers.tables import TRIGGERS

WHOLE_ORGAN: Final = (
    R.CDI_SECRETARY,
    R.CDI_DEPUTY,
    R.SC_MEMBER,
    R.SVC_MEMBER,
    R.SC_RECORDER,
    R.CASE_TRIAL,
    R.CASE_MGMT,
)
"""Roles whose view is the whole competent organ."""

_ROW = TRIGGERS.c
_CONTENT: Final = Section("content", Text("触发记录", "The trigger and its answers"), Sensitivity.C2)
_OPENS: Final = (_CONTENT.name,)
_ANY_UNIT: ColumnElement[Any] = _ROW.unit_ids.any_()
_OURS: Final = _ROW.competent_organ_id == Who.organ
_RULE: Final = Rule("F-26", "G-34")

ACCESS: Final = Access(
    sections=(_CONTENT,),
    barred=standing.holds_post(_ANY_UNIT),
    grounds=(
        counterpart(
            _ANY_UNIT,
            _RULE,
            _OPENS,
            within=and_(_OURS, _ROW.by_hand),
            roles=HEADS,
            acts=True,
            code="recording_office",
        ),
        counterpart(_ANY_UNIT, _RULE, _OPENS, within=_OURS, roles=OFFICE),
        in_charge_of_office(_ANY_UNIT, _RULE, _OPENS, within=_OURS),
        Ground(
            "organ",
            Text("有管辖权机关的领导、常委会、案件审理和案管部门", "Leaders, committee, trial and case management"),
            _RULE,
            WHOLE_ORGAN,
            _OURS,
            opens=_OPENS,
        ),
    ),
)
"""Nobody who holds a post in a unit in question knows of it here; the unit hears of its interview by notice."""
