"""What the negative list asks inside its transaction: which problems of a unit were put right before (F-19)."""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from services.filing.earlier_problems.status import EarlierProblemStatus
from services.filing.earlier_problems.tables import EARLIER_PROBLEMS

UNLIKE: Final = frozenset({"other"})
"""Natures that say only what a problem is not: two of them are not of one kind, so that none recurs (F-19)."""


async def corrected(
    connection: AsyncConnection, competent_organ_id: UUID, unit_id: UUID, named: Collection[UUID]
) -> Mapping[UUID, str]:
    """Of those problem items the ones of the unit that were checked off, each with its nature."""
    if not named:
        return {}
    row = EARLIER_PROBLEMS.c
    ours = (row.id.in_(list(named)), row.unit_id == unit_id, row.competent_organ_id == competent_organ_id)
    done = (row.status == str(EarlierProblemStatus.CHECKED_OFF), row.nature.not_in(UNLIKE))
    found = await connection.execute(select(row.id, row.nature).where(*ours, *done))
    return {UUID(int=one.id.int): one.nature for one in found}
