"""Loads what the acts on an entry must know, in an order in which nobody starts an assessment unseen meanwhile."""

from uuid import UUID

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from services.clarification.candidates.case_type import CANDIDATE
from services.clarification.leads_index.commands import ConcludeLead, ForwardLead, NoteLead
from services.clarification.leads_index.entry import LeadEntry
from services.clarification.leads_index.facts import ConcludingFacts, NotingFacts
from services.clarification.leads_index.store import case_noted_at, concluded_on
from services.clarification.leads_index.subject_loading import leads_open, running_on


async def noting_facts(desk: Desk, _case: None, command: NoteLead, _occasion: Occasion) -> NotingFacts:
    """The concluded leads on the subject and its clarifications that may have to wait."""
    key = command.subject_person_id or command.subject_organ_id
    assert key is not None
    running = (await running_on(desk, key))[key]
    concluded = await concluded_on(desk.connection, command.subject_person_id, command.subject_organ_id)
    return NotingFacts(concluded, running)


async def forwarding_facts(desk: Desk, entry: LeadEntry, _command: ForwardLead, _occasion: Occasion) -> ConcludingFacts:
    """The clarifications that may go on, and whether another lead still holds them up."""
    running = (await running_on(desk, entry.subject_key))[entry.subject_key]
    noted_at = await case_noted_at(desk.connection, entry.subject_person_id, entry.subject_organ_id)
    return ConcludingFacts(running=running, others_open=await _others_open(desk, entry), case_noted_at=noted_at)


async def concluding_facts(desk: Desk, entry: LeadEntry, command: ConcludeLead, _occasion: Occasion) -> ConcludingFacts:
    """The clarifications that may go on, whether another lead still holds them up, the candidate made before."""
    connection = desk.connection
    running = (await running_on(desk, entry.subject_key))[entry.subject_key]
    office = await lookups.organ(connection, command.office_id)
    candidate = None
    if entry.candidate_id is not None:
        there = CANDIDATE.table.c.id == entry.candidate_id
        candidate = next(iter(await cases_locked(connection, CANDIDATE, there)), None)
    return ConcludingFacts(
        running=running,
        others_open=await _others_open(desk, entry),
        candidate=candidate,
        office_organ_id=None if office is None or office.parent_id is None else UUID(int=office.parent_id.int),
        case_noted_at=await case_noted_at(connection, entry.subject_person_id, entry.subject_organ_id),
    )


async def _others_open(desk: Desk, entry: LeadEntry) -> bool:
    """Whether another open lead on the subject holds clarifications up."""
    return await leads_open(desk, entry.subject_person_id, entry.subject_organ_id, apart_from=(entry.id,))
