"""Signing in and out: the directory checks the password, the gateway keeps the login."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gateway.asking import Answer, Asking
from gateway.caller import COOKIE, Callers, token_of
from gateway.refusals import ServiceAway, TooManyLogins, WrongCredentials
from gateway.routes import BY_NAME
from gateway.sessions import ABSOLUTE, Account, Session, Sessions
from gateway.settings import Settings
from gateway.throttle import Throttle
from libs.chassis.identity import TokenInvalid
from libs.chassis.request_ids import request_id

_VERIFICATION: Final = "/v1/credentials/verification"


class SignIn(BaseModel):
    """Account and password."""

    model_config = ConfigDict(
        extra="forbid",
        hide_input_in_errors=True,
        json_schema_extra={"examples": [{"account": "approval-clerk", "password": "••••••••••••"}]},
    )

    account: Annotated[str, Field(min_length=1, max_length=64, description="Account name.", examples=["clerk.jianan"])]
    password: Annotated[str, Field(min_length=1, max_length=256, description="Password.", examples=["••••••••"])]


class LoginRead(BaseModel):
    """A login: who it is for and how long it can last."""

    account_id: UUID = Field(description="Identity of the account.")
    organ_id: UUID = Field(description="Organ the account belongs to.")
    roles: list[str] = Field(description="Role codes of the account at login; services check rights anew each time.")
    expires_at: datetime = Field(
        description="When the login ends at the latest; it ends earlier if idle for 30 minutes."
    )


class LoginStarted(LoginRead):
    """A new login with its token."""

    session: str = Field(
        description="Opaque token for `Authorization: Bearer`; also set as a cookie. It is told once and kept nowhere."
    )


class _Verified(BaseModel):
    """What the directory answers for the right password."""

    account_id: UUID
    person_id: UUID
    organ_id: UUID
    roles_v: Annotated[int, Field(ge=0)]
    roles: list[str]


class Reception:
    """Checks credentials: throttled here per account and per network address, verified by the directory."""

    def __init__(self, asking: Asking, settings: Settings) -> None:
        self._asking = asking
        self._per_account = Throttle(settings.gateway_logins_per_minute, TooManyLogins)
        self._per_address = Throttle(settings.gateway_address_logins_per_minute, TooManyLogins)

    async def recognise(self, request: Request, asked: SignIn) -> Account:
        """The account of right credentials; raises WrongCredentials, TooManyLogins or ServiceAway."""
        self._per_address.admit(request.client.host if request.client else "")
        self._per_account.admit(asked.account.strip().casefold())
        number = str(request_id(request.scope))
        answer = await self._asking.post(BY_NAME["directory"], _VERIFICATION, asked.model_dump(), number)
        return _account(answer)


def _account(answer: Answer) -> Account:
    if answer.status in (401, 422) and not _is_about_us(answer):
        raise WrongCredentials
    if answer.status == 429:
        raise TooManyLogins(retry_after=answer.retry_after or 60)
    try:
        found = _Verified.model_validate(answer.content if answer.status == 200 else None)
    except ValidationError:
        raise ServiceAway from None
    return Account(found.account_id, found.person_id, found.organ_id, found.roles_v, tuple(found.roles))


def _is_about_us(answer: Answer) -> bool:
    """Whether the directory refuses the gateway's own token; that says nothing about the password."""
    return isinstance(answer.content, dict) and answer.content.get("code") == TokenInvalid.code


def login_router(reception: Reception, sessions: Sessions, callers: Callers) -> APIRouter:
    """``POST /api/login``, ``POST /api/logout``, ``GET /api/me``."""
    router = APIRouter(prefix="/api", tags=["logins"])

    @router.post("/login", summary="Sign in / 登录")
    async def sign_in(asked: SignIn, request: Request, response: Response) -> LoginStarted:
        """Start a login. It ends after 8 hours, or after 30 minutes without a call."""
        token, session = await sessions.start(await reception.recognise(request, asked))
        response.set_cookie(
            COOKIE, token, max_age=int(ABSOLUTE.total_seconds()), secure=True, httponly=True, samesite="strict"
        )
        return LoginStarted(session=token, **_read(session).model_dump())

    @router.post("/logout", summary="Sign out / 退出", status_code=204)
    async def sign_out(request: Request, response: Response) -> None:
        """End the login of this call; it is of no more use anywhere within five seconds."""
        await sessions.end(token_of(request.scope))
        response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="strict")

    @router.get("/me", summary="Show the present login / 当前登录")
    async def show_me(request: Request) -> LoginRead:
        """Who the login of this call is for."""
        return _read(await callers.require(request.scope))

    return router


def _read(session: Session) -> LoginRead:
    account = session.account
    return LoginRead(
        account_id=account.account_id,
        organ_id=account.organ_id,
        roles=list(account.roles),
        expires_at=session.expires_at,
    )
