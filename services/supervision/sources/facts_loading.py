"""Loads what recording a criticism or circular must know: organ, units, leader or issuer, and the event it is of."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk, who_values
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OFFICE_KINDS, OrganKind, Post
from services.supervision.sources.access import CIRCULAR_ACCESS, CRITICISM_ACCESS
from services.supervision.sources.facts import PostHeld
from services.supervision.sources.tables import CIRCULARS, CRITICISMS

_LOCK_SPACE: Final = 4721
"""Number of this use among the advisory locks of the database."""

DISCIPLINE: Final = frozenset({OrganKind.PROVINCE_CDI, OrganKind.MUNICIPAL_CDI, OrganKind.COUNTY_CDI})
NEVER_NAMED: Final = frozenset(
    {
        *OFFICE_KINDS,
        *DISCIPLINE,
        OrganKind.SOE_BODY,
        OrganKind.MUNICIPAL_COMMITTEE,
        OrganKind.MUNICIPAL_GOVERNMENT,
    }
)
"""Discipline organs, their offices and the city's own leadership are nobody's lead or undertaking unit."""


async def competent_organ(desk: Desk, on: date) -> UUID | None:
    """The discipline organ that weighs it: the recorder's own, else the only municipal one; None if there are more."""
    own = await lookups.organ(desk.connection, desk.actor.organ_id)
    if own is not None and own.kind in DISCIPLINE:
        return UUID(int=own.id.int)
    found = await lookups.organs_of_kind(desk.connection, OrganKind.MUNICIPAL_CDI, on)
    return UUID(int=next(iter(found)).int) if len(found) == 1 else None


async def kinds_of(connection: AsyncConnection, unit_ids: Iterable[UUID], on: date) -> dict[UUID, str]:
    """Of those units the ones that existed on the day and can be named, with their kinds."""
    found = await lookups.organs(connection, unit_ids)
    there = (organ for organ in found if organ.exists_on(on) and organ.kind not in NEVER_NAMED)
    return {UUID(int=organ.id.int): organ.kind for organ in there}


async def posts_of(connection: AsyncConnection, person_id: UUID, on: date) -> frozenset[PostHeld] | None:
    """The posts a person held on a day in organs, not in their offices, with kind and level of the organ; None if the
    person is not known."""
    if not await lookups.knows_person(connection, person_id):
        return None
    held = await lookups.posts(connection, person_id, on)
    organs = {organ.id: organ for organ in await lookups.organs(connection, {one.organ_id for one in held})}
    found = ((one.post, organs[one.organ_id]) for one in held)
    return frozenset((post, organ.kind, organ.level) for post, organ in found if organ.kind not in OFFICE_KINDS)


async def principals_known(connection: AsyncConnection, on: date) -> bool:
    """Whether the directory knows a party secretary or mayor of that day (G-34)."""
    for kind in (OrganKind.MUNICIPAL_COMMITTEE, OrganKind.MUNICIPAL_GOVERNMENT):
        for organ_id in await lookups.organs_of_kind(connection, kind, on):
            if await lookups.persons_holding(connection, organ_id, Post.PRINCIPAL_LEADER, on):
                return True
    return False


async def linked_occurrence(
    desk: Desk, linked_to: UUID | None, organ_id: UUID | None, occasion: Occasion
) -> UUID | None:
    """The event of the record it is to be linked to, if that is a record of the same organ that the caller may know."""
    if linked_to is None or organ_id is None:
        return None
    roles, asked = desk.actor.roles_in_cases, []
    for table, access in ((CRITICISMS, CRITICISM_ACCESS), (CIRCULARS, CIRCULAR_ACCESS)):
        there = (table.c.id == linked_to, table.c.competent_organ_id == organ_id, access.seen_by(roles))
        asked.append(select(table.c.occurrence_id).where(*there))
    rows = await desk.connection.execute(union_all(*asked), who_values(desk.actor, occasion.on))
    found = rows.scalars().first()
    return None if found is None else UUID(int=found.int)


async def same_occurrence(
    connection: AsyncConnection, table: Table, organ_id: UUID | None, key: str, same: ColumnElement[bool]
) -> UUID | None:
    """The event of the first record to which that condition applies; nobody else records under this key meanwhile."""
    if organ_id is None:
        return None
    taken = func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(f"{table.name} {organ_id} {key}"))
    await connection.execute(select(taken))
    there = select(table.c.occurrence_id).where(and_(table.c.competent_organ_id == organ_id, same))
    found = (await connection.execute(there.order_by(table.c.opened_at, table.c.id).limit(1))).scalar_one_or_none()
    return None if found is None else UUID(int=found.int)
