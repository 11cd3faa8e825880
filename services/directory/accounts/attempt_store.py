"""Failed sign-ins, counted in the database so that a restart forgets nothing."""

import hmac
import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from services.directory.holding import hold
from services.directory.tables import FAILURE

DAY = timedelta(days=1)
LIMITS = ((5, timedelta(minutes=15)), (20, DAY))
"""So many failures in so long, and the account waits. There is no lock that lasts: anyone could lock anyone out,
also those who would have to unlock it; and twenty guesses a day find neither a password nor a code."""

_MOST = max(failures for failures, _ in LIMITS)


@dataclass(frozen=True, slots=True)
class Attempts:
    """Counts failures per account name, known or not.

    The name is kept as a keyed digest: people type passwords into the wrong field.
    """

    key: bytes

    def digest(self, code: str) -> bytes:
        """The mark of that account name."""
        return hmac.digest(self.key, code.encode(), sha256)

    async def alone(self, connection: AsyncConnection, code: str) -> None:
        """Wait until no other attempt on that account is being judged.

        Several may be checked at once: what counts is how many had failed when this one is judged.
        """
        await hold(connection, f"sign-in:{self.digest(code).hex()}")

    async def seconds_to_wait(self, connection: AsyncConnection, code: str, at: datetime) -> int | None:
        """How long the account must wait after too many failures; None if it need not."""
        recent = (FAILURE.c.account_digest == self.digest(code), FAILURE.c.at > at - DAY)
        statement = select(FAILURE.c.at).where(*recent).order_by(FAILURE.c.at.desc()).limit(_MOST)
        found: list[datetime] = list((await connection.execute(statement)).scalars())
        free_at = [found[failures - 1] + within for failures, within in LIMITS if len(found) >= failures]
        until = max(free_at, default=at)
        return None if until <= at else max(1, math.ceil((until - at).total_seconds()))

    async def fail(self, connection: AsyncConnection, code: str, at: datetime) -> None:
        """Count one failure, and forget those of everyone that no longer count."""
        await connection.execute(delete(FAILURE).where(FAILURE.c.at <= at - DAY))
        await connection.execute(insert(FAILURE).values(account_digest=self.digest(code), at=at))

    async def succeed(self, connection: AsyncConnection, code: str) -> None:
        """Forget the failures of an account that has signed in."""
        await connection.execute(delete(FAILURE).where(FAILURE.c.account_digest == self.digest(code)))


def attempts_of(private_key: bytes) -> Attempts:
    """The counter whose key is drawn from the private key of the service."""
    return Attempts(hmac.digest(private_key, b"lanyard-sign-in-failures-v1", sha256))
