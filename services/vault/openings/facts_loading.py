"""The facts of an opening's acts: the report, whether the caller handles it, and who may decide on the day."""

from datetime import date
from uuid import UUID

from sqlalchemy import and_, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.kernel.roles import Role
from libs.replica import lookups
from libs.replica.codes import OrganKind, RelationKind
from libs.replica.tables import ACCOUNT
from services.vault.investigations.store import is_handled_by
from services.vault.openings.commands import RequestOpening, UseOpening
from services.vault.openings.facts import DecideFacts, RequestFacts, Wanted
from services.vault.openings.opening import Opening
from services.vault.reports.access import REPORTS


async def request_facts(desk: Desk, _opening: None, command: RequestOpening, occasion: Occasion) -> RequestFacts:
    """The report asked for, whether the caller handles it, and who could decide."""
    found = await _about(desk, command.report_id)
    if found.wanted is None:
        return found
    approvers = await approvers_of(desk.connection, found.wanted.organ_id, occasion.on)
    return RequestFacts(found.wanted, found.handles, approvers)


async def use_facts(desk: Desk, opening: Opening, _command: UseOpening, _occasion: Occasion) -> RequestFacts:
    """The report, and whether the caller still handles it."""
    return await _about(desk, opening.report_id)


async def decide_facts(desk: Desk, opening: Opening, _command: object, occasion: Occasion) -> DecideFacts:
    """Who may decide today."""
    return DecideFacts(await approvers_of(desk.connection, opening.organ_id, occasion.on))


async def approvers_of(connection: AsyncConnection, organ_id: UUID, on: date) -> frozenset[UUID]:
    """The organ's secretary, and its leaders in whose portfolio its letters office is on that day."""
    in_charge: set[UUID] = set()
    for office in await lookups.offices_of(connection, organ_id, on, OrganKind.LETTERS_OFFICE):
        in_charge |= await lookups.holders(connection, RelationKind.PORTFOLIO, office, on)
    account = ACCOUNT.c
    secretary = literal(str(Role.CDI_SECRETARY)) == account.roles.any_()
    leader = and_(literal(str(Role.CDI_LEADER_IN_CHARGE)) == account.roles.any_(), account.person_id.in_(in_charge))
    usable = (account.organ_id == organ_id, account.disabled.is_(False))
    rows = await connection.execute(select(account.person_id).where(*usable, or_(secretary, leader)))
    return frozenset(UUID(int=person.int) for person in rows.scalars())


async def _about(desk: Desk, report_id: UUID) -> RequestFacts:
    """By the columns of the report alone: nothing sealed is read to find out who may ask."""
    row = REPORTS.c
    statement = select(row.organ_id, row.recused_ids).where(row.id == report_id)
    found = (await desk.connection.execute(statement)).one_or_none()
    if found is None:
        return RequestFacts()
    wanted = Wanted(found.organ_id, frozenset(found.recused_ids))
    return RequestFacts(wanted, await is_handled_by(desk.connection, report_id, desk.actor.person_id))
