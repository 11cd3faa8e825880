"""Counts of filings by unit, office, item or month, over what the caller may see; computed in SQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, bindparam, cast, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis import case_store
from libs.chassis.cases import Who, who_values
from libs.chassis.tables import HISTORY, INSTANT
from libs.kernel.actor import Actor
from libs.kernel.roles import Role
from services.filing.filings.case_type import FILING
from services.filing.filings.tables import FILINGS
from services.filing.filings.views import start_of

_ROW = FILINGS.c


class Grouping(StrEnum):
    """By what the counts are given."""

    UNIT = "unit"
    OFFICE = "office"
    ITEM = "item"
    MONTH = "month"


@dataclass(frozen=True)
class Counted:
    """The counts of each group, and of all filings together (each once)."""

    groups: tuple[Mapping[str, Any], ...]
    whole: Mapping[str, Any]


async def count_filings(
    connection: AsyncConnection, actor: Actor, today: date, first: date, last: date, by: Grouping
) -> Counted:
    """Count the filings first submitted between two office days, both included."""
    roles = actor.roles_in_cases
    span = {"begins": start_of(first), "ends": start_of(last + timedelta(1))}
    values = {**who_values(actor, today), **span}
    groups = await connection.execute(_statement(roles, by), values)
    whole = await connection.execute(_statement(roles, None), values)
    return Counted(tuple(dict(row) for row in groups.mappings()), dict(whole.mappings().one()))


@lru_cache(maxsize=128)
def _statement(roles: frozenset[Role], by: Grouping | None) -> Select[Any]:
    counts: Select[Any] = select().add_columns(*_counts()).where(_visible(roles), *_submitted_then())
    if by is None:
        return counts.select_from(FILINGS)
    if by is Grouping.ITEM:
        item = func.unnest(_ROW.positive_items, type_=Text).column_valued("item", joins_implicitly=True)
        return _grouped(counts, item)
    key = {
        Grouping.UNIT: cast(_ROW.unit_id, Text),
        Grouping.OFFICE: cast(_ROW.office_id, Text),
        Grouping.MONTH: func.to_char(func.timezone("Asia/Shanghai", _ROW.first_submitted_at), "YYYY-MM"),
    }[by]
    return _grouped(counts.select_from(FILINGS), key)


def _grouped(counts: Select[Any], key: ColumnElement[Any]) -> Select[Any]:
    named = key.label("key")
    return counts.add_columns(named).group_by(named).order_by(named.asc().nulls_last())


def _submitted_then() -> tuple[ColumnElement[bool], ...]:
    begins, ends = bindparam("begins", type_=INSTANT), bindparam("ends", type_=INSTANT)
    return (_ROW.first_submitted_at >= begins, _ROW.first_submitted_at < ends)


def _visible(roles: frozenset[Role]) -> ColumnElement[bool]:
    return case_store.visible_to(FILING, roles)


def _counts() -> tuple[ColumnElement[int], ...]:
    """A filing withdrawn, or undecided and not past its limit, is in none of the two counts of time."""
    decided, limit = _ROW.decided_on, _ROW.total_due_on
    withdrawn = _ROW.status == "withdrawn"
    over = or_(decided > limit, decided.is_(None) & ~withdrawn & (limit < Who.today))
    conditions = {
        "in_time": decided <= limit,
        "overdue": over,
        "accepted": _ROW.outcome == "accepted",
        "refused": _ROW.outcome == "rejected",
        "returned": _was_returned(),
        "withdrawn": withdrawn,
    }
    received = func.count().label("received")
    return (received, *(func.count().filter(holds).label(name) for name, holds in conditions.items()))


def _was_returned() -> ColumnElement[bool]:
    of_filing = (HISTORY.c.case_type == "filing", HISTORY.c.case_id == _ROW.id)
    return exists().where(*of_filing, HISTORY.c.act == "return_for_defects").correlate_except(HISTORY)
