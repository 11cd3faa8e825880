"""A sealed audit trail on a real database, with a witness beside it, for those who then tamper with it."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.audit import audit_row, row_key, row_mac
from libs.chassis.database import connect
from libs.chassis.ids import new_id
from libs.chassis.sealing.checkpoint import private_key
from libs.chassis.sealing.dump import dump_lines, stored_checkpoints
from libs.chassis.sealing.journal import Journal, read_journal
from libs.chassis.sealing.sealer import Sealer
from libs.chassis.sealing.tables import CHECKPOINT, LEAF
from libs.chassis.sealing.trail import Record, read_record
from libs.chassis.sealing.verifier import Report, Verification
from libs.chassis.sealing.witness import Verdict, Witness, journal_path
from libs.chassis.tables import AUDIT
from libs.kernel.actor import Actor

SERVICE = "filing"
CLERK = Actor(UUID(int=1), UUID(int=2), UUID(int=3), None, frozenset())
BEGIN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@dataclass
class Trail:
    """The trail of one service. ``at`` is the time of its clock, moved on by hand."""

    database: AsyncEngine
    keys: Path
    witness: Witness
    at: datetime = BEGIN
    sealer: Sealer = field(init=False)

    def __post_init__(self) -> None:
        self.sealer = self.another_sealer()

    def another_sealer(self) -> Sealer:
        """A sealer as another process would be one."""
        return Sealer(self.database, SERVICE, self.service_key_pem, clock=lambda: self.at)

    @property
    def service_key_pem(self) -> bytes:
        """The key of the service; whoever has it can sign checkpoints."""
        return (self.keys / f"{SERVICE}.key").read_bytes()

    async def add(self, count: int, at: datetime | None = None) -> None:
        """Write audit rows and commit them."""
        async with self.database.begin() as connection:
            await connection.execute(insert(AUDIT), [self.line(at) for _ in range(count)])

    def line(self, at: datetime | None = None) -> dict[str, Any]:
        """One row as the engine writes it, with its mark."""
        line = audit_line(at or self.at)
        return {**line, "row_mac": row_mac(row_key(self.service_key_pem), line["body"])}

    async def seal(self) -> None:
        """Ten minutes later: seal all and sign a checkpoint."""
        self.at += timedelta(minutes=10)
        while await self.sealer.seal():
            pass

    async def look(self) -> Verdict:
        """Let the witness look at the newest checkpoint."""
        async with self.database.connect() as connection:
            return await look(self.witness, connection)

    async def count(self) -> int:
        """Leaves in the database."""
        async with self.database.connect() as connection:
            return len((await connection.execute(select(LEAF.c.leaf_index))).all())

    async def verify(self, connection: AsyncConnection | None = None, *, witnessed: bool = True) -> Report:
        """Dump as that connection sees it and verify, with the witness's journal or the service's own checkpoints."""
        if connection is None:
            async with self.database.connect() as own:
                return await self.verify(own, witnessed=witnessed)
        key = private_key(self.service_key_pem).public_key()
        verification = Verification(SERVICE, key, self.witness.key.public_key() if witnessed else None)
        journal = read_journal(self.witness.journal.path) if witnessed else await stored_checkpoints(connection)
        return verification.verify(await records(connection), journal)


def audit_line(at: datetime, outcome: str = "drafted") -> dict[str, Any]:
    """One row that bears no mark."""
    return audit_row(
        CLERK, event_uuid=new_id(), at=at, action="filing.draft", object_type="filing", object_id=new_id(),
        decision="allow", outcome=outcome, policy_version="2023-01", request_id=new_id(),
        objects=[new_id(), new_id()], purpose="inspection",
    )  # fmt: skip


async def records(connection: AsyncConnection) -> list[Record]:
    """The dump, read back."""
    return [read_record(json.loads(line)) async for line in dump_lines(connection)]


async def look(witness: Witness, connection: AsyncConnection) -> Verdict:
    """What the witness says of the newest checkpoint that this connection sees."""
    newest = select(CHECKPOINT.c.note).order_by(CHECKPOINT.c.size.desc()).limit(1)
    note = (await connection.execute(newest)).scalar_one()

    async def leaves(start: int, end: int) -> Sequence[bytes]:
        wanted = select(LEAF.c.leaf_hash).where(LEAF.c.leaf_index >= start, LEAF.c.leaf_index < end)
        return (await connection.execute(wanted.order_by(LEAF.c.leaf_index))).scalars().all()

    return await witness.consider(note, leaves, 1_772_000_000)


@asynccontextmanager
async def open_trail(url: str, keys: Path, folder: Path) -> AsyncIterator[Trail]:
    """An empty trail on that database, with a witness that keeps its journal in the folder."""
    database = connect(url, size=4)
    service_key = private_key((keys / f"{SERVICE}.key").read_bytes()).public_key()
    with Journal(journal_path(folder, SERVICE)) as journal:
        yield Trail(database, keys, Witness(SERVICE, service_key, Ed25519PrivateKey.generate(), journal))
    await database.dispose()
