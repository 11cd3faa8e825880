"""Loads who of the persons named may go today, on which side, and who holds a post in the unit (TV-02)."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, literal, or_, select

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind
from libs.replica.tables import ACCOUNT, ORGAN
from services.supervision.visits.access import MEMBERS
from services.supervision.visits.commands import AssignTeam
from services.supervision.visits.facts import TeamFacts
from services.supervision.visits.lifecycle import TEAM
from services.supervision.visits.manning import everybody
from services.supervision.visits.records import TeamSide
from services.supervision.visits.visit import Visit

_BODIES: Final = (OrganKind.DISPATCHED_BODY, OrganKind.SOE_BODY)
_HAS_A_ROLE: Final = or_(*(literal(str(role)) == ACCOUNT.c.roles.any_() for role in MEMBERS))


async def team_facts(desk: Desk, visit: Visit, command: AssignTeam, occasion: Occasion) -> TeamFacts:
    """The sides of the persons named by the accounts they have, and who holds a post in the unit."""
    office = ORGAN.alias("office")
    statement = (
        select(ACCOUNT.c.person_id, ACCOUNT.c.organ_id, ACCOUNT.c.roles, ORGAN.c.kind, office.c.kind.label("office"))
        .join(ORGAN, ORGAN.c.id == ACCOUNT.c.organ_id)
        .outerjoin(office, office.c.id == ACCOUNT.c.office_id)
        .where(ACCOUNT.c.person_id.in_(everybody(command)), ACCOUNT.c.disabled.is_(False), _HAS_A_ROLE)
        .order_by(ACCOUNT.c.id)
    )
    rows = list(await desk.connection.execute(statement))
    own = visit.competent_organ_id
    sides = {person: side for row in reversed(rows) for person, side in _side(row, own)}
    leading = {str(role) for role in TEAM}
    leaders = (row.person_id for row in rows if row.organ_id == own and not leading.isdisjoint(row.roles))
    of_unit = await lookups.persons_of(desk.connection, visit.unit_id, occasion.on)
    return TeamFacts(sides, frozenset(leaders), of_unit)


def _side(row: Row[Any], own: UUID) -> Iterator[tuple[UUID, TeamSide]]:
    """The side of an account: the organ's own offices, its dispatched bodies, or a local organ (P-32)."""
    person = UUID(int=row.person_id.int)
    if row.office == OrganKind.TOWNSHIP_BODY or (row.kind == OrganKind.COUNTY_CDI and row.organ_id != own):
        yield person, TeamSide.LOCAL
    elif row.organ_id == own:
        yield person, TeamSide.DISPATCHED if row.office in _BODIES else TeamSide.OFFICE
