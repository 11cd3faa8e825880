"""What somebody with every right in the database, but not the key, can do to rows that are not sealed yet."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any, cast

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.sealing.sealer import Sealer
from libs.chassis.sealing.verifier import Report
from libs.chassis.tables import AUDIT
from tests.support.audit_trail import SERVICE, Trail, audit_line

ROWS = 3


@dataclass
class Within:
    """Gives the sealer the transaction of the intruder, so that all can be undone."""

    connection: AsyncConnection

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """A part of the transaction."""
        async with self.connection.begin_nested():
            yield self.connection


@dataclass
class Meddler:
    """Meddles with one of the rows with these ids, before the sealer comes."""

    connection: AsyncConnection
    ids: list[int]
    chance: Random

    async def run(self, sql: str, **values: Any) -> Any:
        """Any statement."""
        return await self.connection.execute(text(sql), values)

    def any_row(self) -> int:
        """One of the rows."""
        return self.chance.choice(self.ids)

    async def edit_consistently(self) -> int:
        """Another person in body and column."""
        row = self.any_row()
        await self._say(row, account_id=f"00000000-0000-0000-0000-{self.chance.randrange(16, 10**12):012d}")
        return row

    async def hide_what_was_seen(self) -> int:
        """The list of cases shown, cut short in body and column."""
        row = self.any_row()
        await self._say(row, objects=[])
        return row

    async def edit_and_take_the_mark_away(self) -> int:
        """As if the row were from before there were marks."""
        row = await self.edit_consistently()
        await self.run("UPDATE audit_event SET row_mac = NULL WHERE id = :id", id=row)
        return row

    async def edit_and_take_another_mark(self) -> int:
        """With the genuine mark of another row."""
        row = await self.edit_consistently()
        mark = "(SELECT row_mac FROM audit_event WHERE id = :other)"
        await self.run(f"UPDATE audit_event SET row_mac = {mark} WHERE id = :id", id=row, other=self._other(row))
        return row

    async def edit_the_mark(self) -> int:
        """One octet of the mark."""
        row = self.any_row()
        flipped = "set_byte(row_mac, 7, get_byte(row_mac, 7) # 1)"
        await self.run(f"UPDATE audit_event SET row_mac = {flipped} WHERE id = :id", id=row)
        return row

    async def take_the_place_of_another(self) -> int:
        """Body and mark of another row, genuine both, with columns of one's own."""
        row = self.any_row()
        sql = "UPDATE audit_event a SET body = b.body, row_mac = b.row_mac FROM audit_event b"
        await self.run(f"{sql} WHERE a.id = :id AND b.id = :other", id=row, other=self._other(row))
        return row

    async def insert_without_a_mark(self) -> int:
        """A row that nobody wrote."""
        made = insert(AUDIT).values(audit_line((await self._newest()), "forged")).returning(AUDIT.c.id)
        return int((await self.connection.execute(made)).scalar_one())

    async def edit_a_column(self) -> int:
        """One column; body and mark stay."""
        row = self.any_row()
        change = self.chance.choice(["outcome = 'other'", "objects = '{}'", "purpose = NULL", "request_id = NULL"])
        await self.run(f"UPDATE audit_event SET {change} WHERE id = :id", id=row)
        return row

    def _other(self, row: int) -> int:
        return self.ids[(self.ids.index(row) + 1) % len(self.ids)]

    async def _newest(self) -> Any:
        return (await self.run("SELECT max(at) FROM audit_event")).scalar_one()

    async def _say(self, row: int, **otherwise: object) -> None:
        """Let body and columns say something else."""
        said = json.loads((await self.run("SELECT body FROM audit_event WHERE id = :id", id=row)).scalar_one())
        body = json.dumps({**said, **otherwise}, separators=(",", ":"), sort_keys=True).encode()
        await self.run("UPDATE audit_event SET body = :body WHERE id = :id", body=body, id=row)
        for name, value in otherwise.items():
            kind = "uuid[]" if name == "objects" else "uuid"
            sql = f"UPDATE audit_event SET {name} = CAST(:value AS {kind}) WHERE id = :id"
            await self.run(sql, value=value, id=row)


Meddling = Callable[[Meddler], Awaitable[int]]
MEDDLINGS: tuple[Meddling, ...] = (
    Meddler.edit_consistently, Meddler.hide_what_was_seen, Meddler.edit_and_take_the_mark_away,
    Meddler.edit_and_take_another_mark, Meddler.edit_the_mark, Meddler.take_the_place_of_another,
    Meddler.insert_without_a_mark, Meddler.edit_a_column,
)  # fmt: skip


async def meddled(trail: Trail, meddling: Meddling, seed: int) -> tuple[int, Report]:
    """The service writes rows, the intruder meddles, the sealer seals and signs; verify, and undo it all."""
    async with trail.database.connect() as connection:
        ids = []
        for _ in range(ROWS):
            made = insert(AUDIT).values(trail.line()).returning(AUDIT.c.id)
            ids.append(int((await connection.execute(made)).scalar_one()))
        touched = await meddling(Meddler(connection, ids, Random(seed)))
        pool = cast(AsyncEngine, Within(connection))
        later = trail.at + timedelta(minutes=1)
        await Sealer(pool, SERVICE, trail.service_key_pem, clock=lambda: later).seal()
        report = await trail.verify(connection, witnessed=False)
        await connection.rollback()
    return touched, report
