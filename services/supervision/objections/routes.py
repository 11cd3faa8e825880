"""Doors of objections: list, one objection, lodging, examiner, decision, withdrawal (P-21)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.supervision.objections import commands as c
from services.supervision.objections import example_routes as examples
from services.supervision.objections.case_type import OBJECTION
from services.supervision.objections.status import ObjectionStatus
from services.supervision.objections.tables import OBJECTIONS
from services.supervision.objections.views import ObjectionPage, ObjectionRead, listed

router = APIRouter(prefix="/objections", tags=["objections"])
ObjectionId = Annotated[UUID, Path(description="The objection.")]
_Order = Annotated[Sort, Depends(sort_by("lodged_on", "changed_at", default="-lodged_on"))]
_NAME = OBJECTION.name


@router.get("", response_model=ObjectionPage, summary="异议清单 · Objections")
async def list_objections(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ObjectionStatus | None, Query(description="Only in this status.")] = None,
    visit_id: Annotated[UUID | None, Query(description="Only to the conclusion of this visit.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only of this unit.")] = None,
) -> ObjectionPage:
    """The objections of your unit; of your organ if you assign, examine or lead, or if your office visited (P-21)."""
    asked = equal(OBJECTIONS, status=status, visit_id=visit_id, unit_id=unit_id)
    async with door.looking(_NAME, "list") as look:
        found, total = await read_page(look, door, OBJECTION, asked, page, sort)
    items = [listed(one.case) for one in found]
    return ObjectionPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{objection_id}", response_model=ObjectionRead, summary="异议详情 · One objection")
async def read_objection(objection_id: ObjectionId, door: AtDoor) -> Response:
    """One objection with the day by which it is decided; 404 if it is not yours to know."""
    return await door.show(_NAME, objection_id)


@router.post("", response_model=ObjectionRead, status_code=201, summary="提出异议 · Object to a conclusion")
async def lodge_objection(body: Annotated[c.LodgeObjection, examples.LODGE], door: AtDoor) -> Response:
    """The unit objects to the conclusion of a visit within 30 days of its feedback, once (P-21). Needs an
    Idempotency-Key."""
    return await door.open(_NAME, "lodge", body)


@router.post("/{objection_id}/examiner", response_model=ObjectionRead, summary="指定审查人员 · Name the examiner")
async def assign_objection(
    objection_id: ObjectionId, body: Annotated[c.AssignExaminer, examples.ASSIGN], door: AtDoor
) -> Response:
    """Case management or the leader in charge names somebody who took no part in the visit (P-21, P-09)."""
    return await door.perform(_NAME, "assign", objection_id, body)


@router.post("/{objection_id}/decision", response_model=ObjectionRead, summary="作出决定 · Decide the objection")
async def decide_objection(
    objection_id: ObjectionId, body: Annotated[c.DecideObjection, examples.DECIDE], door: AtDoor
) -> Response:
    """The examiner upholds, corrects or revokes the conclusion, with reasons, within 30 days; the visit says so from
    now on, and affected problem items are shown to the head for withdrawal (P-21)."""
    return await door.perform(_NAME, "decide", objection_id, body)


@router.post("/{objection_id}/withdrawal", response_model=ObjectionRead, summary="撤回异议 · Take it back")
async def withdraw_objection(
    objection_id: ObjectionId, body: Annotated[c.WithdrawObjection, examples.WITHDRAW], door: AtDoor
) -> Response:
    """The unit takes its objection back before it is decided (P-21)."""
    return await door.perform(_NAME, "withdraw", objection_id, body)
