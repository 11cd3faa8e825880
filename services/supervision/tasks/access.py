"""Who may know a central task: who leads it all of it, who undertakes the plan, who supervises also the remarks."""

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, exists, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.contracts.supervision_tasks import TaskProgressReported
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.codes import RelationKind
from libs.replica.standing import portfolio, valid_at
from libs.replica.tables import RELATION
from services.supervision.tasks.lifecycle import LEADS, UNITS
from services.supervision.tasks.tables import TASKS

_ROW = TASKS.c
_OURS = _ROW.competent_organ_id == Who.organ

PLAN: Final = Section(
    "plan", Text("任务、单位、节点和灯色", "The task, its units, milestones and light"), Sensitivity.C2
)
PROGRESS: Final = Section(
    "progress",
    Text("进展报告、认定和灯色变化", "Progress, findings and turns of the light"),
    Sensitivity.C2,
    {
        **{f"milestones[].{name}": None for name in ("state", "percent", "reported_on", "to_settle", "settled_on")},
        **{name: [] for name in ("lights", "reports", "settlements", "revisions")},
        "turns_on": None,
        "ending": None,
    },
    {TaskProgressReported.event_type: ("reported_on",)},
)
"""What an undertaking unit is not shown of the others; its own part it asks for by itself."""
REMARKS: Final = Section(
    "remarks", Text("监督意见", "Remarks of those who supervise"), Sensitivity.C2, {"settlements[].remarks": ""}
)

_LED: Final = (PLAN.name, PROGRESS.name)
_ALL: Final = (*_LED, REMARKS.name)
_OFFICE: Final = (R.SUP_HEAD, R.SUP_OFFICER)
_SUPERVISION: Final = Rule("S-01", "S-05", "S-08")
_INSIDE: Final = (R.SUP_HEAD, R.SUP_OFFICER, R.BUREAU)


def _related(kind: RelationKind, holder: ColumnElement[Any]) -> ColumnElement[bool]:
    """That the holder has that relation today to one of the units of the task."""
    relation = RELATION.alias()
    there = (relation.c.kind == str(kind), relation.c.holder_id == holder, relation.c.target_id == _ROW.unit_ids.any_())
    return exists().where(*there, valid_at(relation, Who.today)).correlate_except(relation)


def _in_charge() -> ColumnElement[bool]:
    """That the caller is in charge of the office that set it up, or of one that looks after a unit of it today."""
    above, below = RELATION.alias(), RELATION.alias()
    mine = (above.c.kind == str(RelationKind.PORTFOLIO), above.c.holder_id == Who.person, valid_at(above, Who.today))
    looks = (below.c.kind == str(RelationKind.COUNTERPART), below.c.target_id == _ROW.unit_ids.any_())
    theirs = (*looks, valid_at(below, Who.today), above.c.target_id == below.c.holder_id)
    return or_(portfolio(_ROW.office_id), exists().where(*mine, *theirs).correlate_except(above, below))


ACCESS: Final = Access(
    sections=(PLAN, PROGRESS, REMARKS),
    stated={
        **dict.fromkeys(_INSIDE, REMARKS.name),
        **dict.fromkeys((*UNITS, *LEADS), PROGRESS.name),
    },
    kept=dict.fromkeys(("revise", "report_progress", "settle_milestone", "turn_light"), PROGRESS.name),
    grounds=(
        Ground(
            "office",
            Text("立项的监督检查室", "The supervision office that set it up"),
            _SUPERVISION,
            _OFFICE,
            and_(_OURS, _ROW.office_id == Who.office),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "counterpart",
            Text("对口联系任务单位的监督检查室", "A supervision office that looks after a unit of it today"),
            _SUPERVISION,
            _OFFICE,
            and_(_OURS, _related(RelationKind.COUNTERPART, Who.office)),
            opens=_ALL,
        ),
        Ground(
            "in_charge_of_office",
            Text("分管上述监督检查室的领导", "The leader in charge of one of these offices"),
            _SUPERVISION,
            (R.CDI_LEADER_IN_CHARGE,),
            and_(_OURS, _in_charge()),
            opens=_ALL,
        ),
        Ground(
            "residency",
            Text("派驻任务单位的纪检监察机构", "The dispatched body resident at a unit of it today"),
            Rule("S-06"),
            (R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD),
            and_(_OURS, _related(RelationKind.RESIDENCY, Who.office)),
            opens=_ALL,
        ),
        Ground(
            "organ",
            Text("本机关主要领导、党风和案管部门", "Heads of the organ, conduct office and case management"),
            _SUPERVISION,
            (R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT, R.CASE_MGMT),
            _OURS,
            opens=_ALL,
        ),
        Ground(
            "bureau",
            Text("市委市政府督查局", "The inspection bureau of the city"),
            Rule("S-02", "S-07"),
            (R.BUREAU,),
            _ROW.bureau_id == Who.organ,
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "lead_unit",
            Text("牵头单位", "The lead unit"),
            Rule("S-01", "S-02"),
            (R.LEAD_UNIT_USER, *UNITS),
            _ROW.lead_unit_id == Who.organ,
            opens=_LED,
            acts=True,
        ),
        Ground(
            "task_force",
            Text("工作专班", "The task force"),
            Rule("S-01", "S-02"),
            (R.TASK_FORCE_USER, *UNITS),
            _ROW.task_force_id == Who.organ,
            opens=_LED,
            acts=True,
        ),
        Ground(
            "undertaking_unit",
            Text("承办单位", "An undertaking unit"),
            Rule("S-01"),
            UNITS,
            Who.organ == _ROW.unit_ids.any_(),
            opens=(PLAN.name,),
            acts=True,
        ),
    ),
)
"""Units know the tasks they have a part in, and nothing of what supervision remarks (S-18)."""
