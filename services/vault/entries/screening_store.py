"""Turning away at the entry: no case, no history, no event and no audit record, only a count by organ and month (P-06).

Who of the letters office had which report when would be more than may be kept of it.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import Column, Date, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.door import Door
from libs.kernel.actor import office_day
from libs.kernel.refusal import KeyRequired, Refusal
from services.vault.metadata import METADATA
from services.vault.reports.bypass import errors_in, refusal_of, way_of
from services.vault.reports.commands import LodgeReport
from services.vault.reports.facts_loading import facts_of
from services.vault.reports.lifecycle import LIFECYCLE
from services.vault.reports.wording import Concern

REFUSED_ENTRIES = Table(
    "refused_entry",
    METADATA,
    Column("organ_id", Uuid, primary_key=True),
    Column("month", Date, primary_key=True),
    Column("route", Text, primary_key=True),
    Column("refused", Integer),
)


async def refuse_at_entry(door: Door, command: LodgeReport) -> None:
    """Turn away what goes another way, counting it; say nothing of what may be entered.

    Whoever may not enter reports at all is left to the act, which refuses and records that.
    """
    if door.key is None:
        raise KeyRequired
    if not _may_lodge(door):
        return
    on = office_day(door.engine.clock())
    refusal = await _refusal(door.engine.database, door, command, on)
    if refusal is not None:
        raise refusal


def _may_lodge(door: Door) -> bool:
    try:
        LIFECYCLE.admit(None, "lodge", door.actor.roles)
    except Refusal:
        return False
    return True


async def _refusal(pool: AsyncEngine, door: Door, command: LodgeReport, on: date) -> Refusal | None:
    """The refusal, its count committed; None if the report may be entered."""
    organ_id = door.actor.organ_id
    async with pool.begin() as connection:
        facts = await facts_of(connection, organ_id, command, on)
        way = way_of(command, facts)
        if way is Concern.NONE:
            return None
        await count(connection, organ_id, on, way)
    profile = door.engine.policies.in_force(door.engine.profile, on)
    return refusal_of(way, profile, errors_in(command, facts))


async def count(connection: AsyncConnection, organ_id: UUID, on: date, way: Concern) -> None:
    """One more of that way in the month of that day."""
    first = insert(REFUSED_ENTRIES).values(organ_id=organ_id, month=on.replace(day=1), route=str(way), refused=1)
    again = {"refused": REFUSED_ENTRIES.c.refused + 1}
    await connection.execute(first.on_conflict_do_update(index_elements=["organ_id", "month", "route"], set_=again))
