"""Doors that show cases of malicious accusation: list, one case, counts."""

from datetime import date, timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.actor import office_day
from libs.kernel.days import Day
from libs.kernel.finding import Missing
from libs.kernel.refusal import Incomplete
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.malice.case_type import MALICE
from services.clarification.malice.read_models import MaliceListed, MalicePage, MaliceRead, MaliceStatistics
from services.clarification.malice.status import MaliceStatus
from services.clarification.malice.tables import MALICES
from services.clarification.malice.views import Counted, count_malice

router = APIRouter(prefix="/malice-cases", tags=["malice"])
statistics_router = APIRouter(prefix="/statistics", tags=["statistics"])
MaliceId = Annotated[UUID, Path(description="The case of suspected malicious accusation.")]
_Order = Annotated[Sort, Depends(sort_by("suspected_on", "changed_at", default="-suspected_on"))]
_LINE: Final = tuple(MaliceListed.model_fields)
_LONGEST: Final = timedelta(days=3 * 366)
_SPAN: Final = Text(
    "起始日不得晚于截止日，且跨度不超过三年", "The first day is not after the last, nor three years before"
)


@router.get("", response_model=MalicePage, summary="诬告嫌疑案件清单 · Suspected malicious accusations")
async def list_malice_cases(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[MaliceStatus | None, Query(description="Only in this status.")] = None,
    office_id: Annotated[UUID | None, Query(description="Only those of this office or body.")] = None,
) -> MalicePage:
    """The cases that name you, or those of your organ if you are its case management (P-06)."""
    asked = equal(MALICES, status=status, office_id=office_id)
    async with door.looking(MALICE.name, "list") as look:
        found, total = await read_page(look, door, MALICE, asked, page, sort)
    lines = (open_fields(MALICE, one) for one in found)
    items = [MaliceListed.model_validate({name: line[name] for name in _LINE}) for line in lines]
    return MalicePage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{malice_id}", response_model=MaliceRead, summary="诬告嫌疑案件详情 · One case")
async def read_malice_case(malice_id: MaliceId, door: AtDoor) -> Response:
    """One case with what you may do now. Who only put the suspicion on record does not see the inquiry (P-06)."""
    return await door.show("malice", malice_id)


@statistics_router.get("/malice-cases", response_model=MaliceStatistics, summary="打击诬告统计 · Counts by month")
async def read_malice_statistics(
    door: AtDoor,
    first: Annotated[
        Day | None, Query(alias="from", description="Recorded on this day or later; default 1 Jan.")
    ] = None,
    last: Annotated[
        Day | None, Query(alias="to", description="Recorded on this day or earlier; default today.")
    ] = None,
) -> MaliceStatistics:
    """Suspicions recorded in the period by outcome and month: exactly those that you may list (W-08). These figures
    describe; they are no target and rank nobody. 统计仅供了解情况，不得作为考核指标。"""
    today = office_day(door.engine.clock())
    ends = last or today
    begins = first or date(ends.year, 1, 1)
    if not timedelta(0) <= ends - begins <= _LONGEST:
        raise Incomplete(errors=(Missing("?from", "period_invalid", _SPAN, Rule()),))
    async with door.looking(MALICE.name, "statistics") as look:
        counted = await count_malice(look.connection, door.actor, today, begins, ends)
    return _answer(counted, begins, ends)


def _answer(counted: Counted, first: date, last: date) -> MaliceStatistics:
    shaped = {"from": first, "to": last, "items": counted.months, "whole": counted.whole}
    return MaliceStatistics.model_validate(shaped)
