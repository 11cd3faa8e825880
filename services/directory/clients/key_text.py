"""How a key is written: a word, its id, and 256 random bits; and what is kept of it."""

import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

_SHAPE = re.compile(r"lyk_(?P<id>[0-9a-f]{32})_(?P<random>[A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class KeyText:
    """A key as a machine sends it. Its prefix lets scanners find keys that lie where they should not."""

    key_id: UUID
    random: str

    def __str__(self) -> str:
        """``lyk_<id>_<random part>``."""
        return f"lyk_{self.key_id.hex}_{self.random}"

    def digest(self) -> bytes:
        """What is kept of it: SHA-256 of the whole; 256 random bits need no salt and no slow hash."""
        return sha256(str(self).encode()).digest()


def written(random: bytes) -> str:
    """The random part of a key as it is written: base64url without padding."""
    return urlsafe_b64encode(random).rstrip(b"=").decode()


def read(text: str) -> KeyText | None:
    """The key of that text; None if it is none."""
    found = _SHAPE.fullmatch(text)
    return None if found is None else KeyText(UUID(hex=found["id"]), found["random"])
