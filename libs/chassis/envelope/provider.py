"""Key-encryption keys behind a small interface: files here, a cryptographic card or module elsewhere."""

import hmac
import os
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag

from libs.chassis.envelope.refusals import Cause, KeysMissing, SealBroken
from libs.chassis.envelope.suites import NONCE, Suite, decrypt, encrypt
from libs.kernel.sensitivity import Sensitivity

KEY_BYTES = 32
_OTHERS = 0o077


class KeyProvider(Protocol):
    """Keeps the keys that case keys are wrapped under. They never leave it; a service has its own, one per level."""

    def current(self, level: Sensitivity) -> str:
        """The id of the key that new case keys of that level are wrapped under. Raises KeysMissing."""
        ...

    def wrap(self, kek_id: str, secret: bytes, bound: bytes) -> bytes:
        """The secret wrapped under that key, tied to ``bound``. Raises SealBroken if there is no such key."""
        ...

    def unwrap(self, kek_id: str, wrapped: bytes, bound: bytes) -> bytes:
        """The secret. Raises SealBroken if the key is not there or anything was altered."""
        ...


@dataclass(frozen=True)
class FileKeys:
    """A folder of key files of one service: ``<service>.c3.1.kek``, 32 bytes each, for their owner only.

    The highest number of a level is its current key. The folder is looked at each time, so that a key that is put
    there or destroyed counts at once. It makes no keys.
    """

    folder: Path
    service: str
    suite: Suite

    def current(self, level: Sensitivity) -> str:
        """The newest key of the level. Raises KeysMissing."""
        serials = serials_of(self.folder, self.service, level)
        if not serials:
            raise KeysMissing(f"{self.service} has no key-encryption key of level {level.name}")
        return kek_name(self.service, level, max(serials))

    def wrap(self, kek_id: str, secret: bytes, bound: bytes) -> bytes:
        """Suite, nonce, ciphertext and tag."""
        nonce = os.urandom(NONCE)
        return bytes((self.suite,)) + nonce + encrypt(self.suite, self._key(kek_id, self.suite), nonce, secret, bound)

    def unwrap(self, kek_id: str, wrapped: bytes, bound: bytes) -> bytes:
        """The secret, by the suite it was wrapped with."""
        if not wrapped or wrapped[0] not in list(Suite):
            raise SealBroken(Cause.KEY_ALTERED_OR_MOVED)
        suite = Suite(wrapped[0])
        try:
            return decrypt(suite, self._key(kek_id, suite), wrapped[1 : 1 + NONCE], wrapped[1 + NONCE :], bound)
        except (InvalidTag, ValueError):
            raise SealBroken(Cause.KEY_ALTERED_OR_MOVED) from None

    def _key(self, kek_id: str, suite: Suite) -> bytes:
        """The key for that suite, drawn from the file, so that no two algorithms share one."""
        if not re.fullmatch(rf"{re.escape(self.service)}\.c[34]\.[1-9][0-9]*", kek_id):
            raise SealBroken(Cause.KEK_UNKNOWN)
        try:
            stored = read_key(self.folder / f"{kek_id}.kek")
        except FileNotFoundError:
            raise SealBroken(Cause.KEK_UNKNOWN) from None
        return hmac.digest(stored, b"lanyard-kek-v1" + bytes((suite,)), sha256)[: suite.key_length]


def kek_name(service: str, level: Sensitivity, serial: int) -> str:
    """The id of a key, e.g. ``clarification.c3.1``."""
    return f"{service}.{level.name.lower()}.{serial}"


def serials_of(folder: Path, service: str, level: Sensitivity) -> list[int]:
    """The numbers of the keys of a service and level that are in the folder."""
    begin = f"{service}.{level.name.lower()}."
    found = (path.name.removeprefix(begin).removesuffix(".kek") for path in folder.glob(f"{begin}*.kek"))
    return [int(serial) for serial in found if serial.isdecimal() and not serial.startswith("0")]


def read_key(place: Path) -> bytes:
    """The 32 bytes of a key file. Raises KeysMissing if others can read it or its length is wrong."""
    if place.stat().st_mode & _OTHERS:
        raise KeysMissing(f"{place.name} can be read by others than its owner")
    stored = place.read_bytes()
    if len(stored) != KEY_BYTES:
        raise KeysMissing(f"{place.name} is not {KEY_BYTES} bytes long")
    return stored
