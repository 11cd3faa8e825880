"""The facts of a report's acts: what the directory knows, on the day, of those it is about."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import Level, Post, RelationKind
from libs.replica.tables import ORGAN, PERSON
from services.vault.reports.commands import LodgeReport
from services.vault.reports.facts import LodgeFacts
from services.vault.reports.wording import Concern

_RANKS = {str(level): rank for rank, level in enumerate(reversed(Level))}


async def lodge_facts(desk: Desk, _report: None, command: LodgeReport, occasion: Occasion) -> LodgeFacts:
    """What bars the entry into the vault of the caller's organ, and which ids nobody knows."""
    return await facts_of(desk.connection, desk.actor.organ_id, command, occasion.on)


async def facts_of(connection: AsyncConnection, organ_id: UUID, command: LodgeReport, on: date) -> LodgeFacts:
    """The same for a caller of that organ on that day."""
    persons = {*command.subject_person_ids, *command.recused_ids}
    known = await _known(connection, persons, command.subject_organ_ids)
    barring = await _barring(connection, organ_id, command.subject_person_ids, on)
    return LodgeFacts(barring, frozenset(persons | {*command.subject_organ_ids}) - known)


async def _known(connection: AsyncConnection, persons: Iterable[UUID], organs: Iterable[UUID]) -> frozenset[UUID]:
    found = await connection.execute(
        select(PERSON.c.id)
        .where(PERSON.c.id.in_(tuple(persons)))
        .union_all(select(ORGAN.c.id).where(ORGAN.c.id.in_(tuple(organs))))
    )
    return frozenset(found.scalars())


async def _barring(
    connection: AsyncConnection, organ_id: UUID, persons: Iterable[UUID], on: date
) -> dict[UUID, Concern]:
    """Subjects who head the organ, or over whom an organ of a higher level has cadre authority on that day."""
    heads = await lookups.persons_holding(connection, organ_id, Post.CDI_SECRETARY, on)
    own = await lookups.organ(connection, organ_id)
    found: dict[UUID, Concern] = {}
    for person in dict.fromkeys(persons):
        managing = await lookups.holders(connection, RelationKind.CADRE_AUTHORITY, person, on)
        above = (_is_above(one, own) for one in await lookups.organs(connection, managing))
        if person in heads:
            found[person] = Concern.OWN_HEAD
        elif any(above):
            found[person] = Concern.HIGHER_MANAGED
    return found


def _is_above(organ: lookups.Organ, own: lookups.Organ | None) -> bool:
    """Whether an organ stands above the own one; where the own level is not known, every other does."""
    if own is None:
        return True
    return _RANKS.get(organ.level, -1) > _RANKS.get(own.level, -1)
