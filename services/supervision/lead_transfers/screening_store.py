"""Turning away at the entry: no case, no history, no event and no audit record, only a count by organ and month (P-06).

Who had which lead when would be more than may be kept of it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.cases import AnyCaseType, Desk
from libs.chassis.door import Door
from libs.kernel.actor import office_day
from libs.kernel.profile import Profile
from libs.kernel.refusal import KeyRequired, Refusal
from services.supervision.lead_transfers.commands import LeadScreening
from services.supervision.lead_transfers.screening import refusal_of, way_of
from services.supervision.lead_transfers.status import Way
from services.supervision.lead_transfers.tables import REFUSED_LEADS
from services.supervision.leads.subject_loading import subject_facts
from services.supervision.sources.facts_loading import competent_organ


@dataclass(frozen=True)
class Asked:
    """On whom a lead is, and what was answered to the two questions, if they were asked."""

    person_id: UUID | None
    organ_id: UUID | None
    said: LeadScreening | None


async def refuse_at_entry(
    door: Door,
    case_type: AnyCaseType,
    act: str,
    asked: Asked,
) -> None:
    """Turn away what goes another way, counting it; say nothing of what may be entered.

    Whoever may not enter leads at all is left to the act, which refuses and records that.
    """
    if door.key is None:
        raise KeyRequired
    on = office_day(door.engine.clock())
    profile = door.engine.policies.in_force(door.engine.profile, on)
    if not _may_enter(door, case_type, act, profile):
        return
    way = await _counted(door.engine.database, door, asked, on)
    if way is not None:
        raise refusal_of(way, profile)


async def count(connection: AsyncConnection, organ_id: UUID, on: date, way: Way) -> None:
    """One more of that way in the month of that day."""
    first = insert(REFUSED_LEADS).values(organ_id=organ_id, month=on.replace(day=1), route=str(way), refused=1)
    again = {"refused": REFUSED_LEADS.c.refused + 1}
    await connection.execute(first.on_conflict_do_update(index_elements=["organ_id", "month", "route"], set_=again))


def _may_enter(door: Door, case_type: AnyCaseType, act: str, profile: Profile) -> bool:
    try:
        case_type.lifecycle(profile).admit(None, act, door.actor.roles)
    except Refusal:
        return False
    return True


async def _counted(pool: AsyncEngine, door: Door, asked: Asked, on: date) -> Way | None:
    """The way it goes, its count committed; None if it may be entered, or if no one organ would receive it."""
    async with pool.begin() as connection:
        desk = Desk(connection, door.actor, door.engine.policies, door.engine.services)
        receiving = await competent_organ(desk, on)
        if receiving is None:
            return None
        facts = await subject_facts(connection, asked.person_id, asked.organ_id, receiving, on)
        way = way_of(asked.person_id, asked.organ_id, receiving, facts, asked.said)
        if way is not None:
            await count(connection, receiving, on, way)
    return way
