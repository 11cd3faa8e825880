"""Doors of the index of clearings: list and detail. Only a clarification that was carried out moves it."""

from dataclasses import dataclass, field
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Paged, Sort, sort_by
from services.accountability.clearances.case_type import CLEARANCE
from services.accountability.clearances.clearance import Clearance
from services.accountability.clearances.tables import CLEARANCES

router = APIRouter(prefix="/clearances", tags=["clearances"])
_Order = Annotated[Sort, Depends(sort_by("executed_on", "changed_at", default="-executed_on"))]


@dataclass(frozen=True)
class ClearanceRead(Clearance):
    """A clearing as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Always empty: only the clarification moves it.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[str, ...], Field(description="Always empty: no limit runs.")] = field(default=(), kw_only=True)


class ClearancePage(Paged[Clearance]):
    """A page of clearings."""


@router.get("", response_model=ClearancePage, summary="澄清标注清单 · Index of clearings")
async def list_clearances(
    door: AtDoor,
    page: Page,
    sort: _Order,
    person_id: Annotated[UUID | None, Query(description="Only of this person.")] = None,
    organ_id: Annotated[UUID | None, Query(description="Only of this unit or collective (C-30).")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only concerning this unit.")] = None,
) -> ClearancePage:
    """Who was cleared, as far as you look after the unit or lead the organ: whatever was entered on them before is to
    be read with it (C-01)."""
    asked = equal(CLEARANCES, person_id=person_id, organ_id=organ_id, unit_id=unit_id)
    async with door.looking(CLEARANCE.name, "list") as look:
        found, total = await read_page(look, door, CLEARANCE, asked, page, sort)
    items = [CLEARANCE.adapter.validate_python(open_fields(CLEARANCE, one)) for one in found]
    return ClearancePage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{clarification_id}", response_model=ClearanceRead, summary="一项澄清标注 · One clearing")
async def read_clearance(
    door: AtDoor, clarification_id: Annotated[UUID, Path(description="The clarification, whose id the clearing has.")]
) -> Response:
    """That a clarification was carried out: when, in which situations, by which methods; no text of it is here."""
    return await door.show(CLEARANCE.name, clarification_id)
