"""Doors of supervision lists: overview, detail, draft, revision, coming into force, retirement."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.supervision.supervision_lists import commands
from services.supervision.supervision_lists import example_routes as examples
from services.supervision.supervision_lists.case_type import SUPERVISION_LIST
from services.supervision.supervision_lists.read_models import SupervisionListPage, SupervisionListRead, line_of
from services.supervision.supervision_lists.status import ListStatus
from services.supervision.supervision_lists.tables import SUPERVISION_LISTS

router = APIRouter(prefix="/supervision-lists", tags=["supervision_lists"])
ListId = Annotated[UUID, Path(description="The supervision list.")]
_Order = Annotated[Sort, Depends(sort_by("changed_at", "in_force_on", default="-changed_at"))]


@router.get("", response_model=SupervisionListPage, summary="监督清单 · Supervision lists")
async def list_supervision_lists(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ListStatus | None, Query(description="Only in this status.")] = None,
    kind: Annotated[str | None, Query(max_length=40, description="Only of this kind.")] = None,
) -> SupervisionListPage:
    """Lists of political and of daily supervision of your organ, changed last first (S-14)."""
    wanted = equal(SUPERVISION_LISTS, status=status, kind=kind)
    async with door.looking(SUPERVISION_LIST.name, "list") as look:
        found, total = await read_page(look, door, SUPERVISION_LIST, wanted, page, sort)
    items = [line_of(one.case) for one in found]
    return SupervisionListPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=SupervisionListRead, status_code=201, summary="起草清单 · Draft a list")
async def draft_supervision_list(body: Annotated[commands.DraftList, examples.DRAFT], door: AtDoor) -> Response:
    """Of political or daily supervision; every item has a requirement and a standard (S-14). Needs an
    Idempotency-Key."""
    return await door.open(SUPERVISION_LIST.name, "draft", body)


@router.get("/{list_id}", response_model=SupervisionListRead, summary="清单详情 · One supervision list")
async def read_supervision_list(list_id: ListId, door: AtDoor) -> Response:
    """The list with its items; 404 if it is not yours to know."""
    return await door.show(SUPERVISION_LIST.name, list_id)


@router.post("/{list_id}/revision", response_model=SupervisionListRead, summary="修改草案 · Revise the draft")
async def revise_supervision_list(
    list_id: ListId, body: Annotated[commands.ReviseList, examples.REVISE], door: AtDoor
) -> Response:
    """The office that drafted it hands in the whole list as it is from now on; a list in force is not changed but
    replaced (S-14)."""
    return await door.perform(SUPERVISION_LIST.name, "revise", list_id, body)


@router.post("/{list_id}/force", response_model=SupervisionListRead, summary="批准施行 · Put it in force")
async def put_supervision_list_in_force(
    list_id: ListId, body: Annotated[commands.PutInForce, examples.FORCE], door: AtDoor
) -> Response:
    """A leader of the organ who did not draft it; the list of the same kind that is in force is replaced in the same
    moment. While it is in force, visits cite its items (S-14)."""
    return await door.perform(SUPERVISION_LIST.name, "put_in_force", list_id, body)


@router.post("/{list_id}/retirement", response_model=SupervisionListRead, summary="停用清单 · Retire it")
async def retire_supervision_list(
    list_id: ListId, body: Annotated[commands.RetireList, examples.RETIRE], door: AtDoor
) -> Response:
    """A leader of the organ takes it out of force with reasons, without another one instead (S-14)."""
    return await door.perform(SUPERVISION_LIST.name, "retire", list_id, body)
