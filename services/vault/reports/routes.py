"""Doors of the reports: seal one, list and read entries, record that a named reporter was told."""

from dataclasses import dataclass, field
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Paged, Sort, sort_by
from libs.chassis.representation import Due
from services.vault.entries.screening_store import refuse_at_entry
from services.vault.reports.access import REPORTS
from services.vault.reports.case_type import REPORT
from services.vault.reports.commands import AcknowledgeReport, LodgeReport
from services.vault.reports.example_routes import ACKNOWLEDGE, LODGE
from services.vault.reports.lifecycle import ReportStatus
from services.vault.reports.report import Report

router = APIRouter(prefix="/reports", tags=["reports"])
ReportId = Annotated[UUID, Path(description="The report: its opaque reference.")]
_Order = Annotated[Sort, Depends(sort_by("opened_at", "due_on", default="-opened_at"))]


@dataclass(frozen=True)
class ReportRead(Report):
    """The entry of a report as it answers; reporter and original are never in it."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run.")] = field(default=(), kw_only=True)


class ReportPage(Paged[Report]):
    """A page of entries."""


@router.post("", response_model=ReportRead, status_code=201, summary="登记封存检举控告 · Seal a report")
async def lodge_report(body: Annotated[LodgeReport, LODGE], door: AtDoor) -> Response:
    """Seal a report with who reported (P-06). Needs an Idempotency-Key. What is about a person whom a higher organ
    manages, or about the own head, is refused with the way it goes and the text of its slip, and leaves nothing but a
    count. The id is the reference by which leads and cases know the report."""
    await refuse_at_entry(door, body)
    return await door.open("report", "lodge", body)


@router.get("", response_model=ReportPage, summary="封存登记列表 · Entries of sealed reports")
async def list_reports(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ReportStatus | None, Query(description="Only in this status.")] = None,
) -> ReportPage:
    """Entries of the reports that the caller's letters office keeps; neither who reported nor what (P-06)."""
    wanted = equal(REPORTS, status=None if status is None else str(status))
    async with door.looking(REPORT.name, "list") as look:
        found, total = await read_page(look, door, REPORT, wanted, page, sort)
    items = [REPORT.adapter.validate_python(open_fields(REPORT, one)) for one in found]
    return ReportPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{report_id}", response_model=ReportRead, summary="封存登记详情 · The entry of a sealed report")
async def read_report(report_id: ReportId, door: AtDoor) -> Response:
    """One entry with what you may do now; who reported and what is read through an opening alone (P-06)."""
    return await door.show(REPORT.name, report_id)


@router.post("/{report_id}/acknowledgement", response_model=ReportRead, summary="告知受理 · The reporter was told")
async def acknowledge_report(
    report_id: ReportId, body: Annotated[AcknowledgeReport, ACKNOWLEDGE], door: AtDoor
) -> Response:
    """Record that a named reporter was told that the report is taken up (P-07)."""
    return await door.perform("report", "acknowledge", report_id, body)
