"""Writes the dump of an audit trail and the checkpoints beside it, for the verifier."""

import json
from base64 import b64encode
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.sealing.journal import Entry
from libs.chassis.sealing.tables import CHECKPOINT, LEAF
from libs.chassis.tables import AUDIT

_COLUMNS = tuple(str(column.name) for column in AUDIT.c if column.name not in ("id", "body", "row_mac"))


async def dump_lines(connection: AsyncConnection) -> AsyncIterator[str]:
    """The trail line by line, leaves in order, then what has none yet. Codes and ids only, as in the table."""
    both = AUDIT.join(LEAF, LEAF.c.audit_id == AUDIT.c.id, full=True)
    wanted = select(AUDIT, LEAF.c.leaf_index, LEAF.c.audit_id, LEAF.c.leaf_hash).select_from(both)
    rows = await connection.stream(wanted.order_by(LEAF.c.leaf_index.asc().nulls_last(), AUDIT.c.id))
    async for row in rows.mappings():
        yield json.dumps(trail_line(row)) + "\n"


async def stored_checkpoints(connection: AsyncConnection) -> list[Entry]:
    """The checkpoints the service keeps itself; without leaf hashes, and whoever owns the database can cut them."""
    notes = await connection.execute(select(CHECKPOINT.c.note).order_by(CHECKPOINT.c.size))
    return [Entry(note) for note in notes.scalars()]


def trail_line(row: RowMapping) -> dict[str, Any]:
    """The line of one row of both tables; the columns of a record that is gone are null."""
    gone = row["id"] is None
    return {
        "audit_id": row["audit_id"] if gone else row["id"],
        "leaf_index": row["leaf_index"],
        "leaf_hash": None if row["leaf_hash"] is None else row["leaf_hash"].hex(),
        "body": None if gone else b64encode(row["body"]).decode(),
        "row_mac": None if row["row_mac"] is None else row["row_mac"].hex(),
        "columns": {} if gone else {name: _written(row[name]) for name in _COLUMNS},
    }


def _written(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_written(one) for one in value]
    return str(value) if isinstance(value, UUID) else value
