"""The internal token: the gateway mints one per forwarded call, and only the service it names accepts it."""

import base64
import hashlib
import json
import re
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn
from uuid import UUID

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwa import JWSAlgModel
from joserfc.jwk import OKPKey

from libs.chassis.scopes import WORD, WORDS_MAX
from libs.kernel.refusal import Kind, Refusal
from libs.kernel.text import Text

ALG: Final = "EdDSA"
TYP: Final = "ccdi-int+jwt"
ISSUER: Final = "gateway"
NOBODY: Final = UUID(int=0)

MINT_TTL_MAX: Final = 60  # seconds a token may live as minted
LIFE_MAX: Final = 120  # seconds between iat and exp that a verifier still accepts
LEEWAY: Final = 5  # seconds two clocks may differ
SIZE_MAX: Final = 4096  # bytes of a whole token

_SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{1,512}\.[A-Za-z0-9_-]{1,3800}\.[A-Za-z0-9_-]{86}")
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WORD: Final = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_METHOD: Final = re.compile(r"[A-Z]{1,16}")
_DIGEST: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_HEADERS: Final = {"alg", "kid", "typ"}
_CLAIMS: Final = {"iss", "sub", "sid", "unit", "roles_v", "aud", "iat", "nbf", "exp", "jti", "htm"}
_OPTIONAL: Final = {"hth", "scp"}
_ONLY_ED25519: Final = "only Ed25519 keys in PEM form sign internal tokens"
_INSTANT_MAX: Final = 253_402_300_799  # the last second of the year 9999


class TokenInvalid(Refusal):
    """The call carries no internal token this service accepts; the answer never says why."""

    code = "token_invalid"
    kind = Kind.UNKNOWN_CALLER
    title = Text("身份无法确认，请重新登录", "The caller is not known; sign in again")


@dataclass(frozen=True, slots=True)
class Claims:
    """What a verified token says: who calls, in which login, for which organ, at which service, by which method.

    ``account_id`` is the nil UUID when the gateway itself calls. ``roles_version`` is the version of the account's
    rights at login (not the rights themselves: those are looked up). Instants are whole Unix seconds.
    ``request_digest`` binds the token to one path and body (see :func:`request_digest`) or is None. ``scopes`` are
    those of the integrator's key the call came with (see libs.chassis.scopes); None for a person's login.
    """

    account_id: UUID
    session_id: str
    organ_id: UUID
    roles_version: int
    audience: str
    method: str
    request_digest: str | None
    token_id: str
    issued_at: int
    expires_at: int
    scopes: frozenset[str] | None = None

    @property
    def is_gateway(self) -> bool:
        """Whether the gateway speaks for itself, not for an account."""
        return self.account_id == NOBODY


class _OnlyEdDSA(jws.JWSRegistry):
    """The one algorithm we use; any other name is refused before a key is touched."""

    def get_alg(self, name: str) -> JWSAlgModel:
        if name != ALG:
            raise JoseError
        return self.algorithms[ALG]


_REGISTRY: Final = _OnlyEdDSA(algorithms=[ALG])


def request_digest(path: str, body: bytes) -> str:
    """SHA-256 (base64url) over path and body of a high-risk call, for the ``hth`` claim."""
    digest = hashlib.sha256(path.encode() + b"\x00" + body).digest()
    return _base64url(digest).decode("ascii")


class Signer:
    """Mints tokens with one Ed25519 private key (PEM); ``kid`` names its public half in the verifiers' table."""

    def __init__(
        self, key_pem: str | bytes, kid: str, issuer: str = ISSUER, clock: Callable[[], float] = time.time
    ) -> None:
        key = _ed25519(key_pem).raw_value
        if not isinstance(key, Ed25519PrivateKey):
            raise ValueError("a signer needs a private key")
        if not _WORD.fullmatch(kid):
            raise ValueError("a kid is 1 to 64 letters, digits, '.', '_' or '-'")
        self._key = key
        self._header = _base64url(orjson.dumps({"alg": ALG, "kid": kid, "typ": TYP}))
        self._issuer = issuer
        self._clock = clock

    def mint(
        self,
        sub: UUID,
        sid: str,
        unit: UUID,
        aud: str,
        roles_v: int,
        htm: str,
        hth: str | None = None,
        ttl: int = 30,
        scp: Iterable[str] | None = None,
    ) -> str:
        """A fresh token for one call: account, login, organ, service it is for, version of the rights, HTTP method.

        ``ttl`` is its life in seconds, 1 to 60; ValueError otherwise. Of the scopes of an integrator's key (``scp``)
        the token carries those of the service it is for.
        """
        if not 0 < ttl <= MINT_TTL_MAX:
            raise ValueError(f"a token lives 1 to {MINT_TTL_MAX} seconds")
        now = int(self._clock())
        claims: dict[str, object] = {
            "iss": self._issuer, "sub": str(sub), "sid": sid, "unit": str(unit), "roles_v": roles_v, "aud": aud,
            "iat": now, "nbf": now, "exp": now + ttl, "jti": secrets.token_hex(16), "htm": htm,
        }  # fmt: skip
        if hth is not None:
            claims["hth"] = hth
        if scp is not None:
            claims["scp"] = [word for word in scp if word.startswith(f"{aud}.")]
        signed = self._header + b"." + _base64url(orjson.dumps(claims))
        return (signed + b"." + _base64url(self._key.sign(signed))).decode("ascii")


class Verifier:
    """Accepts tokens of the gateway for one service (``audience``); ``public_keys`` maps each kid to a PEM."""

    def __init__(
        self,
        public_keys: Mapping[str, str | bytes],
        audience: str,
        issuer: str = ISSUER,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._keys = {kid: _ed25519(pem) for kid, pem in public_keys.items()}
        if not self._keys or any(key.is_private for key in self._keys.values()):
            raise ValueError("a verifier needs public keys, and only public keys")
        self._audience = audience
        self._issuer = issuer
        self._clock = clock

    def verify(self, token: str, *, method: str | None = None, digest: str | None = None) -> Claims:
        """The claims of a genuine, current token for this service; raises TokenInvalid, never saying why.

        With ``method`` the token must have been minted for that HTTP method; with ``digest`` (or when the token
        carries one) for that path and body.
        """
        header_text, payload_text = _segments(token)
        key = self._key_for(_object(header_text))
        try:
            jws.deserialize_compact(token, key, registry=_REGISTRY)
        except (JoseError, ValueError, TypeError):
            _refuse()
        claims = self._read(_object(payload_text))
        wrong_method = method is not None and claims.method != method
        wrong_request = digest is not None and claims.request_digest != digest
        if wrong_method or wrong_request:
            _refuse()
        return claims

    def _key_for(self, header: dict[str, Any]) -> OKPKey:
        if header.keys() != _HEADERS or header["alg"] != ALG or header["typ"] != TYP:
            _refuse()
        kid = header["kid"]
        key = self._keys.get(kid) if isinstance(kid, str) else None
        return key if key is not None else _refuse()

    def _read(self, claims: dict[str, Any]) -> Claims:
        if claims.keys() - _OPTIONAL != _CLAIMS or claims["iss"] != self._issuer or claims["aud"] != self._audience:
            _refuse()
        self._require_current(claims)
        hth = _text(claims["hth"], _DIGEST) if "hth" in claims else None
        return Claims(
            account_id=UUID(_text(claims["sub"], _UUID)),
            session_id=_text(claims["sid"], _WORD),
            organ_id=UUID(_text(claims["unit"], _UUID)),
            roles_version=_whole(claims["roles_v"]),
            audience=self._audience,
            method=_text(claims["htm"], _METHOD),
            request_digest=hth,
            token_id=_text(claims["jti"], _WORD),
            issued_at=claims["iat"],
            expires_at=claims["exp"],
            scopes=_scopes(claims["scp"]) if "scp" in claims else None,
        )

    def _require_current(self, claims: dict[str, Any]) -> None:
        issued, not_before, expires = (_whole(claims[name]) for name in ("iat", "nbf", "exp"))
        now = self._clock()
        if not 0 < expires - issued <= LIFE_MAX or not issued <= not_before < expires:
            _refuse()
        if issued > now + LEEWAY or not_before > now + LEEWAY or expires <= now - LEEWAY:
            _refuse()


def signer_from(folder: Path, name: str = ISSUER) -> Signer:
    """The signer whose private key is ``<folder>/<name>.key``; OSError when it cannot be read."""
    return Signer((folder / f"{name}.key").read_bytes(), kid=name)


def verifier_from(folder: Path, audience: str, issuer: str = ISSUER) -> Verifier:
    """A verifier that trusts only the gateway's keys: ``<issuer>.pub`` and, during a rotation, ``<issuer>-*.pub``.

    The public keys of other services in the folder sign events; they never vouch for a caller.
    """
    files = [*folder.glob(f"{issuer}.pub"), *folder.glob(f"{issuer}-*.pub")]
    return Verifier({file.stem: file.read_bytes() for file in files}, audience, issuer)


def _ed25519(pem: str | bytes) -> OKPKey:
    try:
        key = OKPKey.import_key(pem)
    except (JoseError, ValueError, TypeError):
        raise ValueError(_ONLY_ED25519) from None
    if key.curve_name != "Ed25519":
        raise ValueError(_ONLY_ED25519)
    return key


def _base64url(octets: bytes) -> bytes:
    return base64.urlsafe_b64encode(octets).rstrip(b"=")


def _segments(token: str) -> tuple[str, str]:
    if not isinstance(token, str) or len(token) > SIZE_MAX or not _SHAPE.fullmatch(token):
        _refuse()
    header, payload, _ = token.split(".")
    return header, payload


def _object(segment: str) -> dict[str, Any]:
    """A JSON object with no repeated name and no NaN or Infinity."""
    try:
        text = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4)).decode()
        value = json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_refuse)
    except (ValueError, RecursionError):
        _refuse()
    return value if isinstance(value, dict) else _refuse()


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else _refuse()


def _text(value: object, shape: re.Pattern[str]) -> str:
    return value if isinstance(value, str) and shape.fullmatch(value) else _refuse()


def _whole(value: object) -> int:
    if type(value) is not int or not 0 <= value <= _INSTANT_MAX:
        _refuse()
    return value


def _scopes(value: object) -> frozenset[str]:
    """At most 64 different scope words."""
    if not isinstance(value, list) or len(value) > WORDS_MAX:
        _refuse()
    words = frozenset(_text(word, WORD) for word in value)
    return words if len(words) == len(value) else _refuse()


def _refuse(_: object = None) -> NoReturn:
    raise TokenInvalid from None
