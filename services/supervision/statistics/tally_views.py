"""Counters kept by triggers, read as if the rows themselves were counted: over exactly what the caller may see.

A ground to see a row that asks only for columns which the counters keep apart (unit, office, organ) is asked of the
counters. Of any other ground (e.g. that the row names the caller) the few rows are counted themselves, without those
that a first kind of ground holds for. Migrations/v4_frequency.sql keeps the counters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    DateTime,
    FromClause,
    Label,
    Select,
    SelectBase,
    Table,
    and_,
    bindparam,
    cast,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
    union,
    union_all,
)
from sqlalchemy.sql import visitors

from libs.chassis.access.grounds import widest
from libs.chassis.cases import AnyCaseType, Who
from libs.chassis.reasons import apart, reasons_of
from libs.kernel.roles import Role

FIRST: Final = bindparam("first", type_=Date)
LAST: Final = bindparam("last", type_=Date)
"""The days that the span begins and ends on."""
_ORGAN: Final = "competent_organ_id"
_INDEXED: Final = "unit_id"
"""By this column the counters of a place are found."""


@dataclass(frozen=True, eq=False)
class Tally:
    """Counters of the rows of a case type per month of ``day``.

    ``facets`` are the ways in which they are kept, the coarsest first: name and the columns kept apart beside organ and
    month. ``numbers`` gives for each counter the same as a sum over rows. ``same`` are columns of a row that access
    asks for and that every counted row has alike; ``counted`` says which rows are counted.
    """

    case_type: AnyCaseType
    kept: Table
    moves: Table
    day: ColumnElement[Any]
    numbers: Mapping[str, ColumnElement[int]]
    facets: Mapping[str, tuple[str, ...]]
    same: Mapping[str, ColumnElement[Any]]
    counted: ColumnElement[bool]

    @property
    def rows(self) -> Table:
        """The rows that are counted."""
        return self.case_type.table

    @property
    def apart(self) -> frozenset[str]:
        """The columns that the finest facet keeps apart."""
        return frozenset(name for names in self.facets.values() for name in names)


def counting(tally: Tally, roles: frozenset[Role], key: str) -> Select[Any]:
    """The numbers of each value of the column ``key`` (``month`` for the first day of the month) of the caller's organ,
    in the span; a value for which there is nothing may be absent."""
    by_counter, by_row = _grounds(tally, roles)
    parts = [_of_counters(tally, by_counter, key)] if by_counter else []
    parts += [_of_rows(tally, by_counter, by_row, key)] if by_row else []
    if not parts:
        none: list[Label[Any]] = [literal(0).label(name) for name in tally.numbers]
        return select().add_columns(literal(None).label("key"), *none).where(false())
    found = union_all(*parts).subquery("found")
    sums = [func.sum(found.c[name]).label(name) for name in tally.numbers]
    return select(found.c.key, *sums).group_by(found.c.key).order_by(found.c.key)


def columns_asked(condition: ColumnElement[bool], table: Table) -> frozenset[str]:
    """The columns of the table that a condition asks for, also inside its subqueries."""
    found = (one for one in visitors.iterate(condition) if getattr(one, "table", None) is table)
    return frozenset(str(getattr(one, "name", "")) for one in found)


def put_onto(
    condition: ColumnElement[bool], table: Table, columns: Mapping[str, ColumnElement[Any]]
) -> ColumnElement[bool]:
    """The condition with the columns of the table replaced by others of the same name."""

    def other(element: Any, **_options: Any) -> ColumnElement[Any] | None:
        return columns[element.name] if getattr(element, "table", None) is table else None

    replaced: ColumnElement[bool] = visitors.replacement_traverse(condition, {}, other)
    return replaced


def _grounds(tally: Tally, roles: frozenset[Role]) -> tuple[list[ColumnElement[bool]], list[ColumnElement[bool]]]:
    """The grounds of these roles that counters can answer, and those that only rows can. Whoever sees the whole organ
    needs no other: nothing else is counted."""
    access = tally.case_type.access
    conditions = [access.condition(ground) for ground in widest(access.of(roles))]
    whole = [condition for condition in conditions if _is_whole_organ(tally, condition)]
    if whole:
        return whole[:1], []
    kept = tally.apart | {_ORGAN}
    by_counter = [condition for condition in conditions if _asked(tally, condition) <= kept]
    return by_counter, [condition for condition in conditions if not _asked(tally, condition) <= kept]


def _is_whole_organ(tally: Tally, condition: ColumnElement[bool]) -> bool:
    """That it asks for the organ of the row and for nothing else, neither of the row nor elsewhere."""
    elsewhere = any(isinstance(one, SelectBase) for one in visitors.iterate(condition))
    return _asked(tally, condition) <= {_ORGAN} and not elsewhere


def _asked(tally: Tally, condition: ColumnElement[bool]) -> frozenset[str]:
    return columns_asked(condition, tally.rows) - tally.same.keys()


def _of_counters(tally: Tally, grounds: Sequence[ColumnElement[bool]], key: str) -> Select[Any]:
    """The counters of the coarsest facet that keeps apart what is asked for.

    Where grounds ask for places (unit, office) they are asked once of each place, not of each of its counters; then the
    counters of the places that are seen are found by their unit.
    """
    places = frozenset(name for ground in grounds for name in _asked(tally, ground)) - {_ORGAN}
    needed = places | ({key} - {_ORGAN, "month"})
    if not places:
        counters: FromClause = _both(tally, needed).subquery("counters")
        return _summed(tally, counters, key).where(_seen(tally, grounds, counters))
    known = _both(tally, places).subquery("known")
    each = select(*(known.c[name] for name in (_ORGAN, *sorted(places)))).distinct().cte("places")
    seen = select(each).where(_seen(tally, grounds, each)).cte("seen").prefix_with("MATERIALIZED", dialect="postgresql")
    counters = _both(tally, needed, seen).lateral("counters")
    same = [counters.c[name].is_not_distinct_from(seen.c[name]) for name in sorted(places - {_INDEXED})]
    return _summed(tally, counters, key).select_from(seen.join(counters, and_(true(), *same)))


def _summed(tally: Tally, counters: FromClause, key: str) -> Select[Any]:
    sums = [func.sum(counters.c[name]).label(name) for name in tally.numbers]
    return select(counters.c[key].label("key"), *sums).group_by(counters.c[key])


def _seen(tally: Tally, grounds: Sequence[ColumnElement[bool]], counters: FromClause) -> ColumnElement[bool]:
    """That one of the grounds holds for the rows behind a counter."""
    columns = {**{column.name: column for column in counters.c}, **tally.same}
    return or_(false(), *(put_onto(ground, tally.rows, columns) for ground in grounds))


def _both(tally: Tally, needed: frozenset[str], seen: FromClause | None = None) -> CompoundSelect[Any]:
    """Counters of the span and the moves that are not added to them yet, of the caller's organ; of one place."""
    facet = next(name for name, apart in tally.facets.items() if needed <= set(apart))
    kept = _columns(tally, tally.kept, needed, seen).where(tally.kept.c.facet == facet)
    return union_all(kept, _columns(tally, tally.moves, needed, seen))


def _columns(tally: Tally, table: Table, needed: frozenset[str], seen: FromClause | None) -> Select[Any]:
    names = (_ORGAN, "month", *sorted(needed), *tally.numbers)
    ours = (table.c[_ORGAN] == Who.organ, table.c.month.between(FIRST, LAST))
    asked = select(*(table.c[name] for name in names)).where(*ours)
    return asked if seen is None else asked.where(table.c[_INDEXED] == seen.c[_INDEXED]).correlate(seen)


def _of_rows(
    tally: Tally, elsewhere: Sequence[ColumnElement[bool]], grounds: Sequence[ColumnElement[bool]], key: str
) -> Select[Any]:
    row = tally.rows.c
    counted = (row[_ORGAN] == Who.organ, tally.day.between(FIRST, LAST), tally.counted)
    reasons = [one for ground in grounds for one in apart(ground)]
    label = cast(func.date_trunc("month", cast(tally.day, DateTime)), Date) if key == "month" else row[key]
    others = not_(or_(false(), *elsewhere))
    sums = [number.label(name) for name, number in tally.numbers.items()]
    return select(label.label("key"), *sums).where(_ids(tally.rows, reasons, counted), others).group_by(label)


def rows_seen(
    case_type: AnyCaseType, roles: frozenset[Role], counted: Sequence[ColumnElement[bool]]
) -> ColumnElement[bool]:
    """That a row is one of those to be counted that callers of these roles may see; for what no counter keeps apart."""
    return _ids(case_type.table, [reason.holds for reason in reasons_of(case_type.access, roles)], counted)


def _ids(
    rows: Table, reasons: Sequence[ColumnElement[bool]], counted: Sequence[ColumnElement[bool]]
) -> ColumnElement[bool]:
    """That the row is among those found for one of the reasons: each is looked for by itself, for indexes to help."""
    if not reasons:
        return false()
    ids = [select(rows.c.id).where(reason, *counted) for reason in reasons]
    seen: Select[Any] | CompoundSelect[Any] = ids[0] if len(ids) == 1 else union(*ids)
    found = seen.cte("found_rows").prefix_with("MATERIALIZED", dialect="postgresql")
    return rows.c.id.in_(select(found.c.id))
