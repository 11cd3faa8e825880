"""The list of filings: which ones, in which order, how many; quick at any number of rows.

Beside what makes every list quick (libs/chassis/reasons.py), statements are built once for each set of roles and
filters, so that their compilation is remembered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    Text,
    bindparam,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Who, who_values
from libs.chassis.paging import PageWanted, Sort, Total
from libs.chassis.reasons import Cut, Listing, Reason, counted, page_of, reasons_of
from libs.chassis.tables import INSTANT
from libs.kernel.actor import SHANGHAI, Actor
from libs.kernel.roles import CASE_BOUND, Role
from services.filing.filings.case_type import FILING
from services.filing.filings.tables import FILINGS

_ROW = FILINGS.c
_ITEM = ("id", "number", "status", "title", "unit_id", "office_id", "positive_items", "urgent", "late_filing",
         "due_on", "changed_at", "version")  # fmt: skip
_YEAR: Final[ColumnElement[Any]] = literal_column("CAST(substring(filing.number, '〔([0-9]+)〕') AS integer)", Integer)
_SERIAL: Final[ColumnElement[Any]] = literal_column(
    "CAST(substring(filing.number, '〕([0-9]+)号') AS integer)", Integer
)

_CONDITIONS: Final[Mapping[str, ColumnElement[bool]]] = {
    "status": _ROW.status == bindparam("status"),
    "statuses": _ROW.status == func.any(bindparam("statuses", type_=ARRAY(Text))),
    "unit_id": _ROW.unit_id == bindparam("unit_id"),
    "office_id": _ROW.office_id == bindparam("office_id"),
    "number": _ROW.number == bindparam("number"),
    "positive_items": _ROW.positive_items.op("@>", is_comparison=True)(bindparam("positive_items", type_=ARRAY(Text))),
    "submitted_after": _ROW.first_submitted_at >= bindparam("submitted_after", type_=INSTANT),
    "submitted_before": _ROW.first_submitted_at < bindparam("submitted_before", type_=INSTANT),
    "terms": _ROW.terms.op("@>", is_comparison=True)(bindparam("terms", type_=ARRAY(Text))),
    "overdue": _ROW.due_on < Who.today,
    "not_overdue": or_(_ROW.due_on.is_(None), _ROW.due_on >= Who.today),
}
_KEYS: Final[Mapping[str, tuple[ColumnElement[Any], ...]]] = {
    "changed_at": (_ROW.changed_at,),
    "submitted_at": (_ROW.first_submitted_at,),
    "number": (_YEAR, _SERIAL),
    "due_on": (_ROW.due_on,),
}
_NEVER_ABSENT: Final = frozenset({"changed_at", "number"})
SORTS: Final = tuple(_KEYS)
"""What a list can be sorted by; a filing that lacks it comes last in either direction."""


@dataclass(frozen=True)
class FilingFilters:
    """Which filings are asked for; what is None does not matter. Days are office days (Asia/Shanghai)."""

    statuses: tuple[str, ...] | None = None
    unit_id: UUID | None = None
    office_id: UUID | None = None
    number: str | None = None
    positive_item: str | None = None
    submitted_from: date | None = None
    submitted_to: date | None = None
    overdue: bool | None = None
    terms: tuple[str, ...] | None = None

    def values(self) -> dict[str, object]:
        """The values of the conditions that are asked for, by the name of the condition."""
        asked = {
            "status": self.statuses[0] if self.statuses and len(self.statuses) == 1 else None,
            "statuses": list(self.statuses) if self.statuses and len(self.statuses) > 1 else None,
            "unit_id": self.unit_id,
            "office_id": self.office_id,
            "number": self.number,
            "positive_items": None if self.positive_item is None else [self.positive_item],
            "submitted_after": None if self.submitted_from is None else start_of(self.submitted_from),
            "submitted_before": None if self.submitted_to is None else start_of(self.submitted_to + timedelta(1)),
            "terms": None if self.terms is None else list(self.terms),
            "overdue": self.overdue or None,
            "not_overdue": True if self.overdue is False else None,
        }
        return {name: value for name, value in asked.items() if value is not None}


@dataclass(frozen=True)
class Found:
    """One page as found, and how many there are in all."""

    rows: tuple[Mapping[str, Any], ...]
    total: Total


def conditions_of(shape: Iterable[str]) -> list[ColumnElement[bool]]:
    """The conditions of those names."""
    return [_CONDITIONS[name] for name in sorted(shape)]


def values_of(asked: Mapping[str, object]) -> dict[str, object]:
    """What the conditions asked for take as parameters; some compare with the caller's day alone."""
    return {name: value for name, value in asked.items() if "overdue" not in name}


def start_of(day: date) -> datetime:
    """The first instant of an office day."""
    return datetime.combine(day, time(), SHANGHAI)


async def find_filings(
    connection: AsyncConnection, actor: Actor, today: date, filters: FilingFilters, sort: Sort, page: PageWanted
) -> Found:
    """The page of the filings that the caller may see under those filters."""
    asked = filters.values()
    if filters.terms == ():
        return Found((), Total(0))
    roles = actor.roles_in_cases & FILING.access.roles
    shape = frozenset(asked)
    values = {**who_values(actor, today), **values_of(asked)}
    span = {"last": page.offset + page.limit, "skipped": page.offset, "page_size": page.limit}
    rows = await connection.execute(_page_statement(roles, shape, sort), {**values, **span})
    items = tuple(dict(row) for row in rows.mappings())
    if 0 < len(items) < page.limit:  # the last page says itself how many there are
        return Found(items, Total(page.offset + len(items)))
    counting = await connection.execute(_count_statement(roles, shape), values)
    return Found(items, Total(counting.scalar_one()))


@lru_cache(maxsize=512)
def _page_statement(roles: frozenset[Role], shape: frozenset[str], sort: Sort) -> Select[Any]:
    listing = _listing(shape, sort)
    chosen = page_of(_reasons(roles), listing, Cut(_bound("page_size"), _bound("skipped"), _bound("last")))
    columns = select(*(_ROW[name] for name in _ITEM)).join(chosen, chosen.c.id == _ROW.id)
    return columns.order_by(*listing.order)


@lru_cache(maxsize=512)
def _count_statement(roles: frozenset[Role], shape: frozenset[str]) -> Select[Any]:
    return counted(_reasons(roles), _listing(shape, Sort(SORTS[0], False)))


def _listing(shape: frozenset[str], sort: Sort) -> Listing:
    return Listing(_ROW.id, _KEYS[sort.field], partial(_in_order, sort), conditions_of(shape))


def _reasons(roles: frozenset[Role]) -> tuple[Reason, ...]:
    """The members of a panel are few; for them the index on ``panel_ids`` finds all there are."""
    on_panel = _ROW.panel_ids.op("@>", is_comparison=True)(array([Who.person]))
    return reasons_of(FILING.access, roles, lambda ground: on_panel if CASE_BOUND.issuperset(ground.roles) else None)


def _in_order(sort: Sort, keys: Sequence[ColumnElement[Any]], row_id: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """The order by those keys, then by id."""
    ordered = [key.desc() if sort.descending else key.asc() for key in keys]
    if sort.field not in _NEVER_ABSENT:
        ordered = [key.nulls_last() for key in ordered]
    return [*ordered, row_id.desc() if sort.descending else row_id.asc()]


def _bound(name: str) -> Any:
    return bindparam(name, type_=BigInteger)
