"""Doors of central tasks: overview, detail, a unit's part, and every act but that of the clock."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.refusal import Absent
from services.supervision.tasks import commands
from services.supervision.tasks import example_routes as examples
from services.supervision.tasks.access import PROGRESS
from services.supervision.tasks.case_type import TASK
from services.supervision.tasks.read_models import TaskPage, TaskPart, TaskRead, line_of, part_of
from services.supervision.tasks.reporting import repeats
from services.supervision.tasks.status import Colour, TaskStatus
from services.supervision.tasks.tables import TASKS

router = APIRouter(prefix="/tasks", tags=["tasks"])
TaskId = Annotated[UUID, Path(description="The central task.")]
_Order = Annotated[Sort, Depends(sort_by("due_on", "light_on", "set_up_on", "changed_at", default="due_on"))]


@router.get("", response_model=TaskPage, summary="中心工作任务 · Central tasks")
async def list_tasks(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[TaskStatus | None, Query(description="Only in this status.")] = None,
    kind: Annotated[str | None, Query(max_length=40, description="Only of this kind of central work.")] = None,
    light: Annotated[Colour | None, Query(description="Only with this light.")] = None,
    lead_unit_id: Annotated[UUID | None, Query(description="Only those this unit leads.")] = None,
    task_force_id: Annotated[UUID | None, Query(description="Only those this task force leads.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only those in which this unit has a part.")] = None,
) -> TaskPage:
    """Tasks you set up, supervise, lead or have a part in, what is due soonest first (S-01, S-08)."""
    wanted = equal(TASKS, status=status, kind=kind, light=light, lead_unit_id=lead_unit_id, task_force_id=task_force_id)
    if unit_id is not None:
        wanted.append(TASKS.c.unit_ids.any_() == unit_id)
    async with door.looking(TASK.name, "list") as look:
        found, total = await read_page(look, door, TASK, wanted, page, sort)
    items = [line_of(one.case, with_progress=PROGRESS.name in one.standing.sections) for one in found]
    return TaskPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=TaskRead, status_code=201, summary="立项 · Set up a central task")
async def set_up_task(body: Annotated[commands.SetUpTask, examples.SET_UP], door: AtDoor) -> Response:
    """The head of a supervision office sets up a task: lead unit or task force, undertaking units, milestones each with
    owner, day and quality standard, and the document that sets it (S-01, P-22). Needs an Idempotency-Key."""
    return await door.open(TASK.name, "set_up", body)


@router.get("/{task_id}", response_model=TaskRead, summary="任务详情 · One central task")
async def read_task(task_id: TaskId, door: AtDoor) -> Response:
    """The task with reports, findings and every turn of its light. An undertaking unit sees the plan and the light, and
    asks for its own part; remarks are never shown to units. 404 if it is not yours to know."""
    return await door.show(TASK.name, task_id)


@router.get("/{task_id}/part", response_model=TaskPart, summary="本单位承担部分 · A unit's part")
async def read_task_part(
    task_id: TaskId,
    door: AtDoor,
    unit_id: Annotated[UUID | None, Query(description="The unit; your own organ if left out.")] = None,
) -> TaskPart:
    """The milestones a unit answers for, with their light, what it reported and what was found of them. Of another unit
    only to those who see the progress of the whole task; 404 to all others."""
    asked = unit_id or door.actor.organ_id
    async with door.looking(TASK.name, "show", task_id) as look:
        found = await door.load_within(look.connection, TASK.name, task_id)
        if asked != door.actor.organ_id and PROGRESS.name not in found.standing.sections:
            raise Absent
        if asked not in found.case.unit_ids:
            raise Absent
    return part_of(found.case, asked)


@router.post("/{task_id}/revision", response_model=TaskRead, summary="调整任务 · Revise the plan")
async def revise_task(task_id: TaskId, body: Annotated[commands.ReviseTask, examples.REVISE], door: AtDoor) -> Response:
    """The head of the office that set it up hands in the whole plan as it is from now on, with reasons; the former one
    is kept, and what was found reached stays (P-22)."""
    return await door.perform(TASK.name, "revise", task_id, body)


@router.post("/{task_id}/progress-reports", response_model=TaskRead, summary="报告进展 · Report progress")
async def report_task_progress(
    task_id: TaskId, body: Annotated[commands.ReportProgress, examples.REPORT], door: AtDoor
) -> Response:
    """Lead unit, task force and bureau report on all milestones, an undertaking unit on its own (S-02). A report with a
    natural key that was taken before answers as it did then; with another content under that key it is 409."""
    if body.source is not None:
        found = await door.load(TASK.name, task_id)
        if repeats(found.case, body, door.actor.organ_id):
            return await door.show(TASK.name, task_id)
    return await door.perform(TASK.name, "report_progress", task_id, body)


@router.post("/{task_id}/milestone-settlements", response_model=TaskRead, summary="认定节点 · Settle a milestone")
async def settle_task_milestone(
    task_id: TaskId, body: Annotated[commands.SettleMilestone, examples.SETTLE], door: AtDoor
) -> Response:
    """The bureau, or an officer of the office, finds a milestone that is reported done reached or not up to quality, by
    another person than reported it; what is not up to quality is red until it is found reached (S-08)."""
    return await door.perform(TASK.name, "settle_milestone", task_id, body)


@router.post("/{task_id}/completion", response_model=TaskRead, summary="任务完成 · Complete the task")
async def complete_task(
    task_id: TaskId, body: Annotated[commands.CompleteTask, examples.COMPLETE], door: AtDoor
) -> Response:
    """The head of the office says that it is done, once every milestone was found reached (S-08, P-22)."""
    return await door.perform(TASK.name, "complete", task_id, body)


@router.post("/{task_id}/stopping", response_model=TaskRead, summary="终止任务 · Stop the task")
async def stop_task(task_id: TaskId, body: Annotated[commands.StopTask, examples.STOP], door: AtDoor) -> Response:
    """The head of the office gives it up, with reasons; nothing of it waits for anybody any more."""
    return await door.perform(TASK.name, "stop", task_id, body)
