"""How many visits of a period the caller may know: that count, that are under way, that are planned; in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Date, Select, Text, Uuid, and_, bindparam, func, literal, or_, select
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
_TO_COME: Final = _ROW.status.in_([str(S.AWAITING_BUREAU), str(S.PLANNED), str(S.ASSIGNED)])


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
    """Which visits are counted: those of the period, of a kind (any if None), to those units (any if None)."""

    period: str
    kind: str | None = None
    units: Collection[UUID] | None = None


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
    shape = (frozenset(actor.roles_in_cases), by, wanted.kind is not None, wanted.units is not None)
    found: dict[Any, Figures] = {}
    for statement in (_started(*shape), _to_come(*shape)):
        for row in await connection.execute(statement, values):
            key = _plain(row[3:])
            found[key] = found.get(key, Figures()) + Figures(row[0], row[1], row[2])
    return found


@lru_cache(maxsize=256)
def _started(roles: frozenset[Role], by: By, of_kind: bool, at_units: bool) -> Select[Any]:
    """Visits whose day on site is in the period."""
    numbers = (func.count().filter(COUNTS), func.count().filter(_ROW.status != str(S.CLOSED)), literal(0))
    asked = _of(roles, by, of_kind, at_units, numbers)
    return asked.where(_ROW.visited_on.between(_FIRST, _LAST))


@lru_cache(maxsize=256)
def _to_come(roles: frozenset[Role], by: By, of_kind: bool, at_units: bool) -> Select[Any]:
    """Visits that are planned for a day of the period and have not started."""
    asked = _of(roles, by, of_kind, at_units, (literal(0), literal(0), func.count()))
    return asked.where(_ROW.planned_on.between(_FIRST, _LAST), _TO_COME)


def _of(
    roles: frozenset[Role], by: By, of_kind: bool, at_units: bool, numbers: tuple[ColumnElement[int], ...]
) -> Select[Any]:
    ours = _ROW.competent_organ_id == Who.organ
    if Role.BUREAU in roles:
        ours = or_(ours, _ROW.bureau_id == Who.organ)
    asked: Select[Any] = select().add_columns(*numbers, *_KEYS[by]).select_from(VISITS)
    asked = asked.where(ours, visible_to(VISIT, roles)).group_by(*_KEYS[by])
    if of_kind:
        asked = asked.where(_ROW.kind == bindparam("kind", type_=Text))
    if at_units:
        asked = asked.where(_ROW.unit_id == bindparam("units", type_=ARRAY(Uuid)).any_())
    return asked


def _plain(key: tuple[Any, ...]) -> Any:
    """The key without a tuple around one; ids as plain UUIDs, as the rest of the code compares them."""
    found = tuple(UUID(int=one.int) for one in key)
    return found[0] if len(found) == 1 else found
