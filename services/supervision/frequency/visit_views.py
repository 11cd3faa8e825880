"""How many visits of a period the caller may know: that count, that are under way, that are planned; in SQL."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    DateTime,
    Select,
    Text,
    Uuid,
    and_,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import visible_to
from libs.chassis.cases import Who, who_values
from libs.kernel import periods
from libs.kernel.actor import Actor
from libs.kernel.roles import Role
from services.supervision.frequency.lines import Figures
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.status import VisitStatus as S
from services.supervision.visits.tables import VISITS

_ROW: Final = VISITS.c
_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_CONFIRMED: Final = _ROW.body["bureau_answer"]["confirmed"].as_boolean()
COUNTS: Final[ColumnElement[bool]] = and_(_ROW.status == str(S.CLOSED), or_(_ROW.kind != "special", _CONFIRMED))
"""That a visit counts, as ``counting.counts`` says it (TV-05, S-07)."""
_NOT_STARTED: Final = [str(S.AWAITING_BUREAU), str(S.PLANNED), str(S.ASSIGNED)]
TO_COME: Final[ColumnElement[bool]] = _ROW.status.in_(
    bindparam(None, _NOT_STARTED, expanding=True, literal_execute=True)
)
"""That it has not started; written out in the statement, so that the index of these very statuses can be chosen."""


class By(StrEnum):
    """By what the figures are given."""

    ALL = "all"
    OFFICE = "office"
    UNIT = "unit"
    OFFICE_AND_UNIT = "office_and_unit"


_KEYS: Final[Mapping[By, tuple[ColumnElement[Any], ...]]] = {
    By.ALL: (),
    By.OFFICE: (_ROW.office_id,),
    By.UNIT: (_ROW.unit_id,),
    By.OFFICE_AND_UNIT: (_ROW.office_id, _ROW.unit_id),
}


@dataclass(frozen=True)
class Wanted:
    """Which visits are counted: those of the period, of a kind (any if None), to those units (any if None); with
    ``planned`` also those that have not started."""

    period: str
    kind: str | None = None
    units: Collection[UUID] | None = None
    planned: bool = True


async def figures_of(
    connection: AsyncConnection, actor: Actor, today: date, wanted: Wanted, by: By
) -> dict[Any, Figures]:
    """The figures of each group: by nothing under ``()``, by one key under it, by two under the pair."""
    values = {
        **who_values(actor, today),
        "first": periods.first_day_of(wanted.period),
        "last": periods.last_day_of(wanted.period),
        "kind": wanted.kind,
        "units": None if wanted.units is None else list(wanted.units),
    }
    shape = (frozenset(actor.roles_in_cases), by, _of_kind(wanted.kind), wanted.units is not None)
    found: dict[Any, Figures] = {}
    for statement in (_started(*shape), _to_come(*shape)) if wanted.planned else (_started(*shape),):
        for row in await connection.execute(statement, values):
            key = _plain(row[3:])
            found[key] = found.get(key, Figures()) + Figures(row[0], row[1], row[2])
    return found


async def figures_by_month(
    connection: AsyncConnection, actor: Actor, today: date, months: Sequence[str], kind: str, by: By
) -> dict[str, dict[Any, Figures]]:
    """The same of each of these months, which follow each other, in one question; without what is planned."""
    span = {"first": periods.first_day_of(months[0]), "last": periods.last_day_of(months[-1]), "kind": kind}
    statement = _by_month(frozenset(actor.roles_in_cases), by, _of_kind(kind))
    found: dict[str, dict[Any, Figures]] = {month: {} for month in months}
    for held, under_way, none, month, *key in await connection.execute(statement, {**who_values(actor, today), **span}):
        found[periods.month_of(month)][_plain(tuple(key))] = Figures(held, under_way, none)
    return found


class OfKind(StrEnum):
    """Of which kinds: of any, of special ones, which the bureau must have confirmed, or of one of the others."""

    ANY = "any"
    SPECIAL = "special"
    OTHER = "other"


def _of_kind(kind: str | None) -> OfKind:
    if kind is None:
        return OfKind.ANY
    return OfKind.SPECIAL if kind == "special" else OfKind.OTHER


@lru_cache(maxsize=256)
def _started(roles: frozenset[Role], by: By, of_kind: OfKind, at_units: bool) -> Select[Any]:
    """Visits whose day on site is in the period."""
    return _of(roles, by, of_kind, at_units, _numbers(of_kind)).where(_ROW.visited_on.between(_FIRST, _LAST))


@lru_cache(maxsize=256)
def _by_month(roles: frozenset[Role], by: By, of_kind: OfKind) -> Select[Any]:
    month = cast(func.date_trunc("month", cast(_ROW.visited_on, DateTime)), Date)
    numbers = _numbers(of_kind)
    asked: Select[Any] = select().add_columns(*numbers, month, *_KEYS[by]).select_from(VISITS)
    seen = (_ROW.visited_on.between(_FIRST, _LAST), *_wanted(roles, of_kind, at_units=False))
    return asked.where(*seen).group_by(month, *_KEYS[by])


def _numbers(of_kind: OfKind) -> tuple[ColumnElement[int], ...]:
    """Of started visits: what counts, and what is under way. An index has all this for any kind but special ones."""
    counts = _ROW.status == str(S.CLOSED) if of_kind is OfKind.OTHER else COUNTS
    return (func.count().filter(counts), func.count().filter(_ROW.status != str(S.CLOSED)), literal(0))


@lru_cache(maxsize=256)
def _to_come(roles: frozenset[Role], by: By, of_kind: OfKind, at_units: bool) -> Select[Any]:
    """Visits that are planned for a day of the period and have not started."""
    asked = _of(roles, by, of_kind, at_units, (literal(0), literal(0), func.count()))
    return asked.where(_ROW.planned_on.between(_FIRST, _LAST), TO_COME)


def _of(
    roles: frozenset[Role], by: By, of_kind: OfKind, at_units: bool, numbers: tuple[ColumnElement[int], ...]
) -> Select[Any]:
    asked: Select[Any] = select().add_columns(*numbers, *_KEYS[by]).select_from(VISITS)
    return asked.where(*_wanted(roles, of_kind, at_units=at_units)).group_by(*_KEYS[by])


def _wanted(roles: frozenset[Role], of_kind: OfKind, *, at_units: bool) -> Iterator[ColumnElement[bool]]:
    ours = _ROW.competent_organ_id == Who.organ
    yield or_(ours, _ROW.bureau_id == Who.organ) if Role.BUREAU in roles else ours
    yield visible_to(VISIT, roles)
    if of_kind is not OfKind.ANY:
        yield _ROW.kind == bindparam("kind", type_=Text)
    if at_units:
        yield _ROW.unit_id == bindparam("units", type_=ARRAY(Uuid)).any_()


def _plain(key: tuple[Any, ...]) -> Any:
    """The key without a tuple around one; ids as plain UUIDs, as the rest of the code compares them."""
    found = tuple(UUID(int=one.int) for one in key)
    return found[0] if len(found) == 1 else found
