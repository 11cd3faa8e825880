"""The relay: carries outbox rows to the stream, in version order per aggregate, with the broker as the fence.

Lanes keep two relays from fighting; the expected-last-subject-sequence makes a relay that wakes up late harmless.
"""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg
import structlog

from libs.chassis.broker import Broker
from libs.chassis.carrying import Answers, Carrier, LostInStream
from libs.chassis.database import direct
from libs.chassis.failpoints import reach
from libs.chassis.outbox import LANES
from libs.chassis.passing import DATABASE_TROUBLE

_LOG = structlog.get_logger()
_LOCK_CLASS = 0x1A4E
_FEED_CLASS = 0x1A50
_IN_FLIGHT = 64
_BATCH = 400
_HOT, _IDLE = 0.02, 0.5
_SILENT_AT_MOST = 20.0
"""Seconds without a statement after which the lanes of a relay are free for another: it asks at least every
half second, and waits for the broker no longer than this in between."""

_TAKE = "SELECT lane, pg_try_advisory_lock($1, lane) AS got FROM unnest($2::int[]) AS lane"
_DUE = """
SELECT o.event_id, o.aggregate_type, o.aggregate_id, o.aggregate_version, o.lane, o.event_type, o.schema_version,
       o.payload, o.payload_digest, o.signature, o.key_id, o.attempts, p.js_seq AS previous_seq
FROM outbox_event o
LEFT JOIN outbox_event p ON p.aggregate_type = o.aggregate_type AND p.aggregate_id = o.aggregate_id
     AND p.aggregate_version = o.aggregate_version - 1
WHERE o.published_at IS NULL AND o.lane = ANY($1::int[])
  AND (o.next_attempt_at IS NULL OR o.next_attempt_at <= clock_timestamp())
ORDER BY o.id LIMIT $2
"""
_PLACES = "SELECT nextval('outbox_feed') AS place FROM generate_series(1, $1)"
_MARK = """
UPDATE outbox_event o SET published_at = clock_timestamp(), js_seq = m.seq, js_incarnation = $4, last_error = NULL,
       feed_position = coalesce(o.feed_position, m.place)
FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS m(event_id, seq, place)
WHERE o.event_id = m.event_id AND o.published_at IS NULL
"""
_FEED_LOCK = "SELECT pg_advisory_xact_lock($1, 1)"
"""Places in the change feed are given one batch after another, so that none is seen before a smaller one."""
_PLACE_THE_REST = """
WITH unplaced AS MATERIALIZED (
    SELECT id FROM outbox_event WHERE published_at IS NOT NULL AND feed_position IS NULL ORDER BY id),
placed AS MATERIALIZED (SELECT id, nextval('outbox_feed') AS place FROM unplaced)
UPDATE outbox_event o SET feed_position = placed.place FROM placed WHERE o.id = placed.id AND o.feed_position IS NULL
"""
_HOLD = """
UPDATE outbox_event SET attempts = attempts + CASE WHEN event_id = $1 THEN 1 ELSE 0 END,
       next_attempt_at = clock_timestamp() + make_interval(secs => $4),
       last_error = CASE WHEN event_id = $1 THEN $5 ELSE last_error END
WHERE aggregate_type = $2 AND aggregate_id = $3 AND published_at IS NULL
"""


@dataclass
class Relay:
    """Carries the events of one service. Any number may run; ``wake`` is set by an engine in the same process.

    ``suspicion`` is set when the stream seems to have lost something; ``alarms`` counts messages on our subjects that
    are not ours; ``answers`` knows whether the broker answers.
    """

    url: str
    broker: Broker
    service: str
    incarnation: str = ""
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    connection: asyncpg.Connection | None = None
    lanes: set[int] = field(default_factory=set)
    beats: int = 0
    alarms: int = 0
    suspicion: asyncio.Event = field(default_factory=asyncio.Event)
    answers: Answers = field(init=False)

    def __post_init__(self) -> None:
        self.answers = Answers(self.service)

    async def run(self, stop: asyncio.Event) -> None:
        """Carry until told to stop. Survives a lost database connection; the lanes are then taken anew."""
        pause = _HOT
        while not stop.is_set():
            try:
                carried = await self.carry()
            except DATABASE_TROUBLE as error:
                _LOG.warning("relay_database_trouble", service=self.service, error_class=type(error).__name__)
                await self.release()
                carried = 0
            self.beats += 1
            pause = _HOT if carried else min(pause * 2, _IDLE)
            if not carried:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.wake.wait(), pause)
                if self.wake.is_set():
                    pause = _HOT
                self.wake.clear()
        await self.release()

    async def release(self) -> None:
        """Give back the lanes and close the connection."""
        connection, self.connection = self.connection, None
        self.lanes.clear()
        if connection is not None:
            with suppress(TimeoutError, *DATABASE_TROUBLE):
                await connection.close(timeout=2)

    async def carry(self) -> int:
        """One pass over what is due in the lanes held; answers how many events are now marked as published."""
        if not self.broker.connected:
            return 0
        connection = await self._connected()
        await self._take_lanes(connection)
        rows = await connection.fetch(_DUE, sorted(self.lanes), _BATCH)
        if rows:
            reach("relay.after_fetch")
        else:
            self.answers.heard()
        groups: dict[tuple[str, UUID], list[asyncpg.Record]] = defaultdict(list)
        for row in rows:
            groups[row["aggregate_type"], row["aggregate_id"]].append(row)
        gate = asyncio.Semaphore(_IN_FLIGHT)
        carriers = [Carrier(self.broker, self.service, group, gate, answers=self.answers) for group in groups.values()]
        await asyncio.gather(*(carrier.carry() for carrier in carriers))
        marks = {event: seq for carrier in carriers for event, seq in carrier.stored.items()}
        if marks:
            reach("relay.before_mark")
            await self._mark(connection, marks)
            reach("relay.after_mark")
        for carrier in carriers:
            self.alarms += carrier.foreign
            if carrier.trouble is not None:
                await self._hold(connection, carrier)
        return len(marks)

    async def _connected(self) -> asyncpg.Connection:
        if self.connection is None or self.connection.is_closed():
            self.lanes.clear()
            self.connection = await direct(self.url, silent_at_most=_SILENT_AT_MOST)
        return self.connection

    async def _take_lanes(self, connection: asyncpg.Connection) -> None:
        wanted = [lane for lane in range(LANES) if lane not in self.lanes]
        if wanted:
            taken = await connection.fetch(_TAKE, _LOCK_CLASS, wanted)
            self.lanes.update(row["lane"] for row in taken if row["got"])

    async def _mark(self, connection: asyncpg.Connection, marks: Mapping[UUID, int]) -> None:
        """Note what is stored, and give each event its place in the change feed if it has none yet."""
        async with connection.transaction():
            await connection.execute(_FEED_LOCK, _FEED_CLASS)
            places = [row["place"] for row in await connection.fetch(_PLACES, len(marks))]
            await connection.execute(_MARK, list(marks), list(marks.values()), places, self.incarnation)

    async def _hold(self, connection: asyncpg.Connection, carrier: Carrier) -> None:
        row, trouble = carrier.group[len(carrier.stored)], carrier.trouble
        if trouble == LostInStream.__name__:
            self.suspicion.set()
        attempts = row["attempts"] + 1
        delay = min(2.0**attempts * 0.1, 30.0) if attempts < 5 else 30.0
        if attempts >= 5:
            _LOG.error("relay_aggregate_blocked", aggregate=str(row["aggregate_id"]), error_class=trouble)
        key = (row["event_id"], row["aggregate_type"], row["aggregate_id"])
        await connection.execute(_HOLD, *key, delay, trouble)


async def place_the_rest(connection: asyncpg.Connection) -> None:
    """Give places in the change feed to what a relay of the version before has marked after the upgrade."""
    async with connection.transaction():
        await connection.execute(_FEED_LOCK, _FEED_CLASS)
        await connection.execute(_PLACE_THE_REST)
