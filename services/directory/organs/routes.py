"""The HTTP door to organs."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.contracts.directory import OrganKind
from services.directory.organs import views
from services.directory.organs.commands import AmendOrgan, EndOrgan, RecordOrgan
from services.directory.organs.lifecycle import OrganStatus
from services.directory.organs.views import OrganPage, OrganRead, OrgansWanted

ROUTER = APIRouter(prefix="/organs", tags=["organs"])
OrganId = Annotated[UUID, Path(description="The organ or office.")]


@ROUTER.get("", summary="机构列表 · List organs")
async def list_organs(
    door: AtDoor,
    page: Page,
    sort: Annotated[Sort, Depends(sort_by("code", "kind", "opened_at", default="code"))],
    code: Annotated[str | None, Query(max_length=64, description="Only the organ of this code.")] = None,
    kind: Annotated[OrganKind | None, Query(description="Only organs of this kind.")] = None,
    parent_id: Annotated[UUID | None, Query(description="Only organs of this parent.")] = None,
    status: Annotated[OrganStatus | None, Query(description="Only organs of this status.")] = None,
) -> OrganPage:
    """Organs and offices with their names."""
    return await views.list_organs(door, OrgansWanted(code, kind, parent_id, status), page, sort)


@ROUTER.post("", summary="登记机构 · Record an organ", status_code=201, response_model=OrganRead)
async def record_organ(body: RecordOrgan, door: AtDoor) -> Response:
    """Record an organ or office (DO-01)."""
    return await door.open("organ", "record", body)


@ROUTER.get("/{organ_id}", summary="机构 · One organ", response_model=OrganRead)
async def read_organ(organ_id: OrganId, door: AtDoor) -> Response:
    """One organ or office with its names."""
    return await door.show("organ", organ_id)


@ROUTER.post("/{organ_id}/amendment", summary="变更机构 · Amend an organ", response_model=OrganRead)
async def amend_organ(organ_id: OrganId, body: AmendOrgan, door: AtDoor) -> Response:
    """Replace what is recorded of the organ (DO-02)."""
    return await door.perform("organ", "amend", organ_id, body)


@ROUTER.post("/{organ_id}/ending", summary="撤销机构 · End an organ", response_model=OrganRead)
async def end_organ(organ_id: OrganId, body: EndOrgan, door: AtDoor) -> Response:
    """Record that the organ has ended (DO-03)."""
    return await door.perform("organ", "end", organ_id, body)
