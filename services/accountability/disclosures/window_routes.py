"""Doors of the disclosure windows: list, one window, its figures, and the leader's acts (TX-01)."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.refusal import Absent
from services.accountability.disclosures import commands as c
from services.accountability.disclosures import example_routes as examples
from services.accountability.disclosures.case_type import DISCLOSURE_WINDOW
from services.accountability.disclosures.read_models import WindowFigures, WindowListed, WindowPage, WindowRead
from services.accountability.disclosures.status import WindowStatus
from services.accountability.disclosures.store import statements_of, window_of
from services.accountability.disclosures.tables import WINDOWS
from services.accountability.disclosures.views import figures_of

router = APIRouter(prefix="/disclosure-windows", tags=["disclosures"])
WindowId = Annotated[UUID, Path(description="The disclosure window.")]
_Order = Annotated[Sort, Depends(sort_by("ends_on", "starts_on", "changed_at", default="-ends_on"))]
_LINE: Final = tuple(WindowListed.model_fields)
_NAME = DISCLOSURE_WINDOW.name


@router.get("", response_model=WindowPage, summary="主动交代通告清单 · Disclosure windows")
async def list_disclosure_windows(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[WindowStatus | None, Query(description="Only in this status.")] = None,
) -> WindowPage:
    """The notices addressed to your unit, or given by your organ (X-08, X-31)."""
    async with door.looking(_NAME, "list") as look:
        found, total = await read_page(look, door, DISCLOSURE_WINDOW, equal(WINDOWS, status=status), page, sort)
    lines = (open_fields(DISCLOSURE_WINDOW, one) for one in found)
    items = [WindowListed.model_validate({name: line[name] for name in _LINE}) for line in lines]
    return WindowPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{window_id}", response_model=WindowRead, summary="主动交代通告 · One disclosure window")
async def read_disclosure_window(window_id: WindowId, door: AtDoor) -> Response:
    """One notice with period, scope, whom to turn to, and whether a disclosure of now would be in time. Everybody in a
    unit of its scope reads it: it is public there (X-08, X-31)."""
    return await door.show(_NAME, window_id)


@router.get("/{window_id}/figures", response_model=WindowFigures, summary="通告成效 · Figures of a window")
async def read_disclosure_figures(window_id: WindowId, door: AtDoor) -> WindowFigures:
    """Persons, disclosures, money handed in and problems, for the leaders of the organ and its case management; nobody
    is named (X-09). These figures describe; they are no target and rank nobody."""
    async with door.looking(_NAME, "figures", window_id) as look:
        window = await window_of(look.connection, window_id)
        if window is None or window.organ_id != door.actor.organ_id:
            raise Absent
        statements = await statements_of(look.connection, window_id)
    return figures_of(window_id, statements)


@router.post("", response_model=WindowRead, status_code=201, summary="发布主动交代通告 · Open a window")
async def open_disclosure_window(body: Annotated[c.OpenWindow, examples.OPEN], door: AtDoor) -> Response:
    """The leader in charge gives notice: number, period, scope of persons and matters, not only money (TX-01, X-08,
    X-31). Needs an Idempotency-Key."""
    return await door.open(_NAME, "open", body)


@router.post("/{window_id}/handlers", response_model=WindowRead, summary="更换接待经办人 · Name other officers")
async def name_window_handlers(
    window_id: WindowId, body: Annotated[c.NameWindowHandlers, examples.NAME], door: AtDoor
) -> Response:
    """Name other officers to turn to (TX-01, P-09)."""
    return await door.perform(_NAME, "name_window_handlers", window_id, body)


@router.post("/{window_id}/closing", response_model=WindowRead, summary="提前结束 · Close a window by hand")
async def close_disclosure_window(
    window_id: WindowId, body: Annotated[c.CloseWindow, examples.CLOSE], door: AtDoor
) -> Response:
    """Close it before its last day, with reasons; at the end of that day the clock closes it (TX-01)."""
    return await door.perform(_NAME, "close", window_id, body)
