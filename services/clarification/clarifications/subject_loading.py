"""Loads what is known of who is to be cleared: units, who manages it, what was verified (C-04, C-22, G-33)."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.replica import lookups
from libs.replica.codes import OrganKind, RelationKind
from libs.replica.tables import POST
from services.clarification.clarifications.facts import VerificationFacts
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.leads_index.store import concluded_on, open_of

Subject = PersonSubject | OrganizationSubject


async def units_of(connection: AsyncConnection, person_id: UUID, on: date) -> frozenset[UUID]:
    """Where the person holds a post on that day; for one who holds none any more, where the last one was held (G-33).

    Empty if no post that had begun by then is known.
    """
    begun = select(POST.c.organ_id, POST.c.valid_to).where(POST.c.person_id == person_id, POST.c.valid_from <= on)
    ends = [(UUID(int=organ.int), end) for organ, end in await connection.execute(begun)]
    now = frozenset(organ for organ, end in ends if end is None or on < end)
    last = max((end for _, end in ends if end is not None), default=None)
    return now or frozenset(organ for organ, end in ends if end == last)


async def is_known(connection: AsyncConnection, subject: Subject) -> bool:
    """Whether the subject and its unit are known."""
    if await lookups.organ(connection, subject.unit_id) is None:
        return False
    return subject.person_id is None or await lookups.knows_person(connection, subject.person_id)


async def verified(
    connection: AsyncConnection, subject: Subject, office_id: UUID, organ_id: UUID, *days: date
) -> VerificationFacts:
    """What the index of leads holds of the subject, and whether it is managed on one of those days, the last of which
    is today."""
    concluded = await concluded_on(connection, subject.person_id, subject.organ_id)
    offices = await lookups.organs(connection, {lead.office_id for lead in concluded if lead.office_id is not None})
    managed = [await is_managed(connection, subject, office_id, organ_id, day) for day in days]
    return VerificationFacts(
        managed=any(managed),
        concluded=concluded,
        open_ids=await open_of(connection, subject, organ_id),
        ended_offices=frozenset(UUID(int=one.id.int) for one in offices if not one.exists_on(days[-1])),
    )


async def is_managed(connection: AsyncConnection, subject: Subject, office_id: UUID, organ_id: UUID, on: date) -> bool:
    """Whether the organ has authority over the person that day, or the office or body looks after the unit (C-04)."""
    if subject.person_id is not None and await lookups.stands(
        connection, RelationKind.CADRE_AUTHORITY, organ_id, subject.person_id, on
    ):
        return True
    for kind in (RelationKind.COUNTERPART, RelationKind.RESIDENCY):
        if await lookups.stands(connection, kind, office_id, subject.unit_id, on):
            return True
    return await _is_of_township(connection, office_id, subject.unit_id, on)


async def _is_of_township(connection: AsyncConnection, office_id: UUID, unit_id: UUID, on: date) -> bool:
    """Whether a township body stands under the same office of the county as that township (C-28): the directory has no
    relation between the two themselves."""
    kinds = (await lookups.kind_of(connection, office_id), await lookups.kind_of(connection, unit_id))
    if kinds != (OrganKind.TOWNSHIP_BODY, OrganKind.TOWNSHIP):
        return False
    above = await lookups.counterpart_office_id(connection, office_id, on)
    return above is not None and above == await lookups.counterpart_office_id(connection, unit_id, on)
