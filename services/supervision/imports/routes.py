"""Doors of imports: the list, one of them, and for each kind the form, the sheet and the batch."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor, Door
from libs.chassis.engine import Performed
from libs.chassis.limits import body_up_to
from libs.chassis.paging import Page, Sort, sort_by
from libs.chassis.representation import answer
from libs.sheets.answering import SHEET_ANSWER
from services.supervision.imports import example_routes as examples
from services.supervision.imports.case_type import IMPORT_BATCH
from services.supervision.imports.records import Keyed
from services.supervision.imports.sheet_routes import BODY_LIMIT, blank_form, check_sheet, take_sheet
from services.supervision.imports.status import ImportKind as K
from services.supervision.imports.status import Via
from services.supervision.imports.tables import IMPORT_BATCHES
from services.supervision.imports.taking_routes import HandedOver, require_taker, take_over
from services.supervision.imports.views import (
    CircularBatch,
    CriticismBatch,
    ImportPage,
    ImportRead,
    ProgressBatch,
    RankingBatch,
    listed,
)

router = APIRouter(tags=["imports"])
_Order = Annotated[Sort, Depends(sort_by("changed_at", default="-changed_at"))]


@router.get("/imports", response_model=ImportPage, summary="导入记录 · Imports")
async def list_imports(
    door: AtDoor,
    page: Page,
    sort: _Order,
    kind: Annotated[K | None, Query(description="Only of this kind.")] = None,
    source_system: Annotated[str | None, Query(max_length=40, description="Only from this system.")] = None,
) -> ImportPage:
    """What your organ handed over, or others handed to it, latest first (G-37)."""
    wanted = equal(IMPORT_BATCHES, kind=kind, source_system=source_system)
    async with door.looking(IMPORT_BATCH.name, "list") as look:
        found, total = await read_page(look, door, IMPORT_BATCH, wanted, page, sort)
    items = [listed(one.case) for one in found]
    return ImportPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/imports/{import_id}", response_model=ImportRead, summary="导入详情 · One import")
async def read_import(import_id: Annotated[UUID, Path(description="The import.")], door: AtDoor) -> Response:
    """Every record of the import with the case it became; 404 if it is not yours to know."""
    return await door.show(IMPORT_BATCH.name, import_id)


@router.post(
    "/ranking-imports",
    response_model=ImportRead,
    status_code=201,
    openapi_extra=examples.FORM,
    summary="表格导入排名榜单 · Hand in ranking lists as a sheet",
)
@body_up_to(BODY_LIMIT)
async def import_ranking_sheet(request: Request, door: AtDoor) -> Response:
    """The bureau hands in lists as the office's form, whole or not at all; each still needs both confirmations, and a
    higher version of one in force is proposed as its correction (A-04 to A-06, G-37). Needs an Idempotency-Key."""
    return await _sheet(door, K.RANKINGS, request)


@router.post(
    "/ranking-imports/batches",
    response_model=ImportRead,
    status_code=201,
    summary="接口批量导入排名榜单 · Hand in ranking lists as a batch",
)
async def import_ranking_batch(body: Annotated[RankingBatch, examples.RANKINGS], door: AtDoor) -> Response:
    """The same for machines: a record is known by system, id and version, so that it is taken once; another content
    under the same key is refused (409)."""
    return await _batch(door, K.RANKINGS, body.source_system, body.records)


@router.post(
    "/ranking-imports/checks",
    response_class=Response,
    responses=examples.CHECKED,
    openapi_extra=examples.FORM,
    summary="校验排名榜单导入表 · Check a form of ranking lists",
)
@body_up_to(BODY_LIMIT)
async def check_ranking_sheet(request: Request, door: AtDoor) -> Response:
    """Everything is tried by the same rules and nothing is kept: the form comes back with its faulty cells marked, to
    be mended and handed in (A-04 to A-06, G-37)."""
    return await _checked(door, K.RANKINGS, request)


@router.get(
    "/ranking-imports/template",
    response_class=Response,
    responses=SHEET_ANSWER,
    summary="排名榜单导入模板 · Form for ranking lists",
)
async def read_ranking_form(door: AtDoor) -> Response:
    """The blank form with drop-downs of kinds, lists and unit codes of today (G-37)."""
    return await blank_form(door, K.RANKINGS)


@router.post(
    "/criticism-imports",
    response_model=ImportRead,
    status_code=201,
    openapi_extra=examples.FORM,
    summary="表格导入点名批评 · Hand in criticisms as a sheet",
)
@body_up_to(BODY_LIMIT)
async def import_criticism_sheet(request: Request, door: AtDoor) -> Response:
    """Bureau, supervision office or case management hand in named criticisms as the office's form, whole or not at all;
    a higher version withdraws the earlier record, with reasons (A-01 to A-03, G-34). Needs an Idempotency-Key."""
    return await _sheet(door, K.CRITICISMS, request)


@router.post(
    "/criticism-imports/batches",
    response_model=ImportRead,
    status_code=201,
    summary="接口批量导入点名批评 · Hand in criticisms as a batch",
)
async def import_criticism_batch(body: Annotated[CriticismBatch, examples.CRITICISMS], door: AtDoor) -> Response:
    """The same for machines: a record is known by system, id and version, so that it is taken once; another content
    under the same key is refused (409)."""
    return await _batch(door, K.CRITICISMS, body.source_system, body.records)


@router.post(
    "/criticism-imports/checks",
    response_class=Response,
    responses=examples.CHECKED,
    openapi_extra=examples.FORM,
    summary="校验点名批评导入表 · Check a form of criticisms",
)
@body_up_to(BODY_LIMIT)
async def check_criticism_sheet(request: Request, door: AtDoor) -> Response:
    """Everything is tried by the same rules and nothing is kept: the form comes back with its faulty cells marked, to
    be mended and handed in (A-01 to A-03, G-34)."""
    return await _checked(door, K.CRITICISMS, request)


@router.get(
    "/criticism-imports/template",
    response_class=Response,
    responses=SHEET_ANSWER,
    summary="点名批评导入模板 · Form for criticisms",
)
async def read_criticism_form(door: AtDoor) -> Response:
    """The blank form with drop-downs of levels and unit codes of today (A-01 to A-03)."""
    return await blank_form(door, K.CRITICISMS)


@router.post(
    "/circular-imports",
    response_model=ImportRead,
    status_code=201,
    openapi_extra=examples.FORM,
    summary="表格导入通报批评 · Hand in circulars as a sheet",
)
@body_up_to(BODY_LIMIT)
async def import_circular_sheet(request: Request, door: AtDoor) -> Response:
    """Bureau, supervision office or case management hand in circulars received as the office's form, whole or not at
    all; a higher version withdraws the earlier record, with reasons (A-01 to A-03, G-35). Needs an Idempotency-Key."""
    return await _sheet(door, K.CIRCULARS, request)


@router.post(
    "/circular-imports/batches",
    response_model=ImportRead,
    status_code=201,
    summary="接口批量导入通报批评 · Hand in circulars as a batch",
)
async def import_circular_batch(body: Annotated[CircularBatch, examples.CIRCULARS], door: AtDoor) -> Response:
    """The same for machines: a record is known by system, id and version, so that it is taken once; another content
    under the same key is refused (409)."""
    return await _batch(door, K.CIRCULARS, body.source_system, body.records)


@router.post(
    "/circular-imports/checks",
    response_class=Response,
    responses=examples.CHECKED,
    openapi_extra=examples.FORM,
    summary="校验通报批评导入表 · Check a form of circulars",
)
@body_up_to(BODY_LIMIT)
async def check_circular_sheet(request: Request, door: AtDoor) -> Response:
    """Everything is tried by the same rules and nothing is kept: the form comes back with its faulty cells marked, to
    be mended and handed in (A-01 to A-03, G-35)."""
    return await _checked(door, K.CIRCULARS, request)


@router.get(
    "/circular-imports/template",
    response_class=Response,
    responses=SHEET_ANSWER,
    summary="通报批评导入模板 · Form for circulars",
)
async def read_circular_form(door: AtDoor) -> Response:
    """The blank form with drop-downs of levels, unit codes and issuing bodies of today (A-01 to A-03)."""
    return await blank_form(door, K.CIRCULARS)


@router.post(
    "/task-progress-imports",
    response_model=ImportRead,
    status_code=201,
    openapi_extra=examples.FORM,
    summary="表格导入任务进展 · Hand in progress as a sheet",
)
@body_up_to(BODY_LIMIT)
async def import_progress_sheet(request: Request, door: AtDoor) -> Response:
    """Whoever reports progress of tasks hands it in as the office's form, a milestone a line, whole or not at all
    (S-02, S-08). Needs an Idempotency-Key."""
    return await _sheet(door, K.TASK_PROGRESS, request)


@router.post(
    "/task-progress-imports/batches",
    response_model=ImportRead,
    status_code=201,
    summary="接口批量导入任务进展 · Hand in progress as a batch",
)
async def import_progress_batch(body: Annotated[ProgressBatch, examples.PROGRESS], door: AtDoor) -> Response:
    """The same for machines: a report is known by system, id and version, so that it is taken once; another content
    under the same key is refused (409)."""
    return await _batch(door, K.TASK_PROGRESS, body.source_system, body.records)


@router.post(
    "/task-progress-imports/checks",
    response_class=Response,
    responses=examples.CHECKED,
    openapi_extra=examples.FORM,
    summary="校验任务进展导入表 · Check a form of progress",
)
@body_up_to(BODY_LIMIT)
async def check_progress_sheet(request: Request, door: AtDoor) -> Response:
    """Everything is tried by the same rules and nothing is kept: the form comes back with its faulty cells marked, to
    be mended and handed in (S-02, S-08)."""
    return await _checked(door, K.TASK_PROGRESS, request)


@router.get(
    "/task-progress-imports/template",
    response_class=Response,
    responses=SHEET_ANSWER,
    summary="任务进展导入模板 · Form for progress",
)
async def read_progress_form(door: AtDoor) -> Response:
    """The blank form with a drop-down of the tasks under way that you may know (S-02)."""
    return await blank_form(door, K.TASK_PROGRESS)


async def _sheet(door: Door, kind: K, request: Request) -> Response:
    await require_taker(door, kind)
    return _answered(door, await take_sheet(door, kind, request))


async def _checked(door: Door, kind: K, request: Request) -> Response:
    await require_taker(door, kind, keyed=False)
    return await check_sheet(door, kind, request)


async def _batch(door: Door, kind: K, source_system: str, records: Sequence[Keyed]) -> Response:
    await require_taker(door, kind)
    over = HandedOver(kind, Via.BATCH, source_system, dict(enumerate(records)))
    return _answered(door, await take_over(door, over))


def _answered(door: Door, taken: Performed) -> Response:
    """The import with every record and the case it became."""
    content = door.content(IMPORT_BATCH.name, taken.case, taken.standing)
    return answer(content, taken.case.version, status=201, location=f"/v1/imports/{taken.case.id}")
