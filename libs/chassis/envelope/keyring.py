"""The keyring of a service: makes, wraps and unwraps the keys of its cases, and stands with its connection pool."""

import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.envelope.provider import FileKeys, KeyProvider
from libs.chassis.envelope.refusals import Cause, KeysMissing, SealBroken
from libs.chassis.envelope.suites import Suite, suite_named
from libs.chassis.envelope.value import CaseKey
from libs.chassis.prepared import Answered
from libs.chassis.settings import Settings
from libs.kernel.sensitivity import Sensitivity

_KEYRING = "keyring"


@dataclass(frozen=True)
class Keyring:
    """Key-encryption keys, the suite of new case keys, and the key of the fingerprints of what was asked."""

    service: str
    provider: KeyProvider
    suite: Suite
    fingerprint_key: bytes = field(repr=False)

    def fresh(self, key_id: UUID, level: Sensitivity) -> CaseKey:
        """A new key of a case."""
        return CaseKey(key_id, self.suite, level, os.urandom(self.suite.key_length))

    def wrap(self, kek_id: str, key: CaseKey, case_type: str, case_id: UUID) -> bytes:
        """The key as it is stored, tied to its case."""
        return self.provider.wrap(kek_id, key.secret, self._bound(kek_id, key.id, case_type, case_id, key))

    def unwrap(self, row: Answered, case_type: str, case_id: UUID) -> CaseKey:
        """The key of a stored row. Raises SealBroken if it was altered or is from another case."""
        try:
            shape = CaseKey(UUID(str(row["id"])), Suite(row["suite"]), Sensitivity(row["level"]), b"")
        except ValueError:
            raise SealBroken(Cause.KEY_ALTERED_OR_MOVED) from None
        bound = self._bound(row["kek_id"], shape.id, case_type, case_id, shape)
        secret = self.provider.unwrap(row["kek_id"], row["wrapped"], bound)
        return CaseKey(shape.id, shape.suite, shape.level, secret)

    def _bound(self, kek_id: str, key_id: UUID, case_type: str, case_id: UUID, key: CaseKey) -> bytes:
        names = (self.service, kek_id, case_type, str(case_id), str(key_id), key.level.name, key.suite.name)
        return b"dek\x00" + b"\x00".join(name.encode() for name in names)


def keyring_by(settings: Settings, levels: Iterable[Sensitivity]) -> Keyring:
    """The keyring of a service by its settings. Raises KeysMissing unless every level has a usable key."""
    suite = suite_named(settings.suite)
    provider = FileKeys(settings.keks or settings.keys, settings.service, suite)
    for level in levels:
        provider.wrap(provider.current(level), b"", b"")
    secret = hmac.digest(settings.signing_key(), b"lanyard-fingerprint-v1", sha256)
    return Keyring(settings.service, provider, suite, secret)


def keep_keyring(database: AsyncEngine, keyring: Keyring) -> None:
    """From now on, what is read and written through this pool is decrypted and encrypted with that keyring."""
    database.sync_engine.update_execution_options(**{_KEYRING: keyring})


def keyring_of(connection: AsyncConnection) -> Keyring:
    """The keyring of the pool that the connection is from. Raises KeysMissing."""
    below = connection.sync_connection
    found = None if below is None else below.get_execution_options().get(_KEYRING)
    if not isinstance(found, Keyring):
        raise KeysMissing("this pool has no keyring")
    return found
