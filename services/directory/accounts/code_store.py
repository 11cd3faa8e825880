"""Secrets for one-time codes: kept encrypted in the transaction of the act that gives or draws them."""

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from services.directory.accounts.account import Account
from services.directory.accounts.attempt_store import Attempts
from services.directory.accounts.credentials import CodeFacts
from services.directory.accounts.own_commands import ConfirmCodeSecret, KeepIssuedSecret, WithdrawCodeSecret
from services.directory.one_time_codes import OneTimeCodes, SecretUnreadable
from services.directory.tables import CODE_SECRET

_LOG = structlog.get_logger()
TO_CONFIRM = timedelta(minutes=15)
"""A drawn secret is confirmed within so long, or drawn anew."""


async def keep_issued(desk: Desk, case: Account, command: KeepIssuedSecret, occasion: Occasion) -> None:
    """Keep the secret that the administrator gives; whatever the account had before is gone, its failures too."""
    await _forget(desk.connection, case.id)
    await _write(desk.connection, case.id, True, command.sealed, occasion.at)
    attempts: Attempts = desk.service("attempts")
    await attempts.succeed(desk.connection, case.code)


async def forget_secrets(desk: Desk, case: Account, _command: WithdrawCodeSecret, _occasion: Occasion) -> None:
    """Forget the secret in force, and one that was drawn."""
    await _forget(desk.connection, case.id)


async def keep_begun(connection: AsyncConnection, account_id: UUID, sealed: bytes, at: datetime) -> None:
    """Keep a drawn secret beside the one in force, over one that was drawn before."""
    await _write(connection, account_id, False, sealed, at)


async def put_in_force(desk: Desk, case: Account, command: ConfirmCodeSecret, occasion: Occasion) -> CodeFacts:
    """Put the drawn secret in the place of the one in force, if the code is one of its."""
    drawn = select(CODE_SECRET.c.sealed).where(
        CODE_SECRET.c.account_id == case.id,
        CODE_SECRET.c.in_force.is_(False),
        CODE_SECRET.c.since > occasion.at - TO_CONFIRM,
    )
    sealed = (await desk.connection.execute(drawn.with_for_update())).scalar_one_or_none()
    if sealed is None:
        return CodeFacts(proven=False, begun=False)
    step = _step(desk.service("codes"), case.id, sealed, command.code.get_secret_value(), occasion.at)
    if step is None:
        return CodeFacts(proven=False)
    await _forget(desk.connection, case.id)
    await _write(desk.connection, case.id, True, sealed, occasion.at, step)
    return CodeFacts(proven=True)


async def use_code(desk: Desk, account_id: UUID, code: str, at: datetime) -> bool:
    """Whether the code is one of the secret in force and was not used before; from now on it is used."""
    step = await unused_step(desk.connection, desk.service("codes"), account_id, code, at)
    if step is not None:
        await use_up(desk.connection, account_id, step)
    return step is not None


async def unused_step(
    connection: AsyncConnection, codes: OneTimeCodes, account_id: UUID, code: str, at: datetime
) -> int | None:
    """The time step of the code if it is one of the secret in force and later than the last one used; else None."""
    in_force = (CODE_SECRET.c.account_id == account_id, CODE_SECRET.c.in_force)
    row = (await connection.execute(select(CODE_SECRET).where(*in_force).with_for_update())).one_or_none()
    step = None if row is None else _step(codes, account_id, row.sealed, code, at)
    return None if row is None or step is None or step <= row.last_step else step


async def use_up(connection: AsyncConnection, account_id: UUID, step: int) -> None:
    """Remember the time step: no code of it or of an earlier one is taken again."""
    in_force = (CODE_SECRET.c.account_id == account_id, CODE_SECRET.c.in_force)
    await connection.execute(update(CODE_SECRET).where(*in_force).values(last_step=step))


async def is_kept(connection: AsyncConnection, account_id: UUID, sealed: bytes) -> bool:
    """Whether this very secret is the account's, in force or drawn; after a repeated request it is not."""
    same = (CODE_SECRET.c.account_id == account_id, CODE_SECRET.c.sealed == sealed)
    return (await connection.execute(select(CODE_SECRET.c.account_id).where(*same))).first() is not None


def _step(codes: OneTimeCodes, account_id: UUID, sealed: bytes, code: str, at: datetime) -> int | None:
    """The time step of a code; a secret that cannot be read has none, and the operator must know."""
    try:
        return codes.step_of(account_id, sealed, code, at)
    except SecretUnreadable:
        _LOG.error("code_secret_unreadable")
        return None


async def _write(
    connection: AsyncConnection, account_id: UUID, in_force: bool, sealed: bytes, at: datetime, step: int = 0
) -> None:
    kept = {"sealed": sealed, "since": at, "last_step": step}
    statement = insert(CODE_SECRET).values(account_id=account_id, in_force=in_force, **kept)
    keys = [CODE_SECRET.c.account_id, CODE_SECRET.c.in_force]
    await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=kept))


async def _forget(connection: AsyncConnection, account_id: UUID) -> None:
    await connection.execute(delete(CODE_SECRET).where(CODE_SECRET.c.account_id == account_id))
