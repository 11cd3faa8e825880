"""Idempotency keys: claimed in the business transaction, so that a crash leaves nothing behind."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import orjson
from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.tables import IDEMPOTENCY
from libs.kernel.case import Command
from libs.kernel.refusal import KeyReused

_CLAIM = insert(IDEMPOTENCY).on_conflict_do_nothing().returning(IDEMPOTENCY.c.created_at)
_READ = select(IDEMPOTENCY.c.fingerprint, IDEMPOTENCY.c.case_id).where(
    IDEMPOTENCY.c.principal == bindparam("principal"),
    IDEMPOTENCY.c.route == bindparam("route"),
    IDEMPOTENCY.c.key == bindparam("key"),
)


@dataclass(frozen=True)
class Claim:
    """A caller's key on a route, and the fingerprint of what was asked under it."""

    principal: UUID
    route: str
    key: str
    fingerprint: bytes


def fingerprint(route: str, case_id: UUID | None, command: Command, secret: bytes = b"") -> bytes:
    """Digest of route, case and canonical body; keyed, if there is a secret."""
    body = orjson.dumps(command.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)
    asked = b"\x00".join((route.encode(), str(case_id or "").encode(), body))
    return hmac.digest(secret, asked, sha256) if secret else sha256(asked).digest()


async def claim(connection: AsyncConnection, asked: Claim, case_type: str, case_id: UUID, at: datetime) -> UUID | None:
    """Claim the key for this case. None if it is fresh, else the case of the first request.

    A concurrent twin waits here for the first to end. Refuses with KeyReused for another body.
    """
    values = {
        "principal": asked.principal,
        "route": asked.route,
        "key": asked.key,
        "fingerprint": asked.fingerprint,
        "case_type": case_type,
        "case_id": case_id,
        "created_at": at,
    }
    if (await connection.execute(_CLAIM, values)).one_or_none() is not None:
        return None
    where = {"principal": asked.principal, "route": asked.route, "key": asked.key}
    first = (await connection.execute(_READ, where)).one()
    if first.fingerprint != asked.fingerprint:
        raise KeyReused
    return UUID(str(first.case_id))
