"""Audit rows: one per effect, per look and per denial; codes and ids only, never values.

Every row bears a mark (``row_mac``) made of its body by a key that is not in the database: until the row is sealed,
the mark tells whether somebody with the rights of the database has written or rewritten it. The key stands with the
connection pool (``mark_rows``), so that whoever writes a row through it need not know the key.
"""

import hmac
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy import bindparam, insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.prepared import Prepared
from libs.chassis.tables import AUDIT
from libs.kernel.actor import Actor
from libs.kernel.refusal import Busy, KeyReused, Kind, Refusal
from libs.kernel.text import Text

TROUBLE: Final = (SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)
"""What a database that does not take a row raises."""
REPEATED: Final = "repeated"
"""Outcome of a repeated request: its first effect was answered again, which is a look."""
BROKEN_OFF: Final = "broken_off"
"""Outcome of an act that the database did not carry through."""
_FORM: Final = frozenset(
    {Kind.UNREADABLE, Kind.UNKNOWN_CALLER, Kind.STALE, Kind.UNCONDITIONAL, Kind.TOO_LARGE, Kind.TOO_MANY,
     Kind.UNAVAILABLE}
)  # fmt: skip
_KEY: Final = "audit_row_key"
_INSERT: Final = Prepared(
    insert(AUDIT).values({c.name: bindparam(c.name, type_=c.type) for c in AUDIT.c if c.name != "id"})
)


class NotRecorded(Refusal):
    """The audit record could not be written, so nothing is done and nothing is shown."""

    code = "not_recorded"
    kind = Kind.UNAVAILABLE
    title = Text(
        "审计记录未能写入，因此不予办理、不予显示，请稍后重试",
        "The audit record could not be written, so nothing was done or shown; try again shortly",
    )


def audit_row(
    actor: Actor,
    *,
    event_uuid: UUID,
    at: datetime,
    action: str,
    object_type: str,
    object_id: UUID | None,
    decision: str,
    outcome: str,
    policy_version: str,
    request_id: UUID | None,
    objects: Iterable[UUID] = (),
    purpose: str | None = None,
) -> dict[str, Any]:
    """One audit row, not yet marked; ``body`` is its canonical JSON, the leaf that a later sealing covers.

    ``objects`` are the cases that one look showed beside ``object_id``; ``purpose`` is a code.
    """
    row: dict[str, Any] = {
        "event_uuid": event_uuid, "at": at, "account_id": actor.account_id, "organ_id": actor.organ_id,
        "action": action, "object_type": object_type, "object_id": object_id, "decision": decision,
        "outcome": outcome, "policy_version": policy_version, "request_id": request_id, "objects": list(objects),
        "purpose": purpose,
    }  # fmt: skip
    return {**row, "row_mac": None, "body": orjson.dumps(row, default=str, option=orjson.OPT_SORT_KEYS)}


def is_recorded(refusal: Refusal) -> bool:
    """Whether the refusal of an act is put on record: every one that stands on right, relation, status or facts.

    Whoever tries what is not theirs is often stopped by a rule and not by their role (a preparer who votes, a recused
    person on the panel), so these are the attempts that matter. Refusals of form, and those that say "ask again",
    concern the request and not the matter.
    """
    return refusal.kind not in _FORM and not isinstance(refusal, Busy | KeyReused)


def row_key(private_key: bytes) -> bytes:
    """The key of the marks, drawn from the private key file of the service."""
    return hmac.digest(private_key, b"lanyard-audit-row-v1", sha256)


def row_mac(key: bytes, body: bytes) -> bytes:
    """The mark of a row with that body, 32 bytes."""
    return hmac.digest(key, body, sha256)


def mark_rows(database: AsyncEngine, private_key: bytes) -> None:
    """From now on, rows that are written through this pool bear the mark of the service with that key file."""
    database.sync_engine.update_execution_options(**{_KEY: row_key(private_key)})


def marked(connection: AsyncConnection, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with the mark of the pool this connection is from; without one if the pool has no key (then the sealer
    will say so)."""
    below = connection.sync_connection
    key = None if below is None else below.get_execution_options().get(_KEY)
    return {**row, "row_mac": None if key is None else row_mac(key, row["body"])}


async def write(connection: AsyncConnection, row: Mapping[str, Any]) -> None:
    """Mark the row and write it in the running transaction. Refuses with NotRecorded if it cannot be written."""
    try:
        await _INSERT.row(connection, marked(connection, row))
    except TROUBLE:
        raise NotRecorded from None


async def write_denial(connection: AsyncConnection, row: Mapping[str, Any]) -> None:
    """Write a denial in a transaction of its own. Refuses with NotRecorded if it cannot be written."""
    await write(connection, row)
    await commit(connection)


async def commit(connection: AsyncConnection) -> None:
    """Commit the transaction that holds an audit row. Refuses with NotRecorded if that fails."""
    try:
        await connection.commit()
    except TROUBLE:
        raise NotRecorded from None
