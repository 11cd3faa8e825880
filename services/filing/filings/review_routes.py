"""The supervision office's doors: completeness, review, report, consultation."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from libs.chassis.door import AtDoor
from services.filing.filings import example_routes as examples
from services.filing.filings.commands_review import (
    ConfirmReport,
    DraftReport,
    OpenConsultation,
    OpenReview,
    ReturnForDefects,
)
from services.filing.filings.read_models import FilingRead

router = APIRouter(prefix="/filings", tags=["filings"])
FilingId = Annotated[UUID, Path(description="The filing.")]


@router.post("/{filing_id}/return", response_model=FilingRead, summary="退回补正 · Return for defects")
async def return_filing(
    filing_id: FilingId, body: Annotated[ReturnForDefects, examples.RETURN], door: AtDoor
) -> Response:
    """The office returns the filing with every defect named (TF-06, F-37 to F-40)."""
    return await door.perform("filing", "return_for_defects", filing_id, body)


@router.post("/{filing_id}/review", response_model=FilingRead, summary="受理审核 · Take into review")
async def open_review(filing_id: FilingId, body: Annotated[OpenReview, examples.OPEN_REVIEW], door: AtDoor) -> Response:
    """The head of the counterpart office names handlers, recusals and complexity (TF-08, F-26, P-09)."""
    return await door.perform("filing", "open_review", filing_id, body)


@router.post("/{filing_id}/report", response_model=FilingRead, summary="起草审核报告 · Draft the review report")
async def draft_report(
    filing_id: FilingId, body: Annotated[DraftReport, examples.DRAFT_REPORT], door: AtDoor
) -> Response:
    """A handler drafts the report with all its parts (TF-09, F-47 to F-50)."""
    return await door.perform("filing", "draft_report", filing_id, body)


@router.post(
    "/{filing_id}/report-confirmation", response_model=FilingRead, summary="核定审核报告 · Confirm the review report"
)
async def confirm_report(
    filing_id: FilingId, body: Annotated[ConfirmReport, examples.CONFIRM_REPORT], door: AtDoor
) -> Response:
    """The head, who did not draft it, confirms the report (TF-09)."""
    return await door.perform("filing", "confirm_report", filing_id, body)


@router.post(
    "/{filing_id}/consultation", response_model=FilingRead, summary="组织集体会商 · Open the collective consultation"
)
async def open_consultation(
    filing_id: FilingId, body: Annotated[OpenConsultation, examples.OPEN_CONSULTATION], door: AtDoor
) -> Response:
    """A panel with at least one member of another supervision office is named (TF-10, F-27, F-41)."""
    return await door.perform("filing", "open_consultation", filing_id, body)
