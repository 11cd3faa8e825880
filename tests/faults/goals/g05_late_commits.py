"""G5: what commits late is never skipped, and a transaction that somebody else holds open never stalls the relay."""

import asyncio
import random
import statistics
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection

from deploy.local.keys import ensure_keys
from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats, postgres
from libs.chassis.database import connect, direct
from libs.chassis.engine import Engine, Performed
from tests.faults.authors import Found, judged
from tests.faults.ledger import Ledger, totals, words
from tests.faults.mortals import opening
from tests.faults.nursery import Job, nursery
from tests.faults.pairs import Pairs
from tests.faults.report import Proof
from tests.support.servers import UNSAFE_BUT_FAST
from tests.support.specimen import SERVICE, Pair

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

HOLD: Final = 60.0
"""Seconds for which a transaction is held open, when 10,000 filings are wanted; fewer in proportion, at least two."""
DELAY_AT_MOST: Final = 1.0
WRITERS: Final = 16
_OPEN_FOR: Final = 0.15
"""Seconds, on average, between an outbox row and its commit; and the same between two transactions."""
_LONGEST: Final = 2.0
_UNPUBLISHED: Final = "outbox_event WHERE published_at IS NULL"


@dataclass
class Writers:
    """Sixteen who open specimens in transactions of any length. ``ended`` has when each began to commit."""

    pair: Pair
    chance: random.Random
    over: asyncio.Event = field(default_factory=asyncio.Event)
    ended: dict[UUID, float] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)

    async def write(self) -> None:
        """Write until it is over."""
        database = connect(self.pair.urls[SERVICE], size=WRITERS)
        publisher = self.pair.publisher
        engine = Engine(database, publisher.types, publisher.policies, publisher.profile, publisher.signer)
        await asyncio.gather(*(self._one(engine, number) for number in range(WRITERS)))
        await database.dispose()

    async def _one(self, engine: Engine, number: int) -> None:
        serial = 0
        while not self.over.is_set():
            serial += 1
            request = opening(f"late.{number}.{serial}")

            async def late(connection: AsyncConnection) -> Performed:
                performed = await engine.perform_within(connection, request)  # noqa: B023
                await asyncio.sleep(min(_LONGEST, self.chance.expovariate(1 / _OPEN_FOR)))
                self.ended[performed.case.id] = time.time()
                return performed

            assert request.key is not None
            self.ledger.attempts[request.key] += 1
            self.ledger.acknowledge(request.key, (await engine.transact(request, late)).case.id)
            await asyncio.sleep(self.chance.expovariate(1 / _OPEN_FOR))


@dataclass
class Readers:
    """The controls: one reads on from the largest id it has seen; one reads what is below the horizon of all running
    transactions. ``by_id`` and ``by_horizon`` have what each saw, the latter with when."""

    url: str
    over: asyncio.Event
    by_id: set[UUID] = field(default_factory=set)
    by_horizon: dict[UUID, float] = field(default_factory=dict)

    async def read(self) -> None:
        """Look fifty times a second until it is over, and once more."""
        connection, last, ending = await direct(self.url), 0, False
        while not ending:
            ending = self.over.is_set()
            statement = "SELECT id, aggregate_id FROM outbox_event WHERE id > $1 ORDER BY id"
            for row in await connection.fetch(statement, last):
                last = row["id"]
                self.by_id.add(row["aggregate_id"])
            seen = await connection.fetch(_BELOW_THE_HORIZON, list(self.by_horizon))
            self.by_horizon.update((row["case_id"], time.time()) for row in seen)
            await asyncio.sleep(0.02)
        await connection.close()


_BELOW_THE_HORIZON: Final = """
SELECT case_id FROM case_history
WHERE xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AND case_id <> ALL($1::uuid[])
"""
"""Rows of the history, for it is written with the outbox and never again, so that its ``xmin`` is that of the act."""


@asynccontextmanager
async def held_open(server: PostgresServer, name: str) -> AsyncIterator[None]:
    """A transaction that has written, open in another database of the same server."""
    await server.create_database(name)
    connection = await asyncpg.connect(host=str(server.sockets), user="postgres", database=name)
    transaction = connection.transaction()
    await transaction.start()
    await connection.execute("CREATE TABLE held (id integer)")
    yield
    await transaction.rollback()
    await connection.close()
    await server.drop_database(name)


def prove(wanted: "Wanted") -> Proof:
    """Write, hold, and compare."""
    hold = max(2.0, HOLD * min(1.0, wanted.filings / 10_000))
    with postgres(wanted.folder / "postgres", UNSAFE_BUT_FAST) as server:
        return asyncio.run(proved(server, wanted.folder, wanted.seed, hold))


async def proved(server: PostgresServer, folder: Path, seed: int, hold: float) -> Proof:
    """The proof on that server."""
    pairs = Pairs(server, ensure_keys(folder / "keys"), "late")
    with nats(folder / "n") as broker:
        async with nursery(folder) as children, pairs.fresh(broker.url) as pair:
            writers = Writers(pair, random.Random(seed))
            readers = Readers(pair.urls[SERVICE], writers.over)
            relays = Job(parts=("relay_by_itself",), alive=2, patience=hold + 300)
            async with children.at_work(relays, pair):
                writing = asyncio.gather(writers.write(), readers.read())
                await asyncio.sleep(min(2.0, hold))
                began = time.time()
                async with held_open(server, f"late_{seed}"):
                    await asyncio.sleep(hold)
                    until = time.time()
                writers.over.set()
                await writing
                await _published(pair)
            found = await judged(pair, writers.ledger, heard=False)
            delays = await _delays(pair, writers, began, until)
    return _proof(writers, readers, found, delays, (began, until), seed)


def _proof(
    writers: Writers, readers: Readers, found: Found, delays: list[float], hold: tuple[float, float], seed: int
) -> Proof:
    told, (began, until) = set(writers.ended), hold
    stalled = [readers.by_horizon[one] - at for one, at in writers.ended.items() if one in readers.by_horizon]
    p99 = _p99(delays)
    figure: dict[str, float] = {
        "events": len(told),
        "events_during_hold": len(delays),
        "missed": sum(totals(found).values()),
        "hold_seconds": until - began,
        "delay_p50_ms": 1000 * statistics.median(delays),
        "delay_p99_ms": 1000 * p99,
        "control_cursor_missed": len(told - readers.by_id),
        "control_horizon_stall_seconds": max(stalled),
    }
    controls = {
        "g5_a_cursor_over_ids_misses_late_commits": len(told - readers.by_id) > 0,
        "g5_a_reader_below_the_horizon_stalls_as_long_as_others_hold": max(stalled) >= 0.9 * (until - began),
    }
    held = not figure["missed"] and p99 <= DELAY_AT_MOST and len(told) == writers.ledger.attempts.total()
    proof = Proof("g5", held, figure, totals(found), controls, {}, {"held_open": 1}, [seed])
    proof.words = words(found)
    return proof


async def _published(pair: Pair, patience: float = 60.0) -> None:
    async with asyncio.timeout(patience):
        while await pair.count(SERVICE, _UNPUBLISHED):
            await asyncio.sleep(0.05)


async def _delays(pair: Pair, writers: Writers, began: float, until: float) -> list[float]:
    """Seconds from the beginning of each commit during the hold until its event was marked as published."""
    connection = await direct(pair.urls[SERVICE])
    rows = await connection.fetch(
        "SELECT aggregate_id, extract(epoch FROM published_at)::float AS at FROM outbox_event"
    )
    await connection.close()
    published = {row["aggregate_id"]: row["at"] for row in rows}
    return [published[one] - at for one, at in writers.ended.items() if began <= at <= until and one in published]


def _p99(delays: Iterable[float]) -> float:
    return statistics.quantiles(delays, n=100)[98]
