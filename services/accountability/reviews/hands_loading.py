"""Who reviewed a decision, or weighed tolerance or a probation before it: none of them reviews it or re-examines it
(P-09, P-14, G-48)."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found
from services.accountability.probation.acts import hands_of
from services.accountability.probation.case_type import PROBATION
from services.accountability.reviews.tables import REVIEWS
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.tolerance.separation import all_hands_of


async def hands_beside(connection: AsyncConnection, case_ids: Collection[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """Everybody who had a hand, beside the case itself, in what was decided on each of those cases: reviewers, and who
    weighed or determined tolerance, or set or evaluated a probation. A case without any is left out."""
    wanted = list(case_ids)
    tolerances = await cases_found(connection, TOLERANCE, TOLERANCE.table.c.case_id.in_(wanted))
    probations = await cases_found(connection, PROBATION, PROBATION.table.c.case_id.in_(wanted))
    found = {case_id: set(persons) for case_id, persons in (await reviewers_of(connection, wanted)).items()}
    for tolerance in tolerances:
        found.setdefault(tolerance.case_id, set()).update(all_hands_of(tolerance))
    for probation in probations:
        found.setdefault(probation.case_id, set()).update(hands_of(probation))
    return {case_id: frozenset(persons) for case_id, persons in found.items()}


async def reviewers_of(connection: AsyncConnection, case_ids: Collection[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """The reviewers of every review of each of those cases; a case without one is left out."""
    row = REVIEWS.c
    hand = func.unnest(row.hand_ids).label("hand")
    statement = select(row.case_id, hand).where(row.case_id.in_(list(case_ids)))
    found: dict[UUID, set[UUID]] = {}
    for case_id, person in await connection.execute(statement):
        found.setdefault(UUID(int=case_id.int), set()).add(UUID(int=person.int))
    return {case_id: frozenset(persons) for case_id, persons in found.items()}
