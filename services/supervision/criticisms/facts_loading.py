"""Loads what the record of a criticism must know: the organ, the units, the leader's posts on that day, the event."""

import unicodedata
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, literal_column

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
    who = _plain(command.leader) if leader is None else str(leader)
    if who and not command.separate_event:
        alike = and_(_is_by(leader, who), CRITICISMS.c.occurred_on == on)
        same = await load.same_occurrence(connection, CRITICISMS, organ, f"{who} {on}", alike)
    return SourceFacts(
        competent_organ_id=organ,
        kinds=await load.kinds_of(connection, (unit.unit_id for unit in command.units), on),
        linked=await load.linked_occurrence(desk, command.linked_to, organ, occasion),
        same=same,
        leader_posts=None if leader is None else await load.posts_of(connection, leader, on),
        principals_known=leader is None and await load.principals_known(connection, on),
    )


def _is_by(leader_id: UUID | None, plain: str) -> ColumnElement[bool]:
    """That a record is of this leader: the person, or where the directory knows none, the post in any writing."""
    if leader_id is not None:
        return CRITICISMS.c.leader_id == leader_id
    in_one_width = func.normalize(CRITICISMS.c.body["leader"].astext, literal_column("NFKC"))
    written = func.regexp_replace(func.lower(in_one_width), r"\s", "", "g")
    return and_(CRITICISMS.c.leader_id.is_(None), written == plain)


def _plain(post: str) -> str:
    """A post in one width and case, without blanks."""
    return "".join(unicodedata.normalize("NFKC", post).lower().split())
