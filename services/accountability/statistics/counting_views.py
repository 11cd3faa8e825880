"""Counting in SQL over what the caller may see: one subject, one period, one grouping."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Table, bindparam, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import visible_to
from libs.chassis.cases import AnyCaseType, Who, who_values
from libs.kernel.actor import SHANGHAI, Actor
from services.accountability.statistics.figures import Counted, Period

BEGINS = bindparam("begins", type_=Date)
ENDS = bindparam("ends", type_=Date)


@dataclass(frozen=True)
class Subject:
    """What is counted: rows of ``table`` whose ``day`` lies in the period.

    ``counts`` are the numbers given of each group; ``keys`` what rows may be grouped by. Rows without the key are in
    the whole only.
    """

    case_type: AnyCaseType
    table: Table
    day: ColumnElement[Any]
    counts: Mapping[str, ColumnElement[int]]
    keys: Mapping[str, ColumnElement[Any]]


async def count(
    connection: AsyncConnection, actor: Actor, today: date, subject: Subject, period: Period, by: str
) -> Counted:
    """Count the rows of the caller's organ that the caller's list shows, in the period."""
    values = {**who_values(actor, today), "begins": period.first, "ends": period.last}
    numbers = [counted.label(name) for name, counted in subject.counts.items()]
    asked: Select[Any] = select().add_columns(*numbers)
    whole = await connection.execute(seen(subject, actor, asked), values)
    key = subject.keys[by].label("key")
    grouped = seen(subject, actor, asked.add_columns(key)).where(subject.keys[by].is_not(None))
    groups = await connection.execute(grouped.group_by(key).order_by(key.asc()), values)
    return Counted(tuple(dict(row) for row in groups.mappings()), dict(whole.mappings().one()))


def seen(subject: Subject, actor: Actor, asked: Select[Any]) -> Select[Any]:
    """The rows of the organ and the period that the caller may know; nobody counts what they are recused from."""
    ours = subject.table.c.competent_organ_id == Who.organ
    return asked.select_from(subject.table).where(
        visible_to(subject.case_type, actor.roles_in_cases), ours, subject.day >= BEGINS, subject.day <= ENDS
    )


def number_of(holds: ColumnElement[bool] | None = None) -> ColumnElement[int]:
    """How many rows, or how many of which something holds."""
    return func.count() if holds is None else func.count().filter(holds)


def office_day_of(instant: ColumnElement[Any]) -> ColumnElement[Any]:
    """The calendar day of an instant in the office (Asia/Shanghai)."""
    return cast(func.timezone(str(SHANGHAI), instant), Date)


def month_of(day: ColumnElement[Any]) -> ColumnElement[Any]:
    """The month of a day, as YYYY-MM."""
    return func.to_char(day, "YYYY-MM")
