"""Doors of common problems: list, detail, the list of items, the draw and its re-run, the checks, the end."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.supervision.common_problems import commands
from services.supervision.common_problems import example_routes as examples
from services.supervision.common_problems.case_type import COMMON_PROBLEM
from services.supervision.common_problems.refusals_sampling import CommonProblemNotDrawn
from services.supervision.common_problems.status import CommonProblemStatus
from services.supervision.common_problems.tables import COMMON_PROBLEMS
from services.supervision.common_problems.views import (
    CommonProblemPage,
    CommonProblemRead,
    DrawRead,
    listed,
    run_again,
)

router = APIRouter(prefix="/common-problems", tags=["common_problems"])
CommonProblemId = Annotated[UUID, Path(description="The common problem.")]
_Order = Annotated[Sort, Depends(sort_by("compiled_on", "changed_at", "number", default="-compiled_on"))]


@router.get("", response_model=CommonProblemPage, summary="共性问题清单 · Common problems")
async def list_common_problems(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[CommonProblemStatus | None, Query(description="Only in this status.")] = None,
    nature: Annotated[str | None, Query(max_length=50, description="Only of this nature.")] = None,
    office_id: Annotated[UUID | None, Query(description="Only of this supervision office.")] = None,
    task_id: Annotated[UUID | None, Query(description="Only found in this central task.")] = None,
) -> CommonProblemPage:
    """Common problems of your office, or of your organ for its leaders, latest first (S-11). Units see none."""
    wanted = equal(COMMON_PROBLEMS, status=status, nature=nature, office_id=office_id, task_id=task_id)
    async with door.looking(COMMON_PROBLEM.name, "list") as look:
        found, total = await read_page(look, door, COMMON_PROBLEM, wanted, page, sort)
    items = [listed(one.case) for one in found]
    return CommonProblemPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=CommonProblemRead, status_code=201, summary="汇总共性问题 · Begin a list")
async def compile_common_problem(
    body: Annotated[commands.CompileCommonProblem, examples.COMPILE], door: AtDoor
) -> Response:
    """An officer begins the list of a problem found alike in several units (S-08, S-11). Needs an Idempotency-Key."""
    return await door.open(COMMON_PROBLEM.name, "compile", body)


@router.get("/{common_problem_id}", response_model=CommonProblemRead, summary="共性问题详情 · One common problem")
async def read_common_problem(common_problem_id: CommonProblemId, door: AtDoor) -> Response:
    """The list, its draw, its sample and every check; 404 if it is not yours to know."""
    return await door.show(COMMON_PROBLEM.name, common_problem_id)


@router.post(
    "/{common_problem_id}/items", response_model=CommonProblemRead, summary="列入问题 · Put an item on the list"
)
async def add_common_problem_item(
    common_problem_id: CommonProblemId, body: Annotated[commands.AddCommonProblemItem, examples.ADD_ITEM], door: AtDoor
) -> Response:
    """Open the problem item of one unit of your organ, or take one that you keep already, of the same nature and not
    yet reported put right (S-08, S-11)."""
    return await door.perform(COMMON_PROBLEM.name, "add_item", common_problem_id, body)


@router.post("/{common_problem_id}/population", response_model=CommonProblemRead, summary="确定清单 · Fix the list")
async def fix_common_problem(
    common_problem_id: CommonProblemId, body: Annotated[commands.FixCommonProblem, examples.FIX], door: AtDoor
) -> Response:
    """The head declares the list complete, once every unit on it was notified: what stands on it is the population of
    the sample, and stays so (G-50)."""
    return await door.perform(COMMON_PROBLEM.name, "fix", common_problem_id, body)


@router.post("/{common_problem_id}/draw", response_model=CommonProblemRead, summary="抽取样本 · Draw the sample")
async def draw_common_problem_sample(
    common_problem_id: CommonProblemId, body: Annotated[commands.DrawSample, examples.DRAW], door: AtDoor
) -> Response:
    """Draw at least 30 % of the items by lot, rounded up, at least one. Nobody chooses the seed, it is kept with the
    draw, and there is one draw only (S-11, G-50)."""
    return await door.perform(COMMON_PROBLEM.name, "draw", common_problem_id, body)


@router.get("/{common_problem_id}/draw", response_model=DrawRead, summary="复核抽取 · Run the draw again")
async def rerun_common_problem_draw(
    common_problem_id: CommonProblemId,
    door: AtDoor,
    seed: Annotated[
        str | None, Query(min_length=1, max_length=100, description="Another seed to compare with; none: the one kept.")
    ] = None,
) -> DrawRead:
    """Run the draw again from the population, every value shown; nothing is changed. 409 before the draw (G-50)."""
    async with door.looking(COMMON_PROBLEM.name, "rerun_draw", common_problem_id) as look:
        case = (await door.load_within(look.connection, COMMON_PROBLEM.name, common_problem_id)).case
        if case.draw is None:
            raise CommonProblemNotDrawn
    return run_again(case, case.draw, seed)


@router.post("/{common_problem_id}/sample-additions", response_model=CommonProblemRead, summary="增加样本 · Add to it")
async def enlarge_common_problem_sample(
    common_problem_id: CommonProblemId, body: Annotated[commands.EnlargeSample, examples.ENLARGE], door: AtDoor
) -> Response:
    """The head adds items of the population to the sample, with reasons; none can be taken out (G-50)."""
    return await door.perform(COMMON_PROBLEM.name, "enlarge", common_problem_id, body)


@router.post("/{common_problem_id}/sample-checks", response_model=CommonProblemRead, summary="登记检查 · Note a check")
async def note_common_problem_check(
    common_problem_id: CommonProblemId, body: Annotated[commands.NoteSampleCheck, examples.NOTE_CHECK], door: AtDoor
) -> Response:
    """An officer notes what a visit found of an item of the sample, openly or covertly; a covert check is made on an
    unannounced visit. The latest check of an item counts when it is to be checked off (S-11, G-51)."""
    return await door.perform(COMMON_PROBLEM.name, "note_check", common_problem_id, body)


@router.post("/{common_problem_id}/closing", response_model=CommonProblemRead, summary="办结共性问题 · Close it")
async def close_common_problem(
    common_problem_id: CommonProblemId, body: Annotated[commands.CloseCommonProblem, examples.CLOSE], door: AtDoor
) -> Response:
    """The head closes it once the whole sample is checked, both ways occurred, and every item is checked off or
    escalated (S-10, S-11, G-51)."""
    return await door.perform(COMMON_PROBLEM.name, "close", common_problem_id, body)
