"""Signing in and out: the directory checks the password, the gateway keeps the login."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from gateway.caller import COOKIE, Callers, token_of
from gateway.directory import Directory
from gateway.refusals import PersonNeeded, TooManyLogins
from gateway.sessions import ABSOLUTE, KEY_MARK, Account, Session, Sessions
from gateway.settings import Settings
from gateway.throttle import Rate, Throttle
from libs.chassis.language import LANGUAGE_TAGS, reader_language
from libs.chassis.request_ids import request_id

_EXAMPLE: JsonDict = {"account": "approval-clerk", "password": "••••••••••••"}


class SignIn(BaseModel):
    """Account and password, and what an account may need besides."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, json_schema_extra={"examples": [_EXAMPLE]})

    account: Annotated[str, Field(min_length=1, max_length=64, description="Account name.", examples=["clerk.jianan"])]
    password: Annotated[str, Field(min_length=1, max_length=256, description="Password.", examples=["••••••••"])]
    code: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=16,
            description="One-time code (TOTP) of an account that has one; asked for by `one_time_code_needed`.",
            examples=["492039"],
        ),
    ] = None
    new_password: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=128,
            description="The password from now on; asked for by `password_change_needed`.",
            examples=["••••••••••••"],
        ),
    ] = None


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


class Reception:
    """Checks credentials: throttled here per account and per network address, verified by the directory."""

    def __init__(self, directory: Directory, settings: Settings) -> None:
        self._directory = directory
        self._per_account = Throttle(Rate.per_minute(settings.gateway_logins_per_minute), TooManyLogins)
        self._per_address = Throttle(Rate.per_minute(settings.gateway_address_logins_per_minute), TooManyLogins)

    def admit_address(self, request: Request) -> None:
        """Count one login tried from the address of this request; raises TooManyLogins."""
        self._per_address.admit(request.state.address)

    async def recognise(self, request: Request, asked: SignIn) -> Account:
        """The account of right credentials; raises what Directory.sign_in raises, or TooManyLogins."""
        self.admit_address(request)
        self._per_account.admit(asked.account.strip().casefold())
        language = LANGUAGE_TAGS[reader_language(request.scope)]
        credentials = asked.model_dump(exclude_none=True)
        return await self._directory.sign_in(credentials, str(request_id(request.scope)), language)


def login_router(reception: Reception, sessions: Sessions, callers: Callers) -> APIRouter:
    """``POST /api/login``, ``POST /api/logout``, ``GET /api/me``."""
    router = APIRouter(prefix="/api", tags=["logins"])

    @router.post("/login", summary="Sign in / 登录")
    async def sign_in(asked: SignIn, request: Request, response: Response) -> LoginStarted:
        """Start a login. It ends after 8 hours, or after 30 minutes without a call."""
        token, session = await sessions.start(await reception.recognise(request, asked))
        set_cookie(response, token)
        return started(token, session)

    @router.post("/logout", summary="Sign out / 退出", status_code=204)
    async def sign_out(request: Request, response: Response) -> None:
        """End the login of this call; it is of no more use anywhere within five seconds."""
        token = token_of(request.scope)
        if token.startswith(KEY_MARK):
            raise PersonNeeded
        await sessions.end(token)
        response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="strict")

    @router.get("/me", summary="Show the present login / 当前登录")
    async def show_me(request: Request) -> LoginRead:
        """Who the login of this call is for."""
        return _read(await callers.require_person(request.scope))

    return router


def set_cookie(response: Response, token: str) -> None:
    """Give the browser the token of its new login."""
    response.set_cookie(
        COOKIE, token, max_age=int(ABSOLUTE.total_seconds()), secure=True, httponly=True, samesite="strict"
    )


def started(token: str, session: Session) -> LoginStarted:
    """What the caller is told of a new login."""
    return LoginStarted(session=token, **_read(session).model_dump())


def _read(session: Session) -> LoginRead:
    account = session.account
    return LoginRead(
        account_id=account.account_id,
        organ_id=account.organ_id,
        roles=list(account.roles),
        expires_at=session.expires_at,
    )
