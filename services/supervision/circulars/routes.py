"""Doors of recorded circulars: list, detail, recording and withdrawal."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.contracts.supervision_sources import CircularLevel
from services.supervision.circulars import example_routes as examples
from services.supervision.circulars.case_type import CIRCULAR
from services.supervision.circulars.commands import RecordCircular
from services.supervision.circulars.status import CircularStatus
from services.supervision.circulars.views import CircularPage, CircularRead, listed
from services.supervision.sources.naming import WithdrawRecord
from services.supervision.sources.tables import CIRCULARS

router = APIRouter(prefix="/circulars", tags=["circulars"])
CircularId = Annotated[UUID, Path(description="The record.")]
_Order = Annotated[Sort, Depends(sort_by("occurred_on", "changed_at", default="-occurred_on"))]


@router.get("", response_model=CircularPage, summary="通报批评清单 · Circulars received")
async def list_circulars(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[CircularStatus | None, Query(description="Only in this status.")] = None,
    level: Annotated[CircularLevel | None, Query(description="Only of bodies of this level.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only those criticising this unit.")] = None,
    occurrence_id: Annotated[UUID | None, Query(description="Only records on this event (G-34).")] = None,
) -> CircularPage:
    """Records that you made or that your organ weighs, latest first (A-01 to A-03)."""
    wanted = equal(CIRCULARS, status=status, level=level, occurrence_id=occurrence_id)
    if unit_id is not None:
        wanted.append(CIRCULARS.c.unit_ids.any_() == unit_id)
    async with door.looking(CIRCULAR.name, "list") as look:
        found, total = await read_page(look, door, CIRCULAR, wanted, page, sort)
    items = [listed(one.case) for one in found]
    return CircularPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=CircularRead, status_code=201, summary="登记通报批评 · Record a circular")
async def record_circular(body: Annotated[RecordCircular, examples.RECORD], door: AtDoor) -> Response:
    """The inspection bureau, a supervision office or case management records it, whole or not at all (A-01 to A-03,
    G-35). Needs an Idempotency-Key.

    Records of one document, and linked ones, are one event: a unit is interviewed for it once (G-34).
    """
    return await door.open(CIRCULAR.name, "record", body)


@router.get("/{circular_id}", response_model=CircularRead, summary="通报批评详情 · One circular")
async def read_circular(circular_id: CircularId, door: AtDoor) -> Response:
    """The record with what you may do now; 404 if there is none or it is not yours to know."""
    return await door.show(CIRCULAR.name, circular_id)


@router.post("/{circular_id}/withdrawal", response_model=CircularRead, summary="撤回登记 · Withdraw the record")
async def withdraw_circular(
    circular_id: CircularId, body: Annotated[WithdrawRecord, examples.WITHDRAW], door: AtDoor
) -> Response:
    """Whoever recorded it, or case management of the organ, withdraws a wrong record with reasons; an interview that
    stood on it alone is taken back (TI-03)."""
    return await door.perform(CIRCULAR.name, "withdraw", circular_id, body)
