"""Counts of cases of malicious accusation by outcome and month, over what the caller may list (W-08)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import visible_to
from libs.chassis.cases import who_values
from libs.kernel.actor import Actor
from libs.kernel.roles import Role
from services.clarification.malice.case_type import MALICE
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.tables import MALICES

_ROW = MALICES.c


@dataclass(frozen=True)
class Counted:
    """The counts of each month, and of all together."""

    months: tuple[Mapping[str, Any], ...]
    whole: Mapping[str, Any]


async def count_malice(connection: AsyncConnection, actor: Actor, today: date, first: date, last: date) -> Counted:
    """Count the cases whose suspicion was recorded between two office days, both included."""
    values = who_values(actor, today)
    counting = _counting(actor.roles_in_cases, first, last)
    month = func.to_char(_ROW.suspected_on, "YYYY-MM").label("key")
    grouped = counting.add_columns(month).group_by(month).order_by(month)
    months = await connection.execute(grouped, values)
    whole = await connection.execute(counting, values)
    return Counted(tuple(dict(row) for row in months.mappings()), dict(whole.mappings().one()))


def _counting(roles: frozenset[Role], first: date, last: date) -> Select[Any]:
    counts = [count.label(name) for name, count in _counts().items()]
    then = (_ROW.suspected_on >= first, _ROW.suspected_on <= last)
    counting: Select[Any] = select().add_columns(*counts).select_from(MALICES)
    return counting.where(visible_to(MALICE, roles), *then)


def _counts() -> Mapping[str, ColumnElement[int]]:
    ended = (str(S.MISTAKEN), str(S.NOT_ESTABLISHED))
    certified = _ROW.certified_on.is_not(None)
    under_way = _ROW.certified_on.is_(None) & _ROW.status.not_in(ended)
    conditions = {
        "under_way": under_way,
        "mistaken": _ROW.status == str(S.MISTAKEN),
        "not_established": _ROW.status == str(S.NOT_ESTABLISHED),
        "certified": certified,
        "closed": _ROW.status == str(S.CLOSED),
    }
    return {"suspected": func.count(), **{name: func.count().filter(holds) for name, holds in conditions.items()}}
