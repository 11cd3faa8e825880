"""Loads what the acts on a common problem must know: task, unit, items of the list, the visit of a check."""

from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_locked, visible_to
from libs.chassis.cases import Desk, who_values
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind, RelationKind
from services.supervision.common_problems.commands import AddCommonProblemItem, CompileCommonProblem, NoteSampleCheck
from services.supervision.common_problems.common_problem import CommonProblem
from services.supervision.common_problems.facts import (
    CompileFacts,
    ItemFacts,
    ListFacts,
    SampleCheckFacts,
    VisitSeen,
)
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.problem import Problem
from services.supervision.problems.recurrence_loading import checked_off_before
from services.supervision.problems.tables import PROBLEMS
from services.supervision.sources.facts_loading import kinds_of
from services.supervision.tasks.tables import TASKS
from services.supervision.visits.tables import VISITS


async def compile_facts(desk: Desk, _case: None, command: CompileCommonProblem, occasion: Occasion) -> CompileFacts:
    """Whether the task is one of the organ."""
    if command.task_id is None:
        return CompileFacts()
    there = (TASKS.c.id == command.task_id, TASKS.c.competent_organ_id == occasion.actor.organ_id)
    found = await desk.connection.execute(select(TASKS.c.id).where(*there))
    return CompileFacts(found.first() is not None)


async def item_facts(desk: Desk, case: CommonProblem, command: AddCommonProblemItem, occasion: Occasion) -> ItemFacts:
    """The item named, or what is known of the unit where one is to be opened."""
    if command.problem_id is not None:
        return ItemFacts(named=await _named(desk, command.problem_id, occasion))
    if command.found is None:
        return ItemFacts()
    connection, unit_id, organ_id = desk.connection, command.found.unit_id, case.competent_organ_id
    kinds = await kinds_of(connection, (unit_id,), occasion.on)
    found_on = command.found.found_on
    earlier = await checked_off_before(connection, organ_id, unit_id, (case.nature,), found_on)
    offices = await lookups.offices_of(connection, organ_id, occasion.on, OrganKind.SUPERVISION_OFFICE)
    holders = await lookups.holders(connection, RelationKind.COUNTERPART, unit_id, occasion.on)
    office_id = min(holders & offices, default=None)
    return ItemFacts(
        unit_kind=kinds.get(unit_id),
        office_id=None if office_id is None else UUID(int=office_id.int),
        recurrence_of=earlier.get(case.nature, ()),
    )


async def list_facts(desk: Desk, case: CommonProblem, _command: object, _occasion: Occasion) -> ListFacts:
    """The status of every item of the list."""
    return ListFacts(await statuses_of(desk.connection, PROBLEMS.c.common_problem_id == case.id))


async def statuses_of(connection: AsyncConnection, *where: ColumnElement[bool]) -> dict[UUID, str]:
    """The status of each problem item of that condition."""
    rows = await connection.execute(select(PROBLEMS.c.id, PROBLEMS.c.status).where(*where).order_by(PROBLEMS.c.id))
    return {UUID(int=row.id.int): row.status for row in rows}


async def check_facts(
    desk: Desk, case: CommonProblem, command: NoteSampleCheck, _occasion: Occasion
) -> SampleCheckFacts:
    """The unit of the item, and the visit of this organ if it has started: of one that has not, nothing is said."""
    units = select(PROBLEMS.c.unit_id).where(PROBLEMS.c.id == command.item_id)
    unit_id = (await desk.connection.execute(units)).scalar_one_or_none()
    row = VISITS.c
    ours = (row.id == command.visit_id, row.competent_organ_id == case.competent_organ_id)
    started = select(row.unit_id, row.visited_on, row.unannounced).where(*ours, row.visited_on.is_not(None))
    found = (await desk.connection.execute(started)).one_or_none()
    visit = None if found is None else VisitSeen(UUID(int=found.unit_id.int), found.visited_on, found.unannounced)
    return SampleCheckFacts(None if unit_id is None else UUID(int=unit_id.int), visit)


async def _named(desk: Desk, problem_id: UUID, occasion: Occasion) -> Problem | None:
    """That item, locked, if the caller may know it."""
    known = visible_to(PROBLEM, desk.actor.roles_in_cases)
    asked = select(PROBLEMS.c.id).where(PROBLEMS.c.id == problem_id, known)
    if (await desk.connection.execute(asked, who_values(desk.actor, occasion.on))).first() is None:
        return None
    return next(iter(await cases_locked(desk.connection, PROBLEM, PROBLEMS.c.id == problem_id)), None)
