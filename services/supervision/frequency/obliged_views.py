"""Of whom visits are demanded, as far as the caller has to do with them: bodies, resident units, units with problems,
watched units; in SQL."""

from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, bindparam, cast, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import visible_to
from libs.chassis.cases import Who, who_values
from libs.chassis.reasons import written
from libs.kernel import periods
from libs.kernel.actor import Actor
from libs.kernel.roles import Role
from libs.replica import standing
from libs.replica.codes import OrganKind, RelationKind
from libs.replica.tables import ORGAN, RELATION
from services.supervision.frequency.lines import Watched
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.tables import PROBLEMS
from services.supervision.unit_watch.store import UNIT_WATCH
from services.supervision.unit_watch.tables import UNIT_WATCHES
from services.supervision.visits.access import WHOLE_ORGAN

COVERED_KINDS: Final = (OrganKind.COUNTY, OrganKind.MUNICIPAL_UNIT)
"""Kinds of units that are verified on the spot every year (S-09, G-52)."""

_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_WATCH: Final = UNIT_WATCHES.c


def sees_whole_organ(actor: Actor) -> bool:
    """Whether the caller may know every visit of the organ that is in the open."""
    return actor.is_any(*WHOLE_ORGAN)


async def bodies(connection: AsyncConnection, actor: Actor, on: date, period: str) -> dict[UUID, bool]:
    """The dispatched bodies of the organ in that period that the caller has to do with, by code, each with whether the
    caller may know all its visits: the own one, those in the portfolio, for those who see the organ all of them."""
    statement = _bodies(sees_whole_organ(actor))
    values = {**who_values(actor, on), "first": periods.first_day_of(period)}
    return {_plain(row.id): row.known for row in await connection.execute(statement, values)}


async def residencies(connection: AsyncConnection, actor: Actor, on: date, period: str) -> list[tuple[UUID, UUID]]:
    """Which body is resident at which unit, at the end of the period or today if it has not ended, in the same way."""
    values = {**who_values(actor, on), "as_of": min(on, periods.last_day_of(period))}
    rows = await connection.execute(_residencies(sees_whole_organ(actor)), values)
    return [(_plain(row.holder_id), _plain(row.target_id)) for row in rows]


async def units_with_problems(connection: AsyncConnection, actor: Actor, on: date, period: str) -> list[UUID]:
    """Counties and municipal units of the caller to which a problem was fed back before the period ended (G-52)."""
    statement = _units(frozenset(actor.roles_in_cases), sees_whole_organ(actor))
    values = {**who_values(actor, on), "last": periods.last_day_of(period)}
    return [_plain(one) for one in (await connection.execute(statement, values)).scalars()]


async def watched_units(connection: AsyncConnection, actor: Actor, on: date, period: str) -> list[Watched]:
    """Entries of the watch list of units at any time of the period, as far as the caller may know them (A-06, S-12)."""
    span = {"first": periods.first_day_of(period), "last": periods.last_day_of(period)}
    statement = _watched(frozenset(actor.roles_in_cases), sees_whole_organ(actor))
    rows = await connection.execute(statement, {**who_values(actor, on), **span})
    return [Watched(_plain(row.unit_id), row.visits_per_month, row.entered_on, row.known) for row in rows]


@lru_cache(maxsize=2)
def _bodies(whole: bool) -> Select[Any]:
    mine = or_(ORGAN.c.id == Who.office, standing.portfolio(ORGAN.c.id))
    known: ColumnElement[bool] = true() if whole else mine
    concerned = true() if whole else or_(mine, standing.counterpart(ORGAN.c.id), _resident_at_ours())
    there = or_(ORGAN.c.ended_on.is_(None), ORGAN.c.ended_on > _FIRST)
    of_organ = (ORGAN.c.kind == str(OrganKind.DISPATCHED_BODY), ORGAN.c.parent_id == Who.organ)
    return select(ORGAN.c.id, known.label("known")).where(*of_organ, there, concerned).order_by(ORGAN.c.code)


def _resident_at_ours() -> ColumnElement[bool]:
    """That the body is resident at a unit that the caller's office looks after."""
    at = RELATION.alias()
    held = (at.c.kind == str(RelationKind.RESIDENCY), at.c.holder_id == ORGAN.c.id, standing.valid_at(at, Who.today))
    return exists().where(*held, standing.counterpart(at.c.target_id)).correlate_except(at)


@lru_cache(maxsize=2)
def _residencies(whole: bool) -> Select[Any]:
    row, body = RELATION.c, ORGAN.c
    as_of = bindparam("as_of", type_=Date)
    valid = and_(row.valid_from <= as_of, or_(row.valid_to.is_(None), as_of < row.valid_to))
    mine = or_(row.holder_id == Who.office, standing.portfolio(row.holder_id), concerns(row.target_id, whole))
    asked = select(row.holder_id, row.target_id).join(ORGAN, body.id == row.holder_id)
    ours = (row.kind == str(RelationKind.RESIDENCY), body.parent_id == Who.organ, true() if whole else mine)
    return asked.where(*ours, valid).order_by(body.code, row.target_id)


@lru_cache(maxsize=128)
def _units(roles: frozenset[Role], whole: bool) -> Select[Any]:
    """Units first, and for each a look whether there is a problem: that takes as long at any number of problems."""
    row, item = ORGAN.c, PROBLEMS.c
    kinds = row.kind.in_([str(kind) for kind in COVERED_KINDS])
    units = select(row.id, row.code).where(kinds, concerns(row.id, whole)).cte("units")
    units = units.prefix_with("MATERIALIZED", dialect="postgresql")
    told = (item.unit_id == units.c.id, item.competent_organ_id == Who.organ, item.notified_on <= _LAST)
    first = select(item.id).where(*told, visible_to(PROBLEM, roles)).limit(written(1))
    return select(units.c.id).where(first.correlate(units).scalar_subquery().is_not(None)).order_by(units.c.code)


def concerns(unit: ColumnElement[Any], whole: bool) -> ColumnElement[bool]:
    """That the caller has a relation by which every visit and problem of the unit is known to them: as office, leader
    in charge or dispatched body; those who see the whole organ need none."""
    if whole:
        return true()
    return or_(standing.counterpart(unit), standing.portfolio_over_counterpart(unit), standing.residency(unit))


@lru_cache(maxsize=128)
def _watched(roles: frozenset[Role], whole: bool) -> Select[Any]:
    entered, left = (cast(_WATCH.body[name].as_string(), Date) for name in ("entered_on", "left_on"))
    listed = (entered <= _LAST, func.coalesce(left, _LAST) >= _FIRST)
    known = concerns(_WATCH.unit_id, whole).label("known")
    asked = select(_WATCH.unit_id, _WATCH.visits_per_month, entered.label("entered_on"), known)
    return asked.where(*listed, visible_to(UNIT_WATCH, roles))


def _plain(identity: UUID) -> UUID:
    return UUID(int=identity.int)
