"""Loads what each act on a probation must know: the case, and the determination of tolerance that is open on it."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_locked, load
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
from services.accountability.tolerance.status import OPEN
from services.accountability.tolerance.tables import TOLERANCES


async def propose_facts(desk: Desk, _none: None, command: ProposeProbation, occasion: Occasion) -> ProposeFacts:
    """The case if the caller acts on it as head of the office, locked; nothing of it otherwise."""
    found = await load(desk.connection, CASE, command.case_id, desk.actor, occasion.on, lock=True)
    if found is None or Role.SUP_HEAD not in found.standing.roles:
        return ProposeFacts(None)
    return ProposeFacts(found.case, await _is_proposed(desk.connection, found.case))


async def case_facts(desk: Desk, probation: Probation, _command: object, _occasion: Occasion) -> CaseFacts:
    """The determination that is open, then the case, both locked: in the order in which a determination locks them."""
    row = TOLERANCES.c
    weighed = (row.case_id == probation.case_id, row.status.in_([str(status) for status in OPEN]))
    tolerances = await cases_locked(desk.connection, TOLERANCE, *weighed)
    cases = await cases_locked(desk.connection, CASE, CASES.c.id == probation.case_id)
    if not cases:
        raise Absent
    return CaseFacts(cases[0], next(iter(tolerances), None))


async def _is_proposed(connection: AsyncConnection, case: AccountabilityCase) -> bool:
    """Whether another one is proposed; the lock on the case keeps others from proposing meanwhile."""
    row = PROBATIONS.c
    there = (row.case_id == case.id, row.status == str(S.PROPOSED))
    counted = select(func.count()).select_from(PROBATIONS).where(*there)
    return bool((await connection.execute(counted)).scalar_one())
