"""The doors to the statistics of accountability."""

from datetime import date, timedelta
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query

from libs.chassis.door import AtDoor, Door
from libs.kernel.actor import office_day
from libs.kernel.days import Day
from libs.kernel.finding import Missing
from libs.kernel.refusal import Incomplete
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.statistics import read_models as answers
from services.accountability.statistics.counting_views import Subject, count
from services.accountability.statistics.figures import Counted, Period
from services.accountability.statistics.groupings import (
    CaseGrouping,
    InterviewGrouping,
    MeasureGrouping,
    ProbationGrouping,
    ToleranceGrouping,
)
from services.accountability.statistics.measure_views import count_measures
from services.accountability.statistics.subject_views import (
    CASES_COUNTED,
    INTERVIEWS_COUNTED,
    PROBATIONS_COUNTED,
    TOLERANCES_COUNTED,
)

router = APIRouter(prefix="/statistics", tags=["statistics"])
First = Annotated[Day | None, Query(alias="from", description="First day that counts; default: 1 January.")]
Last = Annotated[Day | None, Query(alias="to", description="Last day that counts; default: today.")]
_TEXTS: Final = "accountability_texts"
_NOTE: Final = "no_targets"
_LONGEST: Final = timedelta(days=3 * 366)
_SPAN: Final = Text(
    "起始日不得晚于截止日，且跨度不超过三年", "The first day is not after the last, nor three years before"
)


@router.get("/interviews", response_model=answers.InterviewStatistics, summary="约谈统计 · Counts of interviews")
async def read_interview_statistics(
    door: AtDoor,
    first: First = None,
    last: Last = None,
    by: Annotated[InterviewGrouping, Query(description="How to group.")] = InterviewGrouping.TIER,
) -> answers.InterviewStatistics:
    """Interviews of your organ proposed in the period, for those who see the whole organ. These figures describe; they
    must not be used as targets or to rank anybody. 统计仅供了解情况，不得作为考核指标或者排名依据（A-26）。"""
    period = _period(door, first, last)
    counted = await _counted(door, INTERVIEWS_COUNTED, period, by)
    return answers.InterviewStatistics.model_validate(_shaped(door, period, by, counted))


@router.get("/cases", response_model=answers.CaseStatistics, summary="问责案件统计 · Counts of cases")
async def read_case_statistics(
    door: AtDoor,
    first: First = None,
    last: Last = None,
    by: Annotated[CaseGrouping, Query(description="How to group.")] = CaseGrouping.SOURCE,
) -> answers.CaseStatistics:
    """Cases of your organ opened in the period; nobody counts what they are recused from (P-09). These figures
    describe; they must not be used as targets or to rank anybody.
    统计仅供了解情况，不得作为考核指标或者排名依据（A-26）。"""
    period = _period(door, first, last)
    counted = await _counted(door, CASES_COUNTED, period, by)
    return answers.CaseStatistics.model_validate(_shaped(door, period, by, counted))


@router.get("/measures", response_model=answers.MeasureStatistics, summary="四种形态统计 · Counts by the four forms")
async def read_measure_statistics(
    door: AtDoor,
    first: First = None,
    last: Last = None,
    by: Annotated[MeasureGrouping, Query(description="How to group.")] = MeasureGrouping.FORM,
) -> answers.MeasureStatistics:
    """Measures in force of the cases of your organ decided in the period, each under its form (P-30, X-15). These
    figures describe; they must not be used as targets or to rank anybody.
    统计仅供了解情况，不得作为考核指标或者排名依据（A-26）。"""
    period = _period(door, first, last)
    engine = door.engine
    async with door.looking("case", "statistics") as look:
        today = office_day(engine.clock())
        counted = await count_measures(look.connection, door.actor, today, engine.policies, period, by)
    return answers.MeasureStatistics.model_validate(_shaped(door, period, by, counted))


@router.get("/tolerances", response_model=answers.ToleranceStatistics, summary="容错统计 · Counts of tolerance")
async def read_tolerance_statistics(
    door: AtDoor,
    first: First = None,
    last: Last = None,
    by: Annotated[ToleranceGrouping, Query(description="How to group.")] = ToleranceGrouping.OUTCOME,
) -> answers.ToleranceStatistics:
    """Determinations of your organ made in the period. **Tolerance statistics must not be used as targets**, neither to
    tolerate more nor to tolerate less: both errors are corrected case by case (A-28).
    容错统计不得作为指标：既不追求多容，也不追求少容；该容不容、不该容而容，都逐案纠正。"""
    period = _period(door, first, last)
    counted = await _counted(door, TOLERANCES_COUNTED, period, by)
    return answers.ToleranceStatistics.model_validate(_shaped(door, period, by, counted))


@router.get("/probations", response_model=answers.ProbationStatistics, summary="考验期统计 · Counts of probations")
async def read_probation_statistics(
    door: AtDoor,
    first: First = None,
    last: Last = None,
    by: Annotated[ProbationGrouping, Query(description="How to group.")] = ProbationGrouping.RESULT,
) -> answers.ProbationStatistics:
    """Probations of your organ begun in the period; one that is not evaluated yet has no result. These figures
    describe; they must not be used as targets or to rank anybody.
    统计仅供了解情况，不得作为考核指标或者排名依据（A-26）。"""
    period = _period(door, first, last)
    counted = await _counted(door, PROBATIONS_COUNTED, period, by)
    return answers.ProbationStatistics.model_validate(_shaped(door, period, by, counted))


def _period(door: Door, first: date | None, last: date | None) -> Period:
    """The days asked for. Raises Incomplete if they are none, or too many."""
    ends = last or office_day(door.engine.clock())
    begins = first or date(ends.year, 1, 1)
    if not timedelta(0) <= ends - begins <= _LONGEST:
        raise Incomplete(errors=(Missing("?from", "period_invalid", _SPAN, Rule()),))
    return Period(begins, ends)


async def _counted(door: Door, subject: Subject, period: Period, by: str) -> Counted:
    async with door.looking(subject.case_type.name, "statistics") as look:
        return await count(look.connection, door.actor, office_day(door.engine.clock()), subject, period, by)


def _shaped(door: Door, period: Period, by: str, counted: Counted) -> dict[str, Any]:
    """The figures, with the fixed wording on what they are for (A-26)."""
    profile = door.engine.policies.in_force(door.engine.profile, office_day(door.engine.clock()))
    text = profile.list(_TEXTS).get(_NOTE)
    said = {"note": "" if text is None else text.text.read(door.language)}
    return {"from": period.first, "to": period.last, "by": by, "items": counted.groups, "whole": counted.whole, **said}
