"""The index of leads as rows, and the questions that acts of this service ask of it inside their transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found
from libs.chassis.cases import CaseType
from libs.replica.tables import ORGAN
from services.clarification.clarifications.subject import Subject
from services.clarification.leads_index.access import ACCESS
from services.clarification.leads_index.entry import PURSUITS, EntryKind, LeadEntry
from services.clarification.leads_index.lifecycle import LIFECYCLE, LeadStatus
from services.clarification.leads_index.tables import LEAD_ENTRIES

_ROW = LEAD_ENTRIES.c
_LOCK_SPACE: Final = 4714
"""Number of this use among the advisory locks of the database."""


def columns_of(entry: LeadEntry) -> Mapping[str, object]:
    """The projected columns of an entry."""
    return {
        "kind": str(entry.kind),
        "subject_person_id": entry.subject_person_id,
        "subject_organ_id": entry.subject_organ_id,
        "organ_id": entry.organ_id,
        "office_id": entry.office_id,
        "is_other": entry.is_other,
        "concluded_on": entry.concluded_on,
        "noted_at": entry.noted_at or entry.opened_at,
        "following_ids": list(entry.following_ids),
    }


STORED: CaseType[LeadEntry] = CaseType(
    name="lead_entry",
    resource="lead-entries",
    table=LEAD_ENTRIES,
    case_class=LeadEntry,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(),
    access=ACCESS,
    quiet=True,
)
"""An entry as it is stored; case_type.py adds its acts, whose facts reach further than the index."""


async def open_leads_on(connection: AsyncConnection, subject: Subject) -> frozenset[UUID]:
    """The open leads on the subject that hold up a clarification (C-14); empty if there are none.

    A lead that only repeats what was found untrue never counts (C-11). Until the running transaction ends no lead on
    the subject is noted or concluded.
    """
    await attend(connection, subject.key, shared=True)
    open_now = (_ROW.status == str(LeadStatus.OPEN), _ROW.kind == str(EntryKind.LEAD), _ROW.is_other)
    found = await connection.execute(select(_ROW.id).where(is_on(subject.person_id, subject.organ_id), *open_now))
    return frozenset(UUID(int=one.int) for one in found.scalars())


async def case_noted_at(
    connection: AsyncConnection,
    person_id: UUID | None,
    organ_id: UUID | None,
    *,
    apart_from: Collection[UUID] = (),
) -> datetime | None:
    """When the latest open accountability matter on the subject was noted, a case or an escalated interview; None if
    there is none (C-14, C-30)."""
    open_now = (_ROW.status == str(LeadStatus.OPEN), _ROW.kind.in_([str(kind) for kind in PURSUITS]))
    there = (is_on(person_id, organ_id), *open_now, _ROW.id.not_in(list(apart_from)))
    noted = select(func.max(_ROW.noted_at)).where(*there)
    found: datetime | None = (await connection.execute(noted)).scalar_one()
    return found


async def open_of(connection: AsyncConnection, subject: Subject, organ_id: UUID) -> frozenset[UUID]:
    """The leads on the subject that this organ has and has not concluded, repeats among them."""
    there = (_ROW.status == str(LeadStatus.OPEN), _ROW.kind == str(EntryKind.LEAD), _ROW.organ_id == organ_id)
    found = await connection.execute(select(_ROW.id).where(is_on(subject.person_id, subject.organ_id), *there))
    return frozenset(UUID(int=one.int) for one in found.scalars())


async def entry_of(connection: AsyncConnection, lead_id: UUID) -> LeadEntry | None:
    """The entry of a lead with its findings, verifiers and the lead it repeats; None if no such lead was heard of."""
    return next(iter(await cases_found(connection, STORED, _ROW.id == lead_id)), None)


async def concluded_on(
    connection: AsyncConnection, person_id: UUID | None, organ_id: UUID | None
) -> tuple[LeadEntry, ...]:
    """The concluded leads on a subject, the latest first."""
    there = (is_on(person_id, organ_id), _ROW.status == str(LeadStatus.CONCLUDED))
    found = await cases_found(connection, STORED, *there)
    return tuple(sorted(found, key=lambda entry: (entry.concluded_on or date.min, entry.id), reverse=True))


@dataclass(frozen=True, slots=True)
class Verifying:
    """The office or body that verified the latest concluded lead on a subject, its organ, and the day that ended."""

    office_id: UUID
    organ_id: UUID
    concluded_on: date


async def verified_by(
    connection: AsyncConnection, person_id: UUID | None, organ_id: UUID | None, on: date
) -> Verifying | None:
    """Who verified the latest concluded lead on the subject, if that office exists on that day (C-04, G-33).

    One question of the same sort whether there are leads or not, so that it takes no longer if there are (G-24).
    """
    exists_then = or_(ORGAN.c.ended_on.is_(None), on < ORGAN.c.ended_on)
    there = (is_on(person_id, organ_id), _ROW.status == str(LeadStatus.CONCLUDED))
    asked = select(_ROW.office_id, ORGAN.c.parent_id, _ROW.concluded_on).where(*there, exists_then)
    asked = asked.join(ORGAN, ORGAN.c.id == _ROW.office_id).where(ORGAN.c.parent_id.is_not(None))
    asked = asked.order_by(_ROW.concluded_on.desc(), _ROW.id.desc()).limit(1)
    found = (await connection.execute(asked)).one_or_none()
    if found is None:
        return None
    return Verifying(UUID(int=found.office_id.int), UUID(int=found.parent_id.int), found.concluded_on)


async def attend(connection: AsyncConnection, subject_key: UUID, *, shared: bool = False) -> None:
    """Hold what is known of the subject's leads as it is until the transaction ends.

    Whoever notes or concludes a lead holds it alone, whoever only asks shares it: so nobody starts an assessment in the
    very moment in which a lead comes in (C-14).
    """
    lock = func.pg_advisory_xact_lock_shared if shared else func.pg_advisory_xact_lock
    await connection.execute(select(lock(_LOCK_SPACE, func.hashtext(str(subject_key)))))


def is_on(person_id: UUID | None, organ_id: UUID | None) -> ColumnElement[bool]:
    """That an entry is on that person, or on that unit or collective."""
    if person_id is not None:
        return _ROW.subject_person_id == person_id
    return _ROW.subject_organ_id == organ_id


def any_on(person_id: Any, organ_id: Any) -> ColumnElement[bool]:
    """The same for SQL values of which one is null."""
    return or_(_ROW.subject_person_id == person_id, _ROW.subject_organ_id == organ_id)
