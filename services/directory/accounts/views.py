"""How accounts are read."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, select

from libs.chassis.door import Door
from libs.chassis.paging import Paged, PageWanted, Sort
from libs.kernel.refusal import Absent, NotEntitled
from libs.kernel.roles import ADMINISTRATORS, Role
from libs.kernel.rule import Rule
from services.directory.accounts.lifecycle import AccountStatus, DisabledFor
from services.directory.organs.views import OrganEntry
from services.directory.people.views import PersonEntry
from services.directory.reading import Entry, Standing, read_page
from services.directory.tables import ACCOUNT, ORGAN, PERSON


class AccountEntry(Entry):
    """An account, for the administrators."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"code": "approval-clerk", "roles": ["unit_clerk"], "status": "active"}]}
    )

    status: AccountStatus = Field(description="active or disabled.")
    code: str = Field(description="Name to sign in with.")
    person_id: UUID = Field(description="Whose account it is.")
    organ_id: UUID = Field(description="Organ the account acts for.")
    office_id: UUID | None = Field(description="Office or body inside it.")
    roles: tuple[Role, ...] = Field(description="Its roles.")
    machine: bool = Field(False, description="Whether it is a machine's; then its person answers for it.")
    valid_until: date | None = Field(None, description="Last day on which it may be used; null if there is none.")
    dormant_on: date | None = Field(None, description="Day on which it is disabled unless it is used before.")
    disabled_for: DisabledFor | None = Field(None, description="Why it is disabled; null while it is active.")
    password_set_at: datetime | None = Field(description="When its password was set; null: it cannot sign in yet.")
    must_change_password: bool = Field(False, description="Whether its holder must change the password at sign-in.")
    code_secret_since: datetime | None = Field(
        None, description="Since when it has a secret for one-time codes; null: it has none."
    )


class AccountRead(AccountEntry, Standing):
    """An account as this administrator stands to it."""


class AccountPage(Paged[AccountEntry]):
    """A page of accounts."""


class Me(BaseModel):
    """The caller: account, person, organ, office, roles."""

    model_config = ConfigDict(frozen=True)

    account_id: UUID = Field(description="The account.")
    version: int = Field(description="Version of the account, for If-Match where its holder acts on it.")
    code: str = Field(description="Name of the account.")
    roles: tuple[Role, ...] = Field(description="Its roles.")
    machine: bool = Field(description="Whether it is a machine's.")
    has_one_time_codes: bool = Field(description="Whether a one-time code is asked at sign-in.")
    person: PersonEntry = Field(description="Whose account it is.")
    organ: OrganEntry = Field(description="Organ the account acts for.")
    office: OrganEntry | None = Field(description="Office or body inside it.")


@dataclass(frozen=True, slots=True)
class AccountsWanted:
    """Which accounts are asked for; None does not narrow."""

    person_id: UUID | None = None
    organ_id: UUID | None = None
    role: Role | None = None
    status: AccountStatus | None = None
    machine: bool | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL."""
        found: list[ColumnElement[bool]] = []
        if self.person_id is not None:
            found.append(ACCOUNT.c.person_id == self.person_id)
        if self.organ_id is not None:
            found.append(ACCOUNT.c.organ_id == self.organ_id)
        if self.role is not None:
            found.append(ACCOUNT.c.roles.contains([str(self.role)]))
        if self.status is not None:
            found.append(ACCOUNT.c.status == str(self.status))
        if self.machine is not None:
            found.append(ACCOUNT.c.machine == self.machine)
        return found


async def list_accounts(door: Door, wanted: AccountsWanted, page: PageWanted, sort: Sort) -> AccountPage:
    """A page of accounts; refuses anyone but an administrator."""
    if not door.actor.is_any(*ADMINISTRATORS):
        raise NotEntitled(cites=Rule("P-36"))
    items, total = await read_page(door, "account", AccountEntry, wanted.conditions(), page, sort)
    return AccountPage(items=items, total=total, page=page.page, page_size=page.page_size)


async def read_me(door: Door) -> Me:
    """The caller with the names of person, organ and office."""
    actor = door.actor
    async with door.engine.database.connect() as connection:
        accounts = select(ACCOUNT.c.body).where(ACCOUNT.c.id == actor.account_id)
        found = (await connection.execute(accounts)).scalar_one_or_none()
        people = select(PERSON.c.body).where(PERSON.c.id == actor.person_id)
        person = (await connection.execute(people)).scalar_one_or_none()
        places = select(ORGAN.c.id, ORGAN.c.body).where(
            ORGAN.c.id.in_([i for i in (actor.organ_id, actor.office_id) if i is not None])
        )
        bodies = {row.id: row.body for row in await connection.execute(places)}
    if found is None or person is None:
        raise Absent
    account = AccountEntry.model_validate_json(found)
    return Me(
        account_id=actor.account_id,
        version=account.version,
        code=account.code,
        roles=tuple(sorted(actor.roles)),
        machine=account.machine,
        has_one_time_codes=account.code_secret_since is not None,
        person=PersonEntry.model_validate_json(person),
        organ=OrganEntry.model_validate_json(bodies[actor.organ_id]),
        office=None if actor.office_id is None else OrganEntry.model_validate_json(bodies[actor.office_id]),
    )
