"""Loads what each act on a probation must know: the case, and the determination of tolerance that is open on it."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found, cases_locked, load
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.kernel.refusal import Absent
from libs.kernel.roles import Role
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.case_type import CASE
from services.accountability.cases.tables import CASES
from services.accountability.probation.commands import ProposeProbation
from services.accountability.probation.facts import CaseFacts, ProposeFacts
from services.accountability.probation.probation import Probation
from services.accountability.probation.status import ProbationStatus as S
from services.accountability.probation.tables import PROBATIONS
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.tolerance.status import DECIDED, OPEN
from services.accountability.tolerance.tables import TOLERANCES
from services.accountability.tolerance.tolerance import Tolerance


async def propose_facts(desk: Desk, _none: None, command: ProposeProbation, occasion: Occasion) -> ProposeFacts:
    """The case if the caller acts on it as head of the office, locked; nothing of it otherwise."""
    found = await load(desk.connection, CASE, command.case_id, desk.actor, occasion.on, lock=True)
    if found is None or Role.SUP_HEAD not in found.standing.roles:
        return ProposeFacts(None)
    already = await _is_proposed(desk.connection, found.case)
    return ProposeFacts(found.case, already, await _determined_on(desk.connection, found.case.id))


async def case_facts(desk: Desk, probation: Probation, _command: object, _occasion: Occasion) -> CaseFacts:
    """The determination that is open, then the case, both locked: in the order in which a determination locks them."""
    row = TOLERANCES.c
    weighed = (row.case_id == probation.case_id, row.status.in_([str(status) for status in OPEN]))
    tolerances = await cases_locked(desk.connection, TOLERANCE, *weighed)
    cases = await cases_locked(desk.connection, CASE, CASES.c.id == probation.case_id)
    if not cases:
        raise Absent
    determined = await _determined_on(desk.connection, probation.case_id)
    return CaseFacts(cases[0], next(iter(tolerances), None), determined)


async def _determined_on(connection: AsyncConnection, case_id: UUID) -> Tolerance | None:
    """The determination of tolerance that was made on the case; the case is locked, so that none is made meanwhile."""
    row = TOLERANCES.c
    made = row.status.in_([str(status) for status in DECIDED])
    return next(iter(await cases_found(connection, TOLERANCE, row.case_id == case_id, made)), None)


async def _is_proposed(connection: AsyncConnection, case: AccountabilityCase) -> bool:
    """Whether another one is proposed; the lock on the case keeps others from proposing meanwhile."""
    row = PROBATIONS.c
    there = (row.case_id == case.id, row.status == str(S.PROPOSED))
    counted = select(func.count()).select_from(PROBATIONS).where(*there)
    return bool((await connection.execute(counted)).scalar_one())
