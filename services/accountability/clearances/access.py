"""Who may know a clearing: the office that looks after the unit, its leader, and the heads of the organ; no unit."""

from typing import Final

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.grounds import counterpart, in_charge_of_office
from services.accountability.clearances.tables import CLEARANCES

_ROW = CLEARANCES.c
_RULE = Rule("C-01", "C-30")
_MY_ORGAN = _ROW.competent_organ_id == Who.organ
_WHOLE: Final = (
    R.CDI_SECRETARY,
    R.CDI_DEPUTY,
    R.SC_MEMBER,
    R.SVC_MEMBER,
    R.SC_RECORDER,
    R.CASE_TRIAL,
    R.CASE_MGMT,
)

CLEARANCE_SECTION: Final = Section("clearance", Text("澄清标注", "That somebody was cleared"), Sensitivity.C2)
_OPENS: Final = (CLEARANCE_SECTION.name,)

ACCESS: Final = Access(
    sections=(CLEARANCE_SECTION,),
    grounds=(
        counterpart(_ROW.unit_id, _RULE, _OPENS, within=_MY_ORGAN),
        in_charge_of_office(_ROW.unit_id, _RULE, _OPENS, within=_MY_ORGAN),
        Ground(
            "organ",
            Text(
                "本机关领导、常委会、案件审理和案管部门", "Leaders, committee, trial and case management of the organ"
            ),
            _RULE,
            _WHOLE,
            _MY_ORGAN,
            opens=_OPENS,
        ),
    ),
)
