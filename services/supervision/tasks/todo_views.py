"""The next steps in central tasks, and red tasks proposed to the office as problem items (S-08)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select

from libs.chassis.cases import Who, who_values
from libs.chassis.door import Door
from libs.chassis.looking import Look
from libs.kernel.actor import office_day
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from libs.replica.codes import RelationKind
from libs.replica.standing import counterpart, valid_at
from libs.replica.tables import RELATION
from services.supervision.problems.status import ProblemStatus
from services.supervision.problems.tables import PROBLEMS
from services.supervision.tasks.case_type import TASK
from services.supervision.tasks.lifecycle import LEADS, UNITS
from services.supervision.tasks.status import Colour
from services.supervision.tasks.status import TaskStatus as S
from services.supervision.tasks.tables import TASKS

_LIMIT: Final = 200
_ROW = TASKS.c
_REPORT: Final = Text("报告节点进展", "Report on the milestones")
_SETTLE: Final = Text("认定已报完成的节点", "Settle the milestones reported done")
_PROPOSE: Final = Text("红灯任务：研究列入问题清单", "A red task: consider a problem item")

TASK_STEPS: Final[tuple[tuple[S, R, str, Text], ...]] = (
    *((S.UNDER_WAY, role, "report_progress", _REPORT) for role in (*UNITS, *LEADS)),
    (S.UNDER_WAY, R.BUREAU, "settle_milestone", _SETTLE),
    (S.UNDER_WAY, R.SUP_OFFICER, "settle_milestone", _SETTLE),
    (
        S.UNDER_WAY,
        R.SUP_HEAD,
        "complete",
        Text("节点全部达到：办结任务", "All milestones are reached: complete the task"),
    ),
)
_THEIRS = Who.organ == _ROW.pressed_unit_ids.any_()
TASK_ONLY_IF: Final[Mapping[tuple[str, str, R], ColumnElement[bool]]] = MappingProxyType(
    {
        **{("task", "report_progress", role): _THEIRS for role in (*UNITS, *LEADS)},
        ("task", "settle_milestone", R.BUREAU): _ROW.to_settle,
        ("task", "settle_milestone", R.SUP_OFFICER): _ROW.to_settle,
        ("task", "complete", R.SUP_HEAD): _ROW.due_on.is_(None),
    }
)
"""Steps that wait only for whose milestones are pressing, or once there is something to settle or to complete."""


async def red_tasks(look: Look, door: Door) -> list[dict[str, Any]]:
    """Red tasks of which no problem item of the unit stands: proposed to the officers who look after the unit, or, if
    no office does, to those of the office that set the task up. Nothing is opened by itself."""
    if not door.actor.is_any(R.SUP_OFFICER):
        return []
    wanted = (_ROW.status == str(S.UNDER_WAY), _ROW.light == str(Colour.RED), TASK.access.seen_by((R.SUP_OFFICER,)))
    asked = select(_ROW.id, _ROW.number).where(*wanted, _proposed()).order_by(_ROW.light_on, _ROW.id).limit(_LIMIT)
    rows = list(await look.connection.execute(asked, who_values(door.actor, office_day(door.engine.clock()))))
    look.saw(*(row.id for row in rows))
    return [_entry(row) for row in rows]


def _proposed() -> ColumnElement[bool]:
    """That a unit with a red milestone is this office's affair and has no problem item of the task."""
    units = func.unnest(_ROW.red_unit_ids).table_valued("red_unit_id", name="red_unit").render_derived()
    unit = units.c.red_unit_id
    item = PROBLEMS.alias()
    standing = exists().where(
        item.c.task_id == _ROW.id,
        item.c.unit_id == unit,
        item.c.status.not_in([str(ProblemStatus.CHECKED_OFF), str(ProblemStatus.WITHDRAWN)]),
    )
    ours = or_(counterpart(unit), and_(_ROW.office_id == Who.office, not_(_looked_after(unit))))
    return exists().select_from(units).where(ours, not_(standing.correlate_except(item)))


def _looked_after(unit: ColumnElement[Any]) -> ColumnElement[bool]:
    relation = RELATION.alias()
    there = (relation.c.kind == str(RelationKind.COUNTERPART), relation.c.target_id == unit)
    return exists().where(*there, valid_at(relation, Who.today)).correlate_except(relation)


def _entry(row: Any) -> dict[str, Any]:
    return {
        "resource": TASK.resource,
        "id": row.id,
        "number": row.number,
        "act": "open_problem",
        "title": _PROPOSE,
        "due_on": None,
        "state": None,
    }
