"""Passwords of accounts: kept in the transaction of the act that sets them, read only to check what is typed."""

from datetime import datetime
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from services.directory.accounts.account import Account
from services.directory.accounts.attempt_store import Attempts
from services.directory.accounts.code_store import use_code
from services.directory.accounts.commands import SetPassword
from services.directory.accounts.credentials import PasswordFacts
from services.directory.accounts.own_commands import ChangePassword, ChangeProvenPassword
from services.directory.accounts.password_rules import REMEMBERED, weaknesses
from services.directory.passwords import Passwords
from services.directory.tables import PAST_SECRET, SECRET


async def keep_secret(desk: Desk, case: Account, command: SetPassword, occasion: Occasion) -> PasswordFacts:
    """Keep the hash of the new password while the act is performed.

    The engine asks for an act's facts after it has found the caller entitled and the version right, in the
    transaction that also writes the case: so hash and act are written together or not at all. The command itself
    leaves the password out of its JSON, hence out of history and of the idempotency key's fingerprint. A weak password
    is not hashed; the act refuses it. Who gets a new password need not wait out earlier failures.
    """
    return PasswordFacts(used_before=not await _keep(desk, case, command.password, occasion.at))


async def keep_changed_secret(desk: Desk, case: Account, command: ChangePassword, occasion: Occasion) -> PasswordFacts:
    """The same for the holder, who shows the present password first, and a code if the account has a secret."""
    if not isinstance(command, ChangeProvenPassword) and not await is_proven(
        desk, case, command.old, command.code, occasion.at
    ):
        return PasswordFacts(used_before=False, proven=False)
    return PasswordFacts(used_before=not await _keep(desk, case, command.new, occasion.at))


async def is_proven(desk: Desk, case: Account, password: SecretStr, code: SecretStr | None, at: datetime) -> bool:
    """Whether that is the password of the account, and the code one of its secret if it has one; that is used up."""
    passwords: Passwords = desk.service("passwords")
    stored = select(SECRET.c.hash).where(SECRET.c.account_id == case.id)
    found = (await desk.connection.execute(stored)).scalar_one_or_none()
    if not await passwords.match(found, password.get_secret_value()):
        return False
    if case.code_secret_since is None:
        return True
    return code is not None and await use_code(desk, case.id, code.get_secret_value(), at)


async def _keep(desk: Desk, case: Account, typed: SecretStr, at: datetime) -> bool:
    """Keep the hash of the password if it will do; False if it is one of the last ones."""
    password = typed.get_secret_value()
    if weaknesses(password, case.code):
        return True
    passwords: Passwords = desk.service("passwords")
    for earlier in await _last_hashes(desk.connection, case.id):
        if await passwords.match(earlier, password):
            return False
    await _write(desk.connection, case.id, await passwords.hash(password), at)
    attempts: Attempts = desk.service("attempts")
    await attempts.succeed(desk.connection, case.code)
    return True


async def _last_hashes(connection: AsyncConnection, account_id: UUID) -> tuple[str, ...]:
    present = select(SECRET.c.hash).where(SECRET.c.account_id == account_id)
    past = select(PAST_SECRET.c.hash).where(PAST_SECRET.c.account_id == account_id)
    past = past.order_by(PAST_SECRET.c.set_at.desc()).limit(REMEMBERED - 1)
    return (*(await connection.execute(present)).scalars(), *(await connection.execute(past)).scalars())


async def _write(connection: AsyncConnection, account_id: UUID, encoded: str, at: datetime) -> None:
    """Write the hash; the one before goes to the past ones, of which only the last are kept."""
    own = PAST_SECRET.c.account_id == account_id
    before = select(SECRET.c.account_id, SECRET.c.set_at, SECRET.c.hash).where(SECRET.c.account_id == account_id)
    await connection.execute(insert(PAST_SECRET).from_select(["account_id", "set_at", "hash"], before))
    kept = {"hash": encoded, "set_at": at}
    statement = insert(SECRET).values(account_id=account_id, **kept)
    await connection.execute(statement.on_conflict_do_update(index_elements=[SECRET.c.account_id], set_=kept))
    last = select(PAST_SECRET.c.set_at).where(own).order_by(PAST_SECRET.c.set_at.desc()).limit(REMEMBERED - 1)
    await connection.execute(delete(PAST_SECRET).where(own, PAST_SECRET.c.set_at.not_in(last)))
