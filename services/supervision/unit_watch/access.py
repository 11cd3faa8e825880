"""Who may know a watched unit: the office and body that look after it today, and the competent organ; never units."""

from typing import Final

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.grounds import counterpart, resident
from services.supervision.unit_watch.tables import UNIT_WATCHES

_ROW = UNIT_WATCHES.c
_OURS = _ROW.competent_organ_id == Who.organ
_WATCH: Final = Section("watch", Text("重点监督单位", "The watched unit"), Sensitivity.C2)
_OPENS: Final = (_WATCH.name,)
_OFFICE: Final = Rule("F-26", "S-05", "S-06")

ACCESS: Final = Access(
    sections=(_WATCH,),
    grounds=(
        counterpart(
            _ROW.unit_id, _OFFICE, _OPENS, within=_OURS, roles=(R.SUP_HEAD,), acts=True, code="head_of_counterpart"
        ),
        counterpart(_ROW.unit_id, _OFFICE, _OPENS, within=_OURS, roles=(R.SUP_OFFICER,)),
        resident(_ROW.unit_id, Rule("S-06"), _OPENS, (R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD), within=_OURS),
        Ground(
            "organ",
            Text("有管辖权机关的领导、党风和案管部门", "Leaders, conduct office and case management of the organ"),
            Rule("S-05", "S-12"),
            (R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT, R.CASE_MGMT),
            _OURS,
            opens=_OPENS,
        ),
    ),
)
STEP_ACCESS: Final = Access(
    sections=(Section("end", Text("约谈或者问责的办结", "The end of an interview or case"), Sensitivity.C2),)
)
"""No record of an end can be read by anybody: what it means stands with the watched unit."""
