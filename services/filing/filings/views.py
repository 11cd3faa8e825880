"""The list of filings: which ones, in which order, how many; quick at any number of rows.

Three things make it quick. Statements are built once for each set of roles and filters, so that their compilation is
remembered. A caller may see a filing for one of several reasons; each reason is a query of its own, which an index
answers in the order asked for, and only the first entries of each are put together. The total is counted up to a
limit: beyond it a person wants a filter, not a number.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import product
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    false,
    func,
    literal_column,
    or_,
    select,
    union,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import BooleanClauseList, Grouping
from sqlalchemy.sql.operators import or_ as or_operator

from libs.chassis.access.grounds import widest
from libs.chassis.cases import Who, who_values
from libs.chassis.paging import PageWanted, Sort
from libs.chassis.tables import INSTANT
from libs.kernel.actor import SHANGHAI, Actor
from libs.kernel.roles import CASE_BOUND, Role
from services.filing.filings.case_type import FILING
from services.filing.filings.tables import FILINGS

COUNTED_TO: Final = 1000
"""Up to here the total of a list is exact; beyond, it says "more than"."""

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
    """One page as found; ``capped`` says that there are more than ``total``."""

    rows: tuple[Mapping[str, Any], ...]
    total: int
    capped: bool


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
        return Found((), 0, False)
    roles = actor.roles_in_cases & FILING.access.roles
    shape = frozenset(asked)
    values = {**who_values(actor, today), **values_of(asked)}
    span = {"last": page.offset + page.limit, "skipped": page.offset, "page_size": page.limit}
    rows = await connection.execute(_page_statement(roles, shape, sort), {**values, **span})
    items = tuple(dict(row) for row in rows.mappings())
    if 0 < len(items) < page.limit:  # the last page says itself how many there are
        return Found(items, min(page.offset + len(items), COUNTED_TO), page.offset + len(items) > COUNTED_TO)
    counting = await connection.execute(_count_statement(roles, shape), {**values, "last": COUNTED_TO + 1})
    counted = counting.scalar_one()
    return Found(items, min(counted, COUNTED_TO), counted > COUNTED_TO)


@lru_cache(maxsize=512)
def _page_statement(roles: frozenset[Role], shape: frozenset[str], sort: Sort) -> Select[Any]:
    keys = [key.label(f"key_{place}") for place, key in enumerate(_KEYS[sort.field])]
    found = _together(roles, shape, keys, sort).subquery("found")
    ordered = _in_order([found.c[key.name] for key in keys], found.c.id, sort)
    chosen = select(found).order_by(*ordered).limit(_bound("page_size")).offset(_bound("skipped")).subquery("chosen")
    columns = select(*(_ROW[name] for name in _ITEM)).join(chosen, chosen.c.id == _ROW.id)
    return columns.order_by(*_in_order([chosen.c[key.name] for key in keys], chosen.c.id, sort))


@lru_cache(maxsize=512)
def _count_statement(roles: frozenset[Role], shape: frozenset[str]) -> Select[Any]:
    return select(func.count()).select_from(_together(roles, shape, [], None).subquery("found"))


def _together(
    roles: frozenset[Role], shape: frozenset[str], keys: list[Any], sort: Sort | None
) -> CompoundSelect[Any] | Select[Any]:
    """The ids (and keys of the order) found for each reason, each cut off where the page ends, without doubles."""
    conditions = conditions_of(shape)
    parts: list[Select[Any]] = []
    for reason, is_rare in _reasons(roles):
        part: Select[Any] = select(_ROW.id, *keys).where(reason, *conditions)
        if is_rare:
            few = part.cte(f"rare_{len(parts)}").prefix_with("MATERIALIZED", dialect="postgresql")
            parts.append(select(few.c.id, *(few.c[key.name] for key in keys)))
            continue
        if sort is not None:
            part = part.order_by(*_in_order(list(_KEYS[sort.field]), _ROW.id, sort))
        parts.append(select(part.limit(_bound("last")).subquery()))
    if not parts:  # nobody of these roles sees anything
        return select(_ROW.id, *keys).where(false())
    return parts[0] if len(parts) == 1 else union(*parts)


def _reasons(roles: frozenset[Role]) -> Iterator[tuple[ColumnElement[bool], bool]]:
    """Each reason to see a filing that no wider reason contains, and whether it holds for few filings only.

    The members of a panel are few; for them the index on ``panel_ids`` finds all there are, whereas a search in the
    order of the list would look through everything in vain.
    """
    access = FILING.access
    grounds = ((ground, CASE_BOUND.issuperset(ground.roles)) for ground in widest(access.of(roles)))
    reasons = [(one, is_rare) for g, is_rare in grounds for one in _alternatives(access.condition(g))]
    on_panel = _ROW.panel_ids.op("@>", is_comparison=True)(array([Who.person]))
    for place, (reason, is_rare) in enumerate(reasons):
        same = [other for other, _ in reasons[:place] if reason.keys() == other.keys()]
        wider = [other for other, _ in reasons if other.keys() < reason.keys()]
        if not same and not wider:
            yield and_(on_panel, *reason.values()) if is_rare else and_(*reason.values()), is_rare


def _alternatives(condition: ColumnElement[bool]) -> list[dict[int, ColumnElement[bool]]]:
    """The condition as alternatives that hold for themselves: an index can serve each, but not all at once.

    Each alternative is the parts that must hold together, by identity: shared parts are the same object.
    """
    plain: Any = condition
    while isinstance(plain, Grouping):
        plain = plain.element
    if not isinstance(plain, BooleanClauseList):
        return [{id(plain): plain}]
    parts = [_alternatives(clause) for clause in plain.clauses]
    if plain.operator is or_operator:
        return [one for part in parts for one in part]
    return [{name: part for one in chosen for name, part in one.items()} for chosen in product(*parts)]


def _in_order(keys: list[ColumnElement[Any]], row_id: ColumnElement[Any], sort: Sort) -> list[ColumnElement[Any]]:
    """The order by those keys, then by id. An index serves it only if it treats absent values the same way."""
    ordered = [key.desc() if sort.descending else key.asc() for key in keys]
    if sort.field not in _NEVER_ABSENT:
        ordered = [key.nulls_last() for key in ordered]
    return [*ordered, row_id.desc() if sort.descending else row_id.asc()]


def _bound(name: str) -> Any:
    return bindparam(name, type_=BigInteger)
