"""Doors of draws and re-examinations (TA-15, A-10, G-48)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.drawing import drawn, value_of
from services.accountability.reexaminations import commands as ask
from services.accountability.reexaminations import example_routes as examples
from services.accountability.reexaminations.case_type import DRAW, REEXAMINATION
from services.accountability.reexaminations.draw import Draw
from services.accountability.reexaminations.read_models import (
    DrawPage,
    DrawRead,
    DrawRerun,
    RankedCase,
    ReexaminationListed,
    ReexaminationPage,
    ReexaminationRead,
)
from services.accountability.reexaminations.status import ReexaminationOutcome, ReexaminationStatus
from services.accountability.reexaminations.tables import REEXAMINATIONS

router = APIRouter(tags=["reexaminations"])
DrawId = Annotated[UUID, Path(description="The draw.")]
ReexaminationId = Annotated[UUID, Path(description="The re-examination.")]
_Draws = Annotated[Sort, Depends(sort_by("drawn_on", "changed_at", default="-drawn_on"))]
_Order = Annotated[Sort, Depends(sort_by("changed_at", "concluded_on", default="-changed_at"))]


@router.get("/reexamination-draws", response_model=DrawPage, summary="复核抽取记录 · Draws")
async def list_draws(door: AtDoor, page: Page, sort: _Draws) -> DrawPage:
    """The half-yearly draws of your organ (A-10, G-03)."""
    async with door.looking(DRAW.name, "list") as look:
        found, total = await read_page(look, door, DRAW, [], page, sort)
    items = [DRAW.adapter.validate_python(open_fields(DRAW, one)) for one in found]
    return DrawPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("/reexamination-draws", response_model=DrawRead, status_code=201, summary="抽取案件 · Draw cases")
async def draw_cases(body: Annotated[ask.DrawCases, examples.DRAW], door: AtDoor) -> Response:
    """Case management draws by lot among all cases closed since the last draw, once in a half-year; the seed comes with
    the draw, nothing is chosen (A-10, G-48). Needs an Idempotency-Key."""
    return await door.open(DRAW.name, "draw", body)


@router.get("/reexamination-draws/{draw_id}", response_model=DrawRead, summary="抽取详情 · One draw")
async def read_draw(draw_id: DrawId, door: AtDoor) -> Response:
    """Seed, population, percentage, method and sample: all that is needed to draw again (G-48)."""
    return await door.show(DRAW.name, draw_id)


@router.get("/reexamination-draws/{draw_id}/rerun", response_model=DrawRerun, summary="重新抽取核对 · Draw again")
async def rerun_draw(draw_id: DrawId, door: AtDoor) -> DrawRerun:
    """Run the draw again from what is stored: each case is ranked by the SHA-256 of `seed:case`, the smallest values
    are drawn. Anyone can do the same by hand from the stored draw (G-48)."""
    draw: Draw = (await door.load(DRAW.name, draw_id)).case
    again = drawn(draw.population, draw.seed, draw.percent)
    ranked = sorted((value_of(draw.seed, case_id), case_id) for case_id in draw.population)
    return DrawRerun(
        method=draw.method,
        seed=draw.seed,
        percent=draw.percent,
        ranked=tuple(RankedCase(case_id=one, value=value, drawn=one in again) for value, one in ranked),
        same=again == draw.sample,
    )


@router.get("/reexaminations", response_model=ReexaminationPage, summary="问责案件复核清单 · Re-examinations")
async def list_reexaminations(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ReexaminationStatus | None, Query(description="Only in this status.")] = None,
    outcome: Annotated[ReexaminationOutcome | None, Query(description="Only concluded so.")] = None,
    draw_id: Annotated[UUID | None, Query(description="Only of this draw.")] = None,
) -> ReexaminationPage:
    """Those you are named to examine, or those of your organ (A-10)."""
    asked = equal(REEXAMINATIONS, status=status, outcome=outcome, draw_id=draw_id)
    async with door.looking(REEXAMINATION.name, "list") as look:
        found, total = await read_page(look, door, REEXAMINATION, asked, page, sort)
    names = ReexaminationListed.model_fields
    lines = (open_fields(REEXAMINATION, one) for one in found)
    items = [ReexaminationListed.model_validate({name: line[name] for name in names}) for line in lines]
    return ReexaminationPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/reexaminations/{reexamination_id}", response_model=ReexaminationRead, summary="复核详情 · One of them")
async def read_reexamination(reexamination_id: ReexaminationId, door: AtDoor) -> Response:
    """Who examines, what was found, what was concluded (A-10, G-48)."""
    return await door.show(REEXAMINATION.name, reexamination_id)


@router.post(
    "/reexaminations/{reexamination_id}/assignment", response_model=ReexaminationRead, summary="指定复核人员 · Assign"
)
async def assign_examiners(
    reexamination_id: ReexaminationId, body: Annotated[ask.AssignExaminers, examples.ASSIGN], door: AtDoor
) -> Response:
    """Case management names examiners of the organ outside the deciding chain and its reviews (G-48, P-09)."""
    return await door.perform(REEXAMINATION.name, "assign", reexamination_id, body)


@router.post(
    "/reexaminations/{reexamination_id}/report", response_model=ReexaminationRead, summary="提出复核意见 · Report"
)
async def report_reexamination(
    reexamination_id: ReexaminationId, body: Annotated[ask.ReportExamination, examples.REPORT], door: AtDoor
) -> Response:
    """Facts, nature, measure and procedure. Upheld or corrected flaws conclude it; a change or revocation is proposed
    to the committee, never heavier (A-10, A-28, G-48)."""
    return await door.perform(REEXAMINATION.name, "report", reexamination_id, body)


@router.post(
    "/reexaminations/{reexamination_id}/decision", response_model=ReexaminationRead, summary="研究决定 · Decide"
)
async def decide_reexamination(
    reexamination_id: ReexaminationId, body: Annotated[ask.DecideReexamination, examples.DECIDE], door: AtDoor
) -> Response:
    """The recorder enters what the committee decided on the proposal; if adopted, the sanctions are changed or revoked
    in the same act (A-28, G-48)."""
    return await door.perform(REEXAMINATION.name, "decide", reexamination_id, body)
