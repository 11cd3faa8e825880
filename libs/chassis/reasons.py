"""Lists that stay quick at any number of rows: each reason to see a case is a query of its own.

A caller may see a case for one of several reasons. Asked for all at once no index helps; asked for one by one, an index
answers each in the order of the list, only the first entries of each are put together, and counting ends at a limit.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    Subquery,
    and_,
    bindparam,
    false,
    func,
    select,
    union,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.sql.elements import BinaryExpression, BooleanClauseList, CollectionAggregate, Grouping
from sqlalchemy.sql.operators import eq
from sqlalchemy.sql.operators import or_ as or_operator

from libs.chassis.access.grounds import Access, Ground, widest
from libs.chassis.paging import COUNTED_TO
from libs.kernel.roles import Role

_MOST: Final = 12
"""More reasons than this are not taken apart any further: each would be a query."""


@dataclass(frozen=True)
class Reason:
    """One reason as a condition. ``is_rare``: it holds for few cases, all of which an index finds at once, whereas a
    search in the order of the list would look through everything in vain."""

    holds: ColumnElement[bool]
    is_rare: bool = False


Ordered = Callable[[Sequence[ColumnElement[Any]], ColumnElement[Any]], Sequence[ColumnElement[Any]]]
"""The order by such keys and then by such an id. An index serves it only if it treats absent values the same way."""


@dataclass(frozen=True)
class Listing:
    """What a list is made of: the id, the keys it is ordered by, how, and the filters."""

    id: ColumnElement[Any]
    keys: Sequence[ColumnElement[Any]]
    ordered: Ordered
    conditions: Sequence[ColumnElement[bool]]

    @property
    def order(self) -> Sequence[ColumnElement[Any]]:
        """Its order over the rows themselves."""
        return self.ordered(self.keys, self.id)


def reasons_of(
    access: Access, roles: frozenset[Role], rare: Callable[[Ground], ColumnElement[bool] | None] = lambda _: None
) -> tuple[Reason, ...]:
    """Each reason to see a case that no wider reason contains. ``rare`` answers, for a ground that holds for few cases,
    what narrows it to them, None for any other. To be one of those whom a case names is rare anyway."""
    grounds = [(access.condition(ground), rare(ground)) for ground in widest(access.of(roles))]
    found = [(one, narrowed) for whole, narrowed in grounds for one in _alternatives(whole)]
    if len(found) > _MOST:
        found = [({id(whole): whole}, narrowed) for whole, narrowed in grounds]
    return tuple(_unlike(found))


def _unlike(found: Sequence[tuple[dict[int, ColumnElement[bool]], ColumnElement[bool] | None]]) -> Iterator[Reason]:
    for place, (reason, narrowed) in enumerate(found):
        same = any(reason.keys() == other.keys() for other, _ in found[:place])
        if not same and not any(other.keys() < reason.keys() for other, _ in found):
            parts = [_by_index(part) for part in reason.values()]
            is_rare = narrowed is not None or any(
                one is not other for one, other in zip(parts, reason.values(), strict=True)
            )
            yield Reason(and_(*(() if narrowed is None else (narrowed,)), *parts), is_rare)


def _by_index(part: ColumnElement[bool]) -> ColumnElement[bool]:
    """``one = ANY(many)`` written as ``many @> ARRAY[one]``, which says the same and which an index can answer."""
    if isinstance(part, BinaryExpression) and isinstance(part.right, CollectionAggregate) and part.operator is eq:
        return part.right.element.op("@>", is_comparison=True)(array([part.left]))
    return part


def apart(condition: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    """The condition as alternatives, each of which an index can answer by itself."""
    return [and_(*map(_by_index, parts.values())) for parts in _alternatives(condition)]


@dataclass(frozen=True)
class Cut:
    """Which entries are asked for: so many after so many, in all no further than the ``last`` one."""

    size: ColumnElement[int]
    skipped: ColumnElement[int]
    last: ColumnElement[int]


def written(number: int) -> ColumnElement[int]:
    """A number that stands in the statement itself: of a parameter it is not known how many entries it will cut off."""
    return bindparam(None, number, type_=Integer, literal_execute=True)


def page_of(reasons: Sequence[Reason], listing: Listing, cut: Cut) -> Subquery:
    """The ids on a page, as ``id``; whoever joins them to their rows orders them anew."""
    keys = [key.label(f"key_{place}") for place, key in enumerate(listing.keys)]
    found = _found(reasons, listing, keys, cut.last, is_ordered=True).subquery("found")
    order = listing.ordered([found.c[key.name] for key in keys], found.c.id)
    return select(found.c.id).order_by(*order).limit(cut.size).offset(cut.skipped).subquery("chosen")


def counted(reasons: Sequence[Reason], listing: Listing) -> Select[Any]:
    """How many there are for all reasons together, counted no further than one beyond ``COUNTED_TO``."""
    found = _found(reasons, listing, [], written(COUNTED_TO + 1), is_ordered=False)
    return select(func.count()).select_from(found.subquery("found"))


def _found(
    reasons: Sequence[Reason], listing: Listing, keys: list[Any], last: ColumnElement[int], *, is_ordered: bool
) -> CompoundSelect[Any] | Select[Any]:
    """The ids (and keys) found for each reason, each cut off at the last in the order of the list, without doubles."""
    parts: list[Select[Any]] = []
    for reason in reasons:
        part: Select[Any] = select(listing.id, *keys).where(reason.holds, *listing.conditions)
        if reason.is_rare:
            few = part.cte(f"rare_{len(parts)}").prefix_with("MATERIALIZED", dialect="postgresql")
            parts.append(select(*few.c))
            continue
        if is_ordered:
            part = part.order_by(*listing.order)
        parts.append(select(part.limit(last).subquery()))
    if not parts:  # nobody of these roles sees anything
        return select(listing.id, *keys).where(false())
    return parts[0] if len(parts) == 1 else union(*parts)


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
