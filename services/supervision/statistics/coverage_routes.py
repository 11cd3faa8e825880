"""The door to the figures on frequency: every rule in every period that a span of months touches."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from libs.chassis.door import AtDoor
from services.supervision.frequency.coverage_views import Look
from services.supervision.frequency.status import SCOPE_LABELS
from services.supervision.statistics import layouts
from services.supervision.statistics import read_models as answers
from services.supervision.statistics.coverage_views import CoveredPeriod, covered_periods
from services.supervision.statistics.routes import AsSheet, today_at
from services.supervision.statistics.sheet_views import FIGURES_OR_SHEET, Format, figures_sheet, own_code
from services.supervision.statistics.span_views import FirstMonth, LastMonth, span_of
from services.supervision.visits.status import KIND_LABELS

router = APIRouter(prefix="/statistics", tags=["statistics"])
_MONTHS_WITHIN = 12


@router.get(
    "/coverage", response_model=answers.CoverageStatistics, responses=FIGURES_OR_SHEET, summary="频次统计 · Frequency"
)
async def read_coverage_statistics(
    door: AtDoor, first: FirstMonth = None, last: LastMonth = None, as_sheet: AsSheet = Format.JSON
) -> Any:
    """Each frequency rule in each month, quarter and year that these months (twelve at most) touch: of how many it is
    demanded, and how many meet it, by the visits you may know (S-05, S-06, S-07, S-09, S-12)."""
    today = today_at(door)
    span = span_of(first, last, today, _MONTHS_WITHIN)
    profile = door.engine.policies.in_force(door.engine.profile, today)
    async with door.looking("visit", "statistics") as look:
        found = await covered_periods(Look(look.connection, door.actor, today, profile), span)
        unit = await own_code(look.connection, door.actor.organ_id)
    if as_sheet is Format.XLSX:
        return await figures_sheet(door, layouts.COVERAGE, unit, today, [_row(one, door) for one in found])
    months = {"from": span.first_month, "to": span.last_month}
    items = [{**asdict(one), **one.states} for one in found]
    return answers.CoverageStatistics.model_validate({**months, "items": items})


def _row(one: CoveredPeriod, door: AtDoor) -> dict[str, Any]:
    kind = "" if one.kind is None else KIND_LABELS[one.kind].read(door.language)
    return {**asdict(one), **one.states, "scope": SCOPE_LABELS[one.scope].read(door.language), "kind": kind}
