"""Counts of common problems listed in a span of months and of their samples, and of leads, over what the caller may
see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, DateTime, Select, and_, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import unerased, visible_to
from libs.chassis.cases import AnyCaseType, Who, who_values
from libs.kernel.actor import Actor
from libs.kernel.roles import Role
from services.supervision.common_problems.case_type import COMMON_PROBLEM
from services.supervision.common_problems.status import CommonProblemStatus
from services.supervision.common_problems.tables import COMMON_PROBLEMS
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.status import LeadStatus
from services.supervision.leads.tables import LEADS
from services.supervision.statistics.figures import Counted, Span, added_up, share
from services.supervision.statistics.groupings import LeadGrouping, SampleGrouping
from services.supervision.statistics.keys import grouped, keyed
from services.supervision.statistics.tally_views import FIRST, LAST

_C, _L = COMMON_PROBLEMS.c, LEADS.c


@dataclass(frozen=True, eq=False)
class Subject:
    """What is counted row by row: rows whose day lies in the span, the numbers, and the columns of the groups."""

    case_type: AnyCaseType
    day: ColumnElement[Any]
    numbers: Mapping[str, ColumnElement[int]]
    columns: Mapping[str, str]


_DRAWN: Final = _C.drawn_on.is_not(None)


def _size(column: ColumnElement[Any]) -> ColumnElement[int]:
    return func.coalesce(func.sum(func.cardinality(column)).filter(_DRAWN), 0)


def _month(day: ColumnElement[Any]) -> ColumnElement[Any]:
    return cast(func.date_trunc("month", cast(day, DateTime)), Date)


SAMPLES: Final = Subject(
    COMMON_PROBLEM,
    _C.compiled_on,
    {
        "listed": func.count(),
        "drawn": func.count().filter(_DRAWN),
        "closed": func.count().filter(_C.status == str(CommonProblemStatus.CLOSED)),
        "population": _size(_C.population),
        "sample": _size(_C.sample),
        "checked": _size(_C.checked),
        "put_right": _size(_C.put_right),
    },
    {
        SampleGrouping.NATURE: "nature",
        SampleGrouping.OFFICE: "office_id",
        SampleGrouping.ORGAN: "competent_organ_id",
        SampleGrouping.MONTH: "month",
    },
)
"""By the day on which the common problem was first listed (S-11, G-50)."""

LEADS_COUNTED: Final = Subject(
    LEAD,
    _L.received_on,
    {
        "received": func.count(),
        "disposed": func.count().filter(_L.disposition.is_not(None)),
        "concluded": func.count().filter(_L.concluded_on.is_not(None)),
        "overdue": func.count().filter(and_(_L.due_on.is_not(None), _L.due_on < Who.today)),
        "forwarded": func.count().filter(_L.status == str(LeadStatus.FORWARDED)),
    },
    {
        LeadGrouping.DISPOSITION: "disposition",
        LeadGrouping.STATUS: "status",
        LeadGrouping.OFFICE: "office_id",
        LeadGrouping.ORGAN: "competent_organ_id",
        LeadGrouping.MONTH: "month",
    },
)
"""By the day of receipt (TL-02); a lead that is not received yet is in no figure."""


async def count_samples(
    connection: AsyncConnection, actor: Actor, today: date, span: Span, by: SampleGrouping
) -> Counted:
    """Common problems of the caller's organ and their samples."""
    counted = await _count(connection, actor, today, SAMPLES, span, by)
    return Counted(tuple(map(_sampled, counted.groups)), _sampled(counted.whole))


async def count_leads(connection: AsyncConnection, actor: Actor, today: date, span: Span, by: LeadGrouping) -> Counted:
    """Leads of the caller's organ that the caller may know (P-06)."""
    return await _count(connection, actor, today, LEADS_COUNTED, span, by)


async def _count(
    connection: AsyncConnection, actor: Actor, today: date, subject: Subject, span: Span, by: str
) -> Counted:
    values = {**who_values(actor, today), "first": span.first, "last": span.last}
    statement = _statement(subject, frozenset(actor.roles_in_cases), by)
    rows = (await connection.execute(statement, values)).mappings()
    found = {keyed(row["key"], by): {name: int(row[name]) for name in subject.numbers} for row in rows}
    return Counted(tuple(grouped(found)), added_up(list(found.values()), tuple(subject.numbers)))


@lru_cache(maxsize=128)
def _statement(subject: Subject, roles: frozenset[Role], by: str) -> Select[Any]:
    row, column = subject.case_type.table.c, subject.columns[by]
    key = _month(subject.day) if column == "month" else row[column]
    numbers = [number.label(name) for name, number in subject.numbers.items()]
    ours = (row.competent_organ_id == Who.organ, subject.day.between(FIRST, LAST), unerased(subject.case_type))
    asked = select(key.label("key"), *numbers).where(*ours, visible_to(subject.case_type, roles))
    return asked.group_by(key).order_by(key)


def _sampled(group: Mapping[str, Any]) -> dict[str, Any]:
    return {**group, "share": share(group["sample"], group["population"])}
