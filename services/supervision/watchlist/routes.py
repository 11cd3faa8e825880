"""Doors of the watch list: list and detail."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.http import unchanged
from libs.chassis.paging import Page, Sort, sort_by
from libs.chassis.representation import answer
from services.supervision.watchlist import views
from services.supervision.watchlist.lifecycle import WatchReason, WatchStatus
from services.supervision.watchlist.store import ENTRIES, ENTRY
from services.supervision.watchlist.views import WatchEntryRead, WatchPage

router = APIRouter(prefix="/watch-list", tags=["watch_list"])
_Order = Annotated[Sort, Depends(sort_by("since", "changed_at", default="-since"))]


@router.get("", response_model=WatchPage, summary="重点监督清单 · The watch list")
async def list_watch_entries(
    door: AtDoor,
    page: Page,
    sort: _Order,
    unit_id: Annotated[UUID | None, Query(description="Only matters of this unit.")] = None,
    reason: Annotated[WatchReason | None, Query(description="Only what is, or was last, watched for this.")] = None,
    left: Annotated[bool, Query(description="true: what has left the list, instead of what is on it.")] = False,
) -> WatchPage:
    """Units and matters to be looked after, latest reason first (F-10, F-42)."""
    has_left = ENTRIES.c.status == str(WatchStatus.LEFT)
    wanted = [*equal(ENTRIES, unit_id=unit_id, reason=reason), has_left if left else ~has_left]
    async with door.looking(ENTRY.name, "list") as look:
        found, total = await read_page(look, door, ENTRY, wanted, page, sort)
        items = await views.read_all(look.connection, [one.case for one in found])
    return WatchPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{filing_id}", response_model=WatchEntryRead, summary="重点监督事项 · One entry of the watch list")
async def read_watch_entry(
    door: AtDoor, filing_id: Annotated[UUID, Path(description="The filing, whose id the entry has.")]
) -> Response:
    """Why the matter is watched, with its obligations counted; 404 if it is not on the caller's list."""
    async with door.looking(ENTRY.name, "show", filing_id) as look:
        found = await door.load_within(look.connection, ENTRY.name, filing_id)
        (shown,) = await views.read_all(look.connection, [found.case])
    return unchanged(door.request, shown.version) or answer(shown.model_dump(mode="json"), shown.version)
