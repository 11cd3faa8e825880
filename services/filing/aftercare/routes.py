"""Doors of the after-care obligations: list, detail, report, verification."""

from dataclasses import dataclass, field
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Paged, Sort
from libs.chassis.representation import Due
from services.filing.aftercare.commands import RejectReport, ReportDone, VerifyDone
from services.filing.aftercare.lifecycle import ObligationStatus
from services.filing.aftercare.obligation import Obligation
from services.filing.aftercare.store import OBLIGATION, OBLIGATIONS
from services.filing.filings.example_routes import FILE, in_body

router = APIRouter(prefix="/aftercare-obligations", tags=["aftercare"])
ObligationId = Annotated[UUID, Path(description="The obligation.")]


@dataclass(frozen=True)
class ObligationRead(Obligation):
    """An obligation as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run.")] = field(default=(), kw_only=True)


class ObligationPage(Paged[Obligation]):
    """A page of obligations."""


class ReportVerified(VerifyDone):
    """The office verified it (F-42)."""

    outcome: Literal["verified"] = Field(description="It is done.")


class ReportReturned(RejectReport):
    """The office found it not done (F-42)."""

    outcome: Literal["returned"] = Field(description="It is not done.")


REPORTED = in_body(done={"text": "已补办用地批复，批文见附件。", "evidence": [FILE]})
FOUND = in_body(
    verified={"outcome": "verified", "note": "现场核验，批文属实。"},
    returned={"outcome": "returned", "reasons": "批文缺少附图。"},
)
Verification = Annotated[ReportVerified | ReportReturned, Field(discriminator="outcome")]


@router.get("", response_model=ObligationPage, summary="善后事项清单 · After-care obligations")
async def list_obligations(
    door: AtDoor,
    page: Page,
    filing_id: Annotated[UUID | None, Query(description="Only those of this filing.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only those of this unit.")] = None,
    status: Annotated[ObligationStatus | None, Query(description="Only in this status.")] = None,
) -> ObligationPage:
    """Obligations the caller may see, soonest due first (F-42, F-43)."""
    asked = equal(OBLIGATIONS, filing_id=filing_id, unit_id=unit_id, status=None if status is None else str(status))
    async with door.looking("aftercare", "list") as look:
        found, total = await read_page(look, door, OBLIGATION, asked, page, Sort("due_on", descending=False))
    items = [OBLIGATION.adapter.validate_python(open_fields(OBLIGATION, one)) for one in found]
    return ObligationPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{obligation_id}", response_model=ObligationRead, summary="善后事项详情 · One obligation")
async def read_obligation(obligation_id: ObligationId, door: AtDoor) -> Response:
    """One obligation with what you may do now."""
    return await door.show("aftercare", obligation_id)


@router.post("/{obligation_id}/report", response_model=ObligationRead, summary="报告完成 · Report it done")
async def report_obligation(
    obligation_id: ObligationId, body: Annotated[ReportDone, REPORTED], door: AtDoor
) -> Response:
    """The unit reports that the procedure or remedy is done, with proof (F-43)."""
    return await door.perform("aftercare", "report", obligation_id, body)


@router.post("/{obligation_id}/verification", response_model=ObligationRead, summary="核验 · Verify or return")
async def verify_obligation(
    obligation_id: ObligationId, body: Annotated[Verification, FOUND], door: AtDoor
) -> Response:
    """The office verifies it or finds it not done; who reported it cannot verify it (F-42)."""
    act = "verify" if body.outcome == "verified" else "reject_report"
    return await door.perform("aftercare", act, obligation_id, body)
