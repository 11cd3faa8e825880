"""Reading an ID token: signed by the provider, for us, for this very sign-in, now; anything else is refused."""

import base64
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwa import JWSAlgModel

from gateway.oidc.key_set import ALGORITHMS, Key

LEEWAY: Final = 5  # seconds two clocks may differ
AGE_MAX: Final = 600  # seconds since a token was issued: it is fetched at once, never stored
LIFE_MAX: Final = 24 * 3600  # seconds between iat and exp
SIZE_MAX: Final = 16 * 1024  # bytes
_SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{1,2048}\.[A-Za-z0-9_-]{1,12288}\.[A-Za-z0-9_-]{40,1400}")
_HEADERS: Final = frozenset({"alg", "kid", "typ", "x5t", "x5t#S256"})
_TYPES: Final = frozenset({"JWT", "jwt"})
_INSTANT_MAX: Final = 253_402_300_799


class IdTokenRefused(Exception):
    """The token is not what it must be; ``reason`` is a word for the log, never for the caller."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Expected:
    """What the token must say: issuer, client (audience) and nonce, at that instant (Unix seconds)."""

    issuer: str
    client_id: str
    nonce: str
    at: float


@dataclass(frozen=True, slots=True)
class Head:
    """Algorithm and name of the key of a token, not yet believed."""

    algorithm: str
    kid: str | None


class _Algorithms(jws.JWSRegistry):
    """The algorithms of the list and no other; each key has been chosen for the one that is asked."""

    def get_alg(self, name: str) -> JWSAlgModel:
        if name not in ALGORITHMS:
            raise JoseError
        return self.algorithms[name]


_REGISTRY: Final = _Algorithms(algorithms=ALGORITHMS, strict_check_header=False)


def head_of(token: str) -> Head:
    """Which key the token asks for. Refuses what carries a key along, names an algorithm not listed, or is no token."""
    if not isinstance(token, str) or len(token) > SIZE_MAX or not _SHAPE.fullmatch(token):
        _refuse("shape")
    header = _object(token.split(".", maxsplit=1)[0])
    if header.keys() - _HEADERS:
        _refuse("header")
    if header.get("typ", "JWT") not in _TYPES:
        _refuse("typ")
    algorithm, kid = header.get("alg"), header.get("kid")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        _refuse("alg")
    if not (kid is None or (isinstance(kid, str) and 0 < len(kid) <= 256)):
        _refuse("kid")
    return Head(algorithm, kid)


def read_id_token(token: str, key: Key, expected: Expected) -> Mapping[str, Any]:
    """The claims of a genuine token; raises IdTokenRefused. ``key`` is the one that ``head_of`` asked for."""
    try:
        jws.deserialize_compact(token, key, registry=_REGISTRY)
    except (JoseError, ValueError, TypeError):
        _refuse("signature")
    claims = _object(token.split(".")[1])
    if claims.get("iss") != expected.issuer:
        _refuse("iss")
    if claims.get("aud") not in (expected.client_id, [expected.client_id]):
        _refuse("aud")
    if claims.get("azp", expected.client_id) != expected.client_id:
        _refuse("azp")
    if not _text(claims.get("sub"), 255):
        _refuse("sub")
    nonce = claims.get("nonce")
    if not isinstance(nonce, str) or not hmac.compare_digest(nonce.encode(), expected.nonce.encode()):
        _refuse("nonce")
    _require_current(claims, expected.at)
    return claims


def account_name(claims: Mapping[str, Any], claim: str) -> str:
    """The account name in that claim; refuses what cannot be one."""
    name = claims.get(claim)
    if claim == "email" and claims.get("email_verified") is not True:
        _refuse("email")
    if not isinstance(name, str) or not _text(name.strip(), 64):
        _refuse("claim")
    return name.strip()


def _require_current(claims: Mapping[str, Any], at: float) -> None:
    issued, expires = _instant(claims.get("iat"), "iat"), _instant(claims.get("exp"), "exp")
    not_before = _instant(claims.get("nbf", issued), "nbf")
    if expires <= at - LEEWAY:
        _refuse("exp")
    if issued > at + LEEWAY or issued < at - AGE_MAX:
        _refuse("iat")
    if not_before > at + LEEWAY:
        _refuse("nbf")
    if not 0 < expires - issued <= LIFE_MAX:
        _refuse("life")


def _instant(value: object, name: str) -> int:
    if type(value) is not int or not 0 <= value <= _INSTANT_MAX:
        _refuse(name)
    return value


def _text(value: object, longest: int) -> bool:
    return isinstance(value, str) and 0 < len(value) <= longest and value.isprintable()


def _object(segment: str) -> dict[str, Any]:
    """A JSON object with no repeated name and no NaN or Infinity."""
    try:
        text = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4)).decode()
        value = json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        _refuse("json")
    return value if isinstance(value, dict) else _refuse("json")


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else _refuse("repeated")


def _no_constant(_: str) -> NoReturn:
    _refuse("number")


def _refuse(reason: str) -> NoReturn:
    raise IdTokenRefused(reason) from None
