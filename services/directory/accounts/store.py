"""How accounts are kept, the facts their acts need, and who an account is."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Act, CaseType, Desk
from libs.kernel.actor import Actor, Occasion
from libs.kernel.roles import Role
from libs.replica.lookups import actor_of
from services.directory.accounts import account as acts
from services.directory.accounts import credentials, validity
from services.directory.accounts.account import Account, AccountFacts
from services.directory.accounts.code_store import forget_secrets, keep_issued, put_in_force
from services.directory.accounts.commands import (
    ChangeRoles,
    DisableAccount,
    EnableAccount,
    LapseAccount,
    NoteUse,
    RecordAccount,
    SetPassword,
    SetValidity,
)
from services.directory.accounts.lifecycle import LIFECYCLE, AccountStatus
from services.directory.accounts.own_commands import (
    BeginCodeSecret,
    ChangePassword,
    ConfirmCodeSecret,
    IssueCodeSecret,
    WithdrawCodeSecret,
)
from services.directory.accounts.own_store import keep_drawn_secret
from services.directory.accounts.secret_store import keep_changed_secret, keep_secret
from services.directory.accounts.validity import UseFacts
from services.directory.config import SignInRules
from services.directory.holding import hold
from services.directory.organs.lifecycle import OrganStatus
from services.directory.people.lifecycle import PersonStatus
from services.directory.permissions import open_to_holder
from services.directory.tables import ACCOUNT, ORGAN, PERSON


def columns(account: Account) -> Mapping[str, object]:
    """The projected columns of an account."""
    return {
        "code": account.code,
        "person_id": account.person_id,
        "organ_id": account.organ_id,
        "office_id": account.office_id,
        "roles": [str(role) for role in account.roles],
        "machine": account.machine,
    }


async def record_facts(desk: Desk, _case: None, command: RecordAccount, _occasion: Occasion) -> AccountFacts:
    """Whether the name is free, and what person, organ and office are."""
    await hold(desk.connection, f"account:{command.code}")
    taken = await desk.connection.execute(select(ACCOUNT.c.id).where(ACCOUNT.c.code == command.code))
    is_taken = taken.first() is not None
    return await _facts(desk, command.person_id, command.organ_id, command.office_id, None, is_taken)


async def change_facts(desk: Desk, case: Account, command: ChangeRoles, _occasion: Occasion) -> AccountFacts:
    """What person, organ and office are."""
    return await _facts(desk, case.person_id, command.organ_id, command.office_id, case.id)


async def enable_facts(desk: Desk, case: Account, _command: EnableAccount, _occasion: Occasion) -> AccountFacts:
    """What person, organ and office are by now."""
    return await _facts(desk, case.person_id, case.organ_id, case.office_id, case.id)


async def use_facts(desk: Desk, _case: Account, _command: NoteUse, _occasion: Occasion) -> UseFacts:
    """After how many unused days an account is dormant."""
    return UseFacts(_dormant_after(desk))


def _dormant_after(desk: Desk) -> int:
    rules: SignInRules = desk.service("sign_in_rules")
    return rules.dormant_after_days


async def _facts(
    desk: Desk,
    person_id: UUID,
    organ_id: UUID,
    office_id: UUID | None,
    own_id: UUID | None,
    code_taken: bool = False,
) -> AccountFacts:
    connection = desk.connection
    await hold(connection, f"accounts of {person_id}")
    active_person = select(PERSON.c.id).where(PERSON.c.id == person_id, PERSON.c.status == PersonStatus.ACTIVE)
    organs = select(ORGAN.c.id, ORGAN.c.parent_id).where(
        ORGAN.c.id.in_([i for i in (organ_id, office_id) if i is not None]), ORGAN.c.status == OrganStatus.ACTIVE
    )
    parents = {row.id: row.parent_id for row in await connection.execute(organs)}
    others = select(ACCOUNT.c.roles).where(
        ACCOUNT.c.person_id == person_id,
        ACCOUNT.c.status == AccountStatus.ACTIVE,
        ACCOUNT.c.id.is_distinct_from(own_id),
    )
    held = (role for roles in (await connection.execute(others)).scalars() for role in roles)
    return AccountFacts(
        code_taken=code_taken,
        person_known=(await connection.execute(active_person)).first() is not None,
        organ_known=organ_id in parents,
        office_inside=office_id is None or parents.get(office_id) == organ_id,
        other_roles=frozenset(Role(role) for role in held),
        dormant_after=_dormant_after(desk),
    )


async def usable_accounts(connection: AsyncConnection, person_id: UUID) -> tuple[Account, ...]:
    """The usable accounts of a person, locked until the end of the transaction."""
    await hold(connection, f"accounts of {person_id}")
    active = (ACCOUNT.c.person_id == person_id, ACCOUNT.c.status == AccountStatus.ACTIVE)
    bodies = await connection.execute(select(ACCOUNT.c.body).where(*active).order_by(ACCOUNT.c.id).with_for_update())
    return tuple(ACCOUNTS.load(body) for body in bodies.scalars())


async def find_actor(connection: AsyncConnection, account_id: UUID) -> Actor | None:
    """The actor of an account; None if it is unknown or disabled."""
    usable = (ACCOUNT.c.id == account_id, ACCOUNT.c.status == AccountStatus.ACTIVE)
    row = (await connection.execute(select(ACCOUNT).where(*usable))).one_or_none()
    if row is None:
        return None
    roles = frozenset(Role(role) for role in row.roles)
    return actor_of(row.id, row.person_id, row.organ_id, row.office_id, roles)


ACCOUNTS = CaseType(
    name="account",
    resource="accounts",
    table=ACCOUNT,
    case_class=Account,
    columns=columns,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("record", RecordAccount, acts.record, record_facts, opens=True),
        Act("change_roles", ChangeRoles, acts.change_roles, change_facts),
        Act("set_password", SetPassword, credentials.set_password, keep_secret),
        Act("disable", DisableAccount, acts.disable),
        Act("enable", EnableAccount, acts.enable, enable_facts),
        Act("issue_code_secret", IssueCodeSecret, credentials.issue_code_secret, keep_issued),
        Act("withdraw_code_secret", WithdrawCodeSecret, credentials.withdraw_code_secret, forget_secrets),
        Act("lapse", LapseAccount, validity.lapse),
        Act("set_validity", SetValidity, validity.set_validity),
        Act("change_password", ChangePassword, credentials.change_password, keep_changed_secret),
        Act("begin_code_secret", BeginCodeSecret, credentials.begin_code_secret, keep_drawn_secret),
        Act("confirm_code_secret", ConfirmCodeSecret, credentials.confirm_code_secret, put_in_force),
        Act("note_use", NoteUse, validity.note_use, use_facts),
    ),
    access=open_to_holder(ACCOUNT.c.id),
)
