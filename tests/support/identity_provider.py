"""A small identity provider: OpenID Connect, code flow with PKCE, over real HTTP; honest unless told otherwise."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from urllib.parse import unquote_plus, urlencode

from joserfc import jws
from joserfc.jwa import JWSAlgModel
from joserfc.jwk import ECKey, OKPKey, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

CLIENT_ID = "lanyard"
CLIENT_SECRET = "a secret, of tests / only"

Claims = dict[str, Any]
Forge = Callable[["IdentityProvider", Claims], str]
"""Writes the ID token in the provider's place."""


class _Anything(jws.JWSRegistry):
    """Signs with whatever algorithm it is told, without a warning."""

    def get_alg(self, name: str) -> JWSAlgModel:
        return self.algorithms[name]


_REGISTRY = _Anything(strict_check_header=False)


@dataclass
class SigningKey:
    """A key of the provider; ``published`` says whether the key set shows it."""

    kid: str
    algorithm: str
    key: RSAKey | ECKey | OKPKey
    published: bool = True


def new_key(kid: str, algorithm: str = "RS256") -> SigningKey:
    """A fresh key for that algorithm."""
    if algorithm == "ES256":
        return SigningKey(kid, algorithm, ECKey.generate_key("P-256"))
    if algorithm == "EdDSA":
        return SigningKey(kid, algorithm, OKPKey.generate_key("Ed25519"))
    return SigningKey(kid, algorithm, RSAKey.generate_key(2048))


@cache
def _first_key() -> SigningKey:
    """The key a provider begins with; making one takes a moment."""
    return new_key("key-1")


@dataclass
class _Grant:
    """What a code stands for."""

    redirect_uri: str
    challenge: str
    nonce: str
    account: str


@dataclass
class IdentityProvider:
    """The provider at work: who is at its login page, its keys, and how often it was asked for what."""

    redirect_uri: str
    account: str = "clerk"
    port: int = 0
    keys: list[SigningKey] = field(default_factory=lambda: [replace(_first_key())])
    forge: Forge | None = None
    away: frozenset[str] = frozenset()
    asked: dict[str, int] = field(default_factory=dict)
    changes: Claims = field(default_factory=dict)
    _grants: dict[str, _Grant] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        """Its name, which is its address."""
        return f"http://127.0.0.1:{self.port}"

    def app(self) -> ASGIApp:
        """The application it serves."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/jwks", self._jwks),
            ]
        )

    def claims(self, nonce: str, account: str) -> Claims:
        """What an honest token says, with the changes that were ordered."""
        now = int(time.time())
        honest = {
            "iss": self.issuer, "aud": CLIENT_ID, "sub": f"id-of-{account}", "preferred_username": account,
            "nonce": nonce, "iat": now, "exp": now + 300,
        }  # fmt: skip
        return {name: value for name, value in {**honest, **self.changes}.items() if value is not None}

    def sign(self, claims: Claims, key: SigningKey | None = None, **header: Any) -> str:
        """A token of those claims, by the newest key unless another is given."""
        key = key or self.keys[-1]
        named = {"alg": key.algorithm, "kid": key.kid, "typ": "JWT", **header}
        kept = {name: value for name, value in named.items() if value is not None}
        return jws.serialize_compact(kept, json.dumps(claims).encode(), key.key, registry=_REGISTRY)

    def _counted(self, what: str) -> bool:
        """Note that it was asked; whether it answers."""
        self.asked[what] = self.asked.get(what, 0) + 1
        return what not in self.away

    async def _metadata(self, request: Request) -> Response:
        if not self._counted("metadata"):
            return Response(status_code=503)
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
                "authorization_response_iss_parameter_supported": True,
            }
        )

    async def _jwks(self, request: Request) -> Response:
        if not self._counted("jwks"):
            return Response(status_code=503)
        shown = [key for key in self.keys if key.published]
        return JSONResponse(
            {"keys": [{**key.key.as_dict(private=False), "kid": key.kid, "use": "sig"} for key in shown]}
        )

    async def _authorize(self, request: Request) -> Response:
        asked = request.query_params
        if asked.get("client_id") != CLIENT_ID or asked.get("redirect_uri") != self.redirect_uri:
            return Response(status_code=400)
        answer = {"state": asked.get("state", ""), "iss": self.issuer}
        if asked.get("response_type") != "code" or asked.get("code_challenge_method") != "S256":
            return RedirectResponse(f"{self.redirect_uri}?{urlencode({**answer, 'error': 'invalid_request'})}", 303)
        code = secrets.token_urlsafe(24)
        self._grants[code] = _Grant(
            asked["redirect_uri"], asked.get("code_challenge", ""), asked.get("nonce", ""), self.account
        )
        return RedirectResponse(f"{self.redirect_uri}?{urlencode({**answer, 'code': code})}", 303)

    async def _token(self, request: Request) -> Response:
        if not self._counted("token"):
            return Response(status_code=503)
        form = {name: str(value) for name, value in (await request.form()).items()}
        if not _is_client(request.headers.get("authorization", "")):
            return JSONResponse({"error": "invalid_client"}, status_code=401)
        grant = self._grants.pop(form.get("code", ""), None)
        proven = _challenge(form.get("code_verifier", ""))
        if grant is None or grant.challenge != proven or grant.redirect_uri != form.get("redirect_uri"):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        claims = self.claims(grant.nonce, grant.account)
        token = self.sign(claims) if self.forge is None else self.forge(self, claims)
        return JSONResponse({"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "id_token": token})


def _is_client(authorization: str) -> bool:
    """HTTP Basic of our one client; both parts are form-encoded first (RFC 6749, 2.3.1)."""
    scheme, _, credentials = authorization.partition(" ")
    name, _, secret = base64.b64decode(credentials).decode().partition(":")
    return (scheme, unquote_plus(name), unquote_plus(secret)) == ("Basic", CLIENT_ID, CLIENT_SECRET)


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
