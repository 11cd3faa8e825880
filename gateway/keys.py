"""Integrators' keys: the directory knows them by their digest, the gateway remembers its answer for seconds."""

import asyncio
import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeVar

from gateway.directory import Directory
from gateway.refusals import TooManyLogins
from gateway.sessions import KEY_MARK, Account
from gateway.throttle import Rate, Throttle

MEMORY: Final = 5.0  # seconds a withdrawn key may still be taken for a living one
DENIAL_MEMORY: Final = 1.0  # seconds a key just made may still be taken for an unknown one
_REMEMBERED_MAX: Final = 10_000
_Kept = TypeVar("_Kept")
_KEY: Final = re.compile(rf"{KEY_MARK}[A-Za-z0-9_.-]{{16,124}}")


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """A program that shows a living key. ``session_id`` names the key inside the system and does not open anything."""

    session_id: str
    account: Account
    scopes: tuple[str, ...]
    expires_at: datetime

    @property
    def quota_key(self) -> str:
        """Whose quota its calls count against: every key has its own."""
        return self.session_id


class Keys:
    """Finds the holders of keys. ``now`` is the clock of their expiry, ``tick`` that of the memory (seconds)."""

    def __init__(
        self,
        directory: Directory,
        wrong_per_minute: int,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._directory = directory
        self._wrong = Throttle(Rate.per_minute(wrong_per_minute), TooManyLogins, tick)
        self._now = now
        self._tick = tick
        self._known: OrderedDict[bytes, tuple[float, KeyHolder]] = OrderedDict()
        self._unknown: OrderedDict[bytes, float] = OrderedDict()
        self._askings: dict[bytes, asyncio.Task[KeyHolder | None]] = {}

    async def find(self, key: str, address: str, number: str) -> KeyHolder | None:
        """The holder of that key, None if it opens nothing. Raises ServiceAway when the directory does not answer.

        An address that shows unknown keys without end is braked (TooManyLogins); ``number`` is that of the request.
        """
        if not _KEY.fullmatch(key):
            return None
        digest = hashlib.sha256(key.encode()).digest()
        known = self._known.get(digest)
        if known is not None and self._tick() - known[0] < MEMORY:
            return known[1] if self._now() < known[1].expires_at else None
        if self._tick() - self._unknown.get(digest, -DENIAL_MEMORY) < DENIAL_MEMORY:
            return None
        self._wrong.require_room(address)
        holder = await self._ask(digest, key, number)
        if holder is None:
            self._wrong.take(address)
        return holder

    async def _ask(self, digest: bytes, key: str, number: str) -> KeyHolder | None:
        """Ask the directory, once for all who wait for the same answer."""
        asking = self._askings.get(digest)
        if asking is None:
            asking = asyncio.create_task(self._verify(digest, key, number))
            self._askings[digest] = asking
            asking.add_done_callback(lambda asked: self._asked(digest, asked))
        return await asyncio.shield(asking)

    def _asked(self, digest: bytes, asked: asyncio.Task[KeyHolder | None]) -> None:
        self._askings.pop(digest, None)
        if not asked.cancelled():
            asked.exception()  # all who waited may have hung up; nobody else would take it

    async def _verify(self, digest: bytes, key: str, number: str) -> KeyHolder | None:
        asked_at = self._tick()
        found = await self._directory.find_key(key, number)
        self._known.pop(digest, None)
        if found is None or found.expires_at <= self._now():
            _remember(self._unknown, digest, asked_at)
            return None
        holder = KeyHolder(f"key-{digest[:16].hex()}", found.account, found.scopes, found.expires_at)
        _remember(self._known, digest, (asked_at, holder))
        return holder


def _remember(memory: OrderedDict[bytes, _Kept], digest: bytes, what: _Kept) -> None:
    memory[digest] = what
    memory.move_to_end(digest)
    if len(memory) > _REMEMBERED_MAX:
        memory.popitem(last=False)
