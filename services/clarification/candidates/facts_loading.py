"""Loads what the acts on a candidate must know: the posts of the person today, the leads being cleared already."""

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from services.clarification.candidates.candidate import Candidate
from services.clarification.candidates.commands import TakeUp
from services.clarification.candidates.facts import TakeUpFacts
from services.clarification.clarifications.facts_loading import leads_in_hand
from services.clarification.clarifications.subject_loading import units_of


async def take_up_facts(desk: Desk, candidate: Candidate, command: TakeUp, occasion: Occasion) -> TakeUpFacts:
    """Where the person is on that day (G-33), and which leads are being cleared already."""
    subject_key = candidate.subject_person_id or candidate.subject_organ_id
    assert subject_key is not None
    in_hand = await leads_in_hand(desk.connection, subject_key)
    if candidate.subject_person_id is None:
        return TakeUpFacts(in_hand=in_hand)
    units = await units_of(desk.connection, candidate.subject_person_id, occasion.on)
    known = command.unit_id is None or await lookups.organ(desk.connection, command.unit_id) is not None
    return TakeUpFacts(units, in_hand, known)
