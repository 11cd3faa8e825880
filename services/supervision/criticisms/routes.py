"""Doors of the records of criticism: list, detail, recording and withdrawal."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.contracts.supervision_sources import SourceLevel
from services.supervision.criticisms import example_routes as examples
from services.supervision.criticisms.case_type import CRITICISM
from services.supervision.criticisms.commands import RecordCriticism
from services.supervision.criticisms.status import CriticismStatus
from services.supervision.criticisms.views import CriticismPage, CriticismRead, listed
from services.supervision.sources.naming import WithdrawRecord
from services.supervision.sources.tables import CRITICISMS

router = APIRouter(prefix="/criticisms", tags=["criticisms"])
CriticismId = Annotated[UUID, Path(description="The record.")]
_Order = Annotated[Sort, Depends(sort_by("occurred_on", "changed_at", default="-occurred_on"))]


@router.get("", response_model=CriticismPage, summary="点名批评清单 · Named criticisms")
async def list_criticisms(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[CriticismStatus | None, Query(description="Only in this status.")] = None,
    level: Annotated[SourceLevel | None, Query(description="Only of leaders of this level.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only those naming this unit.")] = None,
    occurrence_id: Annotated[UUID | None, Query(description="Only records on this event (G-34).")] = None,
) -> CriticismPage:
    """Records that you made or that your organ weighs, latest first (A-01 to A-03)."""
    wanted = equal(CRITICISMS, status=status, level=level, occurrence_id=occurrence_id)
    if unit_id is not None:
        wanted.append(CRITICISMS.c.unit_ids.any_() == unit_id)
    async with door.looking(CRITICISM.name, "list") as look:
        found, total = await read_page(look, door, CRITICISM, wanted, page, sort)
    items = [listed(one.case) for one in found]
    return CriticismPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=CriticismRead, status_code=201, summary="登记点名批评 · Record a criticism")
async def record_criticism(body: Annotated[RecordCriticism, examples.RECORD], door: AtDoor) -> Response:
    """The leader himself, the inspection bureau, a supervision office or case management records it, whole or not at
    all (A-01 to A-03). Needs an Idempotency-Key.

    The level is checked against the leader's posts on that day where the directory knows the person (G-34). Records of
    one leader and day, and linked ones, are one event: a unit is interviewed for it once.
    """
    return await door.open(CRITICISM.name, "record", body)


@router.get("/{criticism_id}", response_model=CriticismRead, summary="点名批评详情 · One named criticism")
async def read_criticism(criticism_id: CriticismId, door: AtDoor) -> Response:
    """The record with what you may do now; 404 if there is none or it is not yours to know."""
    return await door.show(CRITICISM.name, criticism_id)


@router.post("/{criticism_id}/withdrawal", response_model=CriticismRead, summary="撤回登记 · Withdraw the record")
async def withdraw_criticism(
    criticism_id: CriticismId, body: Annotated[WithdrawRecord, examples.WITHDRAW], door: AtDoor
) -> Response:
    """Whoever recorded it, or case management of the organ, withdraws a wrong record with reasons; an interview that
    stood on it alone is taken back (TI-03)."""
    return await door.perform(CRITICISM.name, "withdraw", criticism_id, body)
