"""Loads what the acts on windows and disclosures must know: officers, units, the window, the person's units."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import Uuid, column, literal, or_, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion, office_day
from libs.replica import lookups
from libs.replica.codes import OFFICE_KINDS, OrganKind
from libs.replica.tables import ACCOUNT
from services.accountability.disclosures import commands as c
from services.accountability.disclosures import facts as f
from services.accountability.disclosures.lifecycle import HANDLERS
from services.accountability.disclosures.statement import DisclosureStatement
from services.accountability.disclosures.store import window_of
from services.accountability.disclosures.window import DisclosureWindow
from services.accountability.disclosures.wording import LinkKind

_OWN_HOUSE = frozenset(
    {*OFFICE_KINDS, OrganKind.PROVINCE_CDI, OrganKind.MUNICIPAL_CDI, OrganKind.COUNTY_CDI, OrganKind.SOE_BODY}
)
"""Discipline organs and their offices are no units that a notice addresses."""


_CASES: Final = table("accountability_case", column("id", Uuid), column("competent_organ_id", Uuid))
"""Of the cases only whose they are: disclosures know nothing else of them."""


async def opening_facts(desk: Desk, _case: None, command: c.OpenWindow, occasion: Occasion) -> f.WindowFacts:
    """The officers of the organ, and which units named exist today."""
    named = await lookups.organs(desk.connection, command.unit_ids)
    units = frozenset(one.id for one in named if one.exists_on(occasion.on) and one.kind not in _OWN_HOUSE)
    return f.WindowFacts(await officers_of(desk.connection, occasion.actor.organ_id), units)


async def handler_facts(desk: Desk, window: DisclosureWindow, _command: object, _occasion: Occasion) -> f.WindowFacts:
    """The officers of the organ."""
    return f.WindowFacts(await officers_of(desk.connection, window.organ_id))


async def hand_in_facts(desk: Desk, _case: None, command: c.HandIn, occasion: Occasion) -> f.ReceiptFacts:
    """The window, and whether the caller's unit is in its scope."""
    window, mine = await window_of(desk.connection, command.window_id), frozenset({occasion.actor.organ_id})
    return f.ReceiptFacts(window, units=mine, in_scope=await _in_scope(desk.connection, window, mine))


async def receive_facts(desk: Desk, _case: None, command: c.ReceiveStatement, occasion: Occasion) -> f.ReceiptFacts:
    """The window of the own organ, whether the person is known, and the units of that person on that day."""
    connection = desk.connection
    window = await window_of(connection, command.window_id)
    ours = window if window is not None and window.organ_id == occasion.actor.organ_id else None
    posts = await lookups.posts(connection, command.person_id, office_day(command.received_at))
    units = frozenset(post.organ_id for post in posts)
    known = await lookups.knows_person(connection, command.person_id)
    return f.ReceiptFacts(ours, known, units, await _in_scope(connection, ours, units))


async def officer_facts(
    desk: Desk, statement: DisclosureStatement, _command: object, _occasion: Occasion
) -> f.OfficerFacts:
    """The officers of the organ."""
    return f.OfficerFacts(await officers_of(desk.connection, statement.organ_id))


async def link_facts(
    desk: Desk, statement: DisclosureStatement, command: c.LinkStatement, _occasion: Occasion
) -> f.LinkFacts:
    """Whether the case is there and of the organ that has the disclosure."""
    if command.kind is not LinkKind.CASE:
        return f.LinkFacts()
    there = select(_CASES.c.id).where(_CASES.c.id == command.id, _CASES.c.competent_organ_id == statement.organ_id)
    return f.LinkFacts((await desk.connection.execute(there)).first() is not None)


async def officers_of(connection: AsyncConnection, organ_id: UUID) -> frozenset[UUID]:
    """The persons with an officer's account in the organ."""
    held = or_(*(literal(str(role)) == ACCOUNT.c.roles.any_() for role in HANDLERS))
    ours = (ACCOUNT.c.organ_id == organ_id, ACCOUNT.c.disabled.is_(False))
    rows = await connection.execute(select(ACCOUNT.c.person_id).where(*ours, held))
    return frozenset(rows.scalars())


async def _in_scope(
    connection: AsyncConnection, window: DisclosureWindow | None, units: Iterable[UUID]
) -> frozenset[UUID]:
    """Those units that the window names, or that lie in one it names."""
    if window is None:
        return frozenset()
    named = frozenset(window.unit_ids)
    found = await lookups.organs(connection, units)
    return frozenset(one.id for one in found if one.id in named or one.parent_id in named)
