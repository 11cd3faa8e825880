"""Password hashes: Argon2id, a few at a time, and as slow for an account that does not exist."""

import asyncio
import secrets
from functools import partial

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

_AT_ONCE = 2


class Passwords:
    """Hashes and checks passwords in threads; at most two at once, because each takes 64 MiB."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex(16))
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def hash(self, password: str) -> str:
        """The encoded hash, with a salt and the parameters in it."""
        async with self._places:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def match(self, stored: str | None, password: str) -> bool:
        """Whether the password is the one of that hash; without a hash it is not, after the same time."""
        async with self._places:
            matches = await asyncio.to_thread(partial(self._matches, stored or self._nobody, password))
        return matches and stored is not None

    def _matches(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except VerificationError:
            return False
