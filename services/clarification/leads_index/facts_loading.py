"""Loads what the acts on an entry must know, in an order in which nobody starts an assessment unseen meanwhile."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from services.clarification.candidates.case_type import CANDIDATE
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.status import WITHDRAWABLE
from services.clarification.leads_index.commands import ConcludeLead, ForwardLead, NoteCase, NoteLead
from services.clarification.leads_index.entry import EntryKind, LeadEntry
from services.clarification.leads_index.facts import ConcludingFacts, NotingFacts
from services.clarification.leads_index.lifecycle import LeadStatus
from services.clarification.leads_index.store import attend, case_noted_at, concluded_on, is_on
from services.clarification.leads_index.tables import LEAD_ENTRIES

_ROW = LEAD_ENTRIES.c


async def noting_facts(desk: Desk, _case: None, command: NoteLead, _occasion: Occasion) -> NotingFacts:
    """The concluded leads on the subject and its clarifications that may have to wait."""
    running = await _running(desk, command.subject_person_id, command.subject_organ_id)
    concluded = await concluded_on(desk.connection, command.subject_person_id, command.subject_organ_id)
    return NotingFacts(concluded, running)


async def noting_case_facts(desk: Desk, _case: None, command: NoteCase, _occasion: Occasion) -> NotingFacts:
    """The clarifications of the unit that may have to wait."""
    return NotingFacts(running=await _running(desk, command.subject_person_id, command.subject_organ_id))


async def forwarding_facts(desk: Desk, entry: LeadEntry, _command: ForwardLead, _occasion: Occasion) -> ConcludingFacts:
    """The clarifications that may go on, and whether another lead still holds them up."""
    running = await _running(desk, entry.subject_person_id, entry.subject_organ_id)
    noted_at = await case_noted_at(desk.connection, entry.subject_person_id, entry.subject_organ_id)
    return ConcludingFacts(running=running, others_open=await _others_open(desk, entry), case_noted_at=noted_at)


async def concluding_facts(desk: Desk, entry: LeadEntry, command: ConcludeLead, _occasion: Occasion) -> ConcludingFacts:
    """The clarifications that may go on, whether another lead still holds them up, the candidate made before."""
    connection = desk.connection
    running = await _running(desk, entry.subject_person_id, entry.subject_organ_id)
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


async def _running(desk: Desk, person_id: UUID | None, organ_id: UUID | None) -> tuple[Clarification, ...]:
    """The clarifications of the subject that may wait or go on, locked.

    Their rows are locked first, as an act on them has them locked when it asks for open leads; then the subject's
    leads are held; then the rows are read again, for one may have come in between.
    """
    subject_key = person_id or organ_id
    assert subject_key is not None
    waiting = _may_wait(subject_key)
    await cases_locked(desk.connection, CLARIFICATION, waiting)
    await attend(desk.connection, subject_key)
    return await cases_locked(desk.connection, CLARIFICATION, waiting)


def _may_wait(subject_key: UUID) -> ColumnElement[bool]:
    row = CLARIFICATION.table.c
    return and_(row.subject_key == subject_key, row.status.in_(sorted(str(status) for status in WITHDRAWABLE)))


async def _others_open(desk: Desk, entry: LeadEntry) -> bool:
    """Whether another open lead on the subject holds clarifications up."""
    open_now = (_ROW.status == str(LeadStatus.OPEN), _ROW.kind == str(EntryKind.LEAD), _ROW.is_other)
    others = exists().where(is_on(entry.subject_person_id, entry.subject_organ_id), *open_now, _ROW.id != entry.id)
    return bool((await desk.connection.execute(select(others))).scalar_one())
