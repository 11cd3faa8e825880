"""One encrypted value: ``ver 1 | suite 1 | dek_id 16 | nonce 12 | ciphertext | tag 16``, tied to its place."""

import hmac
import os
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from struct import pack
from uuid import UUID

from cryptography.exceptions import InvalidTag

from libs.chassis.envelope.refusals import Cause, SealBroken
from libs.chassis.envelope.suites import NONCE, TAG, Suite, decrypt, encrypt
from libs.kernel.sensitivity import Sensitivity

VERSION = 1
_HEADER = 18
_CHECKED = b"lanyard-key-check-v1"


@dataclass(frozen=True)
class CaseKey:
    """The key of one case in clear: in memory only, for the length of one transaction."""

    id: UUID
    suite: Suite
    level: Sensitivity
    secret: bytes = field(repr=False)

    @cached_property
    def check(self) -> bytes:
        """What names the key without telling it: GCM alone would let one value open under two keys."""
        return hmac.digest(self.secret, _CHECKED, sha256)

    @property
    def header(self) -> bytes:
        """How every value under this key begins."""
        return bytes((VERSION, self.suite)) + self.id.bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value belongs: it opens nowhere else.

    ``column`` is the path of the field in the case, ``version`` that of its row: an older value does not fit a newer
    row.
    """

    service: str
    table: str
    column: str
    row_id: str
    version: int
    level: Sensitivity

    def bound(self, check: bytes) -> bytes:
        """The place and the key as bytes, each part after its length."""
        parts = (
            self.service.encode(),
            self.table.encode(),
            self.column.encode(),
            self.row_id.encode(),
            pack(">q", self.version),
            self.level.name.encode(),
            check,
            bytes((VERSION,)),
        )
        return b"".join(pack(">I", len(part)) + part for part in parts)


def seal(key: CaseKey, place: Place, clear: bytes) -> bytes:
    """The value, encrypted for that place."""
    nonce = os.urandom(NONCE)
    return key.header + nonce + encrypt(key.suite, key.secret, nonce, clear, place.bound(key.check))


def unseal(key: CaseKey, place: Place, sealed: bytes) -> bytes:
    """The clear bytes. Raises SealBroken if the value is cut, altered, from another place or under another key."""
    if len(sealed) < _HEADER + NONCE + TAG:
        raise SealBroken(Cause.FORM)
    if sealed[:_HEADER] != key.header:
        raise SealBroken(Cause.OTHER_KEY)
    nonce, rest = sealed[_HEADER : _HEADER + NONCE], sealed[_HEADER + NONCE :]
    try:
        return decrypt(key.suite, key.secret, nonce, rest, place.bound(key.check))
    except InvalidTag:
        raise SealBroken(Cause.ALTERED_OR_MOVED) from None
