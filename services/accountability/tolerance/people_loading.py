"""Which persons of the directory may be named in a determination, an application's office, and the filings loaded."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found
from libs.kernel.roles import Role
from libs.replica import lookups
from libs.replica.tables import ACCOUNT
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.store import same_matter
from services.accountability.evidence.evidence import Evidence
from services.accountability.evidence.store import EVIDENCE
from services.accountability.tolerance.application_facts import Handling
from services.accountability.tolerance.facts import Persons
from services.accountability.tolerance.records import FilingLoaded


async def persons_of_roles(
    connection: AsyncConnection, roles: Iterable[Role], *, office_id: UUID | None = None, organ_id: UUID | None = None
) -> Persons:
    """Persons with an account of one of the roles, in that office or organ."""
    held = or_(*(literal(str(role)) == ACCOUNT.c.roles.any_() for role in roles))
    place = ACCOUNT.c.office_id == office_id if office_id is not None else ACCOUNT.c.organ_id == organ_id
    statement = select(ACCOUNT.c.person_id).where(place, ACCOUNT.c.disabled.is_(False), held)
    return frozenset(UUID(int=one.int) for one in (await connection.execute(statement)).scalars())


async def handling_of(connection: AsyncConnection, unit_id: UUID, on: date) -> Handling | None:
    """The supervision office that looks after the unit on that day, with its organ (F-26); None if there is none."""
    office_id = await lookups.counterpart_office_id(connection, unit_id, on)
    office = None if office_id is None else await lookups.organ(connection, office_id)
    if office is None or office.parent_id is None or not office.exists_on(on):
        return None
    return Handling(UUID(int=office.id.int), UUID(int=office.parent_id.int))


async def heads_of(connection: AsyncConnection, case: AccountabilityCase, on: date) -> Persons:
    """The heads of the office that looks after the unit on that day."""
    handling = await handling_of(connection, case.unit_id, on)
    office_id = case.office_id if handling is None else handling.office_id
    if office_id is None:
        return frozenset()
    return await persons_of_roles(connection, (Role.SUP_HEAD,), office_id=office_id) - case.recused_ids


async def deciders_of(connection: AsyncConnection, case: AccountabilityCase, on: date) -> Persons:
    """Who is in charge of that office on that day, the secretary, and who records for the standing committee."""
    organ_id = case.competent_organ_id
    heads = await persons_of_roles(connection, (Role.CDI_SECRETARY, Role.SC_RECORDER), organ_id=organ_id)
    handling = await handling_of(connection, case.unit_id, on)
    office_id = case.office_id if handling is None else handling.office_id
    leaders = frozenset() if office_id is None else await lookups.leaders_of(connection, office_id, on)
    in_charge = frozenset(UUID(int=one.person_id.int) for one in leaders)
    return (heads | in_charge) - case.recused_ids


async def filings_of(connection: AsyncConnection, case: AccountabilityCase) -> tuple[FilingLoaded, ...]:
    """The filings of the unit or matter as they stand now, refused, suspended and revoked ones too (P-17, F-29)."""
    alike = same_matter({case.unit_id, case.target.organ_id}, case.project_code, case.competent_organ_id)
    found = await cases_found(connection, EVIDENCE, alike)
    return tuple(sorted((_loaded(one) for one in found), key=lambda one: (one.decided_on, one.filing_id)))


def _loaded(evidence: Evidence) -> FilingLoaded:
    return FilingLoaded(
        filing_id=evidence.id,
        status=str(evidence.status),
        decided_on=evidence.decided_on,
        served_on=evidence.served_on,
        validity_until=evidence.validity_until,
        positive_items=evidence.positive_items,
        reason_codes=evidence.reason_codes,
        negative_items=evidence.negative_items,
    )
