"""The sealer: gives every committed audit row the next leaf of the tree and signs how far the tree has grown.

Ids are handed out before a transaction commits, so a row may appear behind ids that are sealed already. Leaves are
therefore given in the order in which rows are seen, and ``sealed_to`` moves only past ids behind which nothing can
come any more: every transaction that was writing audit rows when they were seen has ended.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Row, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.audit import row_key
from libs.chassis.failpoints import reach
from libs.chassis.ids import now
from libs.chassis.passing import DATABASE_TROUBLE
from libs.chassis.sealing.checkpoint import Checkpoint, origin_of, private_key, sign
from libs.chassis.sealing.marks import Unsealed, accusations
from libs.chassis.sealing.tables import CHECKPOINT, HEAD, LEAF
from libs.chassis.sealing.trail import record_hash
from libs.chassis.sealing.tree import Frontier
from libs.chassis.tables import AUDIT

_LOG = structlog.get_logger()
_BATCH = 1000
_PAUSE = 1.0
_CHECKPOINT_EVERY = timedelta(seconds=10)
_WRITERS = text(
    "SELECT virtualtransaction FROM pg_locks JOIN pg_database d ON d.oid = database AND d.datname = current_database()"
    " WHERE relation = 'audit_event'::regclass AND mode = 'RowExclusiveLock' AND granted"
)


@dataclass
class Sealer:
    """Seals the audit trail of one service. Any number may run: the lock of the head row decides, the others pass."""

    database: AsyncEngine
    service: str
    key_pem: bytes
    clock: Callable[[], datetime] = now
    batch: int = _BATCH
    _key: Ed25519PrivateKey = field(init=False)
    _row_key: bytes = field(init=False)
    _largest: int = 0
    _seen_to: int = 0
    _awaited: frozenset[str] | None = None

    def __post_init__(self) -> None:
        self._key = private_key(self.key_pem)
        self._row_key = row_key(self.key_pem)

    async def run(self, stop: asyncio.Event) -> None:
        """Seal until told to stop. Trouble with the database is logged and tried again, never raised."""
        while not stop.is_set():
            try:
                sealed = await self.seal()
            except (SQLAlchemyError, ValueError, *DATABASE_TROUBLE) as error:
                _LOG.error("sealing_failed", service=self.service, error_class=type(error).__name__)
                sealed = 0
            if sealed < self.batch:
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), _PAUSE)

    async def seal(self) -> int:
        """One pass in one transaction; answers how many rows were given leaves.

        A checkpoint is signed when none was for ten seconds and nothing waits. Raises ValueError if the head is
        damaged or smaller than it was; then nothing is sealed nor signed, and the witness sees silence.
        """
        async with self.database.begin() as connection:
            locked = select(HEAD).with_for_update(skip_locked=True)
            head = (await connection.execute(locked)).one_or_none()
            if head is None:
                return 0
            if head.size < self._largest:
                raise ValueError("the head has been moved back")
            settled = await self._settled(connection)
            rows = await self._unsealed(connection, head.sealed_to)
            grown = await self._grow(connection, head, rows)
            drained = len(rows) < self.batch
            if drained:
                await self._advance(connection, head.sealed_to, settled, rows)
                await self._checkpoint(connection, grown)
            if rows:
                reach("sealer.before_commit")
        self._largest = max(self._largest, grown.size)
        return len(rows)

    async def _settled(self, connection: AsyncConnection) -> int:
        """Up to which id no row can come any more; asked before the rows are read."""
        if self._awaited is not None and self._awaited & await _writers(connection):
            return 0
        return self._seen_to if self._awaited is not None else 0

    async def _unsealed(self, connection: AsyncConnection, sealed_to: int) -> Sequence[Unsealed]:
        leafless = AUDIT.outerjoin(LEAF, LEAF.c.audit_id == AUDIT.c.id)
        rows = select(AUDIT.c.id, AUDIT.c.body, AUDIT.c.row_mac).select_from(leafless)
        rows = rows.where(AUDIT.c.id > sealed_to, LEAF.c.audit_id.is_(None)).order_by(AUDIT.c.id).limit(self.batch)
        return [Unsealed(*row) for row in await connection.execute(rows)]

    async def _grow(self, connection: AsyncConnection, head: Row[Any], rows: Sequence[Unsealed]) -> Frontier:
        """Give the rows, and behind them what is to be said against them, the next leaves; answers the tree."""
        frontier = Frontier.from_bytes(head.size, head.frontier)
        if not rows:
            return frontier
        against = await accusations(connection, rows, self._row_key, self.clock())
        if against:
            _LOG.error("audit_row_forged", where=self.service, count=len(against))
        sealed = [*rows, *against]
        hashes = [record_hash(row.body, row.row_mac) for row in sealed]
        leaves = [
            {"leaf_index": head.size + at, "audit_id": row.id, "leaf_hash": digest}
            for at, (row, digest) in enumerate(zip(sealed, hashes, strict=True))
        ]
        await connection.execute(insert(LEAF), leaves)
        grown = frontier.extended(hashes)
        await connection.execute(update(HEAD).values(size=grown.size, frontier=grown.to_bytes()))
        return grown

    async def _advance(
        self, connection: AsyncConnection, sealed_to: int, settled: int, rows: Sequence[Unsealed]
    ) -> None:
        """Move ``sealed_to`` to what is settled, and begin to wait for those who are writing now."""
        if settled > sealed_to:
            await connection.execute(update(HEAD).values(sealed_to=settled))
        if settled or self._awaited is None:
            newest = (await connection.execute(select(func.max(LEAF.c.audit_id)))).scalar()
            if newest is not None and newest > max(settled, sealed_to):
                self._seen_to, self._awaited = newest, await _writers(connection)
            else:
                self._awaited = None

    async def _checkpoint(self, connection: AsyncConnection, tree: Frontier) -> None:
        at = self.clock()
        newest = select(CHECKPOINT.c.signed_at).order_by(CHECKPOINT.c.size.desc()).limit(1)
        last = (await connection.execute(newest)).scalar()
        if last is not None and at - last < _CHECKPOINT_EVERY:
            return
        note = sign(Checkpoint(origin_of(self.service), tree.size, tree.root, int(at.timestamp())), self._key)
        row = upsert(CHECKPOINT).values(size=tree.size, signed_at=at, note=note)
        newer = {"signed_at": row.excluded.signed_at, "note": row.excluded.note}
        await connection.execute(row.on_conflict_do_update(index_elements=[CHECKPOINT.c.size], set_=newer))


async def _writers(connection: AsyncConnection) -> frozenset[str]:
    """The transactions that have written, or are about to write, audit rows and have not ended."""
    return frozenset((await connection.execute(_WRITERS)).scalars())
