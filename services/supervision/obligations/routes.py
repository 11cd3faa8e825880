"""Doors of the watched obligations: list and detail."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.supervision.obligations.lifecycle import ObligationStatus
from services.supervision.obligations.store import OBLIGATION, OBLIGATIONS
from services.supervision.obligations.views import ObligationPage, ObligationRead, read_entry

router = APIRouter(prefix="/watched-obligations", tags=["watched_obligations"])
_Order = Annotated[Sort, Depends(sort_by("due_on", "changed_at", default="due_on"))]


@router.get("", response_model=ObligationPage, summary="善后事项督办清单 · Watched after-care obligations")
async def list_watched_obligations(
    door: AtDoor,
    page: Page,
    sort: _Order,
    unit_id: Annotated[UUID | None, Query(description="Only obligations of this unit.")] = None,
    filing_id: Annotated[UUID | None, Query(description="Only obligations of this filing.")] = None,
    status: Annotated[ObligationStatus | None, Query(description="Only obligations in this status.")] = None,
    overdue: Annotated[
        bool | None, Query(description="true: only what is overdue now; false: only what is not.")
    ] = None,
    problem_due: Annotated[
        bool | None, Query(description="true: only what became a problem item and is not verified; false: the others.")
    ] = None,
) -> ObligationPage:
    """What receipts demand of units, soonest due first; what is overdue became a problem item at once (F-42)."""
    wanted = equal(OBLIGATIONS, unit_id=unit_id, filing_id=filing_id, status=status, problem_due=problem_due)
    if overdue is not None:
        is_overdue = OBLIGATIONS.c.status == str(ObligationStatus.OVERDUE)
        wanted.append(is_overdue if overdue else ~is_overdue)
    async with door.looking(OBLIGATION.name, "list") as look:
        found, total = await read_page(look, door, OBLIGATION, wanted, page, sort)
    items = [read_entry(one.case) for one in found]
    return ObligationPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{obligation_id}", response_model=ObligationRead, summary="善后事项督办详情 · One watched obligation")
async def read_watched_obligation(
    door: AtDoor, obligation_id: Annotated[UUID, Path(description="The obligation.")]
) -> Response:
    """One obligation with its days; 404 if there is none or it is not the caller's to know."""
    return await door.show(OBLIGATION.name, obligation_id)
