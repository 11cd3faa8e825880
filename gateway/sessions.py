"""Logins: an opaque token for the caller, its SHA-256 in PostgreSQL, and at most five seconds of memory in between."""

import asyncio
import hashlib
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Column,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    Table,
    Text,
    Uuid,
    insert,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from gateway.refusals import LoginsAway

IDLE: Final = timedelta(minutes=30)
ABSOLUTE: Final = timedelta(hours=8)
MEMORY: Final = 5.0  # seconds an ended login may still be taken for a living one
KEY_MARK: Final = "lyk_"  # what an integrator's key begins with
_SEEN_EVERY: Final = timedelta(seconds=30)
_REMEMBERED_MAX: Final = 10_000
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")

LOGINS: Final = MetaData()
SESSION: Final = Table(
    "session",
    LOGINS,
    Column("token_sha256", LargeBinary, primary_key=True, comment="SHA-256 of the token; the token is kept nowhere."),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("person_id", Uuid, nullable=False),
    Column("organ_id", Uuid, nullable=False),
    Column("roles_v", Integer, nullable=False, comment="Version of the account's rights at login."),
    Column("roles", ARRAY(Text), nullable=False, comment="Role codes at login, for display only."),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("last_seen_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
)


@dataclass(frozen=True, slots=True)
class Account:
    """Who signed in, as the directory answered. ``roles`` are for display; services look rights up themselves."""

    account_id: UUID
    person_id: UUID
    organ_id: UUID
    roles_v: int
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A living login. ``session_id`` names it inside the system and does not open it."""

    session_id: str
    account: Account
    expires_at: datetime
    last_seen_at: datetime

    @property
    def scopes(self) -> None:
        """A person's login is not held to scopes."""

    @property
    def quota_key(self) -> str:
        """Whose quota its calls count against: all logins of one account share one."""
        return self.account.account_id.hex

    def lives(self, at: datetime) -> bool:
        """Whether it is neither past its eight hours nor idle for half an hour."""
        return at < self.expires_at and at < self.last_seen_at + IDLE


@dataclass(frozen=True, slots=True)
class _Remembered:
    session: Session
    read_at: float


class Sessions:
    """Starts, finds and ends logins. ``now`` is the clock of the table, ``tick`` that of the memory (seconds)."""

    def __init__(
        self,
        engine: AsyncEngine,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine = engine
        self._now = now
        self._tick = tick
        self._memory: dict[bytes, _Remembered] = {}
        self._readings: dict[bytes, asyncio.Task[Session | None]] = {}

    async def start(self, account: Account) -> tuple[str, Session]:
        """A new login of that account and its token, which is told once and never again."""
        while (token := secrets.token_urlsafe(32)).startswith(KEY_MARK):
            continue  # a login never looks like an integrator's key
        digest = _digest(token)
        now = self._now()
        session = Session(_name(digest), account, now + ABSOLUTE, now)
        row = {
            "token_sha256": digest,
            "account_id": account.account_id,
            "person_id": account.person_id,
            "organ_id": account.organ_id,
            "roles_v": account.roles_v,
            "roles": list(account.roles),
            "created_at": now,
            "last_seen_at": now,
            "expires_at": session.expires_at,
        }
        try:
            async with self._engine.begin() as connection:
                await connection.execute(insert(SESSION).values(row))
        except (SQLAlchemyError, OSError):
            raise LoginsAway from None
        return token, session

    async def find(self, token: str) -> Session | None:
        """The living login of that token, or None. Raises LoginsAway when the table cannot be read."""
        if not _TOKEN.fullmatch(token):
            return None
        digest = _digest(token)
        remembered = self._memory.get(digest)
        if remembered is not None and self._tick() - remembered.read_at < MEMORY:
            return remembered.session if self._now() < remembered.session.expires_at else None
        reading = self._readings.get(digest)
        if reading is None:
            reading = asyncio.create_task(self._read(digest))
            self._readings[digest] = reading
            reading.add_done_callback(lambda read: self._was_read(digest, read))
        return await asyncio.shield(reading)

    def _was_read(self, digest: bytes, read: asyncio.Task[Session | None]) -> None:
        self._readings.pop(digest, None)
        if not read.cancelled():
            read.exception()  # all who waited may have hung up; nobody else would take it

    async def end(self, token: str) -> None:
        """End that login; here at once, in other gateway processes within five seconds."""
        digest = _digest(token)
        self._memory.pop(digest, None)
        ended = update(SESSION).where(SESSION.c.token_sha256 == digest, SESSION.c.ended_at.is_(None))
        try:
            async with self._engine.begin() as connection:
                await connection.execute(ended.values(ended_at=self._now()))
        except (SQLAlchemyError, OSError):
            raise LoginsAway from None
        finally:
            self._memory.pop(digest, None)

    async def _read(self, digest: bytes) -> Session | None:
        """Read the login from the table and note that it was seen; remember it if it lives."""
        read_at, now = self._tick(), self._now()
        try:
            async with self._engine.begin() as connection:
                living = select(SESSION).where(SESSION.c.token_sha256 == digest, SESSION.c.ended_at.is_(None))
                row = (await connection.execute(living)).one_or_none()
                session = None if row is None else _session(row)
                if session is None or not session.lives(now):
                    self._memory.pop(digest, None)
                    return None
                if session.last_seen_at < now - _SEEN_EVERY:
                    seen = update(SESSION).where(SESSION.c.token_sha256 == digest)
                    await connection.execute(seen.values(last_seen_at=now))
        except (SQLAlchemyError, OSError):
            raise LoginsAway from None
        self._remember(digest, _Remembered(session, read_at))
        return session

    def _remember(self, digest: bytes, remembered: _Remembered) -> None:
        self._memory.pop(digest, None)
        self._memory[digest] = remembered
        if len(self._memory) > _REMEMBERED_MAX:
            del self._memory[next(iter(self._memory))]


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _name(digest: bytes) -> str:
    """The login's name inside the system: half of its digest, from which the token cannot be found."""
    return digest[:16].hex()


def _session(row: Row[tuple[object, ...]]) -> Session:
    account = Account(row.account_id, row.person_id, row.organ_id, row.roles_v, tuple(row.roles))
    return Session(_name(row.token_sha256), account, row.expires_at, row.last_seen_at)
