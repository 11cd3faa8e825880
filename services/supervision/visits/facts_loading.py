"""Loads what the acts on a visit must know: unit, task, items, sample, request, persons, earlier problems."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from libs.chassis.cases import Desk, who_values
from libs.kernel.actor import Occasion
from libs.kernel.deadlines import due
from libs.replica import lookups
from libs.replica.codes import OrganKind, RelationKind
from services.supervision.common_problems.status import CommonProblemStatus
from services.supervision.common_problems.tables import COMMON_PROBLEMS
from services.supervision.problems.recurrence_loading import checked_off_before
from services.supervision.problems.status import ProblemStatus
from services.supervision.problems.tables import PROBLEMS
from services.supervision.requests.status import JOINT, RequestStatus
from services.supervision.requests.tables import REQUESTS
from services.supervision.sources.facts_loading import kinds_of
from services.supervision.supervision_lists.tables import SUPERVISION_LISTS
from services.supervision.tasks.status import TaskStatus
from services.supervision.tasks.tables import TASKS
from services.supervision.visits.access import ACCESS
from services.supervision.visits.commands import PlanVisit, ProposeSpecial
from services.supervision.visits.commands_field import CloseVisit
from services.supervision.visits.facts import CloseFacts, Ids, PlanFacts, RequestKnown, StartFacts, TaskKnown
from services.supervision.visits.near_views import visits_near
from services.supervision.visits.status import VisitStatus
from services.supervision.visits.tables import IN_THE_OPEN, VISITS
from services.supervision.visits.visit import Visit
from services.supervision.visits.wording import OBJECTION

_LOCK_SPACE: Final = 4733
"""Number of this use among the advisory locks of the database."""
_ENDED: Final = (str(VisitStatus.CANCELLED), str(VisitStatus.DECLINED))


async def plan_facts(desk: Desk, _case: None, command: PlanVisit, occasion: Occasion) -> PlanFacts:
    """What the plan of a visit of any kind names."""
    facts = await _shared(desk, command, occasion)
    return PlanFacts(
        **facts,
        items=await _items(desk, command),
        sample=await _sample(desk, command.common_problem_id, command.unit_id),
        request=await _request(desk, command.request_id, occasion.on),
    )


async def special_facts(desk: Desk, _case: None, command: ProposeSpecial, occasion: Occasion) -> PlanFacts:
    """What a special visit names, and the one inspection bureau there is (S-07)."""
    bureaus = await lookups.organs_of_kind(desk.connection, OrganKind.INSPECTION_BUREAU, occasion.on)
    bureau = UUID(int=next(iter(bureaus)).int) if len(bureaus) == 1 else None
    return PlanFacts(**await _shared(desk, command, occasion), bureau_id=bureau)


async def start_facts(desk: Desk, visit: Visit, _command: object, occasion: Occasion) -> StartFacts:
    """Who of the team has a post in the unit by now, and whether another visit that has started follows the request."""
    holding = await lookups.persons_of(desk.connection, visit.unit_id, occasion.on)
    going = () if visit.team is None else visit.team.members
    of_unit = frozenset(one.person_id for one in going if one.person_id in holding)
    return StartFacts(visit.request_id is not None and await _is_taken(desk, visit), of_unit)


async def _is_taken(desk: Desk, visit: Visit) -> bool:
    """Whether another visit that has started follows the request; starts of one request wait for each other."""
    key = func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(visit.request_id)))
    await desk.connection.execute(select(key))
    row = VISITS.c
    taken = select(row.id).where(row.request_id == visit.request_id, row.visited_on.is_not(None), row.id != visit.id)
    return (await desk.connection.execute(taken)).first() is not None


async def close_facts(desk: Desk, visit: Visit, _command: CloseVisit, occasion: Occasion) -> CloseFacts:
    """The last day for an objection, the office of the unit, and earlier problems of the same natures (N9)."""
    assert visit.report is not None and visit.visited_on is not None
    natures = {one.nature for one in visit.report.findings}
    unit, organ = visit.unit_id, visit.competent_organ_id
    limit = due(occasion.profile.limit(OBJECTION), occasion.on, desk.service("calendar"))
    assert limit.due_on is not None
    office = await lookups.counterpart_office_id(desk.connection, unit, occasion.on)
    return CloseFacts(
        objection_until=limit.due_on,
        office_id=None if office is None else UUID(int=office.int),
        earlier=await checked_off_before(desk.connection, organ, unit, natures, visit.visited_on),
    )


async def _shared(desk: Desk, command: PlanVisit | ProposeSpecial, occasion: Occasion) -> dict[str, Any]:
    """What plans of all kinds name."""
    connection, unit, on = desk.connection, command.unit_id, occasion.on
    office = desk.actor.office_id
    return {
        "unit_kind": (await kinds_of(connection, (unit,), on)).get(unit),
        "looked_after": office is not None
        and await lookups.stands(connection, RelationKind.COUNTERPART, office, unit, on),
        "resident": office is not None and await lookups.stands(connection, RelationKind.RESIDENCY, office, unit, on),
        "task": await _task(desk, command.task_id),
        "list_items": await _list_items(desk) if command.list_items else frozenset(),
        "near": await visits_near(connection, unit, command.planned_on, occasion.profile, IN_THE_OPEN, {}),
    }


async def _task(desk: Desk, task_id: UUID | None) -> TaskKnown | None:
    """The central task of the own organ."""
    row = TASKS.c
    statement = select(row.unit_ids, row.status).where(row.id == task_id, row.competent_organ_id == desk.actor.organ_id)
    found = (await desk.connection.execute(statement)).one_or_none() if task_id else None
    return None if found is None else TaskKnown(frozenset(found.unit_ids), found.status == str(TaskStatus.UNDER_WAY))


async def _list_items(desk: Desk) -> frozenset[str]:
    """The items of the lists in force in the own organ (S-14)."""
    row = SUPERVISION_LISTS.c
    ours = (row.competent_organ_id == desk.actor.organ_id, row.status == "in_force")
    return frozenset(code for codes in await _column(desk, row.item_codes, *ours) for code in codes)


async def _items(desk: Desk, command: PlanVisit) -> Ids:
    """Of the problem items named, those of the unit that were not withdrawn."""
    row = PROBLEMS.c
    of_unit = (row.unit_id == command.unit_id, row.competent_organ_id == desk.actor.organ_id)
    stands = row.status != str(ProblemStatus.WITHDRAWN)
    if not command.problem_ids:
        return frozenset()
    return frozenset(await _column(desk, row.id, row.id.in_(command.problem_ids), *of_unit, stands))


async def _sample(desk: Desk, common_problem_id: UUID | None, unit_id: UUID) -> tuple[UUID, ...] | None:
    """The items of the unit in the sample of that common problem of the own organ; None if none is drawn."""
    row = COMMON_PROBLEMS.c
    drawn = (row.competent_organ_id == desk.actor.organ_id, row.status == str(CommonProblemStatus.DRAWN))
    samples = await _column(desk, row.sample, row.id == common_problem_id, *drawn) if common_problem_id else []
    if not samples:
        return None
    items = await _column(desk, PROBLEMS.c.id, PROBLEMS.c.id.in_(samples[0]), PROBLEMS.c.unit_id == unit_id)
    return tuple(sorted(UUID(int=item.int) for item in items))


async def _request(desk: Desk, request_id: UUID | None, today: date) -> RequestKnown | None:
    """The request for joint supervision to the own organ (S-04). A visit that is not the caller's to know does not show
    in the answer: of two that follow one request, the second to start is refused then."""
    row, visit = REQUESTS.c, VISITS.c
    if request_id is None:
        return None
    asked = select(row.status, TASKS.c.unit_ids).outerjoin(TASKS, TASKS.c.id == row.task_id)
    asked = asked.where(row.id == request_id, row.kind == JOINT, row.addressee_id == desk.actor.organ_id)
    request = (await desk.connection.execute(asked)).one_or_none()
    if request is None:
        return None
    known = ACCESS.seen_by(desk.actor.roles_in_cases)
    following = select(visit.id).where(visit.request_id == request_id, visit.status.not_in(_ENDED), known)
    taken = (await desk.connection.execute(following, who_values(desk.actor, today))).first() is not None
    units = frozenset(UUID(int=unit.int) for unit in request.unit_ids or ())
    return RequestKnown(request.status == str(RequestStatus.GRANTED), taken, units)


async def _column(desk: Desk, column: ColumnElement[Any], *where: ColumnElement[bool]) -> list[Any]:
    return list((await desk.connection.execute(select(column).where(*where))).scalars())
