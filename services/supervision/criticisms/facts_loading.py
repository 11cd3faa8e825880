"""Loads what the record of a criticism must know: the organ, the units, the leader's posts on that day, the event."""

from sqlalchemy import and_

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from services.supervision.criticisms.commands import RecordCriticism
from services.supervision.sources import facts_loading as load
from services.supervision.sources.facts import SourceFacts
from services.supervision.sources.tables import CRITICISMS


async def record_facts(desk: Desk, _case: None, command: RecordCriticism, occasion: Occasion) -> SourceFacts:
    """Everything as it was on the day of the criticism; records of one leader and day are taken one after another."""
    connection, on, leader = desk.connection, command.occurred_on, command.leader_id
    organ = await load.competent_organ(desk, occasion.on)
    same = None
    if leader is not None and not command.separate_event:
        row, key = CRITICISMS.c, f"{leader} {on}"
        alike = and_(row.leader_id == leader, row.occurred_on == on)
        same = await load.same_occurrence(connection, CRITICISMS, organ, key, alike)
    return SourceFacts(
        competent_organ_id=organ,
        kinds=await load.kinds_of(connection, (unit.unit_id for unit in command.units), on),
        linked=await load.linked_occurrence(desk, command.linked_to, organ, occasion),
        same=same,
        leader_posts=None if leader is None else await load.posts_of(connection, leader, on),
    )
