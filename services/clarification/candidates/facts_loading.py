"""Loads what the acts on a candidate must know: the posts of the person today."""

from uuid import UUID

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from services.clarification.candidates.candidate import Candidate
from services.clarification.candidates.facts import TakeUpFacts


async def take_up_facts(desk: Desk, candidate: Candidate, _command: object, occasion: Occasion) -> TakeUpFacts:
    """Where the person holds a post on that day (G-33)."""
    if candidate.subject_person_id is None:
        return TakeUpFacts()
    held = await lookups.posts(desk.connection, candidate.subject_person_id, occasion.on)
    return TakeUpFacts(frozenset(UUID(int=post.organ_id.int) for post in held))
