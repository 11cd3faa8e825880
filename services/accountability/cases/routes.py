"""Doors of the accountability cases: list and detail."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.chassis.representation import answer
from services.accountability.cases import views
from services.accountability.cases.lifecycle import CaseStatus, SourceKind
from services.accountability.cases.store import CASE, CASES
from services.accountability.cases.views import CasePage, CaseRead

router = APIRouter(prefix="/cases", tags=["cases"])
_Order = Annotated[Sort, Depends(sort_by("opened_at", "changed_at", "number", default="-opened_at"))]


@router.get("", response_model=CasePage, summary="问责案件清单 · Accountability cases")
async def list_cases(
    door: AtDoor,
    page: Page,
    sort: _Order,
    unit_id: Annotated[UUID | None, Query(description="Only cases on this unit.")] = None,
    status: Annotated[CaseStatus | None, Query(description="Only cases in this status.")] = None,
    source_kind: Annotated[SourceKind | None, Query(description="Only cases opened on this kind of source.")] = None,
    source_id: Annotated[UUID | None, Query(description="Only cases opened on this source, e.g. a filing.")] = None,
) -> CasePage:
    """Cases of units the caller handles, or of the whole organ for those who decide there (TA-01)."""
    wanted = equal(CASES, unit_id=unit_id, status=status, source_kind=source_kind, source_id=source_id)
    async with door.looking(CASE.name, "list") as look:
        found, total = await read_page(look, door, CASE, wanted, page, sort)
    items = [views.read_entry(one.case) for one in found]
    return CasePage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{case_id}", response_model=CaseRead, summary="问责案件详情 · One accountability case")
async def read_case(door: AtDoor, case_id: Annotated[UUID, Path(description="The case.")]) -> Response:
    """The case with the filings of the same unit or matter as they stand now (P-17).

    Always answered in full, never by 304: what is linked changes while the version of the case does not.
    """
    async with door.looking(CASE.name, "show", case_id) as look:
        found = await door.load_within(look.connection, CASE.name, case_id)
        linked = await views.linked_evidence(look, door, found.case)
    content = door.content(CASE.name, found.case, found.standing)
    content["linked_evidence"] = [one.model_dump(mode="json") for one in linked]
    return answer(content, found.case.version)
