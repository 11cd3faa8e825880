"""Finds the earlier items that a new one repeats: same unit, same nature, checked off before it was found (F-19)."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from services.supervision.problems.status import ProblemStatus
from services.supervision.problems.tables import PROBLEMS

UNLIKE: Final = frozenset({"other"})
"""Natures that say only what a problem is not: two of them are not of one kind."""


async def checked_off_before(
    connection: AsyncConnection, competent_organ_id: UUID, unit_id: UUID, natures: Iterable[str], found_on: date
) -> dict[str, tuple[UUID, ...]]:
    """By nature, the items of that unit that had been checked off by the day the new one was found, oldest first; what
    was found before is no recurrence. Natures without one are absent."""
    row = PROBLEMS.c
    there = (
        row.competent_organ_id == competent_organ_id,
        row.unit_id == unit_id,
        row.nature.in_(set(natures) - UNLIKE),
    )
    ended = (row.status == str(ProblemStatus.CHECKED_OFF), row.checked_off_on <= found_on)
    statement = select(row.nature, row.id).where(*there, *ended).order_by(row.checked_off_on, row.id)
    found: dict[str, tuple[UUID, ...]] = {}
    for nature, item in await connection.execute(statement):
        found[nature] = (*found.get(nature, ()), UUID(int=item.int))
    return found
