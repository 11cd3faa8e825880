"""Doors of the execution: receipt, progress, reminders, problems, negative hits, closing."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from libs.chassis.door import AtDoor
from services.filing.filings import example_routes as examples
from services.filing.filings.commands_decision import ServeReceipt
from services.filing.filings.commands_execution import (
    CloseFiling,
    CloseProblem,
    ExtendFiling,
    HitNegative,
    RecordProblem,
    RemindUnit,
    ReportProgress,
)
from services.filing.filings.read_models import FilingRead

router = APIRouter(prefix="/filings", tags=["filings"])
FilingId = Annotated[UUID, Path(description="The filing.")]


@router.post("/{filing_id}/receipt", response_model=FilingRead, summary="送达备案回执 · Serve the receipt")
async def serve_receipt(filing_id: FilingId, body: Annotated[ServeReceipt, examples.RECEIPT], door: AtDoor) -> Response:
    """The sealed receipt was signed for by the unit; every duty in it is watched from now on (TF-16, F-50, F-42)."""
    return await door.perform("filing", "serve_receipt", filing_id, body)


@router.post("/{filing_id}/progress", response_model=FilingRead, summary="报告推进情况 · Report progress")
async def report_progress(
    filing_id: FilingId, body: Annotated[ReportProgress, examples.PROGRESS], door: AtDoor
) -> Response:
    """The unit reports the progress of measure and after-care (TF-17, G-19)."""
    return await door.perform("filing", "report_progress", filing_id, body)


@router.post("/{filing_id}/reminders", response_model=FilingRead, summary="发出提醒 · Issue a reminder")
async def remind_unit(filing_id: FilingId, body: Annotated[RemindUnit, examples.REMIND], door: AtDoor) -> Response:
    """A reminder letter; without one N8 cannot be claimed later (TF-17, F-18)."""
    return await door.perform("filing", "remind", filing_id, body)


@router.post("/{filing_id}/problems", response_model=FilingRead, summary="登记问题 · Record a problem")
async def record_problem(
    filing_id: FilingId, body: Annotated[RecordProblem, examples.RECORD_PROBLEM], door: AtDoor
) -> Response:
    """A problem of execution enters the history; without it N9 cannot be claimed later (TF-17, F-19)."""
    return await door.perform("filing", "record_problem", filing_id, body)


@router.post("/{filing_id}/problem-closures", response_model=FilingRead, summary="问题整改销号 · Close a problem")
async def close_problem(
    filing_id: FilingId, body: Annotated[CloseProblem, examples.CLOSE_PROBLEM], door: AtDoor
) -> Response:
    """A recorded problem was corrected and checked (TF-17, F-30)."""
    return await door.perform("filing", "close_problem", filing_id, body)


@router.post("/{filing_id}/extension", response_model=FilingRead, summary="延长有效期 · Extend the validity")
async def extend_filing(filing_id: FilingId, body: Annotated[ExtendFiling, examples.EXTEND], door: AtDoor) -> Response:
    """Once, after a new collective study (G-18)."""
    return await door.perform("filing", "extend", filing_id, body)


@router.post("/{filing_id}/negative-hit", response_model=FilingRead, summary="认定触发负面清单 · Find a negative hit")
async def hit_negative(
    filing_id: FilingId, body: Annotated[HitNegative, examples.HIT_NEGATIVE], door: AtDoor
) -> Response:
    """Items of the negative list with facts and evidence; accountability hears of it (TF-18, F-10)."""
    return await door.perform("filing", "hit_negative", filing_id, body)


@router.post("/{filing_id}/closing", response_model=FilingRead, summary="办结 · Close the filing")
async def close_filing(filing_id: FilingId, body: Annotated[CloseFiling, examples.CLOSE], door: AtDoor) -> Response:
    """Only when every after-care obligation is verified (TF-21, F-42)."""
    return await door.perform("filing", "close", filing_id, body)
