"""Doors of the transfers: list, detail, receipt, feedback. Public security has no other door in the system."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Path, Query, Response
from pydantic import Field

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Paged, Sort, sort_by
from libs.chassis.representation import Due
from services.clarification.transfers.case_type import TRANSFER
from services.clarification.transfers.commands import AcknowledgeTransfer, FeedBackTransfer
from services.clarification.transfers.lifecycle import TransferStatus
from services.clarification.transfers.tables import TRANSFERS
from services.clarification.transfers.transfer import Transfer

router = APIRouter(prefix="/transfers", tags=["transfers"])
TransferId = Annotated[UUID, Path(description="The transfer.")]
_Order = Annotated[Sort, Depends(sort_by("due_on", "changed_at", default="due_on"))]


@dataclass(frozen=True)
class TransferRead(Transfer):
    """A transfer as it answers; what is not for the caller is empty."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run.")] = field(default=(), kw_only=True)


class TransferPage(Paged[Transfer]):
    """A page of transfers."""


def _example(**value: Any) -> Any:
    return Body(openapi_examples={"paper": {"value": value}})


_RECEIVED: Final = _example(received_on="2026-05-12", number="公收〔2026〕31号")
_FED_BACK: Final = _example(fed_back_on="2026-06-08", text="已立案，处以行政拘留五日。", document="公复〔2026〕12号")


@router.get("", response_model=TransferPage, summary="移送清单 · Transfers")
async def list_transfers(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[TransferStatus | None, Query(description="Only in this status.")] = None,
) -> TransferPage:
    """The transfers that your organ received, or those of the cases you handle (W-02, G-30)."""
    asked = equal(TRANSFERS, status=status)
    async with door.looking(TRANSFER.name, "list") as look:
        found, total = await read_page(look, door, TRANSFER, asked, page, sort)
    items = [TRANSFER.adapter.validate_python(open_fields(TRANSFER, one)) for one in found]
    return TransferPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{transfer_id}", response_model=TransferRead, summary="移送详情 · One transfer")
async def read_transfer(transfer_id: TransferId, door: AtDoor) -> Response:
    """One transfer. The receiving organ sees letter, dates and what is asked, and nothing of the case (W-02, P-06)."""
    return await door.show("transfer", transfer_id)


@router.post("/{transfer_id}/receipt", response_model=TransferRead, summary="签收 · Acknowledge it")
async def acknowledge_transfer(
    transfer_id: TransferId, body: Annotated[AcknowledgeTransfer, _RECEIVED], door: AtDoor
) -> Response:
    """Public security records that the letter arrived; for organs without a door a named handler does (TW-09, G-30)."""
    return await door.perform("transfer", "acknowledge", transfer_id, body)


@router.post("/{transfer_id}/feedback", response_model=TransferRead, summary="反馈 · Say what was done")
async def feed_back_transfer(
    transfer_id: TransferId, body: Annotated[FeedBackTransfer, _FED_BACK], door: AtDoor
) -> Response:
    """The receiving organ says what it did (TW-09, W-02, G-30)."""
    return await door.perform("transfer", "feed_back", transfer_id, body)
