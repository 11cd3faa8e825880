"""Visits near one another in time at the same unit, which burden it; to know of it never blocks (G-57, P-21)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.kernel.profile import Profile
from services.supervision.visits.records import NearVisit
from services.supervision.visits.status import VisitStatus as S
from services.supervision.visits.tables import VISITS
from services.supervision.visits.wording import DUPLICATE_DAYS

_MADE_OR_TO_COME: Final = VISITS.c.status.not_in([str(S.CANCELLED), str(S.DECLINED)])


async def visits_near(
    connection: AsyncConnection,
    unit_id: UUID,
    on: date,
    profile: Profile,
    known: ColumnElement[bool],
    values: Mapping[str, object],
) -> tuple[NearVisit, ...]:
    """The visits to that unit less than so many days from that day, by day, of those that ``known`` lets through.

    The day of a visit is its day on site, before that the day it is planned for.
    """
    days = profile.option(DUPLICATE_DAYS)
    assert isinstance(days, int)
    day: ColumnElement[Any] = func.coalesce(VISITS.c.visited_on, VISITS.c.planned_on)
    span = timedelta(days=days - 1)
    statement = select(VISITS.c.id, VISITS.c.kind, VISITS.c.office_id, day.label("day")).where(
        VISITS.c.unit_id == unit_id, day.between(on - span, on + span), _MADE_OR_TO_COME, known
    )
    rows = await connection.execute(statement.order_by(day, VISITS.c.id), dict(values))
    return tuple(NearVisit(UUID(int=r.id.int), r.kind, UUID(int=r.office_id.int), r.day) for r in rows)
