"""Doors of problem items as filings know them: list and detail."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.filing.earlier_problems.status import EarlierProblemStatus
from services.filing.earlier_problems.store import EARLIER_PROBLEM
from services.filing.earlier_problems.tables import EARLIER_PROBLEMS
from services.filing.earlier_problems.views import EarlierProblemPage, EarlierProblemRead, listed

router = APIRouter(prefix="/earlier-problems", tags=["earlier_problems"])
_Order = Annotated[Sort, Depends(sort_by("opened_on", "checked_off_on", "changed_at", default="-opened_on"))]


@router.get("", response_model=EarlierProblemPage, summary="既往问题清单 · Problems of units that file")
async def list_earlier_problems(
    door: AtDoor,
    page: Page,
    sort: _Order,
    unit_id: Annotated[UUID | None, Query(description="Only of this unit.")] = None,
    nature: Annotated[str | None, Query(max_length=50, description="Only of this nature.")] = None,
    status: Annotated[EarlierProblemStatus | None, Query(description="Only in this status.")] = None,
    recurrent: Annotated[
        bool | None, Query(description="true: only what repeats a problem that was checked off; false: the others.")
    ] = None,
) -> EarlierProblemPage:
    """Problem items of the units whose filings you review or decide on, latest first: whether one of the same kind had
    been put right before is what N9 is judged by, at the screen and while a measure runs (F-19, G-15, TF-18)."""
    wanted = equal(EARLIER_PROBLEMS, unit_id=unit_id, nature=nature, status=status, recurrent=recurrent)
    async with door.looking(EARLIER_PROBLEM.name, "list") as look:
        found, total = await read_page(look, door, EARLIER_PROBLEM, wanted, page, sort)
    items = [listed(one.case) for one in found]
    return EarlierProblemPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{problem_id}", response_model=EarlierProblemRead, summary="既往问题详情 · One problem item")
async def read_earlier_problem(
    problem_id: Annotated[UUID, Path(description="The problem item, whose id it has in supervision.")], door: AtDoor
) -> Response:
    """Its nature, whether it was put right, and which earlier ones it repeats; 404 if it is not yours to know."""
    return await door.show(EARLIER_PROBLEM.name, problem_id)
