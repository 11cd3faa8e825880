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
from services.directory.accounts.sign_in_store import SignIn

ROUTER = APIRouter(prefix="/credentials", tags=["credentials"])


class VerifyCredentials(BaseModel):
    """Account and password as typed."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        json_schema_extra={"examples": [{"account": "approval-clerk", "password": "••••••••••••"}]},
    )

    account: str = Field(min_length=1, max_length=64, description="Name of the account.", examples=["approval-clerk"])
    password: SecretStr = Field(min_length=1, max_length=256, description="Password.", examples=["••••••••••••"])


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


@ROUTER.post("/verification", summary="核验登录凭据（仅限网关） · Verify credentials (gateway only)")
async def verify_credentials(
    body: VerifyCredentials, request: Request, _gateway: Annotated[Claims, Depends(gateway_alone)]
) -> VerifiedAccount:
    """The account of right credentials; 401 for every kind of wrong, 429 after five failures in fifteen minutes."""
    running: Running = request.app.state.running
    number = request_id(request.scope)
    code = body.account.strip().lower()
    found = await SignIn(running.engine, code, body.password.get_secret_value(), number).check()
    actor = found.actor
    return VerifiedAccount(
        account_id=actor.account_id,
        person_id=actor.person_id,
        organ_id=actor.organ_id,
        office_id=actor.office_id,
        roles_v=found.version,
        roles=tuple(sorted(actor.roles)),
    )
