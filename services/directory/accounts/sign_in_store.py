"""Checking a sign-in: one answer for every kind of wrong, after the same time, and not too often."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.engine import Engine, Request
from libs.kernel.actor import office_day
from libs.kernel.refusal import Refusal
from services.directory.accounts.attempt_store import Attempts
from services.directory.accounts.code_store import unused_step, use_up
from services.directory.accounts.known_store import Known, enter, find_by_code
from services.directory.accounts.own_commands import ChangeProvenPassword
from services.directory.accounts.refusals import (
    CredentialsWrong,
    OneTimeCodeRequired,
    PasswordChangeRequired,
    TooManyFailures,
)
from services.directory.accounts.trail_store import Trail
from services.directory.config import CodesAsked, SignInRules
from services.directory.passwords import Passwords

ACTION = "account.sign_in"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed to sign in. ``new_password`` replaces the password in the same step."""

    account: str
    password: str
    code: str | None = None
    new_password: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an attempt: outcome for the audit trail, refusal (None: all is right), time step of the code."""

    outcome: str
    refusal: type[Refusal] | None = None
    step: int | None = None


WRONG = Verdict(CredentialsWrong.code, CredentialsWrong)
MACHINE = Verdict("account_of_machine", CredentialsWrong)
WRONG_CODE = Verdict("one_time_code_wrong", CredentialsWrong)
NO_CODE = Verdict(OneTimeCodeRequired.code, OneTimeCodeRequired)
NO_SECRET = Verdict("one_time_code_not_issued", OneTimeCodeRequired)
OLD_PASSWORD = Verdict(PasswordChangeRequired.code, PasswordChangeRequired)


@dataclass(frozen=True, slots=True)
class SignIn:
    """One attempt to sign in with a password."""

    engine: Engine
    typed: Typed
    request_id: UUID | None

    async def check(self) -> tuple[Known, int]:
        """The account of the right credentials, and the version of its rights.

        Refuses with CredentialsWrong, OneTimeCodeRequired, PasswordChangeRequired, PasswordWeak or TooManyFailures.
        """
        known = await self._look()
        passwords: Passwords = self.engine.services["passwords"]
        matches = await passwords.match(None if known is None else known.hash, self.typed.password)
        try:
            async with self.engine.database.begin() as connection:
                await self._attempts.alone(connection, self.typed.account)
                wait = await self._wait(connection)
                verdict = WRONG if wait else await self._judge(connection, known, matches)
                version = 0 if wait else await self._settle(connection, known, verdict)
        except Refusal as refusal:  # the new password would not do: nothing of this attempt is kept but its record
            await self._deny(known, refusal.code)
            raise
        if wait is not None:
            await self._turn_away(known, wait)
        if verdict.refusal is not None or known is None:
            raise verdict.refusal or CredentialsWrong
        self.engine.wake.set()
        return known, version

    async def _look(self) -> Known | None:
        """The account that was typed; refuses at once if it must wait."""
        async with self.engine.database.connect() as connection:
            known = await find_by_code(connection, self.typed.account)
            wait = await self._wait(connection)
        if wait is not None:
            await self._turn_away(known, wait)
        return known

    async def _judge(self, connection: AsyncConnection, known: Known | None, matches: bool) -> Verdict:
        """What is wrong with the attempt, first things first."""
        if known is None or not matches:
            return WRONG
        at = self.engine.clock()
        if known.account.machine:
            return MACHINE
        if bar := known.bar(office_day(at)):
            return Verdict(f"account_{bar}", CredentialsWrong)
        verdict = await self._judge_code(connection, known, at)
        if verdict.refusal is None and self._must_change(known, at) and self.typed.new_password is None:
            return OLD_PASSWORD
        return verdict

    async def _judge_code(self, connection: AsyncConnection, known: Known, at: datetime) -> Verdict:
        """Whether a code is needed and right. Without a code nothing was tried, so nothing has failed."""
        has_secret = known.account.code_secret_since is not None
        if not has_secret and self._rules.one_time_codes is CodesAsked.ENROLLED:
            return Verdict("signed_in")
        if self.typed.code is None:
            return NO_CODE if has_secret else NO_SECRET
        codes = self.engine.services["codes"]
        step = await unused_step(connection, codes, known.account.id, self.typed.code, at)
        return WRONG_CODE if step is None else Verdict("signed_in", step=step)

    def _must_change(self, known: Known, at: datetime) -> bool:
        """Whether an administrator set the password, or it is too old."""
        days = self._rules.password_max_age_days
        too_old = days > 0 and known.password_set_at is not None and known.password_set_at + timedelta(days) <= at
        return known.account.must_change_password or too_old

    async def _settle(self, connection: AsyncConnection, known: Known | None, verdict: Verdict) -> int:
        """Count, record, and let in whoever is right; answers the version of the rights."""
        came_in = known is not None and verdict.refusal is None
        version = await self._let_in(connection, known, verdict.step) if known is not None and came_in else 0
        if verdict.refusal is CredentialsWrong:
            await self._attempts.fail(connection, self.typed.account, self.engine.clock())
        actor, object_id = (None, None) if known is None else (known.actor, known.account.id)
        await self._trail.write(connection, actor, object_id, verdict.outcome, came_in)
        return version

    async def _let_in(self, connection: AsyncConnection, known: Known, step: int | None) -> int:
        """Use the code up, change the password if a new one was typed, forget failures, note the use."""
        if step is not None:
            await use_up(connection, known.account.id, step)
        version = known.account.version
        if self.typed.new_password is not None:
            command = ChangeProvenPassword.model_validate({"old": self.typed.password, "new": self.typed.new_password})
            asked = Request(
                case_type="account",
                act="change_password",
                command=command,
                actor=known.actor,
                case_id=known.account.id,
                unconditional=True,
                request_id=self.request_id,
            )
            version = (await self.engine.perform_within(connection, asked)).case.version
        await self._attempts.succeed(connection, self.typed.account)
        return max(version, await enter(self.engine, connection, known))

    async def _wait(self, connection: AsyncConnection) -> int | None:
        return await self._attempts.seconds_to_wait(connection, self.typed.account, self.engine.clock())

    async def _turn_away(self, known: Known | None, wait: int) -> None:
        """Record that the account must wait, and refuse."""
        await self._deny(known, TooManyFailures.code)
        raise TooManyFailures(retry_after=wait)

    async def _deny(self, known: Known | None, outcome: str) -> None:
        actor, object_id = (None, None) if known is None else (known.actor, known.account.id)
        await self._trail.deny(actor, object_id, outcome)

    @property
    def _trail(self) -> Trail:
        return Trail(self.engine, ACTION, "account", self.request_id)

    @property
    def _attempts(self) -> Attempts:
        attempts: Attempts = self.engine.services["attempts"]
        return attempts

    @property
    def _rules(self) -> SignInRules:
        rules: SignInRules = self.engine.services["sign_in_rules"]
        return rules
