"""One Ed25519 pair per process: the private key signs, the public keys are for everyone to check with.

Beside it each service has key-encryption keys, one per restricted class of content: ``<service>.c3.1.kek``.
"""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from deploy.local.table import NAMES, SERVICES

KEK_BYTES = 32
LEVELS = ("c3", "c4")
"""The classes of content that are encrypted at rest."""


def ensure_keys(folder: Path) -> Path:
    """Make what is missing: ``<name>.key`` (private, mode 0600) and ``<name>.pub``, both PEM, and the first
    key-encryption key per service and class. Answers the folder."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in NAMES:
        if not (folder / f"{name}.key").exists():
            _make_pair(folder, name)
    for name in SERVICES:
        for level in LEVELS:
            if not _serials(folder, name, level):
                make_kek(folder, name, level)
    return folder


def make_kek(folder: Path, service: str, level: str) -> str:
    """Put the next key-encryption key of a service and class (c3, c4) into the folder, mode 0600; answers its id."""
    name = f"{service}.{level}.{max(_serials(folder, service, level), default=0) + 1}"
    written = folder / f".{name}.new"
    written.touch(mode=0o600)
    written.write_bytes(os.urandom(KEK_BYTES))
    written.replace(folder / f"{name}.kek")
    return name


def _serials(folder: Path, service: str, level: str) -> list[int]:
    """The numbers of the keys there are."""
    begin = f"{service}.{level}."
    return [int(path.name.removeprefix(begin).removesuffix(".kek")) for path in folder.glob(f"{begin}*.kek")]


def _make_pair(folder: Path, name: str) -> None:
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder / f"{name}.pub").write_bytes(public)
    private = folder / f"{name}.key"
    private.touch(mode=0o600)
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
