"""Who reviewed a decision: none of them reviews it further or re-examines it (P-14, G-48)."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from services.accountability.reviews.tables import REVIEWS


async def reviewers_of(connection: AsyncConnection, case_ids: Collection[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """The reviewers of every review of each of those cases; a case without one is left out."""
    row = REVIEWS.c
    hand = func.unnest(row.hand_ids).label("hand")
    statement = select(row.case_id, hand).where(row.case_id.in_(list(case_ids)))
    found: dict[UUID, set[UUID]] = {}
    for case_id, person in await connection.execute(statement):
        found.setdefault(UUID(int=case_id.int), set()).add(UUID(int=person.int))
    return {case_id: frozenset(persons) for case_id, persons in found.items()}
