"""Doors of watched units: list, detail, release."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.supervision.unit_watch import example_routes as examples
from services.supervision.unit_watch.commands import ReleaseUnit
from services.supervision.unit_watch.status import UnitWatchStatus
from services.supervision.unit_watch.store import UNIT_WATCH
from services.supervision.unit_watch.tables import UNIT_WATCHES
from services.supervision.unit_watch.views import UnitWatchPage, UnitWatchRead, listed

router = APIRouter(prefix="/watched-units", tags=["watch_list"])
WatchId = Annotated[UUID, Path(description="The escalated interview, whose id the watch has.")]
_Order = Annotated[Sort, Depends(sort_by("escalated_on", "changed_at", default="-escalated_on"))]


@router.get("", response_model=UnitWatchPage, summary="重点监督单位清单 · Watched units")
async def list_watched_units(
    door: AtDoor,
    page: Page,
    sort: _Order,
    unit_id: Annotated[UUID | None, Query(description="Only this unit.")] = None,
    left: Annotated[bool, Query(description="true: what has left the list, instead of what is on it.")] = False,
) -> UnitWatchPage:
    """Units visited more often because an interview was escalated, latest first (S-05, S-12)."""
    has_left = UNIT_WATCHES.c.status == str(UnitWatchStatus.LEFT)
    wanted = [*equal(UNIT_WATCHES, unit_id=unit_id), has_left if left else ~has_left]
    async with door.looking(UNIT_WATCH.name, "list") as look:
        found, total = await read_page(look, door, UNIT_WATCH, wanted, page, sort)
    items = [listed(one.case) for one in found]
    return UnitWatchPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{interview_id}", response_model=UnitWatchRead, summary="重点监督单位 · One watched unit")
async def read_watched_unit(interview_id: WatchId, door: AtDoor) -> Response:
    """Why the unit is watched, how often it is visited and since when; 404 if it is not yours to know."""
    return await door.show(UNIT_WATCH.name, interview_id)


@router.post("/{interview_id}/release", response_model=UnitWatchRead, summary="移出清单 · Release the unit")
async def release_watched_unit(
    interview_id: WatchId, body: Annotated[ReleaseUnit, examples.RELEASE], door: AtDoor
) -> Response:
    """The head of the office that looks after the unit lets it leave with reasons, where no interview or case follows;
    where one does, the unit leaves with its end (S-09, S-12, P-21)."""
    return await door.perform(UNIT_WATCH.name, "release", interview_id, body)
