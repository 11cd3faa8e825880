"""Doors of escalated interviews as filings know them: list and detail."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.filing.escalations.status import EscalationStatus
from services.filing.escalations.store import ESCALATION
from services.filing.escalations.tables import ESCALATIONS
from services.filing.escalations.views import EscalationPage, EscalationRead, listed

router = APIRouter(prefix="/escalations", tags=["escalations"])
_Order = Annotated[Sort, Depends(sort_by("escalated_on", "changed_at", default="-escalated_on"))]


@router.get("", response_model=EscalationPage, summary="约谈升级清单 · Escalated interviews")
async def list_escalations(
    door: AtDoor,
    page: Page,
    sort: _Order,
    unit_id: Annotated[UUID | None, Query(description="Only of this unit.")] = None,
    status: Annotated[EscalationStatus | None, Query(description="Only in this status.")] = None,
) -> EscalationPage:
    """Escalated interviews of the units whose filings you review or decide on, latest first: while one is in force,
    filings of the unit are deliberated one by one (F-48)."""
    wanted = equal(ESCALATIONS, unit_id=unit_id, status=status)
    async with door.looking(ESCALATION.name, "list") as look:
        found, total = await read_page(look, door, ESCALATION, wanted, page, sort)
    items = [listed(one.case) for one in found]
    return EscalationPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{interview_id}", response_model=EscalationRead, summary="约谈升级详情 · One escalated interview")
async def read_escalation(
    interview_id: Annotated[UUID, Path(description="The interview, whose id the escalation has.")], door: AtDoor
) -> Response:
    """Which filings were marked and whether what followed has ended; 404 if it is not yours to know."""
    return await door.show(ESCALATION.name, interview_id)
