"""Who may know of problem items here: who reviews and decides on the filings of the unit; the unit never."""

from typing import Final

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.grounds import counterpart, in_charge_of_office
from services.filing.earlier_problems.tables import EARLIER_PROBLEMS

_ROW = EARLIER_PROBLEMS.c
_OURS = _ROW.competent_organ_id == Who.organ
_PROBLEM: Final = Section("problem", Text("既往问题", "The earlier problem"), Sensitivity.C2)
_OPENS: Final = (_PROBLEM.name,)
_RULE: Final = Rule("F-19", "F-26")

ACCESS: Final = Access(
    sections=(_PROBLEM,),
    grounds=(
        counterpart(_ROW.unit_id, _RULE, _OPENS, within=_OURS),
        in_charge_of_office(_ROW.unit_id, _RULE, _OPENS, within=_OURS),
        Ground(
            "organ",
            Text("本机关领导、常委会和案管部门", "Leaders, standing committee and case management of the organ"),
            Rule("F-19", "F-28"),
            (R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SC_RECORDER, R.CASE_MGMT),
            _OURS,
            opens=_OPENS,
        ),
    ),
)
