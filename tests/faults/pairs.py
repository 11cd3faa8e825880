"""Specimen pairs under faults: fresh ones on one PostgreSQL, at work with relay, listener and reconciler, and read."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import nats.errors
import orjson
from nats.js.api import RawStreamMsg
from sqlalchemy.exc import SQLAlchemyError

from deploy.local.postgres import PostgresServer
from libs.chassis import broker as brokers
from libs.chassis.broker import consumer_config, durable_name, stream_name
from libs.chassis.database import direct
from libs.chassis.hearing import Delivery, Follow
from libs.chassis.inbox import Inbox, Verdict
from libs.chassis.listener import Listener
from libs.chassis.passing import DATABASE_TROUBLE
from libs.chassis.reconcile import incarnation_of
from libs.chassis.reconciler import Reconciler
from libs.chassis.relay import Relay
from tests.faults.ledger import Applied, InStream, Ledger, Told
from tests.support.specimen import FOLLOW, HEARER, KEPT, SERVICE, Pair, make_database, open_pair

STREAM = stream_name(SERVICE)
CONSUMER = durable_name(HEARER, SERVICE, "specimen")
TABLES = {SERVICE: "specimen", HEARER: "kept"}
AWAY = (TimeoutError, SQLAlchemyError, nats.errors.Error, *DATABASE_TROUBLE)
"""What callers see of servers that are down."""
_TOLD = """
SELECT event_id, aggregate_id, aggregate_version, published_at IS NOT NULL AS published FROM outbox_event
"""
_APPLIED = """
SELECT event_id, aggregate_id, version, row_number() OVER (ORDER BY applied_at, version) AS place FROM inbox_event
WHERE consumer = $1
"""


@dataclass
class Pairs:
    """Fresh pairs on one PostgreSQL; ``name`` keeps their databases apart from those of others."""

    database: PostgresServer
    keys: Path
    name: str
    made: int = 0

    async def urls(self) -> dict[str, str]:
        """Two new databases, copied from templates."""
        if not self.made:
            for table in TABLES.values():
                await make_database(self.database, f"{self.name}_{table}", table)
        self.made += 1
        return {
            service: await self.database.create_database(f"{self.name}_{table}_{self.made}", f"{self.name}_{table}")
            for service, table in TABLES.items()
        }

    @asynccontextmanager
    async def fresh(self, broker_url: str) -> AsyncIterator[Pair]:
        """A pair that has done nothing yet; its databases are dropped afterwards."""
        urls = await self.urls()
        number = self.made
        try:
            async with open_pair(urls, broker_url, self.keys) as pair:
                yield pair
        finally:
            for table in TABLES.values():
                await self.database.drop_database(f"{self.name}_{table}_{number}")


@dataclass
class CountingInbox(Inbox):
    """An inbox that counts its verdicts."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)

    async def apply(self, follow: Follow, delivery: Delivery) -> Verdict:
        """Apply and count."""
        verdict = await super().apply(follow, delivery)
        self.verdicts[verdict] += 1
        return verdict


@dataclass
class Work:
    """What is at work for a pair."""

    relay: Relay
    listener: Listener
    inbox: CountingInbox


@asynccontextmanager
async def at_work(
    pair: Pair, *, carry: bool = True, hear: bool = True, reconcile_every: float | None = None
) -> AsyncIterator[Work]:
    """A relay, a listener, and with ``reconcile_every`` (seconds) a reconciler, until the ``with`` ends."""
    inbox = CountingInbox(pair.inbox.engine, pair.inbox.verifier)
    relay = Relay(pair.urls[SERVICE], pair.broker, SERVICE, await incarnation_of(pair.broker, SERVICE))
    listener = Listener(pair.broker, inbox, HEARER, FOLLOW)
    stop = asyncio.Event()
    parts = [relay.run(stop)] if carry else []
    parts += [listener.run(stop)] if hear else []
    if reconcile_every is not None:
        parts.append(Reconciler(pair.urls[SERVICE], pair.broker, relay, every=reconcile_every).run(stop))
    tasks = [asyncio.create_task(part) for part in parts]
    try:
        yield Work(relay, listener, inbox)
    finally:
        stop.set()
        relay.wake.set()
        await asyncio.gather(*tasks)


async def carry_all(pair: Pair, patience: float = 60.0) -> None:
    """Publish whatever is due, without a listener. Raises TimeoutError."""
    async with asyncio.timeout(patience), at_work(pair, hear=False):
        while await pair.count(SERVICE, "outbox_event WHERE published_at IS NULL"):
            await asyncio.sleep(0.02)


async def redeclare(pair: Pair, ack_wait: float = 2.0) -> None:
    """What the deploy step does at every start; un-acknowledged messages come again after ``ack_wait`` seconds, so that
    a proof need not wait for the half minute of production."""
    await brokers.declare(pair.broker, SERVICE, [])
    config = consumer_config(HEARER, SERVICE, "specimen").evolve(ack_wait=ack_wait)
    await pair.broker.stream.add_consumer(STREAM, config)


async def feed(pair: Pair, cases: int, steps: int, clients: int = 8) -> list[UUID]:
    """Open so many cases and move each so many steps on; answers their ids."""
    found: list[UUID] = []
    turns = iter(range(cases))

    async def client() -> None:
        for _ in turns:
            case_id = await pair.open()
            for version in range(1, steps + 1):
                await pair.step(case_id, version)
            found.append(case_id)

    await asyncio.gather(*(client() for _ in range(clients)))
    return found


async def behind(pair: Pair) -> int:
    """How many events are not published, or not applied by the hearer."""
    told = await pair.count(SERVICE, "outbox_event")
    waiting = await pair.count(SERVICE, "outbox_event WHERE published_at IS NULL")
    return waiting + told - await pair.count(HEARER, "inbox_event")


async def settled(pair: Pair, patience: float = 60.0, *, still: float | None = None) -> bool:
    """Wait until everything told is published and applied; with ``still``, no longer than nothing has moved for so
    many seconds."""
    began = moved = time.monotonic()
    before = -1
    while time.monotonic() - began < patience:
        now = before
        with suppress(*AWAY):
            now = await behind(pair)
        if now == 0:
            return True
        if now != before:
            before, moved = now, time.monotonic()
        elif still is not None and time.monotonic() - moved > still:
            return False
        await asyncio.sleep(0.05)
    return False


async def read_pair(pair: Pair, *, stream: bool = True) -> Ledger:
    """What the publisher told, what the stream holds and what the hearer applied, with its effects."""
    ledger = Ledger()
    connection = await direct(pair.urls[SERVICE])
    rows = await connection.fetch(_TOLD)
    ledger.told = [Told(r["event_id"], r["aggregate_id"], r["aggregate_version"], r["published"]) for r in rows]
    await connection.close()
    connection = await direct(pair.urls[HEARER])
    rows = await connection.fetch(_APPLIED, CONSUMER)
    kept = {row["id"]: KEPT.load(row["body"]).versions for row in await connection.fetch("SELECT id, body FROM kept")}
    ledger.parked = await connection.fetchval("SELECT count(*) FROM parked_event WHERE state IN ('parked', 'held')")
    await connection.close()
    ledger.applied = {HEARER: [Applied(r["event_id"], r["aggregate_id"], r["version"], r["place"]) for r in rows]}
    ledger.effects = {HEARER: {one.event_id: _effects(kept, one) for one in ledger.told}}
    if stream:
        ledger.stream = [one for one in map(_in_stream, await messages(pair)) if one is not None]
    return ledger


def _effects(kept: dict[UUID, tuple[int, ...]], told: Told) -> int:
    return kept.get(told.aggregate_id, ()).count(told.version)


async def messages(pair: Pair) -> Sequence[RawStreamMsg]:
    """Everything in the stream that can be read, in order."""
    state = (await pair.broker.stream.stream_info(STREAM)).state
    found: list[RawStreamMsg] = []
    for first in range(state.first_seq, state.last_seq + 1, 64):
        several = (_message(pair, n) for n in range(first, min(first + 64, state.last_seq + 1)))
        found += [one for one in await asyncio.gather(*several) if one is not None]
    return found


async def _message(pair: Pair, sequence: int) -> RawStreamMsg | None:
    try:
        return await pair.broker.stream.get_msg(STREAM, sequence)
    except nats.errors.TimeoutError:
        raise
    except nats.errors.Error:
        return None


def _in_stream(message: RawStreamMsg) -> InStream | None:
    with suppress(ValueError, KeyError, TypeError):
        event = orjson.loads(message.data or b"")
        return InStream(int(message.seq or 0), UUID(event["id"]), UUID(event["subject"]), event["aggregateversion"])
    return None
