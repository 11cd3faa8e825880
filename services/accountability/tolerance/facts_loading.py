"""Loads what each act on a determination must know: case, filings, application, the directory of the day."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found, cases_locked, load
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.kernel.refusal import Absent
from libs.kernel.roles import Role
from libs.replica import lookups
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.case_type import CASE
from services.accountability.cases.tables import CASES
from services.accountability.committee_loading import committee_on
from services.accountability.tolerance import facts as f
from services.accountability.tolerance.application import ToleranceApplication
from services.accountability.tolerance.application_store import TOLERANCE_APPLICATION
from services.accountability.tolerance.commands import DetermineTolerance, OpenTolerance
from services.accountability.tolerance.people_loading import deciders_of, filings_of, heads_of, persons_of_roles
from services.accountability.tolerance.tables import APPLICATIONS
from services.accountability.tolerance.tolerance import Tolerance


async def open_facts(desk: Desk, _none: None, command: OpenTolerance, occasion: Occasion) -> f.OpenFacts:
    """The case if the caller acts on it as handler, with all that is loaded for it; nothing of it otherwise."""
    connection, on = desk.connection, occasion.on
    found = await load(connection, CASE, command.case_id, desk.actor, on, lock=True)
    if found is None or Role.SUP_OFFICER not in found.standing.roles:
        return f.OpenFacts(None)
    case = found.case
    return f.OpenFacts(
        case=case,
        filings=await filings_of(connection, case),
        application=await _application(connection, command.application_id),
        heads=await heads_of(connection, case, on),
        deciders=await deciders_of(connection, case, on),
    )


async def weigh_facts(desk: Desk, tolerance: Tolerance, _command: object, _occasion: Occasion) -> f.WeighFacts:
    """The filings as they stand now: what the index has heard since the opening is weighed, too (P-17)."""
    case = await _case(desk.connection, tolerance)
    officers = await persons_of_roles(desk.connection, (Role.CASE_TRIAL,), organ_id=tolerance.competent_organ_id)
    return f.WeighFacts(case, await filings_of(desk.connection, case), officers)


async def consult_facts(desk: Desk, tolerance: Tolerance, _command: object, occasion: Occasion) -> f.ConsultFacts:
    """Who belongs to the organ on the day."""
    case = await _case(desk.connection, tolerance)
    people = await lookups.persons_of(desk.connection, tolerance.competent_organ_id, occasion.on)
    return f.ConsultFacts(case, frozenset(UUID(int=one.int) for one in people))


async def determine_facts(
    desk: Desk, tolerance: Tolerance, command: DetermineTolerance, _occasion: Occasion
) -> f.DetermineFacts:
    """The case, locked, and the standing committee on the day of its meeting."""
    case = await _case(desk.connection, tolerance, lock=True)
    organ_id, held_on = tolerance.competent_organ_id, command.resolution.held_on
    return f.DetermineFacts(case, await committee_on(desk.connection, organ_id, held_on))


async def send_back_facts(desk: Desk, tolerance: Tolerance, _command: object, occasion: Occasion) -> f.DetermineFacts:
    """The case and the standing committee of today."""
    case = await _case(desk.connection, tolerance)
    return f.DetermineFacts(case, await committee_on(desk.connection, tolerance.competent_organ_id, occasion.on))


async def serve_facts(desk: Desk, tolerance: Tolerance, _command: object, _occasion: Occasion) -> f.ServeFacts:
    """The case and the application behind it, both locked."""
    case = await _case(desk.connection, tolerance, lock=True)
    return f.ServeFacts(case, await _application(desk.connection, tolerance.application_id))


async def hands_facts(desk: Desk, tolerance: Tolerance, _command: object, occasion: Occasion) -> f.HandsFacts:
    """Heads and deciders of today."""
    case = await _case(desk.connection, tolerance)
    heads = await heads_of(desk.connection, case, occasion.on)
    return f.HandsFacts(heads, await deciders_of(desk.connection, case, occasion.on))


async def _case(connection: AsyncConnection, tolerance: Tolerance, *, lock: bool = False) -> AccountabilityCase:
    """The case it belongs to; refuses with Absent if its content was destroyed."""
    reading = cases_locked if lock else cases_found
    found = await reading(connection, CASE, CASES.c.id == tolerance.case_id)
    if not found:
        raise Absent
    return found[0]


async def _application(connection: AsyncConnection, application_id: UUID | None) -> ToleranceApplication | None:
    if application_id is None:
        return None
    there = APPLICATIONS.c.id == application_id
    return next(iter(await cases_locked(connection, TOLERANCE_APPLICATION, there)), None)
