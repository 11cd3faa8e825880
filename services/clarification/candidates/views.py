"""Counts of candidates over what the caller may see."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import visible_to
from libs.chassis.cases import who_values
from libs.kernel.actor import SHANGHAI, Actor
from services.clarification.candidates.case_type import CANDIDATE
from services.clarification.candidates.lifecycle import CandidateStatus as S
from services.clarification.candidates.tables import CANDIDATES

_ROW = CANDIDATES.c


async def count_candidates(
    connection: AsyncConnection, actor: Actor, today: date, first: date, last: date
) -> Mapping[str, Any]:
    """The counts of those first proposed between two office days, both included."""
    by_status = {
        name: func.count().filter(_ROW.status == str(status))
        for name, status in (("taken_up", S.TAKEN_UP), ("dismissed", S.DISMISSED), ("waiting", S.PROPOSED))
    }
    counts = {
        "proposed": func.count(),
        "repeats": func.count().filter(_ROW.is_repeat),
        "screened": func.coalesce(func.sum(_ROW.screened), 0),
        **by_status,
    }
    then = (_ROW.proposed_at >= _start_of(first), _ROW.proposed_at < _start_of(last + timedelta(1)))
    columns = [count.label(name) for name, count in counts.items()]
    statement = select(*columns).where(visible_to(CANDIDATE, actor.roles_in_cases), *then)
    return dict((await connection.execute(statement, who_values(actor, today))).mappings().one())


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
