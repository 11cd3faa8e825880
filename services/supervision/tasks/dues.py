"""The last days of milestones that are not found reached, with their explanation (S-08, G-04)."""

from collections.abc import Mapping
from typing import Any, Final

from libs.chassis.representation import Running
from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import Deadline, end_of
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.supervision.tasks.records import Milestone
from services.supervision.tasks.status import TaskStatus
from services.supervision.tasks.task import Task

CODE: Final = "task.milestone"
_CITES: Final = ("S-08", "G-04")
_TITLE: Final = Text("完成节点{code}", "Reach milestone {code}")
_SET: Final = Text("节点日期{due_on}", "the day of the milestone: {due_on}")
_NEXT_WORKING: Final = Text(
    "节点日期{due_on}不是工作日，顺延至下一工作日{last_on}",
    "the day of the milestone, {due_on}, is not a working day: the next one is {last_on}",
)


def dues(task: Task, _profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """One per milestone, soonest first; none once the task has ended."""
    if task.status is not TaskStatus.UNDER_WAY:
        return ()
    waiting = sorted((one for one in task.milestones if not one.is_reached), key=lambda one: (one.last_on, one.code))
    return tuple(
        Running(CODE, _TITLE.fill(code=one.code), _deadline(task, one, services["calendar"]), _CITES) for one in waiting
    )


def _deadline(task: Task, milestone: Milestone, calendar: WorkCalendar) -> Deadline:
    on = milestone.last_on
    text = _SET if on == milestone.due_on else _NEXT_WORKING
    said = text.fill(due_on=milestone.due_on, last_on=on)
    return Deadline(CODE, task.set_up_on, on, end_of(on), False, calendar.is_provisional(on), said)
