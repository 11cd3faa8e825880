"""The doors to the figures of supervision, each as an answer or as a sheet."""

from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.door import AtDoor, Door
from libs.kernel.actor import office_day
from libs.sheets.layout import Layout
from services.supervision.statistics import layouts
from services.supervision.statistics import read_models as answers
from services.supervision.statistics.figures import Counted, Span
from services.supervision.statistics.groupings import LeadGrouping, ProblemGrouping, SampleGrouping, VisitGrouping
from services.supervision.statistics.problem_views import count_problems
from services.supervision.statistics.sample_views import count_leads, count_samples
from services.supervision.statistics.sheet_views import (
    FIGURES_OR_SHEET,
    Format,
    figures_sheet,
    lines_of,
    own_code,
    words_of,
)
from services.supervision.statistics.span_views import WEEKS_WITHIN, FirstMonth, LastMonth, span_of
from services.supervision.statistics.visit_views import count_visits

router = APIRouter(prefix="/statistics", tags=["statistics"])
AsSheet = Annotated[Format, Query(alias="format", description="json, or xlsx: the same figures as a sheet.")]
_BOTH: Final = FIGURES_OR_SHEET


@router.get("/problems", response_model=answers.ProblemStatistics, responses=_BOTH, summary="问题统计 · Problems")
async def read_problem_statistics(
    door: AtDoor,
    first: FirstMonth = None,
    last: LastMonth = None,
    by: Annotated[ProblemGrouping, Query(description="How to group.")] = ProblemGrouping.MONTH,
    as_sheet: AsSheet = Format.JSON,
) -> Any:
    """Items of your organ opened in these months, exactly those that your list shows: by state, what is overdue, slips,
    and the rate of rectification (S-08, S-10, S-12)."""
    today = today_at(door)
    span = span_of(first, last, today)
    async with door.looking("problem", "statistics") as look:
        counted = await count_problems(look.connection, door.actor, today, span, by)
        told = Told(door, span, by, counted, as_sheet)
        return await told.answer(look.connection, answers.ProblemStatistics, layouts.PROBLEMS)


@router.get("/visits", response_model=answers.VisitStatistics, responses=_BOTH, summary="监督检查统计 · Visits")
async def read_visit_statistics(
    door: AtDoor,
    first: FirstMonth = None,
    last: LastMonth = None,
    by: Annotated[VisitGrouping, Query(description="How to group; by week at most three months.")] = VisitGrouping.KIND,
    as_sheet: AsSheet = Format.JSON,
) -> Any:
    """Visits of your organ by their day on site, exactly those that your list shows. What has not started is in no
    figure, for anybody (S-05 to S-09, P-33). A week at the turn of the year belongs to the year of its Thursday."""
    today = today_at(door)
    span = span_of(first, last, today, *((WEEKS_WITHIN,) if by is VisitGrouping.WEEK else ()))
    async with door.looking("visit", "statistics") as look:
        counted = await count_visits(look.connection, door.actor, today, span, by)
        told = Told(door, span, by, counted, as_sheet)
        return await told.answer(look.connection, answers.VisitStatistics, layouts.VISITS)


@router.get("/samples", response_model=answers.SampleStatistics, responses=_BOTH, summary="抽查统计 · Samples")
async def read_sample_statistics(
    door: AtDoor,
    first: FirstMonth = None,
    last: LastMonth = None,
    by: Annotated[SampleGrouping, Query(description="How to group.")] = SampleGrouping.MONTH,
    as_sheet: AsSheet = Format.JSON,
) -> Any:
    """Common problems of your organ first listed in these months, how many of their items are in the sample, and what
    the checks found (S-11, G-50, G-51). Which items these are is told by no figure."""
    today = today_at(door)
    span = span_of(first, last, today)
    async with door.looking("common_problem", "statistics") as look:
        counted = await count_samples(look.connection, door.actor, today, span, by)
        told = Told(door, span, by, counted, as_sheet)
        return await told.answer(look.connection, answers.SampleStatistics, layouts.SAMPLES)


@router.get("/leads", response_model=answers.LeadStatistics, responses=_BOTH, summary="问题线索统计 · Leads")
async def read_lead_statistics(
    door: AtDoor,
    first: FirstMonth = None,
    last: LastMonth = None,
    by: Annotated[LeadGrouping, Query(description="How to group.")] = LeadGrouping.DISPOSITION,
    as_sheet: AsSheet = Format.JSON,
) -> Any:
    """Leads received in these months, of those you may know: case management those of the organ, others those that name
    them; nobody counts what they are recused from (P-06, P-08, P-09)."""
    today = today_at(door)
    span = span_of(first, last, today)
    async with door.looking("lead", "statistics") as look:
        counted = await count_leads(look.connection, door.actor, today, span, by)
        told = Told(door, span, by, counted, as_sheet)
        return await told.answer(look.connection, answers.LeadStatistics, layouts.LEADS)


class Told:
    """Figures on their way out: of which span, by what, and in which form."""

    def __init__(self, door: Door, span: Span, by: str, counted: Counted, as_sheet: Format) -> None:
        self._door, self._span, self._by, self._counted = door, span, by, counted
        self._as_sheet = as_sheet is Format.XLSX

    async def answer(self, connection: AsyncConnection, model: type[BaseModel], layout: Layout) -> BaseModel | Response:
        """The figures as that model, or as a sheet of that layout."""
        door, counted = self._door, self._counted
        if not self._as_sheet:
            span = {"from": self._span.first_month, "to": self._span.last_month}
            return model.model_validate({**span, "by": self._by, "items": counted.groups, "whole": counted.whole})
        today = today_at(door)
        profile = door.engine.policies.in_force(door.engine.profile, today)
        words = await words_of(connection, profile, self._by, (group["key"] for group in counted.groups))
        unit = await own_code(connection, door.actor.organ_id)
        return await figures_sheet(door, layout, unit, today, lines_of(counted.groups, counted.whole, words, door))


def today_at(door: Door) -> date:
    """The day of the office on which it is asked."""
    return office_day(door.engine.clock())
