"""Signed checkpoints: origin, size, root and time of a tree as a C2SP signed note, and a witness's cosignature."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

WITNESS = "lanyard/witness"
"""Key name of the witness in its signature lines."""
_ED25519, _COSIGNATURE = b"\x01", b"\x04"
_DASH = "\u2014 "


class BadCheckpoint(ValueError):
    """A note that is no checkpoint, or that the key expected has not signed."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of one tree: ``origin`` names it, ``size`` in leaves, ``time`` of signing in Unix seconds."""

    origin: str
    size: int
    root: bytes
    time: int

    def text(self) -> str:
        """What is signed: one line each; the time is an extension line."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\ntime {self.time}\n"


def origin_of(service: str) -> str:
    """The name of a service's trail, which is also the name of its key."""
    return f"lanyard/audit/{service}"


def private_key(pem: bytes) -> Ed25519PrivateKey:
    """The Ed25519 key of a PEM file. Raises TypeError for any other kind."""
    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("the key is not an Ed25519 key")
    return key


def public_key(pem: bytes) -> Ed25519PublicKey:
    """The public Ed25519 key of a PEM file. Raises TypeError for any other kind."""
    key = load_pem_public_key(pem)
    if not isinstance(key, Ed25519PublicKey):
        raise TypeError("the key is not an Ed25519 key")
    return key


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The checkpoint as a note with the signature of its service."""
    text = checkpoint.text()
    signature = key.sign(text.encode())
    return f"{text}\n{_line(checkpoint.origin, _key_id(checkpoint.origin, _ED25519, key.public_key()), signature)}"


def cosign(note: str, key: Ed25519PrivateKey, time: int, name: str = WITNESS) -> str:
    """The note with one more line: the witness saw, at ``time`` in Unix seconds, that the tree only grew."""
    text = _parts(note)[0]
    signature = time.to_bytes(8, "big") + key.sign(_cosigned(text, time))
    return f"{note}{_line(name, _key_id(name, _COSIGNATURE, key.public_key()), signature)}"


def read_checkpoint(note: str, origin: str, key: Ed25519PublicKey) -> Checkpoint:
    """The checkpoint of a note that its service has signed. Raises BadCheckpoint."""
    if not is_signed(note, origin, key):
        raise BadCheckpoint("not signed by the key of its service")
    text, _ = _parts(note)
    checkpoint = _parse(text)
    if checkpoint.origin != origin or checkpoint.text() != text:
        raise BadCheckpoint("of another trail, or written otherwise than we write")
    return checkpoint


def witnessed_at(note: str, key: Ed25519PublicKey, name: str = WITNESS) -> int | None:
    """When (Unix seconds) the witness of that key cosigned the note; None if it did not. Raises BadCheckpoint."""
    text, signatures = _parts(note)
    for found in _found(signatures, name, _COSIGNATURE, key):
        time = int.from_bytes(found[:8], "big")
        if len(found) == 72 and _verifies(key, found[8:], _cosigned(text, time)):
            return time
    return None


def is_signed(note: str, name: str, key: Ed25519PublicKey) -> bool:
    """Whether a signed note of any content bears that key's plain signature. Raises BadCheckpoint."""
    text, signatures = _parts(note)
    return any(_verifies(key, found, text.encode()) for found in _found(signatures, name, _ED25519, key))


def _parse(text: str) -> Checkpoint:
    try:
        origin, size, root, time = text.removesuffix("\n").split("\n")
        raw = b64decode(root, validate=True)
        checkpoint = Checkpoint(origin, int(size), raw, int(time.removeprefix("time ")))
    except ValueError:
        raise BadCheckpoint("not a checkpoint") from None
    if len(raw) != 32 or checkpoint.size < 0:
        raise BadCheckpoint("not a checkpoint")
    return checkpoint


def _cosigned(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def _key_id(name: str, kind: bytes, key: Ed25519PublicKey) -> bytes:
    return sha256(name.encode() + b"\n" + kind + key.public_bytes_raw()).digest()[:4]


def _line(name: str, key_id: bytes, signature: bytes) -> str:
    return f"{_DASH}{name} {b64encode(key_id + signature).decode()}\n"


def _parts(note: str) -> tuple[str, list[str]]:
    """Text and signature lines; the text keeps its last newline, the empty line belongs to neither."""
    text, gap, signatures = note.rpartition("\n\n")
    if not gap or not signatures.endswith("\n"):
        raise BadCheckpoint("not a signed note")
    return f"{text}\n", signatures.removesuffix("\n").split("\n")


def _found(signatures: list[str], name: str, kind: bytes, key: Ed25519PublicKey) -> Iterable[bytes]:
    """The signatures under that name and key, without the key id before them."""
    key_id = _key_id(name, kind, key)
    for line in signatures:
        try:
            signature = b64decode(line.removeprefix(f"{_DASH}{name} "), validate=True)
        except (NotBase64, ValueError):
            continue
        if line.startswith(f"{_DASH}{name} ") and signature[:4] == key_id:
            yield signature[4:]


def _verifies(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True
