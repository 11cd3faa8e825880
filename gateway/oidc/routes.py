"""The two addresses of a sign-in through the identity provider: the way there and the way back."""

import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from gateway.directory import Directory
from gateway.login import Reception, set_cookie, started
from gateway.oidc.attempts import LIFE, Attempt, Attempts
from gateway.oidc.client_settings import CALLBACK, OidcClient
from gateway.oidc.id_token import Expected, IdTokenRefused, account_name, head_of, read_id_token
from gateway.oidc.provider import Provider
from gateway.refusals import IdentityNotAccepted, SignInAttemptInvalid
from gateway.sessions import Account, Session, Sessions
from libs.chassis.request_ids import request_id
from libs.kernel.refusal import Absent

COOKIE: Final = "__Host-lanyard_oidc"
_SCOPE: Final = "openid profile"
_ONE_LINE: Final = 2048  # characters of a code or state; a longer one is none of ours
_LOG = structlog.get_logger("lanyard.oidc")


@dataclass(frozen=True, slots=True)
class OidcSignIn:
    """Sends people to the provider and takes them back. ``now`` counts Unix seconds."""

    client: OidcClient
    provider: Provider
    attempts: Attempts
    directory: Directory
    now: Callable[[], float] = time.time

    async def address_of_provider(self) -> tuple[str, Attempt]:
        """Where the browser is sent, and the attempt it carries. Raises ProviderAway or LoginsAway."""
        metadata = await self.provider.metadata()
        attempt = await self.attempts.begin()
        asked = {
            "response_type": "code",
            "client_id": self.client.client_id,
            "redirect_uri": self.client.redirect,
            "scope": f"{_SCOPE} email" if self.client.claim == "email" else _SCOPE,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
        }
        mark = "&" if "?" in metadata.authorization else "?"
        return f"{metadata.authorization}{mark}{urlencode(asked)}", attempt

    async def account_of(self, request: Request) -> Account:
        """Whom the provider vouches for. Raises SignInAttemptInvalid, IdentityNotAccepted or ProviderAway."""
        attempt = await self.attempts.take(_only(request, "state"), request.cookies.get(COOKIE, ""))
        try:
            await self._require_own_answer(request)
            token = await self.provider.exchange(_only(request, "code"), attempt.verifier)
            head = head_of(token)
            key = await self.provider.key(head.kid, head.algorithm)
            expected = Expected(self.client.issuer, self.client.client_id, attempt.nonce, self.now())
            name = account_name(read_id_token(token, key, expected), self.client.claim)
        except IdTokenRefused as refused:
            _LOG.warning("oidc_refused", reason=refused.reason, request_id=str(request_id(request.scope)))
            raise IdentityNotAccepted from None
        account = await self.directory.recognise(name, self.client.issuer, str(request_id(request.scope)))
        if account is None:
            _LOG.warning("oidc_refused", reason="account", request_id=str(request_id(request.scope)))
            raise IdentityNotAccepted
        return account

    async def _require_own_answer(self, request: Request) -> None:
        """The provider may have refused, or the answer may be another provider's (RFC 9207)."""
        if request.query_params.get("error") is not None:
            raise IdTokenRefused("provider")
        said = request.query_params.getlist("iss")
        required = (await self.provider.metadata()).names_itself
        if len(said) > 1 or (required and not said):
            raise IdTokenRefused("answer_iss")
        if said and not hmac.compare_digest(said[0].encode(), self.client.issuer.encode()):
            raise IdTokenRefused("answer_iss")


def oidc_router(oidc: OidcSignIn | None, reception: Reception, sessions: Sessions) -> APIRouter:
    """``GET /api/login/oidc`` and ``GET /api/login/oidc/callback``; both absent when no provider is configured."""
    router = APIRouter(tags=["logins"])

    @router.get(
        "/api/login/oidc",
        summary="Sign in with the identity provider / 统一身份认证登录",
        status_code=303,
        response_class=RedirectResponse,
    )
    async def sign_in_with_provider(request: Request) -> Response:
        """Sends the browser to the configured identity provider; 404 when none is configured."""
        if oidc is None:
            raise Absent
        reception.admit_address(request)
        return _away(*await oidc.address_of_provider())

    async def come_back(request: Request) -> Response:
        if oidc is None:
            raise Absent
        reception.admit_address(request)
        return _signed_in(oidc.client.landing, *await sessions.start(await oidc.account_of(request)))

    # a plain route: providers add parameters of their own to the way back, which a route of ours would refuse
    router.add_route(CALLBACK, come_back, methods=["GET"], include_in_schema=False)
    return router


def _away(address: str, attempt: Attempt) -> Response:
    """Send the browser to the provider, with the secret that it must bring back."""
    response = RedirectResponse(address, status_code=303)
    age = int(LIFE.total_seconds())
    response.set_cookie(COOKIE, attempt.browser, max_age=age, secure=True, httponly=True, samesite="lax")
    return response


def _signed_in(landing: str, token: str, session: Session) -> Response:
    """The login begins: at the landing page of the settings, or told in JSON."""
    response: Response = JSONResponse(started(token, session).model_dump(mode="json"))
    if landing:
        response = RedirectResponse(landing, status_code=303)
    set_cookie(response, token)
    response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="lax")
    return response


def _only(request: Request, name: str) -> str:
    """The one value of that parameter of the way back."""
    values = request.query_params.getlist(name)
    if len(values) != 1 or not 0 < len(values[0]) <= _ONE_LINE:
        if name == "state":
            raise SignInAttemptInvalid
        raise IdTokenRefused(name)
    return values[0]
