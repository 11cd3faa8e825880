"""Who may know a common problem: the office that has it, its leader, offices with an item on it, the organ; no unit."""

from typing import Final

from sqlalchemy import ColumnElement, and_, exists

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.grounds import OFFICE
from services.supervision.common_problems.tables import COMMON_PROBLEMS
from services.supervision.problems.tables import PROBLEMS

_ROW = COMMON_PROBLEMS.c
_OURS = _ROW.competent_organ_id == Who.organ
_LIST: Final = Section("list", Text("共性问题及样本", "The common problem and its sample"), Sensitivity.C2)
_OPENS: Final = (_LIST.name,)
_RULE: Final = Rule("S-08", "S-11", "G-50")


def _has_an_item() -> ColumnElement[bool]:
    """That the caller's office looks after a unit with an item on the list."""
    item = PROBLEMS.alias()
    there = (item.c.common_problem_id == _ROW.id, standing.counterpart(item.c.unit_id))
    return exists().where(*there).correlate_except(item)


ACCESS: Final = Access(
    sections=(_LIST,),
    grounds=(
        Ground(
            "office",
            Text("汇总该共性问题的监督检查室", "The supervision office that lists and checks it"),
            _RULE,
            OFFICE,
            and_(_OURS, _ROW.office_id == Who.office),
            opens=_OPENS,
            acts=True,
        ),
        Ground(
            "in_charge",
            Text("分管该监督检查室的领导", "The leader in charge of that office"),
            _RULE,
            (R.CDI_LEADER_IN_CHARGE,),
            and_(_OURS, standing.portfolio(_ROW.office_id)),
            opens=_OPENS,
        ),
        Ground(
            "office_of_an_item",
            Text("清单所列单位的对口监督检查室", "Supervision offices that look after a unit on the list"),
            Rule("F-26", "S-11"),
            OFFICE,
            and_(_OURS, _has_an_item()),
            opens=_OPENS,
        ),
        Ground(
            "organ",
            Text("本机关领导、党风和案管部门", "Leaders, conduct office and case management of the organ"),
            _RULE,
            (R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT, R.CASE_MGMT),
            _OURS,
            opens=_OPENS,
        ),
    ),
)
