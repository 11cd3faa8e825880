"""Who may know a supervision list: the users of the organ whose list it is (S-14)."""

from typing import Final

from sqlalchemy import and_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.supervision.supervision_lists.lifecycle import LEADERS
from services.supervision.supervision_lists.tables import SUPERVISION_LISTS

_ROW = SUPERVISION_LISTS.c
_OURS = _ROW.competent_organ_id == Who.organ
_RULE: Final = Rule("S-14")
_LIST: Final = Section("list", Text("监督清单", "The supervision list"), Sensitivity.C1)
_OPENS: Final = (_LIST.name,)

ACCESS: Final = Access(
    sections=(_LIST,),
    grounds=(
        Ground(
            "drafting_office",
            Text("起草清单的部门", "The office that drafted it"),
            _RULE,
            (R.CONDUCT, R.SUP_OFFICER, R.SUP_HEAD),
            and_(_OURS, _ROW.office_id == Who.office),
            opens=_OPENS,
            acts=True,
        ),
        Ground("leaders", Text("本机关领导", "Leaders of the organ"), _RULE, LEADERS, _OURS, opens=_OPENS, acts=True),
        Ground(
            "organ",
            Text("本机关监督、党风和案管人员", "Those who supervise for the organ"),
            _RULE,
            (
                *(R.CONDUCT, R.SUP_OFFICER, R.SUP_HEAD, R.CASE_MGMT),
                *(R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD),
            ),
            _OURS,
            opens=_OPENS,
        ),
    ),
)
