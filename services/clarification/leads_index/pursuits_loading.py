"""Loads what the acts on accountability matters must know, and holds off an end being noted meanwhile."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from services.clarification.leads_index.commands import NoteCase, NoteEnd, NoteEscalation, RescopeCase
from services.clarification.leads_index.entry import EntryKind, LeadEntry
from services.clarification.leads_index.facts import EndingFacts, EscalationFacts, RescopingFacts, SubjectFacts
from services.clarification.leads_index.lifecycle import LeadStatus
from services.clarification.leads_index.store import STORED
from services.clarification.leads_index.subject_loading import subject_facts
from services.clarification.leads_index.tables import ENDED_STEPS, LEAD_ENTRIES

_ROW = LEAD_ENTRIES.c
_LOCK_SPACE: Final = 4715
"""Number of this use among the advisory locks of the database."""


async def case_facts(desk: Desk, _case: None, command: NoteCase, _occasion: Occasion) -> SubjectFacts:
    """The clarifications of the subject that may have to wait."""
    return (await subject_facts(desk, (command.subject_person_id, command.subject_organ_id)))[0]


async def escalation_facts(desk: Desk, _case: None, command: NoteEscalation, _occasion: Occasion) -> EscalationFacts:
    """The clarifications of the unit that may have to wait, and what of the following has ended already."""
    steps = {step for step in (command.next_interview_id, command.case_id) if step is not None}
    await _attend(desk.connection, steps)
    (subject,) = await subject_facts(desk, (command.subject_person_id, command.subject_organ_id))
    return EscalationFacts(subject, await _ended_of(desk.connection, steps))


async def rescoping_facts(desk: Desk, entry: LeadEntry, command: RescopeCase, _occasion: Occasion) -> RescopingFacts:
    """The subject that the case was on, and the one it is on now; this case itself left out."""
    former = (entry.subject_person_id, entry.subject_organ_id)
    present = (command.subject_person_id, command.subject_organ_id)
    found = await subject_facts(desk, former, present, apart_from=(entry.id,))
    return RescopingFacts(*found)


async def ending_facts(desk: Desk, _case: None, command: NoteEnd, _occasion: Occasion) -> EndingFacts:
    """The entries that are over with this end, and the subjects they are on; those entries themselves left out."""
    await _attend(desk.connection, (command.step_id,))
    mine = or_(_ROW.id == command.step_id, _ROW.following_ids.any_() == command.step_id)
    kinds = (str(EntryKind.CASE), str(EntryKind.ESCALATION))
    there = and_(_ROW.status == str(LeadStatus.OPEN), _ROW.kind.in_(kinds), mine)
    waiting = await cases_locked(desk.connection, STORED, there)
    steps = {step for entry in waiting for step in entry.following_ids}
    ended = {*(await _ended_of(desk.connection, steps)), command.step_id}
    over = tuple(entry for entry in waiting if _is_over(entry, command.step_id, ended))
    subjects = dict.fromkeys((entry.subject_person_id, entry.subject_organ_id) for entry in over)
    found = await subject_facts(desk, *subjects, apart_from=[entry.id for entry in over])
    return EndingFacts(over, found)


def _is_over(entry: LeadEntry, step_id: UUID, ended: set[UUID]) -> bool:
    """A case is over with its own end, an escalation with that of everything it led to."""
    if entry.kind is EntryKind.CASE:
        return entry.id == step_id
    return ended.issuperset(entry.following_ids)


async def _attend(connection: AsyncConnection, steps: Iterable[UUID]) -> None:
    """Keep others from noting the end of these steps, or an entry that waits for it, until the transaction ends; so
    that of two that come at once one sees the other."""
    for step in sorted(steps):
        await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(step)))))


async def _ended_of(connection: AsyncConnection, steps: Iterable[UUID]) -> dict[UUID, date]:
    """Of those interviews and cases the ones that have ended, with the day."""
    row = ENDED_STEPS.c
    statement = select(row.step_id, func.max(row.ended_on)).where(row.step_id.in_(list(steps))).group_by(row.step_id)
    return {UUID(int=step.int): on for step, on in await connection.execute(statement)}
