"""The door at which the gateway has the keys of machines checked."""

from datetime import datetime

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from libs.chassis.process import Running
from libs.chassis.request_ids import request_id
from services.directory.accounts.credential_routes import Gateway, VerifiedAccount, verified
from services.directory.clients.key_store import use_key

ROUTER = APIRouter(prefix="/credentials", tags=["credentials"])


class VerifyKey(BaseModel):
    """A key as a machine sends it."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        json_schema_extra={"examples": [{"key": "lyk_…"}]},
    )

    key: SecretStr = Field(min_length=1, max_length=128, description="The key.", examples=["lyk_…"])


class VerifiedKey(VerifiedAccount):
    """The account of the machine whose key it is, and what the key opens."""

    scopes: list[str] = Field(description="What it opens: service, resource, read or write.")
    expires_at: datetime = Field(description="The first instant at which it opens nothing any more.")


@ROUTER.post("/key-verification", summary="核验机器密钥（仅限网关） · Verify a key (gateway only)")
async def verify_client_key(body: VerifyKey, request: Request, _gateway: Gateway) -> VerifiedKey:
    """The account of a key and what it opens; 401 for every kind of wrong."""
    running: Running = request.app.state.running
    opened = await use_key(running.engine, body.key.get_secret_value(), request_id(request.scope))
    account = verified(opened.known, opened.version)
    return VerifiedKey(**dict(account), scopes=list(opened.key.scopes), expires_at=opened.key.expires_at)
