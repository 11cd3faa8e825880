"""Secrets of accounts: kept in the transaction of the act that sets them, read only to check a sign-in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Actor, Occasion
from libs.kernel.roles import Role
from libs.replica.lookups import actor_of
from services.directory.accounts.account import Account
from services.directory.accounts.attempt_store import Attempts
from services.directory.accounts.commands import SetPassword
from services.directory.accounts.lifecycle import AccountStatus
from services.directory.accounts.password_rules import weaknesses
from services.directory.passwords import Passwords
from services.directory.tables import ACCOUNT, SECRET


@dataclass(frozen=True, slots=True)
class Credentials:
    """An account as a sign-in finds it: who it is, the version of its rights, and its hash (None: none was set)."""

    actor: Actor
    version: int
    hash: str | None
    usable: bool


async def keep_secret(desk: Desk, case: Account, command: SetPassword, occasion: Occasion) -> None:
    """Keep the hash of the new password while the act is performed.

    The engine asks for an act's facts after it has found the caller entitled and the version right, in the
    transaction that also writes the case: so hash and act are written together or not at all. The command itself
    leaves the password out of its JSON, hence out of history and of the idempotency key's fingerprint. A weak password
    is not hashed; the act refuses it. Who gets a new password need not wait out earlier failures.
    """
    password = command.password.get_secret_value()
    if not weaknesses(password, case.code):
        passwords: Passwords = desk.service("passwords")
        await write_secret(desk.connection, case.id, await passwords.hash(password), occasion.at)
        attempts: Attempts = desk.service("attempts")
        await attempts.succeed(desk.connection, case.code)


async def write_secret(connection: AsyncConnection, account_id: UUID, encoded: str, at: datetime) -> None:
    """Write the hash of an account over the one before."""
    kept = {"hash": encoded, "set_at": at}
    statement = insert(SECRET).values(account_id=account_id, **kept)
    await connection.execute(statement.on_conflict_do_update(index_elements=[SECRET.c.account_id], set_=kept))


async def find_credentials(connection: AsyncConnection, code: str) -> Credentials | None:
    """The account of that name, usable or not; None if there is none."""
    statement = select(ACCOUNT, SECRET.c.hash).join(SECRET, SECRET.c.account_id == ACCOUNT.c.id, isouter=True)
    row = (await connection.execute(statement.where(ACCOUNT.c.code == code))).one_or_none()
    if row is None:
        return None
    roles = frozenset(Role(role) for role in row.roles)
    actor = actor_of(row.id, row.person_id, row.organ_id, row.office_id, roles)
    return Credentials(actor, row.version, row.hash, row.status == AccountStatus.ACTIVE)
