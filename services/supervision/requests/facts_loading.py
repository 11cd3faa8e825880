"""Loads what the acts on a request for staff must know: the task it is for, the unit that is asked, its people."""

from uuid import UUID

from sqlalchemy import select

from libs.chassis.cases import Desk, who_values
from libs.kernel.actor import Occasion
from libs.replica import lookups
from services.supervision.requests.commands import RequestJoint, RequestStaff
from services.supervision.requests.facts import AnsweringFacts, AskingFacts, TaskKnown
from services.supervision.requests.staff_request import StaffRequest
from services.supervision.sources.facts_loading import kinds_of
from services.supervision.tasks.access import ACCESS as TASK_ACCESS
from services.supervision.tasks.status import TaskStatus
from services.supervision.tasks.tables import TASKS


async def joint_facts(desk: Desk, _case: None, command: RequestJoint, occasion: Occasion) -> AskingFacts:
    """The task, if the requester may know it."""
    return AskingFacts(await _task(desk, command.task_id, occasion))


async def staff_facts(desk: Desk, _case: None, command: RequestStaff, occasion: Occasion) -> AskingFacts:
    """The task, if one is named and the office may know it, and the unit that is asked."""
    task = None if command.task_id is None else await _task(desk, command.task_id, occasion)
    return AskingFacts(task, await kinds_of(desk.connection, (command.unit_id,), occasion.on))


async def answering_facts(desk: Desk, request: StaffRequest, _command: object, occasion: Occasion) -> AnsweringFacts:
    """Who holds a post in the unit that is asked; nobody is named to a lead unit."""
    if request.is_joint:
        return AnsweringFacts()
    found = await lookups.persons_of(desk.connection, request.addressee_id, occasion.on)
    return AnsweringFacts(frozenset(UUID(int=person.int) for person in found))


async def _task(desk: Desk, task_id: UUID, occasion: Occasion) -> TaskKnown | None:
    row = TASKS.c
    asked = select(row.competent_organ_id, row.office_id, row.lead_unit_id, row.task_force_id, row.status)
    there = (row.id == task_id, TASK_ACCESS.seen_by(desk.actor.roles_in_cases))
    values = who_values(desk.actor, occasion.on)
    found = (await desk.connection.execute(asked.where(*there), values)).one_or_none()
    if found is None:
        return None
    leads = frozenset(UUID(int=lead.int) for lead in (found.lead_unit_id, found.task_force_id) if lead is not None)
    organ, office = UUID(int=found.competent_organ_id.int), UUID(int=found.office_id.int)
    return TaskKnown(organ, office, leads, found.status == str(TaskStatus.UNDER_WAY))
