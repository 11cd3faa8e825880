"""Audit rows: one per effect and per denial; codes and ids only, never values."""

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.tables import AUDIT
from libs.kernel.actor import Actor


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
) -> dict[str, Any]:
    """One audit row; ``body`` is its canonical JSON, the leaf that a later sealing covers."""
    row: dict[str, Any] = {
        "event_uuid": event_uuid,
        "at": at,
        "account_id": actor.account_id,
        "organ_id": actor.organ_id,
        "action": action,
        "object_type": object_type,
        "object_id": object_id,
        "decision": decision,
        "outcome": outcome,
        "policy_version": policy_version,
        "request_id": request_id,
    }
    return {**row, "body": orjson.dumps(row, default=str, option=orjson.OPT_SORT_KEYS)}


async def write_denial(connection: AsyncConnection, row: dict[str, Any]) -> None:
    """Write a denial in a transaction of its own."""
    await connection.execute(insert(AUDIT), [row])
    await connection.commit()
