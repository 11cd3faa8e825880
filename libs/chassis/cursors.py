"""Cursors that only we can read: where a reader stopped, sealed together with the list and filters it stopped in."""

import hashlib
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from libs.chassis.problem_catalogue import CursorInvalid

Position = tuple[str | int | None, ...]
_SCHEME: Final = b"\x01"
_NONCE_SIZE: Final = 12
_BLOCK: Final = 48
_LONGEST: Final = 2048
_KEY_SIZE: Final = 32


class CursorSeal:
    """Seals and opens cursors of one service with AES-256-GCM.

    ``key`` is the secret of the service, at least 32 bytes; the key of the cipher is derived from it for this use
    alone. Raises ValueError for a shorter one.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) < _KEY_SIZE:
            raise ValueError(f"a cursor key has at least {_KEY_SIZE} bytes")
        self._cipher = AESGCM(hashlib.blake2b(key, digest_size=_KEY_SIZE, person=b"lanyard cursor").digest())

    def seal(self, position: Position, *, of: str, filters: Mapping[str, object] | None = None) -> str:
        """The cursor for that position (sort value and id, or a place in the outbox) in the list ``of``.

        The same filters must be given to open it; their order does not matter.
        """
        plain = json.dumps(list(position), ensure_ascii=False).encode()
        plain += b" " * (-len(plain) % _BLOCK)  # the length of a title must not show
        nonce = os.urandom(_NONCE_SIZE)
        sealed = _SCHEME + nonce + self._cipher.encrypt(nonce, plain, _bound_to(of, filters))
        return urlsafe_b64encode(sealed).rstrip(b"=").decode()

    def open(self, cursor: str, *, of: str, filters: Mapping[str, object] | None = None) -> Position:
        """The position in the cursor. Refuses CursorInvalid (400) if it is not one of ours for this list and filter."""
        try:
            sealed = _canonical(cursor)
            nonce, secret = sealed[1 : 1 + _NONCE_SIZE], sealed[1 + _NONCE_SIZE :]
            plain = self._cipher.decrypt(nonce, secret, _bound_to(of, filters))
        except (ValueError, InvalidTag):
            raise CursorInvalid() from None
        return tuple(json.loads(plain))


def _canonical(cursor: str) -> bytes:
    """The sealed bytes of a cursor; ValueError unless it is written exactly as we write it."""
    if len(cursor) > _LONGEST:
        raise ValueError
    sealed = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    if sealed[:1] != _SCHEME or urlsafe_b64encode(sealed).rstrip(b"=").decode() != cursor:
        raise ValueError
    return sealed


def _bound_to(of: str, filters: Mapping[str, object] | None) -> bytes:
    """A digest of the list and its filters; the cursor opens only beside the same."""
    stated = {name: value for name, value in (filters or {}).items() if value is not None}
    written = json.dumps([of, stated], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).digest()
