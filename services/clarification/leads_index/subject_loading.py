"""What is known of a subject: its clarifications, locked, and which leads and accountability matters are open."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import and_, exists, select

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.status import WITHDRAWABLE
from services.clarification.leads_index.entry import EntryKind
from services.clarification.leads_index.facts import SubjectFacts
from services.clarification.leads_index.lifecycle import LeadStatus
from services.clarification.leads_index.store import attend, case_noted_at, is_on
from services.clarification.leads_index.tables import LEAD_ENTRIES

_ROW = LEAD_ENTRIES.c
_Running = tuple[Clarification, ...]
Subject = tuple[UUID | None, UUID | None]
"""A person, or a unit or collective; one of the two is given."""


async def running_on(desk: Desk, *keys: UUID) -> Mapping[UUID, _Running]:
    """The clarifications of these subjects that may wait or go on, locked.

    Their rows are locked first, as an act on them has them locked when it asks for open leads; then the subjects' leads
    are held, always in the same order; then the rows are read again, for one may have come in between.
    """
    row = CLARIFICATION.table.c
    statuses = sorted(str(status) for status in WITHDRAWABLE)
    waiting = and_(row.subject_key.in_(keys), row.status.in_(statuses))
    await cases_locked(desk.connection, CLARIFICATION, waiting)
    for key in sorted(set(keys)):
        await attend(desk.connection, key)
    found = await cases_locked(desk.connection, CLARIFICATION, waiting)
    return {key: tuple(one for one in found if one.subject.key == key) for key in keys}


async def leads_open(
    desk: Desk, person_id: UUID | None, organ_id: UUID | None, *, apart_from: Collection[UUID] = ()
) -> bool:
    """Whether an open lead on the subject holds clarifications up."""
    open_now = (_ROW.status == str(LeadStatus.OPEN), _ROW.kind == str(EntryKind.LEAD), _ROW.is_other)
    there = exists().where(is_on(person_id, organ_id), *open_now, _ROW.id.not_in(list(apart_from)))
    return bool((await desk.connection.execute(select(there))).scalar_one())


async def subject_facts(desk: Desk, *subjects: Subject, apart_from: Collection[UUID] = ()) -> tuple[SubjectFacts, ...]:
    """What is known of these subjects, the entries of these identities left out."""
    keys = [person_id or organ_id for person_id, organ_id in subjects]
    running = await running_on(desk, *(key for key in keys if key is not None))
    found = []
    for key, (person_id, organ_id) in zip(keys, subjects, strict=True):
        assert key is not None
        open_lead = await leads_open(desk, person_id, organ_id, apart_from=apart_from)
        noted_at = await case_noted_at(desk.connection, person_id, organ_id, apart_from=apart_from)
        found.append(SubjectFacts(running[key], open_lead, noted_at))
    return tuple(found)
