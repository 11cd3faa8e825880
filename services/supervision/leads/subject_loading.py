"""Loads what the directory knows of the subject of a lead on a day: who manages it, and whether that is this organ."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.replica import lookups
from libs.replica.codes import Post, RelationKind
from services.supervision.leads.facts import Persons, SubjectFacts
from services.supervision.leads.status import Competence


async def subject_facts(
    connection: AsyncConnection, person: UUID | None, unit: UUID | None, receiving: UUID, on: date
) -> SubjectFacts:
    """What the directory knows of a subject on that day, for an organ that would have the lead (P-06)."""
    organ = await lookups.organ(connection, receiving)
    found = None if unit is None else await lookups.organ(connection, unit)
    known = found is not None if person is None else unit is None and await lookups.knows_person(connection, person)
    authority = {} if person is None else await _authority(connection, person, on)
    return SubjectFacts(
        own_level="" if organ is None else organ.level,
        subject_known=known,
        authority=authority,
        subject_level=None if found is None else found.level,
        own_heads=await lookups.persons_holding(connection, receiving, Post.CDI_SECRETARY, on),
        subject_people=await people_of(connection, person, unit, on),
        competence=await _competence(connection, authority, person, unit, receiving, on),
    )


async def people_of(connection: AsyncConnection, person: UUID | None, unit: UUID | None, on: date) -> Persons:
    """The person, or everybody with a post in the unit."""
    if unit is not None:
        return await lookups.persons_of(connection, unit, on)
    return frozenset() if person is None else frozenset({person})


async def competence_of(
    connection: AsyncConnection, person: UUID | None, unit: UUID | None, receiving: UUID, on: date
) -> Competence:
    """Whether that organ is competent for the subject on that day (P-07, C-04)."""
    authority = {} if person is None else await _authority(connection, person, on)
    return await _competence(connection, authority, person, unit, receiving, on)


async def looks_after(connection: AsyncConnection, unit: UUID, on: date) -> UUID | None:
    """The discipline organ whose office looks after the unit on that day; None if none is on record."""
    office = await lookups.counterpart_office_id(connection, unit, on)
    found = None if office is None else await lookups.organ(connection, office)
    return None if found is None else found.parent_id


async def _competence(
    connection: AsyncConnection,
    authority: Mapping[UUID, str],
    person: UUID | None,
    unit: UUID | None,
    receiving: UUID,
    on: date,
) -> Competence:
    """A unit that no office looks after is taken on; a person whom no organ on record manages is not known to be."""
    if person is not None:
        if receiving in authority:
            return Competence.HERE
        return Competence.ELSEWHERE if authority else Competence.UNKNOWN
    organ = None if unit is None else await looks_after(connection, unit, on)
    return Competence.HERE if organ in (None, receiving) else Competence.ELSEWHERE


async def _authority(connection: AsyncConnection, person_id: UUID, on: date) -> Mapping[UUID, str]:
    holders = await lookups.holders(connection, RelationKind.CADRE_AUTHORITY, person_id, on)
    return {organ.id: organ.level for organ in await lookups.organs(connection, holders)}
