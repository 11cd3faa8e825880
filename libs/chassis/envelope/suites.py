"""The two suites of authenticated encryption, and nothing else of cryptography."""

from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
TAG = 16


class Suite(IntEnum):
    """Which algorithm a value is encrypted by: the international one or the national one."""

    AES_256_GCM = 1
    SM4_GCM = 2

    @property
    def key_length(self) -> int:
        """Bytes of a key."""
        return 32 if self is Suite.AES_256_GCM else 16


def suite_named(name: str) -> Suite:
    """The suite of a setting, e.g. ``aes-256-gcm``. Raises KeyError."""
    return Suite[name.upper().replace("-", "_")]


def encrypt(suite: Suite, key: bytes, nonce: bytes, clear: bytes, bound: bytes) -> bytes:
    """Ciphertext and tag; ``bound`` is what the value is tied to."""
    if suite is Suite.AES_256_GCM:
        return AESGCM(key).encrypt(nonce, clear, bound)
    encryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(bound)
    return encryptor.update(clear) + encryptor.finalize() + encryptor.tag


def decrypt(suite: Suite, key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    """The clear bytes. Raises InvalidTag for another key, another place, or an altered value."""
    if len(sealed) < TAG:
        raise InvalidTag
    if suite is Suite.AES_256_GCM:
        return AESGCM(key).decrypt(nonce, sealed, bound)
    decryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce, sealed[-TAG:])).decryptor()
    decryptor.authenticate_additional_data(bound)
    return decryptor.update(sealed[:-TAG]) + decryptor.finalize()
