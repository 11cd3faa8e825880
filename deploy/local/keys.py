"""One Ed25519 pair per process: the private key signs, the public keys are for everyone to check with."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from deploy.local.table import NAMES


def ensure_keys(folder: Path) -> Path:
    """Make what is missing: ``<name>.key`` (private, mode 0600) and ``<name>.pub``, both PEM. Answers the folder."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in NAMES:
        if not (folder / f"{name}.key").exists():
            _make_pair(folder, name)
    return folder


def _make_pair(folder: Path, name: str) -> None:
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder / f"{name}.pub").write_bytes(public)
    private = folder / f"{name}.key"
    private.touch(mode=0o600)
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
