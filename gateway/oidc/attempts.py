"""Sign-ins on their way through the identity provider: begun in one browser, good once, for ten minutes.

The browser keeps a secret in a cookie, the provider is shown ``state``; the table holds only digests of the two. Nonce
and PKCE verifier are drawn from both, so whoever reads the table, or has only one of them, knows neither.
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Column, DateTime, LargeBinary, Table, delete, insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from gateway.refusals import LoginsAway, SignInAttemptInvalid
from gateway.sessions import LOGINS

LIFE: Final = timedelta(minutes=10)
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{43}")

ATTEMPT: Final = Table(
    "sign_in_attempt",
    LOGINS,
    Column("state_sha256", LargeBinary, primary_key=True, comment="SHA-256 of the state shown to the provider."),
    Column("browser_sha256", LargeBinary, nullable=False, comment="SHA-256 of the secret in the browser's cookie."),
    Column("expires_at", DateTime(timezone=True), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sign-in under way: what the provider is shown (``state``) and what the browser keeps (``browser``)."""

    state: str
    browser: str

    @property
    def nonce(self) -> str:
        """What the ID token must repeat."""
        return self._drawn("nonce")

    @property
    def verifier(self) -> str:
        """The PKCE secret (RFC 7636), 43 characters."""
        return self._drawn("verifier")

    @property
    def challenge(self) -> str:
        """The S256 challenge of the verifier."""
        return _base64url(hashlib.sha256(self.verifier.encode()).digest())

    def _drawn(self, purpose: str) -> str:
        return _base64url(hmac.digest(self.browser.encode(), f"{purpose}.{self.state}".encode(), "sha256"))


class Attempts:
    """The table of sign-ins under way."""

    def __init__(self, engine: AsyncEngine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine = engine
        self._now = now

    async def begin(self) -> Attempt:
        """A new one; those that have run out are forgotten."""
        attempt = Attempt(secrets.token_urlsafe(32), secrets.token_urlsafe(32))
        now = self._now()
        row = {
            "state_sha256": _digest(attempt.state),
            "browser_sha256": _digest(attempt.browser),
            "expires_at": now + LIFE,
        }
        try:
            async with self._engine.begin() as connection:
                await connection.execute(delete(ATTEMPT).where(ATTEMPT.c.expires_at <= now))
                await connection.execute(insert(ATTEMPT).values(row))
        except (SQLAlchemyError, OSError):
            raise LoginsAway from None
        return attempt

    async def take(self, state: str, browser: str) -> Attempt:
        """The one that was begun with this state in this browser, which is thereby used up, whoever shows the state.

        Raises SignInAttemptInvalid when there is none.
        """
        if not _SECRET.fullmatch(state) or not _SECRET.fullmatch(browser):
            raise SignInAttemptInvalid
        taking = delete(ATTEMPT).where(ATTEMPT.c.state_sha256 == _digest(state))
        try:
            async with self._engine.begin() as connection:
                kept = (ATTEMPT.c.browser_sha256, ATTEMPT.c.expires_at)
                row = (await connection.execute(taking.returning(*kept))).one_or_none()
        except (SQLAlchemyError, OSError):
            raise LoginsAway from None
        if row is None or row.expires_at <= self._now():
            raise SignInAttemptInvalid
        if not hmac.compare_digest(row.browser_sha256, _digest(browser)):
            raise SignInAttemptInvalid
        return Attempt(state, browser)


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def _base64url(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode("ascii")
