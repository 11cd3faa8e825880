"""The door at which the gateway has credentials checked."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from libs.chassis.identity import Claims, TokenInvalid
from libs.chassis.process import Running
from libs.chassis.request_ids import request_id
from libs.kernel.refusal import NotEntitled
from libs.kernel.roles import Role
from services.directory.accounts.known_store import Known
from services.directory.accounts.recognition_store import recognise
from services.directory.accounts.sign_in_store import SignIn, Typed

ROUTER = APIRouter(prefix="/credentials", tags=["credentials"])
AccountName = Annotated[str, Field(min_length=1, max_length=64)]


class VerifyCredentials(BaseModel):
    """Account, password and one-time code as typed."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        json_schema_extra={"examples": [{"account": "approval-clerk", "password": "••••••••••••", "code": "492039"}]},
    )

    account: AccountName = Field(description="Name of the account.", examples=["approval-clerk"])
    password: SecretStr = Field(min_length=1, max_length=256, description="Password.", examples=["••••••••••••"])
    code: SecretStr | None = Field(
        None, min_length=1, max_length=16, description="One-time code, where one is needed.", examples=["492039"]
    )
    new_password: SecretStr | None = Field(
        None,
        min_length=10,
        max_length=128,
        description="Takes the place of the password in the same step; needed where the password must be changed.",
        examples=["••••••••••••"],
    )


class RecogniseAccount(BaseModel):
    """Whom a provider of identities has authenticated."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        json_schema_extra={"examples": [{"account": "approval-clerk", "issuer": "https://identity.example.test"}]},
    )

    account: AccountName = Field(description="Name of the account.", examples=["approval-clerk"])
    issuer: str = Field(min_length=1, max_length=200, description="Which provider says so.")


class VerifiedAccount(BaseModel):
    """Whose credentials they are."""

    account_id: UUID = Field(description="The account.")
    person_id: UUID = Field(description="Whose account it is.")
    organ_id: UUID = Field(description="Organ the account acts for.")
    office_id: UUID | None = Field(description="Office or body inside it.")
    roles_v: int = Field(description="Version of the account's rights.")
    roles: tuple[Role, ...] = Field(description="Roles of the account now.")


async def gateway_alone(request: Request) -> Claims:
    """The token of the gateway speaking for itself; refuses anyone else."""
    running: Running = request.app.state.running
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise TokenInvalid
    claims = running.callers.verifier.verify(token, method=request.method)
    if not claims.is_gateway:
        raise NotEntitled
    return claims


Gateway = Annotated[Claims, Depends(gateway_alone)]


@ROUTER.post("/verification", summary="核验登录凭据（仅限网关） · Verify credentials (gateway only)")
async def verify_credentials(body: VerifyCredentials, request: Request, _gateway: Gateway) -> VerifiedAccount:
    """The account of right credentials; 401 for every kind of wrong, 429 after too many failures.

    The codes ``one_time_code_required`` and ``password_change_required`` say that the password is right and what is
    still needed: the same again with ``code``, or with ``new_password``.
    """
    running: Running = request.app.state.running
    typed = Typed(
        account=account_typed(body.account),
        password=body.password.get_secret_value(),
        code=None if body.code is None else body.code.get_secret_value(),
        new_password=None if body.new_password is None else body.new_password.get_secret_value(),
    )
    return verified(*await SignIn(running.engine, typed, request_id(request.scope)).check())


@ROUTER.post("/recognition", summary="认定外部身份（仅限网关） · Recognise an identity (gateway only)")
async def recognise_account(body: RecogniseAccount, request: Request, _gateway: Gateway) -> VerifiedAccount:
    """The account of someone whom a provider of identities has authenticated; 401 if it may not be used."""
    running: Running = request.app.state.running
    found = await recognise(running.engine, account_typed(body.account), request_id(request.scope))
    return verified(*found)


def account_typed(name: str) -> str:
    """The name of an account as it is recorded, however it was typed."""
    return name.strip().lower()


def verified(known: Known, version: int) -> VerifiedAccount:
    """What the gateway learns of an account."""
    actor = known.actor
    return VerifiedAccount(
        account_id=actor.account_id,
        person_id=actor.person_id,
        organ_id=actor.organ_id,
        office_id=actor.office_id,
        roles_v=version,
        roles=tuple(sorted(actor.roles)),
    )
