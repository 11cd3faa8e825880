"""Loads what the acts on an objection must know: the visit, whether one stands already, who may examine."""

from typing import Final
from uuid import UUID

from sqlalchemy import func, literal, or_, select

from libs.chassis.case_store import cases_found, cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.tables import ACCOUNT
from services.supervision.objections.commands import AssignExaminer, LodgeObjection
from services.supervision.objections.facts import DecideFacts, ExaminerFacts, LodgeFacts
from services.supervision.objections.lifecycle import EXAMINERS
from services.supervision.objections.objection import Objection
from services.supervision.objections.status import ObjectionStatus
from services.supervision.objections.tables import OBJECTIONS
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.status import VisitStatus
from services.supervision.visits.tables import VISITS

_LOCK_SPACE: Final = 4732
"""Number of this use among the advisory locks of the database."""


async def lodge_facts(desk: Desk, _case: None, command: LodgeObjection, _occasion: Occasion) -> LodgeFacts:
    """The concluded visit of the caller's unit; objections to one visit are taken one after another."""
    key = func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(command.visit_id)))
    await desk.connection.execute(select(key))
    row = VISITS.c
    concluded = (row.id == command.visit_id, row.unit_id == desk.actor.organ_id, row.status == str(VisitStatus.CLOSED))
    found = await cases_found(desk.connection, VISIT, *concluded)
    other = OBJECTIONS.c
    stands = (other.visit_id == command.visit_id, other.status != str(ObjectionStatus.WITHDRAWN))
    lodged = (await desk.connection.execute(select(other.id).where(*stands))).first() is not None
    return LodgeFacts(found[0] if found else None, lodged)


async def examiner_facts(
    desk: Desk, objection: Objection, command: AssignExaminer, occasion: Occasion
) -> ExaminerFacts:
    """Whether the person has an account of the organ in a role that examines, and no post in the unit."""
    row, person = ACCOUNT.c, command.examiner_id
    held = or_(*(literal(str(role)) == row.roles.any_() for role in EXAMINERS))
    ours = (row.person_id == person, row.organ_id == objection.competent_organ_id, row.disabled.is_(False))
    there = (await desk.connection.execute(select(row.id).where(*ours, held))).first() is not None
    of_unit = await lookups.persons_of(desk.connection, objection.unit_id, occasion.on)
    return ExaminerFacts(there, person in {UUID(int=one.int) for one in of_unit})


async def decide_facts(desk: Desk, objection: Objection, _command: object, _occasion: Occasion) -> DecideFacts:
    """The visit, locked: it says from now on how the objection to it was decided."""
    (visit,) = await cases_locked(desk.connection, VISIT, VISITS.c.id == objection.visit_id)
    return DecideFacts(visit)
