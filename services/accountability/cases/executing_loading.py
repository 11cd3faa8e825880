"""Loads what service, execution and closing must know beyond the case."""

from uuid import UUID

from sqlalchemy import select

from libs.chassis.case_store import cases_found
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.commands_executing import ServeDecision
from services.accountability.cases.facts_executing import CloseFacts, ServeFacts, StepFacts
from services.accountability.cases.facts_loading import together_facts
from services.accountability.cases.steps_executing import due_days
from services.accountability.followups.case_type import FOLLOWUP
from services.accountability.followups.entering import followup_id_of
from services.accountability.sanctions.case_type import SANCTION
from services.accountability.sanctions.record_loading import record_of
from services.accountability.sanctions.recourse import open_recourse
from services.accountability.sanctions.status import RecourseStage, ReviewPath
from services.accountability.sanctions.tables import SANCTIONS


async def serve_facts(desk: Desk, case: AccountabilityCase, command: ServeDecision, occasion: Occasion) -> ServeFacts:
    """Organization departments, recourses from that day on, all that stands against the object, who is involved."""
    connection, profile, calendar = desk.connection, occasion.profile, desk.service("calendar")
    recourses = {
        path: open_recourse(path, RecourseStage.FIRST, command.served_on, profile, calendar) for path in ReviewPath
    }
    return ServeFacts(
        org_departments=await lookups.organs_of_kind(connection, OrganKind.ORGANIZATION_DEPARTMENT, occasion.on),
        recourses=recourses,
        record=await record_of(connection, case.object_person_id, case.target.organ_id),
        together=await together_facts(desk, case, command, occasion),
    )


async def step_facts(desk: Desk, case: AccountabilityCase, _command: object, occasion: Occasion) -> StepFacts:
    """Who holds a post in the organ today, and when each step is due."""
    persons = await lookups.persons_of(desk.connection, case.competent_organ_id, occasion.on)
    return StepFacts(persons, due_days(case, occasion.profile, desk.service("calendar")))


async def close_facts(desk: Desk, case: AccountabilityCase, command: object, occasion: Occasion) -> CloseFacts:
    """The sanctions of the decision, which of them are followed up, and who is involved."""
    sanctions = await cases_found(desk.connection, SANCTION, SANCTIONS.c.case_id == case.id)
    wanted = {followup_id_of(sanction.id): sanction.id for sanction in sanctions}
    there = select(FOLLOWUP.table.c.id).where(FOLLOWUP.table.c.id.in_(list(wanted)))
    found = (await desk.connection.execute(there)).scalars()
    followed = frozenset(wanted[UUID(int=one.int)] for one in found)
    return CloseFacts(sanctions, followed, await together_facts(desk, case, command, occasion))
