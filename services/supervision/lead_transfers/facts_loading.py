"""Loads what handing a lead in must know: the receiving organ, the subject, the people of the body."""

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from services.supervision.lead_transfers.commands import SubmitLead
from services.supervision.lead_transfers.facts import SubmitFacts
from services.supervision.leads.facts import SubjectFacts
from services.supervision.leads.subject_loading import subject_facts
from services.supervision.sources.facts_loading import competent_organ


async def submit_facts(desk: Desk, _case: None, command: SubmitLead, occasion: Occasion) -> SubmitFacts:
    """The organ that would receive it, the subject as the directory knows it, who belongs to the body (TL-01)."""
    connection, on = desk.connection, occasion.on
    receiving = await competent_organ(desk, on)
    if receiving is None:
        return SubmitFacts(None, SubjectFacts("", subject_known=False))
    person, unit = command.subject_person_id, command.subject_organ_id
    keyed = desk.service("matters")
    return SubmitFacts(
        receiving,
        await subject_facts(connection, person, unit, receiving, on),
        body_people=await lookups.persons_of(connection, desk.actor.organ_id, on),
        matters=tuple(keyed.digest(item.text) for item in command.items),
    )
