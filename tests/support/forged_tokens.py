"""Internal tokens no service may accept: forged, altered and malformed, written by hand so that no library helps."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives import serialization as encoding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from libs.chassis.identity import NOBODY, TYP

Tamper = Callable[["Forge"], str]
_STRANGER = Ed25519PrivateKey.generate()


def segment(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


class Forge:
    """Writes tokens for the filing service by hand; signs with the key it is given unless told otherwise.

    ``now`` is the instant of issue in Unix seconds.
    """

    def __init__(self, key: Ed25519PrivateKey, now: int, account: str, organ: str) -> None:
        self.key = key
        self.now = now
        self.headers: dict[str, Any] = {"alg": "EdDSA", "kid": "gateway", "typ": TYP}
        self.claims: dict[str, Any] = {
            "iss": "gateway", "sub": account, "sid": "login-1", "unit": organ, "roles_v": 3,
            "aud": "filing", "iat": now, "nbf": now, "exp": now + 30, "jti": "a" * 32, "htm": "GET",
        }  # fmt: skip

    def token(self, header: str | None = None, payload: str | None = None, key: Ed25519PrivateKey | None = None) -> str:
        """The token as it stands."""
        first = segment((json.dumps(self.headers) if header is None else header).encode())
        second = segment((json.dumps(self.claims) if payload is None else payload).encode())
        signature = (key or self.key).sign(f"{first}.{second}".encode())
        return f"{first}.{second}.{segment(signature)}"

    @property
    def public_pem(self) -> bytes:
        """The key that everybody may know."""
        form = encoding.PublicFormat.SubjectPublicKeyInfo
        return self.key.public_key().public_bytes(encoding.Encoding.PEM, form)


def headers(**changes: Any) -> Tamper:
    def tamper(forge: Forge) -> str:
        forge.headers.update(changes)
        return forge.token()

    return tamper


def claims(**changes: Any) -> Tamper:
    def tamper(forge: Forge) -> str:
        forge.claims.update(changes)
        return forge.token()

    return tamper


def at(**shifts: Any) -> Tamper:
    """Instants that many seconds from now."""

    def tamper(forge: Forge) -> str:
        forge.claims.update({name: forge.now + shift for name, shift in shifts.items()})
        return forge.token()

    return tamper


def without(*names: str) -> Tamper:
    def tamper(forge: Forge) -> str:
        for name in names:
            forge.claims.pop(name, None)
            forge.headers.pop(name, None)
        return forge.token()

    return tamper


def unsigned(forge: Forge) -> str:
    forge.headers["alg"] = "none"
    return forge.token().rsplit(".", 1)[0] + "."


def unsigned_with_old_signature(forge: Forge) -> str:
    forge.headers["alg"] = "none"
    return forge.token()


def public_key_as_shared_secret(forge: Forge) -> str:
    forge.headers["alg"] = "HS256"
    signing_input = forge.token().rsplit(".", 1)[0]
    mac = hmac.new(forge.public_pem, signing_input.encode(), hashlib.sha256).digest()
    return f"{signing_input}.{segment(mac)}"


def signed_by_a_stranger(forge: Forge) -> str:
    return forge.token(key=_STRANGER)


def changed_after_signing(forge: Forge) -> str:
    first, _, third = forge.token().split(".")
    forge.claims["sub"] = str(NOBODY)
    return f"{first}.{segment(json.dumps(forge.claims).encode())}.{third}"


def repeated_claim(forge: Forge) -> str:
    return forge.token(payload=json.dumps(forge.claims)[:-1] + ', "aud": "filing"}')


def repeated_header(forge: Forge) -> str:
    return forge.token(header=json.dumps(forge.headers)[:-1] + ', "alg": "EdDSA"}')


def infinite_life(forge: Forge) -> str:
    return forge.token(payload=json.dumps(forge.claims).replace(str(forge.now + 30), "1e308"))


def infinity_literal(forge: Forge) -> str:
    return forge.token(payload=json.dumps(forge.claims).replace(str(forge.now + 30), "Infinity"))


def trailing_octets_in_signature(forge: Forge) -> str:
    return forge.token() + "AA"


def non_canonical_signature(forge: Forge) -> str:
    token = forge.token()
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return token[:-1] + alphabet[alphabet.index(token[-1]) + 1]


def padded(forge: Forge) -> str:
    return forge.token() + "=="


def truncated(forge: Forge) -> str:
    return forge.token()[:-10]


def two_segments(forge: Forge) -> str:
    return forge.token().rsplit(".", 1)[0]


def four_segments(forge: Forge) -> str:
    return forge.token() + ".AAAA"


def five_segments_like_encrypted(forge: Forge) -> str:
    return "a.b.c.d.e"


def detached(forge: Forge) -> str:
    first, _, third = forge.token().split(".")
    return f"{first}..{third}"


def oversize(forge: Forge) -> str:
    return forge.token(payload=json.dumps(forge.claims)[:-1] + " " * 4096 + "}")


def with_line_break(forge: Forge) -> str:
    return forge.token() + "\n"


def leading_space(forge: Forge) -> str:
    return " " + forge.token()


def full_width_letters(forge: Forge) -> str:
    return "ｅ" + forge.token()[1:]


def payload_is_a_list(forge: Forge) -> str:
    return forge.token(payload=json.dumps([forge.claims]))


def payload_is_not_json(forge: Forge) -> str:
    return forge.token(payload="sub=1")


def payload_is_not_utf8(forge: Forge) -> str:
    first = segment(json.dumps(forge.headers).encode())
    second = segment(b'{"sub": "\xff\xfe"}')
    return f"{first}.{second}.{segment(forge.key.sign(f'{first}.{second}'.encode()))}"


def bottomless_payload(forge: Forge) -> str:
    return forge.token(payload='{"sub":' + "[" * 2300 + "}")


HOSTILE: dict[str, Tamper] = {
    "algorithm none, no signature": unsigned,
    "algorithm none, signature kept": unsigned_with_old_signature,
    "public key as shared secret": public_key_as_shared_secret,
    "signed by a stranger": signed_by_a_stranger,
    "changed after signing": changed_after_signing,
    "algorithm in another case": headers(alg="eddsa"),
    "algorithm ES256": headers(alg="ES256"),
    "algorithm Ed25519 by its newer name": headers(alg="Ed25519"),
    "algorithm is a list": headers(alg=["EdDSA"]),
    "algorithm missing": without("alg"),
    "type of another token": headers(typ="JWT"),
    "type in another case": headers(typ="CCDI-INT+JWT"),
    "type with media prefix": headers(typ="application/ccdi-int+jwt"),
    "type missing": without("typ"),
    "key carried along": headers(jwk={"kty": "OKP", "crv": "Ed25519", "x": segment(b"k" * 32)}),
    "key by address": headers(jku="http://127.0.0.1/keys"),
    "certificate by address": headers(x5u="http://127.0.0.1/cert"),
    "certificate carried along": headers(x5c=["AAAA"]),
    "critical header": headers(crit=["b64"], b64=False),
    "compressed": headers(zip="DEF"),
    "content type header": headers(cty="JWT"),
    "unknown kid": headers(kid="gateway-9"),
    "kid like a path": headers(kid="../../keys/gateway"),
    "kid with a zero octet": headers(kid="gateway\x00"),
    "kid empty": headers(kid=""),
    "kid is a number": headers(kid=0),
    "kid is a list": headers(kid=["gateway"]),
    "kid missing": without("kid"),
    "other issuer": claims(iss="filing"),
    "issuer missing": without("iss"),
    "other audience": claims(aud="supervision"),
    "audience list that contains us": claims(aud=["filing", "supervision"]),
    "audience list of only us": claims(aud=["filing"]),
    "audience with our name as prefix": claims(aud="filing2"),
    "audience missing": without("aud"),
    "expired": at(iat=-60, nbf=-60, exp=-30),
    "expired just past the leeway": at(iat=-60, nbf=-60, exp=-5),
    "expiry is text": lambda forge: claims(exp=str(forge.now + 30))(forge),
    "expiry is a fraction": at(exp=30.0),
    "expiry is true": claims(exp=True),
    "expiry is null": claims(exp=None),
    "expiry 1e308": infinite_life,
    "expiry Infinity": infinity_literal,
    "expiry is an enormous whole number": claims(exp=10**40),
    "expiry missing": without("exp"),
    "expiry before issue": at(exp=-1),
    "life of an hour": at(exp=3600),
    "life one second too long": at(exp=121),
    "issued in the future": at(iat=60, nbf=60, exp=90),
    "not valid yet": at(nbf=20),
    "not-before is negative": claims(nbf=-1),
    "not-before missing": without("nbf"),
    "version of rights is true": claims(roles_v=True),
    "version of rights is text": claims(roles_v="3"),
    "version of rights is a fraction": claims(roles_v=3.0),
    "version of rights is negative": claims(roles_v=-1),
    "account is not an identity": claims(sub="admin"),
    "account in braces": lambda forge: claims(sub="{" + forge.claims["sub"] + "}")(forge),
    "account in capitals": lambda forge: claims(sub=forge.claims["sub"].upper())(forge),
    "account is a number": claims(sub=1),
    "organ missing": without("unit"),
    "login with a line break": claims(sid="login\n1"),
    "login empty": claims(sid=""),
    "method in small letters": claims(htm="get"),
    "digest of the wrong length": claims(hth="AAAA"),
    "digest is null": claims(hth=None),
    "unknown claim": claims(admin=True),
    "scopes that are no list": claims(scp="filing.filings.read"),
    "scopes of everything": claims(scp=["*"]),
    "a scope named twice": claims(scp=["filing.filings.read"] * 2),
    "more scopes than a key has": claims(scp=[f"filing.r{number}.read" for number in range(65)]),
    "repeated claim": repeated_claim,
    "repeated header": repeated_header,
    "trailing octets in the signature": trailing_octets_in_signature,
    "another spelling of the same signature": non_canonical_signature,
    "padded": padded,
    "truncated": truncated,
    "two segments": two_segments,
    "four segments": four_segments,
    "five segments": five_segments_like_encrypted,
    "detached payload": detached,
    "oversize": oversize,
    "line break at the end": with_line_break,
    "space at the front": leading_space,
    "full-width letters": full_width_letters,
    "payload is a list": payload_is_a_list,
    "payload is not JSON": payload_is_not_json,
    "payload is not UTF-8": payload_is_not_utf8,
    "bottomless payload": bottomless_payload,
    "empty": lambda _: "",
    "a bearer word": lambda forge: "Bearer " + forge.token(),
}  # fmt: skip
