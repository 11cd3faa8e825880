"""The door to the list of filings."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Paged, Sort, sort_by
from libs.kernel.actor import office_day
from libs.kernel.days import Day
from services.filing.filings.status import FilingStatus
from services.filing.filings.views import SORTS, FilingFilters, find_filings
from services.filing.filings.wording import Code
from services.filing.precedents.terms import terms_of

router = APIRouter(prefix="/filings", tags=["filings"])


class FilingListed(BaseModel):
    """A filing as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The filing.")
    number: str | None = Field(description="Number of the filing.", examples=["容备〔2026〕12号"])
    status: FilingStatus = Field(description="Where it stands.")
    title: str = Field(description="The matter in one line.", examples=["五个重点项目容缺受理先行发证"])
    unit_id: UUID = Field(description="The unit that files.")
    office_id: UUID | None = Field(description="Supervision office that looks after the unit, once known (F-26).")
    positive_items: list[str] = Field(description="Codes of the positive list that are claimed.", examples=[["xc_p5"]])
    urgent: bool = Field(description="Whether the urgent lane is asked for (G-08).")
    late_filing: bool = Field(description="True for the emergency route, which is not a prior filing (G-12).")
    due_on: date | None = Field(description="Day on which the earliest running limit ends; null if none runs.")
    changed_at: datetime = Field(description="When it last moved.")
    version: int = Field(description="Version, as in the ETag.")


class FilingPage(Paged[FilingListed]):
    """A page of filings."""


async def filters_wanted(
    status: Annotated[list[FilingStatus] | None, Query(description="Only in one of these statuses.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only of this unit.")] = None,
    office_id: Annotated[UUID | None, Query(description="Only with this supervision office.")] = None,
    number: Annotated[str | None, Query(description="Only the filing of this number.", max_length=60)] = None,
    positive_item: Annotated[Code | None, Query(description="Only those that claim this item (F-01).")] = None,
    submitted_from: Annotated[Day | None, Query(description="Submitted on this day or later.")] = None,
    submitted_to: Annotated[Day | None, Query(description="Submitted on this day or earlier.")] = None,
    overdue: Annotated[bool | None, Query(description="True: a limit has passed. False: none has.")] = None,
    q: Annotated[
        str | None,
        Query(description="Words that title, crux or measure contain, all of them.", max_length=100, examples=["容缺"]),
    ] = None,
) -> FilingFilters:
    """The filters the caller asks for."""
    return FilingFilters(
        statuses=None if status is None else tuple(sorted(set(status))),
        unit_id=unit_id,
        office_id=office_id,
        number=number,
        positive_item=positive_item,
        submitted_from=submitted_from,
        submitted_to=submitted_to,
        overdue=overdue,
        terms=None if q is None else tuple(terms_of(q)),
    )


@router.get("", response_model=FilingPage, summary="备案清单 · List filings")
async def list_filings(
    door: AtDoor,
    page: Page,
    filters: Annotated[FilingFilters, Depends(filters_wanted)],
    sort: Annotated[Sort, Depends(sort_by(*SORTS, default="-changed_at"))],
) -> FilingPage:
    """The filings you may read: units their own, leaders those of their portfolio, offices those they look after,
    the discipline organ those submitted to it. Counted up to 1,000; beyond, `total_is_capped` is true."""
    today = office_day(door.engine.clock())
    async with door.looking("filing", "list") as look:
        found = await find_filings(look.connection, door.actor, today, filters, sort, page)
        look.saw(*(row["id"] for row in found.rows))
    return FilingPage(
        items=[FilingListed.model_validate(row) for row in found.rows],
        total=found.total,
        page=page.page,
        page_size=page.page_size,
    )
