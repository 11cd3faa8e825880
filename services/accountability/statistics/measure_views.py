"""Counts of measures of the cases decided in a period, as reviews left them."""

from datetime import date
from typing import Final

from sqlalchemy import Text, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Policies, who_values
from libs.kernel.actor import Actor
from services.accountability.cases.case_type import CASE
from services.accountability.cases.tables import CASES
from services.accountability.statistics.counting_views import Subject, month_of, seen
from services.accountability.statistics.figures import Counted, Period
from services.accountability.statistics.groupings import MeasureGrouping
from services.accountability.statistics.measures import fold

_ROW: Final = CASES.c
_DECIDED: Final = Subject(CASE, CASES, _ROW.decided_on, {}, {})
_MEASURE: Final = func.unnest(_ROW.measures, type_=Text).column_valued("measure", joins_implicitly=True)
_LINE: Final = (
    _ROW.profile.label("profile"),
    _ROW.profile_version.label("version"),
    cast(_ROW.competent_organ_id, Text).label("organ"),
    month_of(_ROW.decided_on).label("month"),
    _ROW.object_kind.label("object"),
    _MEASURE.label("measure"),
)


async def count_measures(
    connection: AsyncConnection, actor: Actor, today: date, policies: Policies, period: Period, by: MeasureGrouping
) -> Counted:
    """Count what the caller may know of the own organ; each measure under the form its own version gives it."""
    values = {**who_values(actor, today), "begins": period.first, "ends": period.last}
    asked = seen(_DECIDED, actor, select(*_LINE, func.count().label("times"))).group_by(*_LINE)
    lines = [dict(row) for row in (await connection.execute(asked, values)).mappings()]
    return fold(lines, policies.profile, by)
