"""Checking a sign-in: one answer for every kind of wrong, after the same time, and not too often."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.audit import audit_row, write
from libs.chassis.engine import Engine
from libs.chassis.ids import new_id
from libs.kernel.actor import SYSTEM
from services.directory.accounts.attempt_store import Attempts
from services.directory.accounts.refusals import CredentialsWrong, TooManyFailures
from services.directory.accounts.secret_store import Credentials, find_credentials
from services.directory.holding import hold
from services.directory.passwords import Passwords


@dataclass(frozen=True, slots=True)
class SignIn:
    """One attempt to sign in."""

    engine: Engine
    code: str
    password: str
    request_id: UUID | None

    async def check(self) -> Credentials:
        """The account of the right credentials. Refuses with CredentialsWrong or TooManyFailures."""
        passwords: Passwords = self.engine.services["passwords"]
        async with self.engine.database.connect() as connection:
            await self._not_too_often(connection)
            found = await find_credentials(connection, self.code)
        matches = await passwords.match(None if found is None else found.hash, self.password)
        right = found if found is not None and found.usable and matches else None
        async with self.engine.database.begin() as connection:
            # Several attempts may be checked at once: what counts is how many had failed when this one was known.
            await hold(connection, f"sign-in:{self._attempts.digest(self.code).hex()}")
            wait = await self._attempts.seconds_to_wait(connection, self.code, self.engine.clock())
            if wait is None:
                await self._keep(connection, found, right)
        if wait is not None:
            raise TooManyFailures(retry_after=wait)
        if right is None:
            raise CredentialsWrong
        return right

    @property
    def _attempts(self) -> Attempts:
        attempts: Attempts = self.engine.services["attempts"]
        return attempts

    async def _not_too_often(self, connection: AsyncConnection) -> None:
        wait = await self._attempts.seconds_to_wait(connection, self.code, self.engine.clock())
        if wait is not None:
            raise TooManyFailures(retry_after=wait)

    async def _keep(self, connection: AsyncConnection, found: Credentials | None, right: Credentials | None) -> None:
        at = self.engine.clock()
        if right is None:
            await self._attempts.fail(connection, self.code, at)
        else:
            await self._attempts.succeed(connection, self.code)
        await write(connection, self._audit(found, right, at))

    def _audit(self, found: Credentials | None, right: Credentials | None, at: datetime) -> dict[str, object]:
        return audit_row(
            SYSTEM if found is None else found.actor,
            event_uuid=new_id(),
            at=at,
            action="account.sign_in",
            object_type="account",
            object_id=None if found is None else found.actor.account_id,
            decision="deny" if right is None else "allow",
            outcome=CredentialsWrong.code if right is None else "signed_in",
            policy_version="",
            request_id=self.request_id,
        )
