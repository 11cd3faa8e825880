"""One-time codes (TOTP, RFC 6238): secrets are drawn here, kept encrypted, and opened only to check a code."""

import base64
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import pyotp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pyotp.exceptions import OTPVerificationError

ISSUER = "Lanyard"
WINDOW = 1
"""Steps of thirty seconds before and after the present one whose codes are taken, for clocks that differ."""

_FORMAT = b"\x01"
_NONCE = 12
_SECRET = 20


class SecretUnreadable(Exception):
    """A kept secret cannot be decrypted: it was altered, moved to another account, or the key is another one."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A new secret: as its holder gets it (base32), and as it is kept."""

    secret: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class OneTimeCodes:
    """Draws, seals and opens secrets, and tells codes. Sealed with AES-256-GCM and bound to the account."""

    key: bytes

    def draw(self, account_id: UUID) -> Drawn:
        """A new secret of 160 random bits for that account."""
        secret = base64.b32encode(secrets.token_bytes(_SECRET)).decode()
        return Drawn(secret, self.seal(account_id, secret))

    def seal(self, account_id: UUID, secret: str) -> bytes:
        """The secret encrypted: format, nonce, ciphertext with its tag."""
        nonce = secrets.token_bytes(_NONCE)
        return _FORMAT + nonce + AESGCM(self.key).encrypt(nonce, secret.encode(), _bound_to(account_id))

    def open(self, account_id: UUID, sealed: bytes) -> str:
        """The secret of that account. Raises SecretUnreadable."""
        nonce, ciphertext = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            if sealed[:1] != _FORMAT:
                raise SecretUnreadable
            return AESGCM(self.key).decrypt(nonce, ciphertext, _bound_to(account_id)).decode()
        except (InvalidTag, ValueError):
            raise SecretUnreadable from None

    def step_of(self, account_id: UUID, sealed: bytes, code: str, at: datetime) -> int | None:
        """The time step whose code that is, within the window around that instant; None for a wrong code.

        Raises SecretUnreadable.
        """
        authenticator = pyotp.TOTP(self.open(account_id, sealed))
        typed = "".join(code.split())
        if not (typed.isascii() and typed.isdigit()):
            return None
        try:
            return authenticator.verify_and_get_timecode(typed, for_time=at, valid_window=WINDOW)
        except OTPVerificationError:
            return None


def address_of(secret: str, account_code: str) -> str:
    """The otpauth address of a secret, for a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=account_code, issuer_name=ISSUER)


def codes_of(private_key: bytes) -> OneTimeCodes:
    """One-time codes whose secrets are encrypted with a key drawn from the private key of the service."""
    return OneTimeCodes(hmac.digest(private_key, b"lanyard-one-time-codes-v1", sha256))


def _bound_to(account_id: UUID) -> bytes:
    """What a sealed secret belongs to: service, table, column and row, each with its length before it."""
    parts = (b"directory", b"account_code_secret", b"sealed", account_id.bytes)
    return b"".join(len(part).to_bytes(2) + part for part in parts)
