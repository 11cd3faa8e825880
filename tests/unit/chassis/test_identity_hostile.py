"""Forged, altered and malformed internal tokens: none opens a door, and no refusal says why."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization as encoding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from libs.chassis.identity import NOBODY, TYP, TokenInvalid, Verifier
from libs.kernel.refusal import Kind

NOW = 1_790_000_000
ACCOUNT = "0190aaaa-0000-7000-8000-000000000001"
ORGAN = "0190bbbb-0000-7000-8000-000000000002"
Tamper = Callable[["Forge"], str]

KEY = Ed25519PrivateKey.generate()
STRANGER = Ed25519PrivateKey.generate()
PUBLIC_PEM = KEY.public_key().public_bytes(encoding.Encoding.PEM, encoding.PublicFormat.SubjectPublicKeyInfo)
VERIFIER = Verifier({"gateway": PUBLIC_PEM}, "filing", clock=lambda: NOW)


def segment(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


class Forge:
    """Writes tokens by hand, so that no library stops it; signs with the real key unless told otherwise."""

    def __init__(self) -> None:
        self.headers: dict[str, Any] = {"alg": "EdDSA", "kid": "gateway", "typ": TYP}
        self.claims: dict[str, Any] = {
            "iss": "gateway", "sub": ACCOUNT, "sid": "login-1", "unit": ORGAN, "roles_v": 3,
            "aud": "filing", "iat": NOW, "nbf": NOW, "exp": NOW + 30, "jti": "a" * 32, "htm": "GET",
        }  # fmt: skip

    def token(self, header: str | None = None, payload: str | None = None, key: Ed25519PrivateKey = KEY) -> str:
        first = segment((json.dumps(self.headers) if header is None else header).encode())
        second = segment((json.dumps(self.claims) if payload is None else payload).encode())
        return f"{first}.{second}.{segment(key.sign(f'{first}.{second}'.encode()))}"


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
    mac = hmac.new(PUBLIC_PEM, signing_input.encode(), hashlib.sha256).digest()
    return f"{signing_input}.{segment(mac)}"


def signed_by_a_stranger(forge: Forge) -> str:
    return forge.token(key=STRANGER)


def changed_after_signing(forge: Forge) -> str:
    first, _, third = forge.token().split(".")
    forge.claims["sub"] = str(NOBODY)
    return f"{first}.{segment(json.dumps(forge.claims).encode())}.{third}"


def repeated_claim(forge: Forge) -> str:
    return forge.token(payload=json.dumps(forge.claims)[:-1] + ', "aud": "filing"}')


def repeated_header(forge: Forge) -> str:
    return forge.token(header=json.dumps(forge.headers)[:-1] + ', "alg": "EdDSA"}')


def infinite_life(forge: Forge) -> str:
    return forge.token(payload=json.dumps(forge.claims).replace(str(NOW + 30), "1e308"))


def infinity_literal(forge: Forge) -> str:
    return forge.token(payload=json.dumps(forge.claims).replace(str(NOW + 30), "Infinity"))


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
    return f"{first}.{second}.{segment(KEY.sign(f'{first}.{second}'.encode()))}"


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
    "expired": claims(iat=NOW - 60, nbf=NOW - 60, exp=NOW - 30),
    "expired just past the leeway": claims(iat=NOW - 60, nbf=NOW - 60, exp=NOW - 5),
    "expiry is text": claims(exp=str(NOW + 30)),
    "expiry is a fraction": claims(exp=NOW + 30.0),
    "expiry is true": claims(exp=True),
    "expiry is null": claims(exp=None),
    "expiry 1e308": infinite_life,
    "expiry Infinity": infinity_literal,
    "expiry is an enormous whole number": claims(exp=10**40),
    "expiry missing": without("exp"),
    "expiry before issue": claims(exp=NOW - 1),
    "life of an hour": claims(exp=NOW + 3600),
    "life one second too long": claims(exp=NOW + 121),
    "issued in the future": claims(iat=NOW + 60, nbf=NOW + 60, exp=NOW + 90),
    "not valid yet": claims(nbf=NOW + 20),
    "not-before is negative": claims(nbf=-1),
    "not-before missing": without("nbf"),
    "version of rights is true": claims(roles_v=True),
    "version of rights is text": claims(roles_v="3"),
    "version of rights is a fraction": claims(roles_v=3.0),
    "version of rights is negative": claims(roles_v=-1),
    "account is not an identity": claims(sub="admin"),
    "account in braces": claims(sub="{" + ACCOUNT + "}"),
    "account in capitals": claims(sub=ACCOUNT.upper()),
    "account is a number": claims(sub=1),
    "organ missing": without("unit"),
    "login with a line break": claims(sid="login\n1"),
    "login empty": claims(sid=""),
    "method in small letters": claims(htm="get"),
    "digest of the wrong length": claims(hth="AAAA"),
    "digest is null": claims(hth=None),
    "unknown claim": claims(admin=True),
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


def test_the_hand_written_token_is_accepted_untouched_so_the_forgeries_have_teeth() -> None:
    assert VERIFIER.verify(Forge().token()).account_id.hex == ACCOUNT.replace("-", "")


@pytest.mark.parametrize("vector", HOSTILE)
def test_a_hostile_token_is_refused(vector: str) -> None:
    with pytest.raises(TokenInvalid):
        VERIFIER.verify(HOSTILE[vector](Forge()))


@pytest.mark.parametrize("vector", HOSTILE)
def test_a_refusal_never_says_why(vector: str) -> None:
    with pytest.raises(TokenInvalid) as refused:
        VERIFIER.verify(HOSTILE[vector](Forge()))
    assert (refused.value.kind, refused.value.args) == (Kind.UNKNOWN_CALLER, ("token_invalid",))
    assert (refused.value.detail, refused.value.errors) == (TokenInvalid.title, ())
    assert refused.value.__suppress_context__


def test_there_are_enough_hostile_vectors() -> None:
    assert len(HOSTILE) >= 40
