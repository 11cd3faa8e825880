"""Counts of clarifications over what the caller may see; computed in SQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, Select, Text, bindparam, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import visible_to
from libs.chassis.cases import Who, who_values
from libs.kernel.actor import SHANGHAI, Actor
from libs.kernel.roles import Role
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.tables import CLARIFICATIONS
from services.clarification.clarifications.views import office_day_of

_ROW = CLARIFICATIONS.c
_APPROVED: Final = (S.APPROVED, S.EXECUTING, S.EXECUTED, S.FOLLOWING_UP, S.CLOSED)


class ClarificationGrouping(StrEnum):
    """By what the counts are given."""

    SITUATION = "situation"
    METHOD = "method"
    MONTH = "month"
    ORGAN = "organ"
    OFFICE = "office"
    ENTRANCE = "entrance"


@dataclass(frozen=True)
class Counted:
    """The counts of each group, and of all clarifications together (each once)."""

    groups: tuple[Mapping[str, Any], ...]
    whole: Mapping[str, Any]


async def count_clarifications(
    connection: AsyncConnection, actor: Actor, today: date, first: date, last: date, by: ClarificationGrouping
) -> Counted:
    """Count the clarifications opened between two office days, both included."""
    roles = actor.roles_in_cases
    values = {**who_values(actor, today), "begins": first, "ends": last}
    groups = await connection.execute(_statement(roles, by), values)
    whole = await connection.execute(_statement(roles, None), values)
    return Counted(tuple(dict(row) for row in groups.mappings()), dict(whole.mappings().one()))


@lru_cache(maxsize=128)
def _statement(roles: frozenset[Role], by: ClarificationGrouping | None) -> Select[Any]:
    counts: Select[Any] = select().add_columns(*_counts()).where(_counted_for(roles), *_opened_then())
    if by is None:
        return counts.select_from(CLARIFICATIONS)
    if by in (ClarificationGrouping.SITUATION, ClarificationGrouping.METHOD):
        column = _ROW.situations if by is ClarificationGrouping.SITUATION else _ROW.methods
        return _grouped(counts, func.unnest(column, type_=Text).column_valued("item", joins_implicitly=True))
    key: ColumnElement[Any] = {
        ClarificationGrouping.ORGAN: cast(_ROW.organ_id, Text),
        ClarificationGrouping.OFFICE: cast(_ROW.office_id, Text),
        ClarificationGrouping.ENTRANCE: _ROW.entrance,
        ClarificationGrouping.MONTH: func.to_char(func.timezone(str(SHANGHAI), _ROW.opened_at), "YYYY-MM"),
    }[by]
    return _grouped(counts.select_from(CLARIFICATIONS), key)


def _counted_for(roles: frozenset[Role]) -> ColumnElement[bool]:
    """What the caller's list shows; the letters office, which keeps the figures, counts its organ unseen (P-11)."""
    listed = visible_to(CLARIFICATION, roles)
    return or_(listed, _ROW.organ_id == Who.organ) if Role.LETTERS in roles else listed


def _grouped(counts: Select[Any], key: ColumnElement[Any]) -> Select[Any]:
    named = key.label("key")
    return counts.add_columns(named).group_by(named).order_by(named.asc())


def _opened_then() -> tuple[ColumnElement[bool], ...]:
    begins, ends = bindparam("begins", type_=Date), bindparam("ends", type_=Date)
    return (office_day_of(_ROW.opened_at) >= begins, office_day_of(_ROW.opened_at) <= ends)


def _counts() -> tuple[ColumnElement[int], ...]:
    """One withdrawn, or without opinion and not past its limit, is in none of the two counts of time (C-24)."""
    given, limit = _ROW.opinion_given_on, _ROW.opinion_due_on
    withdrawn = _is(S.WITHDRAWN)
    conditions = {
        "in_time": given <= limit,
        "overdue": or_(given > limit, given.is_(None) & ~withdrawn & (limit < Who.today)),
        "approved": _is(*_APPROVED),
        "not_started": _is(S.NOT_STARTED),
        "rejected": _is(S.REJECTED),
        "withdrawn": withdrawn,
        "executed": _ROW.executed_on.is_not(None),
        "closed": _is(S.CLOSED),
    }
    opened = func.count().label("opened")
    return (opened, *(func.count().filter(holds).label(name) for name, holds in conditions.items()))


def _is(*statuses: S) -> ColumnElement[bool]:
    return _ROW.status.in_([str(status) for status in statuses])
