"""Doors of the joint dispositions: list and detail. Only the main case moves them (TX-04, X-11)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.accountability.joint.case_type import JOINT
from services.accountability.joint.read_models import JointPage, JointRead
from services.accountability.joint.status import JointStatus
from services.accountability.joint.tables import JOINTS

router = APIRouter(prefix="/joint-dispositions", tags=["cases"])
_Order = Annotated[Sort, Depends(sort_by("opened_at", "changed_at", default="-opened_at"))]


@router.get("", response_model=JointPage, summary="并案处理清单 · Joint dispositions")
async def list_joint_dispositions(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[JointStatus | None, Query(description="Only those in this status.")] = None,
    main_case_id: Annotated[UUID | None, Query(description="Only that of this main case.")] = None,
) -> JointPage:
    """Main cases with the persons involved, as far as the caller may know the main case (X-11)."""
    wanted = equal(JOINTS, status=status, main_case_id=main_case_id)
    async with door.looking(JOINT.name, "list") as look:
        found, total = await read_page(look, door, JOINT, wanted, page, sort)
    items = [JointRead(**vars(one.case)) for one in found]
    return JointPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{joint_id}", response_model=JointRead, summary="并案处理详情 · One joint disposition")
async def read_joint_disposition(
    door: AtDoor, joint_id: Annotated[UUID, Path(description="The joint disposition.")]
) -> Response:
    """Which cases are decided together, and whether they are (TX-04)."""
    return await door.show(JOINT.name, joint_id)
