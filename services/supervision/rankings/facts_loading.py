"""Loads what the acts on a ranking list must know: organ, units at the time, and whether the period is taken."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from services.supervision.rankings.commands import ImportRanking, ProposeCorrection
from services.supervision.rankings.facts import ListFacts
from services.supervision.rankings.periods import first_day
from services.supervision.rankings.places import PlaceTaken
from services.supervision.rankings.ranking import Ranking
from services.supervision.rankings.status import RankingStatus
from services.supervision.rankings.tables import RANKINGS
from services.supervision.sources.facts_loading import competent_organ, kinds_of

_LOCK_SPACE: Final = 4722
"""Number of this use among the advisory locks of the database."""


async def import_facts(desk: Desk, _case: None, command: ImportRanking, occasion: Occasion) -> ListFacts:
    """The units when the period began; of one list and period, imports are taken one after another."""
    organ = await competent_organ(desk, occasion.on)
    began = first_day(command.kind, command.period) or occasion.on
    return ListFacts(
        kinds=await _kinds(desk.connection, command.places, began),
        competent_organ_id=organ,
        period_taken=organ is not None and await _is_taken(desk.connection, organ, command),
    )


async def correction_facts(desk: Desk, ranking: Ranking, command: ProposeCorrection, occasion: Occasion) -> ListFacts:
    """The units when the period began."""
    began = first_day(ranking.kind, ranking.period) or occasion.on
    return ListFacts(kinds=await _kinds(desk.connection, command.places, began))


async def _kinds(connection: AsyncConnection, places: Iterable[PlaceTaken], on: date) -> dict[UUID, str]:
    return await kinds_of(connection, (one.unit_id for one in places if one.unit_id is not None), on)


async def _is_taken(connection: AsyncConnection, organ_id: UUID, command: ImportRanking) -> bool:
    key = f"{organ_id} {command.kind} {command.list_code} {command.period}"
    await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(key))))
    row = RANKINGS.c
    same = (row.kind == command.kind, row.list_code == command.list_code, row.period == command.period)
    stands = (row.competent_organ_id == organ_id, row.status != str(RankingStatus.WITHDRAWN))
    return (await connection.execute(select(row.id).where(*same, *stands))).first() is not None
