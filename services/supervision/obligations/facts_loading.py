"""Loads what the events of an obligation must be weighed with: unit and office today, and its problem items."""

from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind, RelationKind
from services.supervision.obligations.commands import NoteMove
from services.supervision.obligations.facts import OverdueFacts, VerifiedFacts
from services.supervision.obligations.obligation import WatchedObligation
from services.supervision.obligations.problem_items import NATURE
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.recurrence_loading import checked_off_before
from services.supervision.problems.status import Source
from services.supervision.problems.tables import PROBLEMS, STANDING

_STANDING: Final = sorted(str(status) for status in STANDING)


async def overdue_facts(
    desk: Desk, obligation: WatchedObligation, command: NoteMove, occasion: Occasion
) -> OverdueFacts:
    """Unit and office today, and whether an item of this obligation stands."""
    connection, unit_id, organ_id = desk.connection, obligation.unit_id, obligation.competent_organ_id
    offices = await lookups.offices_of(connection, organ_id, occasion.on, OrganKind.SUPERVISION_OFFICE)
    holders = await lookups.holders(connection, RelationKind.COUNTERPART, unit_id, occasion.on)
    office_id = min(holders & offices, default=None)
    there = await connection.execute(select(PROBLEMS.c.id).where(_items(obligation)).limit(1))
    earlier = await checked_off_before(connection, organ_id, unit_id, (NATURE,), command.on)
    return OverdueFacts(
        unit_kind=await lookups.kind_of(connection, unit_id),
        office_id=None if office_id is None else UUID(int=office_id.int),
        stands=there.first() is not None,
        recurrence_of=earlier.get(NATURE, ()),
    )


async def verified_facts(
    desk: Desk, obligation: WatchedObligation, _command: object, _occasion: Occasion
) -> VerifiedFacts:
    """The items of this obligation that stand, locked."""
    return VerifiedFacts(await cases_locked(desk.connection, PROBLEM, _items(obligation)))


def _items(obligation: WatchedObligation) -> ColumnElement[bool]:
    """That an item came from this obligation and is neither checked off nor withdrawn."""
    row = PROBLEMS.c
    from_it = and_(row.source == str(Source.AFTERCARE), row.source_id == obligation.id)
    return and_(from_it, row.status.in_(_STANDING))
