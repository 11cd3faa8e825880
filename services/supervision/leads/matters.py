"""The keyed digest of a matter: equal for the same matter reported again, and telling nothing without the key."""

import hashlib
import hmac
import unicodedata

_SIZE = 16
_USE = b"lanyard lead matter v1"
_NOT_COUNTED = frozenset("PZC")
"""Initials of the Unicode categories that do not count: punctuation, separators, control and format characters."""


def normalised(text: str) -> str:
    """The text as it is compared: NFKC, lower case, without punctuation and blanks."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] not in _NOT_COUNTED)


class MatterKey:
    """Makes the digests of one city. The key is derived from the secret of the service, for this use alone."""

    def __init__(self, secret: bytes) -> None:
        self._key = hmac.new(secret, _USE, hashlib.sha256).digest()

    def digest(self, text: str) -> str:
        """HMAC-SHA256 over the normalised text, cut to 16 bytes, in hex (C-11)."""
        return hmac.new(self._key, normalised(text).encode(), hashlib.sha256).digest()[:_SIZE].hex()
