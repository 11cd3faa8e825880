"""ID tokens no gateway may believe: each written as someone would who wants to be somebody else."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from joserfc.jwk import RSAKey

from tests.support.identity_provider import Claims, Forge, IdentityProvider, SigningKey, new_key

_STRANGER = new_key("key-1")
_STRANGER_EC = new_key("key-1", "ES256")
_NOW = time.time


def segment(octets: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def _said(**changes: Any) -> Forge:
    """An honestly signed token that says something else; None takes a claim away."""

    def forge(provider: IdentityProvider, claims: Claims) -> str:
        said = {name: value for name, value in {**claims, **changes}.items() if value is not None}
        return provider.sign(said)

    return forge


def _at(**shifts: int) -> Forge:
    """An honestly signed token whose instants are shifted against now, in seconds."""
    return lambda provider, claims: provider.sign(
        {**claims, **{name: int(_NOW()) + shift for name, shift in shifts.items()}}
    )


def _headed(**header: Any) -> Forge:
    return lambda provider, claims: provider.sign(claims, **header)


def _signed_by(key: SigningKey, **header: Any) -> Forge:
    return lambda provider, claims: provider.sign(claims, key, **header)


def _unsigned(algorithm: str, signature: str) -> Forge:
    def forge(_: IdentityProvider, claims: Claims) -> str:
        head = {"alg": algorithm, "kid": "key-1", "typ": "JWT"}
        return f"{segment(json.dumps(head).encode())}.{segment(json.dumps(claims).encode())}.{signature}"

    return forge


def _shared_secret(form: Callable[[RSAKey], bytes]) -> Forge:
    """HS256 with the public key as the secret."""

    def forge(provider: IdentityProvider, claims: Claims) -> str:
        key = provider.keys[-1].key
        assert isinstance(key, RSAKey)
        text = _unsigned("HS256", "")(provider, claims).rstrip(".")
        return f"{text}.{segment(hmac.digest(form(key), text.encode(), hashlib.sha256))}"

    return forge


def _changed_after_signing(provider: IdentityProvider, claims: Claims) -> str:
    head, _, signature = provider.sign({**claims, "preferred_username": "someone"}).split(".")
    return f"{head}.{segment(json.dumps(claims).encode())}.{signature}"


def _raw(text: Callable[[str], str], **header: Any) -> Forge:
    """A genuine signature over a header or payload that no library would write."""

    def forge(provider: IdentityProvider, claims: Claims) -> str:
        key = provider.keys[-1]
        assert isinstance(key.key, RSAKey)
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import padding

        private = key.key.private_key
        assert private is not None
        head = segment(json.dumps({"alg": "RS256", "kid": key.kid, "typ": "JWT", **header}).encode())
        signed = f"{head}.{segment(text(json.dumps(claims)).encode())}"
        return f"{signed}.{segment(private.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256()))}"

    return forge


def _jwk() -> dict[str, Any]:
    return dict(_STRANGER.key.as_dict(private=False))


FORGERIES: Mapping[str, Forge] = {
    "nonce of another sign-in": _said(nonce="A" * 43),
    "nonce missing": _said(nonce=None),
    "nonce is a number": _said(nonce=1),
    "nonce empty": _said(nonce=""),
    "algorithm none, no signature": _unsigned("none", ""),
    "algorithm none, some signature": _unsigned("none", "A" * 342),
    "algorithm None in capitals": _unsigned("NONE", "A" * 342),
    "public key (PEM) as shared secret": _shared_secret(lambda key: key.as_pem(private=False)),
    "public key (JWK) as shared secret": _shared_secret(lambda key: json.dumps(key.as_dict(private=False)).encode()),
    "algorithm RS512": _headed(alg="RS512"),
    "algorithm RS384": _headed(alg="RS384"),
    "algorithm of elliptic curves under an RSA key's name": _signed_by(_STRANGER_EC),
    "other audience": _said(aud="other-client"),
    "audience with ours as prefix": _said(aud="lanyard2"),
    "audience list with others": _said(aud=["lanyard", "other-client"]),
    "audience list without us": _said(aud=["other-client"]),
    "audience empty": _said(aud=[]),
    "audience missing": _said(aud=None),
    "authorised party is another": _said(azp="other-client"),
    "other issuer": _said(iss="http://127.0.0.1:9"),
    "issuer with a slash more": lambda provider, claims: provider.sign({**claims, "iss": claims["iss"] + "/"}),
    "issuer missing": _said(iss=None),
    "issuer is a list": lambda provider, claims: provider.sign({**claims, "iss": [claims["iss"]]}),
    "expired": _at(iat=-400, exp=-100),
    "expired just past the leeway": _at(iat=-60, exp=-6),
    "expiry is text": _said(exp="4102444800"),
    "expiry missing": _said(exp=None),
    "expiry is true": _said(exp=True),
    "expiry 1e308": _raw(lambda text: text.replace('"exp": ', '"exp": 1e308, "x": ')),
    "expiry Infinity": _raw(lambda text: text.replace('"exp": ', '"exp": Infinity, "x": ')),
    "life of a year": _at(iat=0, exp=365 * 86400),
    "issued in the future": _at(iat=120, exp=400),
    "issued an hour ago": _at(iat=-3600, exp=300),
    "issue missing": _said(iat=None),
    "not valid yet": _at(nbf=120),
    "kid unknown": _signed_by(new_key("key-9")),
    "kid like a path": _headed(kid="../../key-1"),
    "kid is a number": _raw(lambda text: text, kid=1),
    "critical header": _raw(lambda text: text, crit=["b64"], b64=False),
    "signed by a stranger under our provider's kid": _signed_by(_STRANGER),
    "key carried along": _signed_by(_STRANGER, jwk=_jwk()),
    "key by address": _signed_by(_STRANGER, jku="http://127.0.0.1:9/jwks"),
    "certificate by address": _signed_by(_STRANGER, x5u="http://127.0.0.1:9/cert"),
    "certificate carried along": _signed_by(_STRANGER, x5c=["AAAA"]),
    "type of an access token": _headed(typ="at+jwt"),
    "type of our internal token": _headed(typ="ccdi-int+jwt"),
    "changed after signing": _changed_after_signing,
    "repeated claim": _raw(lambda text: text[:-1] + ', "preferred_username": "clerk"}'),
    "payload is a list": _raw(lambda text: f"[{text}]"),
    "payload is not JSON": _raw(lambda _: "sub=clerk"),
    "bottomless payload": _raw(lambda _: '{"sub":' + "[" * 3000 + "}"),
    "truncated": lambda provider, claims: provider.sign(claims)[:-20],
    "two segments": lambda provider, claims: provider.sign(claims).rsplit(".", 1)[0],
    "five segments like encrypted": lambda _, __: "a.b.c.d.e",
    "oversize": lambda provider, claims: provider.sign({**claims, "more": "x" * 20_000}),
    "empty": lambda _, __: "",
    "subject missing": _said(sub=None),
    "subject empty": _said(sub=""),
    "account name missing": _said(preferred_username=None),
    "account name is a number": _said(preferred_username=7),
    "account name is a list": _said(preferred_username=["clerk"]),
    "account name with a line break": _said(preferred_username="clerk\nadmin"),
    "account name too long": _said(preferred_username="c" * 65),
}
