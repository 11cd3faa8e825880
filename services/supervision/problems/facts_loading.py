"""Loads what the acts on a problem item must know: the unit and its people, last days, visits, the common problem."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, and_, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OFFICE_KINDS, RelationKind
from libs.replica.lookups import valid_on
from libs.replica.tables import ORGAN, POST
from services.supervision.common_problems.tables import COMMON_PROBLEMS
from services.supervision.objections.tables import OBJECTIONS
from services.supervision.problems import facts as f
from services.supervision.problems.commands import OpenProblem, ReviseProblem, TakeVerification, WithdrawProblem
from services.supervision.problems.dues import last_day_of
from services.supervision.problems.problem import Problem
from services.supervision.problems.recurrence_loading import checked_off_before
from services.supervision.problems.terms import ACCEPTANCE, SLIP_ANSWER, SLIP_TERM, TERMS, limit_of
from services.supervision.sources.facts_loading import kinds_of
from services.supervision.tasks.tables import TASKS
from services.supervision.visits.tables import VISITS

_FOR_THE_UNIT = ("corrected", "revoked")


async def opening_facts(desk: Desk, _case: None, command: OpenProblem, occasion: Occasion) -> f.OpeningFacts:
    """The unit today, who looks after it, whether the task is its task, and what it had of this kind before."""
    unit, on, connection = command.unit_id, occasion.on, desk.connection
    organ = desk.actor.organ_id
    return f.OpeningFacts(
        unit_kind=(await kinds_of(connection, (unit,), on)).get(unit),
        office_id=await office_of(connection, unit, on),
        looks_after=await _looks_after(desk, unit, on),
        task_known=await _has_task(connection, organ, unit, command.task_id),
        recurrence=await checked_off_before(connection, organ, unit, (command.nature,), command.found_on),
    )


async def revision_facts(desk: Desk, case: Problem, command: ReviseProblem, _occasion: Occasion) -> f.OpeningFacts:
    """What the unit had of this kind before."""
    organ, unit = case.competent_organ_id, case.unit_id
    found = await checked_off_before(desk.connection, organ, unit, (command.nature,), case.found_on)
    return f.OpeningFacts(recurrence=found)


async def withdrawal_facts(
    desk: Desk, case: Problem, command: WithdrawProblem, _occasion: Occasion
) -> f.WithdrawalFacts:
    """Whether the objection was decided for the unit, and whether the list of the common problem is fixed."""
    held = command.objection_id is not None and await _was_held(desk.connection, case, command.objection_id)
    fixed = False
    if case.common_problem_id is not None:
        row = COMMON_PROBLEMS.c
        asked = select(row.fixed_on).where(row.id == case.common_problem_id).with_for_update(read=True)
        fixed = (await desk.connection.execute(asked)).scalar_one_or_none() is not None
    return f.WithdrawalFacts(held, fixed)


async def term_facts(desk: Desk, _case: Problem, _command: object, occasion: Occasion) -> f.TermFacts:
    """The last day of every term of the profile if it begins today (G-04, G-55)."""
    profile, calendar, on = occasion.profile, desk.service("calendar"), occasion.on
    terms = profile.list(TERMS).items
    last_days = {term.code: last_day_of(limit_of(term), on, profile, calendar) for term in terms}
    return f.TermFacts(last_days, last_day_of(ACCEPTANCE, on, profile, calendar))


async def slip_facts(desk: Desk, _case: Problem, _command: object, occasion: Occasion) -> f.SlipFacts:
    """The last day for the answer and the new day of a slip of today (P-22)."""
    profile, calendar, on = occasion.profile, desk.service("calendar"), occasion.on
    answer_by = last_day_of(SLIP_ANSWER, on, profile, calendar)
    return f.SlipFacts(answer_by, last_day_of(SLIP_TERM, on, profile, calendar))


async def unit_facts(desk: Desk, case: Problem, _command: object, occasion: Occasion) -> f.UnitFacts:
    """Who holds which posts in the unit today, its offices included."""
    offices = select(ORGAN.c.id).where(
        ORGAN.c.parent_id == case.unit_id, ORGAN.c.kind.in_(sorted(str(kind) for kind in OFFICE_KINDS))
    )
    there = or_(POST.c.organ_id == case.unit_id, POST.c.organ_id.in_(offices))
    statement = select(POST.c.person_id, POST.c.post).where(there, valid_on(POST, occasion.on))
    held: dict[UUID, set[str]] = defaultdict(set)
    for person, post in await desk.connection.execute(statement):
        held[UUID(int=person.int)].add(post)
    return f.UnitFacts({person: tuple(sorted(posts)) for person, posts in held.items()})


async def verifying_facts(
    desk: Desk, case: Problem, command: TakeVerification, _occasion: Occasion
) -> f.VerifyingFacts:
    """The visit named, if it has begun: of one that has not, nothing is known here (P-33)."""
    row = VISITS.c
    asked = select(row.unit_id, row.competent_organ_id, row.visited_on)
    begun = asked.where(row.id == command.visit_id, row.visited_on.is_not(None))
    found = (await desk.connection.execute(begun)).one_or_none()
    seen = None if found is None else f.VisitSeen(_plain(found[0]), _plain(found[1]), found[2])
    return f.VerifyingFacts(seen, await sample_of(desk.connection, case))


async def sample_facts(desk: Desk, case: Problem, _command: object, _occasion: Occasion) -> f.SampleFacts:
    """How its common problem stands; nobody enlarges the sample until the transaction ends."""
    return await sample_of(desk.connection, case, lock=True)


async def sample_of(connection: AsyncConnection, case: Problem, *, lock: bool = False) -> f.SampleFacts:
    """The same, without a lock unless asked."""
    if case.common_problem_id is None:
        return f.SampleFacts()
    row = COMMON_PROBLEMS.c
    item = literal(case.id)
    sampled, right = item == row.sample.any_(), item == row.put_right.any_()
    asked = select(row.drawn_on, sampled, right, row.body["checks"]).where(row.id == case.common_problem_id)
    found = (await connection.execute(asked.with_for_update(read=True) if lock else asked)).one_or_none()
    if found is None:
        return f.SampleFacts(drawn=False)
    return f.SampleFacts(found[0] is not None, found[1], found[2], _checked_on(str(found[3]), case.id))


def held_for(item: ColumnElement[Any]) -> ColumnElement[bool]:
    """That an objection was decided for the unit and names that item as affected (P-21)."""
    row = OBJECTIONS.c
    return and_(item == row.affected_ids.any_(), row.outcome.in_(_FOR_THE_UNIT))


def _checked_on(checks: str, item_id: UUID) -> date | None:
    """The day on site of the latest check of an item among those of its common problem."""
    days = (date.fromisoformat(one["checked_on"]) for one in orjson.loads(checks) if one["item_id"] == str(item_id))
    return max(days, default=None)


async def office_of(connection: AsyncConnection, unit_id: UUID, on: date) -> UUID | None:
    """The office that looks after the unit on that day."""
    found = await lookups.counterpart_office_id(connection, unit_id, on)
    return None if found is None else _plain(found)


async def _looks_after(desk: Desk, unit_id: UUID, on: date) -> bool:
    mine = desk.actor.office_id
    if mine is None:
        return False
    kinds = (RelationKind.COUNTERPART, RelationKind.RESIDENCY)
    return any([await lookups.stands(desk.connection, kind, mine, unit_id, on) for kind in kinds])


async def _has_task(connection: AsyncConnection, organ_id: UUID, unit_id: UUID, task_id: UUID | None) -> bool:
    row = TASKS.c
    there = (row.id == task_id, row.competent_organ_id == organ_id, row.unit_ids.any_() == unit_id)
    return (await connection.execute(select(row.id).where(*there))).first() is not None


async def _was_held(connection: AsyncConnection, case: Problem, objection_id: UUID) -> bool:
    asked = select(OBJECTIONS.c.id).where(OBJECTIONS.c.id == objection_id, held_for(literal(case.id)))
    return (await connection.execute(asked)).first() is not None


def _plain(identity: UUID) -> UUID:
    """A UUID of the standard class."""
    return UUID(int=identity.int)
