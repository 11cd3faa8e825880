"""Who may know a ranking list: the bureau that handed it in, and the users of the competent organ; units never."""

from typing import Final

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.supervision.rankings.tables import RANKINGS

_ROW = RANKINGS.c
_OURS = _ROW.competent_organ_id == Who.organ
_LIST: Final = Section("list", Text("排名榜单", "The ranking list"), Sensitivity.C1)
_OPENS: Final = (_LIST.name,)
_RULE: Final = Rule("A-04", "A-05", "A-06", "G-37")

USERS: Final = (
    R.SUP_OFFICER,
    R.SUP_HEAD,
    R.CDI_LEADER_IN_CHARGE,
    R.CDI_SECRETARY,
    R.CDI_DEPUTY,
    R.SC_MEMBER,
    R.SVC_MEMBER,
    R.SC_RECORDER,
    R.CASE_TRIAL,
    R.CONDUCT,
)
"""Users of the competent organ who read lists, which are internal until they are published."""

ACCESS: Final = Access(
    sections=(_LIST,),
    grounds=(
        Ground(
            "bureau",
            Text("导入榜单的督查局", "The inspection bureau that handed it in"),
            _RULE,
            (R.BUREAU,),
            _ROW.bureau_id == Who.organ,
            opens=_OPENS,
            acts=True,
        ),
        Ground(
            "case_management",
            Text("受理机关的案管部门", "Case management of the organ it was handed to"),
            _RULE,
            (R.CASE_MGMT,),
            _OURS,
            opens=_OPENS,
            acts=True,
        ),
        Ground(
            "organ",
            Text("受理机关的工作人员", "Users of the organ it was handed to"),
            _RULE,
            USERS,
            _OURS,
            opens=_OPENS,
        ),
    ),
)
