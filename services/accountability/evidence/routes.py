"""Doors of the evidence index: list and detail. Nothing can be asked of evidence; only its filing moves it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.http import unchanged
from libs.chassis.paging import Page, Sort, sort_by
from libs.chassis.representation import answer
from services.accountability.evidence import views
from services.accountability.evidence.lifecycle import EvidenceStatus
from services.accountability.evidence.store import EVIDENCE, EVIDENCES
from services.accountability.evidence.views import EvidencePage, EvidenceRead

router = APIRouter(prefix="/evidence", tags=["evidence"])
_Order = Annotated[Sort, Depends(sort_by("decided_on", "changed_at", default="-decided_on"))]


@router.get("", response_model=EvidencePage, summary="备案依据索引 · Index of filings as evidence")
async def list_evidence(
    door: AtDoor,
    page: Page,
    sort: _Order,
    unit_id: Annotated[UUID | None, Query(description="Only filings of this unit (P-17).")] = None,
    project_code: Annotated[
        str | None, Query(max_length=32, description="Only filings of the matter with this project code (P-17).")
    ] = None,
    status: Annotated[EvidenceStatus | None, Query(description="Only evidence in this status.")] = None,
) -> EvidencePage:
    """Decided filings as evidence, refused ones too, as far as the caller handles the unit or sits in the organ."""
    wanted = equal(EVIDENCES, unit_id=unit_id, project_code=project_code, status=status)
    async with door.looking(EVIDENCE.name, "list") as look:
        found, total = await read_page(look, door, EVIDENCE, wanted, page, sort)
        items = await views.read_all(look.connection, [one.case for one in found], door.language)
    return EvidencePage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{filing_id}", response_model=EvidenceRead, summary="一份备案作为依据 · One filing as evidence")
async def read_evidence(
    door: AtDoor, filing_id: Annotated[UUID, Path(description="The filing, whose id the evidence has.")]
) -> Response:
    """What the filing is worth, with its after-care; 404 if there is none or it is not the caller's to know."""
    async with door.looking(EVIDENCE.name, "show", filing_id) as look:
        found = await door.load_within(look.connection, EVIDENCE.name, filing_id)
        seen = await views.aftercare_of(look.connection, [filing_id])
    shown = views.read_evidence(found.case, seen.get(filing_id), door.language)
    return unchanged(door.request, shown.version) or answer(shown.model_dump(mode="json"), shown.version)
