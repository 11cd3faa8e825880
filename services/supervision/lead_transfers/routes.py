"""Doors of transfer sheets: hand a lead in, read the own sheets; and the counts of what was turned away (C3)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from sqlalchemy import select

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.supervision.lead_transfers import example_routes as examples
from services.supervision.lead_transfers.case_type import LEAD_TRANSFER
from services.supervision.lead_transfers.commands import SubmitLead
from services.supervision.lead_transfers.screening_store import Asked, refuse_at_entry
from services.supervision.lead_transfers.status import TransferStatus
from services.supervision.lead_transfers.tables import LEAD_TRANSFERS, REFUSED_LEADS
from services.supervision.lead_transfers.views import (
    LeadTransferPage,
    LeadTransferRead,
    RefusedLeadCount,
    RefusedLeadCounts,
    listed,
)

router = APIRouter(tags=["lead_transfers"])
TransferId = Annotated[UUID, Path(description="The transfer sheet.")]
_Order = Annotated[Sort, Depends(sort_by("submitted_on", "changed_at", default="-submitted_on"))]


@router.get("/lead-transfers", response_model=LeadTransferPage, summary="移交单清单 · Transfer sheets")
async def list_lead_transfers(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[TransferStatus | None, Query(description="Only in this status.")] = None,
    subject_person_id: Annotated[UUID | None, Query(description="Only on this person.")] = None,
    subject_organ_id: Annotated[UUID | None, Query(description="Only on this unit.")] = None,
) -> LeadTransferPage:
    """Sheets you handed in or are the handler of, latest first (G-56). Those of your colleagues are neither shown nor
    counted (P-06)."""
    wanted = equal(
        LEAD_TRANSFERS, status=status, subject_person_id=subject_person_id, subject_organ_id=subject_organ_id
    )
    async with door.looking(LEAD_TRANSFER.name, "list") as look:
        found, total = await read_page(look, door, LEAD_TRANSFER, wanted, page, sort)
    items = [listed(one.case) for one in found]
    return LeadTransferPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post(
    "/lead-transfers", response_model=LeadTransferRead, status_code=201, summary="移交问题线索 · Hand a lead over"
)
async def submit_lead(body: Annotated[SubmitLead, examples.SUBMIT], door: AtDoor) -> Response:
    """The inspection bureau, a lead unit or a task force hands a lead over to the discipline organ (TL-01, S-13, LS-4).
    Needs an Idempotency-Key. Two questions come first: a yes to one of them, or what the directory knows of the
    subject, stops it with the slip that says where it goes; nothing is kept then but a count by month (P-06). Nothing
    on who reported is taken."""
    asked = Asked(body.subject_person_id, body.subject_organ_id, body.screening)
    await refuse_at_entry(door, LEAD_TRANSFER, "submit", asked)
    return await door.open(LEAD_TRANSFER.name, "submit", body)


@router.get("/lead-transfers/{transfer_id}", response_model=LeadTransferRead, summary="移交单详情 · One transfer sheet")
async def read_lead_transfer(transfer_id: TransferId, door: AtDoor) -> Response:
    """The sheet with its receipt and, once told, the result; nothing of how the lead is handled (G-56). 404 if there is
    none or it is not yours to know."""
    return await door.show(LEAD_TRANSFER.name, transfer_id)


@router.get("/refused-leads", response_model=RefusedLeadCounts, summary="未予登记计数 · Leads turned away, counted")
async def list_refused_leads(door: AtDoor) -> RefusedLeadCounts:
    """Counts of the own organ by month and way; nothing else of them is kept anywhere (P-06). For case management and
    for those who supervise the organ's own cadres."""
    row = REFUSED_LEADS.c
    statement = select(row.month, row.route, row.refused).where(row.organ_id == door.actor.organ_id)
    async with door.looking("refused_lead", "list") as look:
        rows = await look.connection.execute(statement.order_by(row.month.desc(), row.route))
        items = tuple(RefusedLeadCount.model_validate(dict(one)) for one in rows.mappings())
    return RefusedLeadCounts(items=items)
