"""Who may know of an escalation here: who reviews and decides on the filings of the unit; the unit never."""

from typing import Final

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.grounds import counterpart, in_charge_of_office
from services.filing.escalations.tables import ESCALATIONS

_ROW = ESCALATIONS.c
_OURS = _ROW.competent_organ_id == Who.organ
_ESCALATION: Final = Section("escalation", Text("约谈升级情况", "The escalated interview"), Sensitivity.C2)
_OPENS: Final = (_ESCALATION.name,)

ACCESS: Final = Access(
    sections=(_ESCALATION,),
    grounds=(
        counterpart(_ROW.unit_id, Rule("F-26", "F-48"), _OPENS, within=_OURS),
        in_charge_of_office(_ROW.unit_id, Rule("F-26", "F-48"), _OPENS, within=_OURS),
        Ground(
            "organ",
            Text("本机关领导、常委会和案管部门", "Leaders, standing committee and case management of the organ"),
            Rule("F-28", "F-48"),
            (R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SC_RECORDER, R.CASE_MGMT),
            _OURS,
            opens=_OPENS,
        ),
    ),
)
STEP_ACCESS: Final = Access(
    sections=(Section("end", Text("约谈或者问责的办结", "The end of an interview or case"), Sensitivity.C2),)
)
"""No record of an end can be read by anybody: what it means stands with the escalation."""
