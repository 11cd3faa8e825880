"""What the sealer makes of the marks of the rows it is about to seal.

A row whose mark is missing or wrong was written, or rewritten, by somebody who has the database and not the key. It is
sealed all the same, for what is in the trail must stay in it, but another row goes into the trail right behind it and
names it: whoever removes either is found.
"""

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.audit import audit_row, row_mac
from libs.chassis.ids import new_id
from libs.chassis.sealing.tables import LEAF
from libs.chassis.sealing.trail import ACCUSING
from libs.chassis.tables import AUDIT
from libs.kernel.actor import SYSTEM

MISSING: Final = "row_mac_missing"
WRONG: Final = "row_mac_wrong"
OBJECT_TYPE: Final = "audit_record"


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A row that waits for its leaf."""

    id: int
    body: bytes
    row_mac: bytes | None


def record_number(audit_id: int) -> UUID:
    """How an audit row is named where the object of another one must be a UUID."""
    return UUID(int=audit_id)


async def accusations(
    connection: AsyncConnection, rows: Sequence[Unsealed], key: bytes, at: datetime
) -> Sequence[Unsealed]:
    """Write a row against each of these whose mark is missing or wrong; answers the rows written.

    Rows from before there were marks are accepted as long as no row with a mark has been sealed.
    """
    begun = all(row.row_mac is not None for row in rows) or await _marks_begun(connection)
    written = []
    for row, fault in _faulty(rows, key, begun=begun):
        accusing = _accusing(row, fault, key, at)
        made = await connection.execute(insert(AUDIT).values(accusing).returning(AUDIT.c.id))
        written.append(Unsealed(made.scalar_one(), accusing["body"], accusing["row_mac"]))
    return written


def _faulty(rows: Sequence[Unsealed], key: bytes, *, begun: bool) -> Iterator[tuple[Unsealed, str]]:
    """The rows without a genuine mark, and what is wrong; ``begun`` if there are sealed rows with marks."""
    for row in rows:
        if row.row_mac is not None and hmac.compare_digest(row.row_mac, row_mac(key, row.body)):
            begun = True
        elif row.row_mac is not None or begun:
            yield row, MISSING if row.row_mac is None else WRONG


async def _marks_begun(connection: AsyncConnection) -> bool:
    """Whether the newest sealed row has a mark, or is not there to be asked: behind a mark every row has one."""
    newest = select(LEAF.c.audit_id).order_by(LEAF.c.leaf_index.desc()).limit(1)
    audit_id = (await connection.execute(newest)).scalar_one_or_none()
    if audit_id is None:
        return False
    row = (await connection.execute(select(AUDIT.c.row_mac).where(AUDIT.c.id == audit_id))).one_or_none()
    return row is None or row.row_mac is not None


def _accusing(row: Unsealed, fault: str, key: bytes, at: datetime) -> dict[str, Any]:
    accusing = audit_row(
        SYSTEM,
        event_uuid=new_id(),
        at=at,
        action=ACCUSING,
        object_type=OBJECT_TYPE,
        object_id=record_number(row.id),
        decision="deny",
        outcome=fault,
        policy_version="",
        request_id=None,
    )
    return {**accusing, "row_mac": row_mac(key, accusing["body"])}
