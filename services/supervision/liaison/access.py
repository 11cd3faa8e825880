"""Who may know a liaison meeting: who keeps the liaison, the organ, and who took part (S-02)."""

from typing import Final

from sqlalchemy import and_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.supervision.liaison.tables import MEETINGS

_ROW = MEETINGS.c
_OURS = _ROW.competent_organ_id == Who.organ
_RULE: Final = Rule("S-02")
_MINUTES: Final = Section("minutes", Text("会商记录", "What was said and agreed"), Sensitivity.C2)
_OPENS: Final = (_MINUTES.name,)

ACCESS: Final = Access(
    sections=(_MINUTES,),
    grounds=(
        Ground(
            "office",
            Text("登记会商的监督检查室", "The supervision office that recorded it"),
            _RULE,
            (R.SUP_OFFICER, R.SUP_HEAD),
            and_(_OURS, _ROW.office_id == Who.office),
            opens=_OPENS,
            acts=True,
        ),
        Ground(
            "conduct",
            Text("本机关党风部门", "The conduct office of the organ"),
            _RULE,
            (R.CONDUCT,),
            _OURS,
            opens=_OPENS,
            acts=True,
        ),
        Ground(
            "organ",
            Text("本机关领导和有关部门", "Leaders, offices and case management of the organ"),
            _RULE,
            (
                *(R.SUP_OFFICER, R.SUP_HEAD, R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY, R.CDI_DEPUTY),
                R.CASE_MGMT,
            ),
            _OURS,
            opens=_OPENS,
        ),
        Ground(
            "participant",
            Text("参加会商的督查局、牵头单位和工作专班", "Bureau, lead units and task forces that took part"),
            _RULE,
            (R.BUREAU, R.LEAD_UNIT_USER, R.TASK_FORCE_USER),
            Who.organ == _ROW.participant_ids.any_(),
            opens=_OPENS,
        ),
    ),
)
