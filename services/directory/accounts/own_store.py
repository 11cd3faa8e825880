"""What holders do for their own accounts: the proof they show counts like a sign-in when it is wrong."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import select

from libs.chassis.cases import Desk
from libs.chassis.engine import Engine
from libs.kernel.actor import Actor, Occasion
from libs.kernel.refusal import Absent
from services.directory.accounts.account import Account
from services.directory.accounts.attempt_store import Attempts
from services.directory.accounts.code_store import keep_begun
from services.directory.accounts.credentials import CodeFacts
from services.directory.accounts.own_commands import KeepBegunSecret
from services.directory.accounts.refusals import OwnProofWrong, TooManyFailures
from services.directory.accounts.secret_store import is_proven
from services.directory.tables import ACCOUNT


async def keep_drawn_secret(desk: Desk, case: Account, command: KeepBegunSecret, occasion: Occasion) -> CodeFacts:
    """Keep the secret that was drawn, if the holder shows password and code."""
    proven = await is_proven(desk, case, command.password, command.code, occasion.at)
    if proven:
        await keep_begun(desk.connection, case.id, command.sealed, occasion.at)
    return CodeFacts(proven)


async def code_of(engine: Engine, actor: Actor) -> str:
    """The name of the caller's account. Refuses with Absent."""
    statement = select(ACCOUNT.c.code).where(ACCOUNT.c.id == actor.account_id)
    async with engine.database.connect() as connection:
        code: str | None = (await connection.execute(statement)).scalar_one_or_none()
    if code is None:
        raise Absent
    return code


@asynccontextmanager
async def counting(engine: Engine, code: str) -> AsyncIterator[None]:
    """A wrong proof counts as a failed sign-in, and after too many of these nothing is tried. Refuses TooManyFailures.

    Whoever finds a screen unlocked must not be able to guess the password there.
    """
    attempts: Attempts = engine.services["attempts"]
    async with engine.database.connect() as connection:
        wait = await attempts.seconds_to_wait(connection, code, engine.clock())
    if wait is not None:
        raise TooManyFailures(retry_after=wait)
    try:
        yield
    except OwnProofWrong:
        async with engine.database.begin() as connection:
            await attempts.fail(connection, code, engine.clock())
        raise
