"""The answer that tells a secret for one-time codes, once."""

from uuid import UUID

import orjson
from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.door import Door
from services.directory.accounts.code_store import is_kept
from services.directory.accounts.views import AccountRead
from services.directory.one_time_codes import Drawn, address_of
from services.directory.telling_once import telling


class CodeSecret(BaseModel):
    """A secret for one-time codes, as its holder enters it into an authenticator."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "secret": "••••••••••••••••••••••••••••••••",
                    "uri": "otpauth://totp/Lanyard:approval-clerk?secret=••••&issuer=Lanyard",
                }
            ]
        }
    )

    secret: str = Field(description="The secret, base32.")
    uri: str = Field(description="The same as an otpauth address, for a QR code.")


class AccountWithSecret(AccountRead):
    """An account, and the secret that was drawn for it: told in this answer and never again."""

    code_secret: CodeSecret | None = Field(None, description="The secret; null if the request is repeated.")


async def with_secret(door: Door, account_id: UUID, drawn: Drawn, answer: Response) -> Response:
    """The answer with the secret that was drawn for it; a repeated request has drawn one that was not kept."""
    async with door.engine.database.connect() as connection:
        kept = await is_kept(connection, account_id, drawn.sealed)
    address = address_of(drawn.secret, orjson.loads(answer.body)["code"])
    told = CodeSecret(secret=drawn.secret, uri=address).model_dump() if kept else None
    return telling(answer, {"code_secret": told})
