"""Loads what each act on a publication must know: the determination and its case, as they are now."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found, load
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.kernel.roles import Role
from services.accountability.cases.case_type import CASE
from services.accountability.cases.tables import CASES
from services.accountability.publications.commands import DraftPublication
from services.accountability.publications.facts import PublicationFacts
from services.accountability.publications.publication import Publication
from services.accountability.publications.status import PublicationStatus
from services.accountability.publications.tables import PUBLICATIONS
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.tolerance.tables import TOLERANCES
from services.accountability.tolerance.tolerance import Tolerance


async def draft_facts(desk: Desk, _none: None, command: DraftPublication, occasion: Occasion) -> PublicationFacts:
    """The determination if the caller acts on it as handler, locked, so that nobody else drafts another abstract."""
    found = await load(desk.connection, TOLERANCE, command.tolerance_id, desk.actor, occasion.on, lock=True)
    if found is None or Role.SUP_OFFICER not in found.standing.roles:
        return PublicationFacts(None)
    known = await _with_case(desk.connection, found.case)
    row = PUBLICATIONS.c
    there = (row.tolerance_id == found.case.id, row.status != str(PublicationStatus.WITHDRAWN))
    counted = select(func.count()).select_from(PUBLICATIONS).where(*there)
    already = bool((await desk.connection.execute(counted)).scalar_one())
    return PublicationFacts(known.tolerance, known.case, already)


async def publication_facts(
    desk: Desk, publication: Publication, _command: object, _occasion: Occasion
) -> PublicationFacts:
    """The determination and its case."""
    found = await cases_found(desk.connection, TOLERANCE, TOLERANCES.c.id == publication.tolerance_id)
    return await _with_case(desk.connection, found[0]) if found else PublicationFacts(None)


async def _with_case(connection: AsyncConnection, tolerance: Tolerance) -> PublicationFacts:
    cases = await cases_found(connection, CASE, CASES.c.id == tolerance.case_id)
    return PublicationFacts(tolerance, next(iter(cases), None))
