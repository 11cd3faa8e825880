"""Doors of the sanctions: list and detail; nobody acts on one, a decision or time does."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.chassis.representation import answer
from services.accountability.clearances.views import marks_beside
from services.accountability.sanctions.case_type import SANCTION
from services.accountability.sanctions.read_models import LISTED_FIELDS, SanctionListed, SanctionPage, SanctionShown
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.status import SanctionStatus
from services.accountability.sanctions.tables import SANCTIONS

router = APIRouter(prefix="/sanctions", tags=["sanctions"])
SanctionId = Annotated[UUID, Path(description="The sanction.")]
_Order = Annotated[Sort, Depends(sort_by("effective_on", "changed_at", "until_on", default="-effective_on"))]


@router.get("", response_model=SanctionPage, summary="问责处理清单 · Sanctions")
async def list_sanctions(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[SanctionStatus | None, Query(description="Only in this status.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only on this unit or its leaders.")] = None,
    case_id: Annotated[UUID | None, Query(description="Only of the decision of this case.")] = None,
    measure: Annotated[str | None, Query(description="Only with this measure (accountability_measures).")] = None,
    form: Annotated[int | None, Query(ge=1, le=4, description="Only of this one of the four forms (P-30).")] = None,
) -> SanctionPage:
    """Your own, those of your unit, those your organization department was told of, or those of the units you look
    after and of the whole organ for those who decide there (P-14, P-15, P-28)."""
    asked = equal(SANCTIONS, status=status, unit_id=unit_id, case_id=case_id, measure=measure)
    asked += [] if form is None else [SANCTIONS.c.form == form]
    async with door.looking(SANCTION.name, "list") as look:
        found, total = await read_page(look, door, SANCTION, asked, page, sort)
    items = []
    for one in found:
        fields = open_fields(SANCTION, one)
        until_on = one.case.until_on
        items.append(SanctionListed(**{name: fields[name] for name in LISTED_FIELDS}, until_on=until_on))
    return SanctionPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{sanction_id}", response_model=SanctionShown, summary="问责处理详情 · One sanction")
async def read_sanction(sanction_id: SanctionId, door: AtDoor) -> Response:
    """The measure, its impact period with what was added to it, and until when a review may be applied for. Whom it is
    on sees it from service on, and nothing of the case behind it (P-14, P-19, P-28). Never answered by 304: whoever may
    know it reads beside it whether its object was cleared since (C-01)."""
    async with door.looking(SANCTION.name, "show", sanction_id) as look:
        found = await door.load_within(look.connection, SANCTION.name, sanction_id)
        sanction: Sanction = found.case
        whom = sanction.organ_id if sanction.person_id is None else sanction.person_id
        cleared = await marks_beside(look, door, sanction.effective_on, whom)
    content = door.content(SANCTION.name, sanction, found.standing)
    return answer({**content, "clearances": cleared}, sanction.version)
