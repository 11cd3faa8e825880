"""The door to the statistics of clarifications."""

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
from services.clarification.statistics.views import ClarificationGrouping, count_clarifications

router = APIRouter(prefix="/statistics", tags=["statistics"])
_LONGEST: Final = timedelta(days=3 * 366)
_SPAN: Final = Text(
    "起始日不得晚于截止日，且跨度不超过三年", "The first day is not after the last, nor three years before"
)


class ClarificationCounts(BaseModel):
    """How many clarifications were opened, and what became of them so far. Nobody is counted as waiting (G-24)."""

    model_config = ConfigDict(frozen=True)

    opened: int = Field(description="Opened in the period.")
    in_time: int = Field(description="Of these, with an opinion within the month (C-24).")
    overdue: int = Field(description="Of these, with an opinion after the month, or without one and past it.")
    approved: int = Field(description="Of these, approved, whatever happened later.")
    not_started: int = Field(description="Of these, not started (G-27).")
    rejected: int = Field(description="Of these, not approved.")
    withdrawn: int = Field(description="Of these, ended because the application was taken back.")
    executed: int = Field(description="Of these, carried out by every method chosen.")
    closed: int = Field(description="Of these, closed.")


class ClarificationCountsOf(ClarificationCounts):
    """The counts of one group."""

    key: str = Field(
        description="Organ or office (id), situation, method or entrance (code), or month (YYYY-MM).",
        examples=["xc_c1"],
    )


class ClarificationStatistics(BaseModel):
    """The counts of a period."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)

    first: date = Field(alias="from", description="First day of the period.")
    last: date = Field(alias="to", description="Last day of the period.")
    by: ClarificationGrouping = Field(description="By what the groups are formed.")
    items: list[ClarificationCountsOf] = Field(description="The groups in order of their key.")
    whole: ClarificationCounts = Field(description="All together; each once, also if it is in several groups.")


@router.get("/clarifications", response_model=ClarificationStatistics, summary="澄清统计 · Counts of clarifications")
async def read_clarification_statistics(
    door: AtDoor,
    first: Annotated[
        Day | None, Query(alias="from", description="Opened on this day or later; default: 1 January.")
    ] = None,
    last: Annotated[Day | None, Query(alias="to", description="Opened on this day or earlier; default: today.")] = None,
    by: Annotated[
        ClarificationGrouping, Query(description="By situation, method, month of opening, organ, office or entrance.")
    ] = ClarificationGrouping.SITUATION,
) -> ClarificationStatistics:
    """Clarifications opened in the period: exactly those that your list shows; the letters office
    counts those of its organ, of which it sees no more (P-11). These figures describe; they must not be
    used as targets or to rank anybody. 统计仅供了解情况，不得作为考核指标或者排名依据。"""
    today = office_day(door.engine.clock())
    ends = last or today
    begins = first or date(ends.year, 1, 1)
    if not timedelta(0) <= ends - begins <= _LONGEST:
        raise Incomplete(errors=(Missing("?from", "period_invalid", _SPAN, Rule()),))
    async with door.looking("clarification", "statistics") as look:
        counted = await count_clarifications(look.connection, door.actor, today, begins, ends, by)
    shaped = {"from": begins, "to": ends, "by": by, "items": counted.groups, "whole": counted.whole}
    return ClarificationStatistics.model_validate(shaped)
