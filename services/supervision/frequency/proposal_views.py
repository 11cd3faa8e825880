"""The reasons to visit a unit next, as far as the caller may know the cases that give them; in SQL."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Select, Uuid, bindparam, column, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import visible_to
from libs.chassis.cases import AnyCaseType, Who, who_values
from libs.chassis.reasons import written
from libs.kernel.actor import Actor
from libs.kernel.roles import Role
from services.supervision.frequency.obliged_views import concerns, sees_whole_organ
from services.supervision.frequency.proposing import Grounded, Near
from services.supervision.frequency.status import ProposedFor as P
from services.supervision.frequency.visit_views import COUNTS, TO_COME
from services.supervision.obligations.store import OBLIGATION, OBLIGATIONS
from services.supervision.tasks.case_type import TASK
from services.supervision.tasks.status import Colour, TaskStatus
from services.supervision.tasks.tables import TASKS
from services.supervision.unit_watch.status import UnitWatchStatus
from services.supervision.unit_watch.store import UNIT_WATCH
from services.supervision.unit_watch.tables import UNIT_WATCHES
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.tables import VISITS
from services.supervision.watchlist.lifecycle import PROPOSES_A_VISIT
from services.supervision.watchlist.store import ENTRIES, ENTRY


async def grounds(connection: AsyncConnection, actor: Actor, today: date) -> list[Grounded]:
    """Watched matters, overdue after-care, escalated interviews and red tasks, by unit and reason."""
    values = who_values(actor, today)
    found: list[Grounded] = []
    for reason, statement in _statements(frozenset(actor.roles_in_cases), sees_whole_organ(actor)):
        for unit_id, code, cases, since in await connection.execute(statement, values):
            found.append(Grounded(UUID(int=unit_id.int), reason or P(code), cases, since))
    return found


async def near_visits(
    connection: AsyncConnection, actor: Actor, today: date, unit_ids: Collection[UUID]
) -> dict[UUID, Near]:
    """The last visit and the next one of each of these units, of those the caller may know."""
    values = {**who_values(actor, today), "units": list(unit_ids)}
    rows = await connection.execute(_near(frozenset(actor.roles_in_cases)), values)
    return {UUID(int=row.unit_id.int): Near(row.visited_on, row.planned_on) for row in rows}


@lru_cache(maxsize=128)
def _statements(roles: frozenset[Role], whole: bool) -> tuple[tuple[P | None, Select[Any]], ...]:
    return tuple(_each(roles, whole))


def _each(roles: frozenset[Role], whole: bool) -> Iterator[tuple[P | None, Select[Any]]]:
    """A statement for each source: unit, code of the reason, cases, day of the oldest. The watch list names its own."""
    entry, duty, watch, task = ENTRIES.c, OBLIGATIONS.c, UNIT_WATCHES.c, TASKS.c
    watched = entry.status.in_([str(status) for status in PROPOSES_A_VISIT])
    yield None, _by_unit(ENTRY, roles, entry.unit_id, entry.reason, entry.since, watched)
    overdue = duty.problem_due
    yield P.AFTERCARE_OVERDUE, _by_unit(OBLIGATION, roles, duty.unit_id, duty.status, duty.due_on, overdue)
    listed = watch.status == str(UnitWatchStatus.ON_LIST)
    escalated = (UNIT_WATCH, roles, watch.unit_id, watch.watched_for, watch.escalated_on, listed)
    yield P.INTERVIEW_ESCALATED, _by_unit(*escalated)
    unit = func.unnest(task.red_unit_ids, type_=Uuid).column_valued("red_unit", joins_implicitly=True)
    red = (task.status == str(TaskStatus.UNDER_WAY)) & (task.light == str(Colour.RED))
    yield P.TASK_RED, _by_unit(TASK, roles, unit, task.light, task.light_on, red & concerns(unit, whole))


def _by_unit(
    case_type: AnyCaseType, roles: frozenset[Role], unit: Any, code: Any, since: Any, holds: ColumnElement[bool]
) -> Select[Any]:
    grouped = select().add_columns(unit, func.min(code), func.count(), func.min(since)).select_from(case_type.table)
    ours = case_type.table.c.competent_organ_id == Who.organ
    key = (unit, code) if case_type is ENTRY else (unit,)
    return grouped.where(holds, ours, visible_to(case_type, roles)).group_by(*key)


@lru_cache(maxsize=128)
def _near(roles: frozenset[Role]) -> Select[Any]:
    """For each unit the first entry of an index in either direction, whatever lies behind it."""
    row = VISITS.c
    units = (
        func.unnest(bindparam("units", type_=ARRAY(Uuid)))
        .table_valued(column("unit_id", Uuid), name="asked")
        .render_derived()
    )
    known = (row.unit_id == units.c.unit_id, row.competent_organ_id == Who.organ, visible_to(VISIT, roles))
    last = select(row.visited_on).where(*known, COUNTS, row.visited_on.is_not(None)).order_by(row.visited_on.desc())
    following = select(row.planned_on).where(*known, TO_COME, row.planned_on >= Who.today).order_by(row.planned_on)
    each = [one.limit(written(1)).correlate(units).scalar_subquery() for one in (last, following)]
    return select(units.c.unit_id, each[0].label("visited_on"), each[1].label("planned_on"))
