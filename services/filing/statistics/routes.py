"""The door to the statistics of filings."""

from datetime import date, timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.door import AtDoor
from libs.kernel.actor import office_day
from libs.kernel.days import Day
from libs.kernel.finding import Missing
from libs.kernel.refusal import Incomplete
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.filing.statistics.views import Counted, Grouping, count_filings

router = APIRouter(prefix="/statistics", tags=["statistics"])
_LONGEST: Final = timedelta(days=3 * 366)
_SPAN: Final = Text(
    "起始日不得晚于截止日，且跨度不超过三年", "The first day is not after the last, nor three years before"
)


class FilingCounts(BaseModel):
    """How many filings came in, and what became of them so far."""

    model_config = ConfigDict(frozen=True)

    received: int = Field(description="First submitted in the period.")
    in_time: int = Field(description="Of these, decided within the overall limit.")
    overdue: int = Field(description="Of these, decided after the overall limit, or undecided and past it.")
    accepted: int = Field(description="Of these, accepted by the standing committee, whatever happened later.")
    refused: int = Field(description="Of these, not accepted.")
    returned: int = Field(description="Of these, returned for defects at least once.")
    withdrawn: int = Field(description="Of these, withdrawn by the unit.")


class FilingCountsOf(FilingCounts):
    """The counts of one group."""

    key: str | None = Field(
        description="Unit or office (id), item (code) or month (YYYY-MM); null without office.", examples=["2026-03"]
    )


class FilingStatistics(BaseModel):
    """The counts of a period."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)

    first: date = Field(alias="from", description="First day of the period.")
    last: date = Field(alias="to", description="Last day of the period.")
    by: Grouping = Field(description="By what the groups are formed.")
    items: list[FilingCountsOf] = Field(description="The groups in order of their key.")
    whole: FilingCounts = Field(description="All together; each filing once, also if it is in several groups.")


@router.get("/filings", response_model=FilingStatistics, summary="备案统计 · Counts of filings")
async def read_filing_statistics(
    door: AtDoor,
    first: Annotated[
        Day | None, Query(alias="from", description="First submitted on this day or later; default: 1 January.")
    ] = None,
    last: Annotated[
        Day | None, Query(alias="to", description="First submitted on this day or earlier; default: today.")
    ] = None,
    by: Annotated[Grouping, Query(description="By unit, supervision office, positive item or month.")] = Grouping.UNIT,
) -> FilingStatistics:
    """Filings first submitted in the period: exactly those that your list of filings shows. These figures describe;
    they must not be used as targets or to rank anybody: neither many filings nor many acceptances are a merit. 统计仅供
    了解情况，不得作为考核指标或者排名依据。"""
    today = office_day(door.engine.clock())
    ends = last or today
    begins = first or date(ends.year, 1, 1)
    if not timedelta(0) <= ends - begins <= _LONGEST:
        raise Incomplete(errors=(Missing("?from", "period_invalid", _SPAN, Rule()),))
    async with door.looking("filing", "statistics") as look:
        counted = await count_filings(look.connection, door.actor, today, begins, ends, by)
    return _answer(counted, begins, ends, by)


def _answer(counted: Counted, first: date, last: date, by: Grouping) -> FilingStatistics:
    shaped = {"from": first, "to": last, "by": by, "items": counted.groups, "whole": counted.whole}
    return FilingStatistics.model_validate(shaped)
