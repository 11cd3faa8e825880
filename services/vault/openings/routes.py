"""Doors of the openings: ask, decide, read once, list, take note."""

from dataclasses import dataclass, field
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Paged, Sort
from libs.chassis.representation import Due, answer
from services.vault.openings.access import OPENINGS
from services.vault.openings.case_type import OPENING
from services.vault.openings.commands import (
    AcknowledgeOpening,
    ApproveOpening,
    RefuseOpening,
    RequestOpening,
    UseOpening,
)
from services.vault.openings.example_routes import ACKNOWLEDGEMENT, DECISION, READING, REQUEST
from services.vault.openings.lifecycle import OpeningStatus
from services.vault.openings.opening import Opening
from services.vault.openings.reading_views import OneLook, Reading

router = APIRouter(prefix="/openings", tags=["openings"])
OpeningId = Annotated[UUID, Path(description="The opening.")]


@dataclass(frozen=True)
class OpeningRead(Opening):
    """An opening as it answers; words that are not the reader's are empty."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits in days: none, an opening runs for minutes.")] = (
        field(default=(), kw_only=True)
    )


class OpeningPage(Paged[Opening]):
    """A page of openings."""


class LookApproved(ApproveOpening):
    """The requester may look, once, within minutes (P-06)."""

    outcome: Literal["approved"] = Field(description="Approved.")


class LookRefused(RefuseOpening):
    """The requester may not look (P-06)."""

    outcome: Literal["refused"] = Field(description="Refused.")


Decision = Annotated[LookApproved | LookRefused, Field(discriminator="outcome")]


@router.post("", response_model=OpeningRead, status_code=201, summary="申请启封 · Ask to look at a sealed report")
async def request_opening(body: Annotated[RequestOpening, REQUEST], door: AtDoor) -> Response:
    """The letters office, or a named handler of a malice case under investigation, asks for one look with a purpose and
    a reason (P-06, TW-02). Needs an Idempotency-Key. Each look needs an opening of its own. 404 for a report that is
    not yours to ask for."""
    return await door.open("opening", "request", body)


@router.get("", response_model=OpeningPage, summary="启封单列表 · Openings")
async def list_openings(
    door: AtDoor,
    page: Page,
    status: Annotated[OpeningStatus | None, Query(description="Only in this status.")] = None,
    report_id: Annotated[UUID | None, Query(description="Only those of this report.")] = None,
    acknowledged: Annotated[bool | None, Query(description="Only those the supervisor has, or has not, noted.")] = None,
) -> OpeningPage:
    """Own openings, those one may decide, and for the supervisor all of the organ with codes, persons and times, newest
    first (P-06)."""
    stood = None if status is None else str(status)
    wanted = equal(OPENINGS, status=stood, report_id=report_id, acknowledged=acknowledged)
    async with door.looking(OPENING.name, "list") as look:
        found, total = await read_page(look, door, OPENING, wanted, page, Sort("opened_at", descending=True))
    items = [OPENING.adapter.validate_python(open_fields(OPENING, one)) for one in found]
    return OpeningPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{opening_id}", response_model=OpeningRead, summary="启封单详情 · One opening")
async def read_opening(opening_id: OpeningId, door: AtDoor) -> Response:
    """One opening with what you may do now; 404 for whom it does not concern."""
    return await door.show(OPENING.name, opening_id)


@router.post("/{opening_id}/decision", response_model=OpeningRead, summary="审批启封 · Approve or refuse")
async def decide_opening(opening_id: OpeningId, body: Annotated[Decision, DECISION], door: AtDoor) -> Response:
    """The organ's head or the leader in charge of the letters office decides, never who asked, never who is recused; at
    most fifteen minutes (P-06, P-09)."""
    act = "approve" if body.outcome == "approved" else "refuse"
    return await door.perform("opening", act, opening_id, body)


@router.post("/{opening_id}/reading", response_model=Reading, summary="查看一次 · Read the report, once")
async def read_original(opening_id: OpeningId, body: Annotated[UseOpening, READING], door: AtDoor) -> Response:
    """Who asked reads the report: once, within the minutes given, with a record of the purpose before the answer leaves
    (P-06, P-36). A repetition is refused with 409, with the same Idempotency-Key too."""
    reading, version = await OneLook(door).perform("opening", "use", opening_id, body)
    return answer(reading.model_dump(mode="json"), version)


@router.post(
    "/{opening_id}/acknowledgement", response_model=OpeningRead, summary="监督知悉 · The supervisor takes note"
)
async def acknowledge_opening(
    opening_id: OpeningId, body: Annotated[AcknowledgeOpening, ACKNOWLEDGEMENT], door: AtDoor
) -> Response:
    """The supervisor of the organ's cadres takes note of what became of an opening; until then it waits for them
    (P-06)."""
    return await door.perform("opening", "acknowledge", opening_id, body)
