"""The relay: carries outbox rows to the stream, in version order per aggregate, with the broker as the fence.

Lanes keep two relays from fighting; the expected-last-subject-sequence makes a relay that wakes up late harmless.
"""

import asyncio
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg
import nats.errors
import structlog
from nats.js.errors import APIError, NoStreamResponseError, NotFoundError

from libs.chassis.broker import Broker, stream_name
from libs.chassis.database import direct
from libs.chassis.outbox import LANES, subject_of

_LOG = structlog.get_logger()
_LOCK_CLASS = 0x1A4E
_WRONG_LAST_SEQUENCE = (10071, 10164)
_IN_FLIGHT = 64
_BATCH = 400
_PUBLISH_TIMEOUT = 2.0
_HOT, _IDLE = 0.02, 0.5

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
_MARK = """
UPDATE outbox_event o SET published_at = clock_timestamp(), js_seq = m.seq, js_incarnation = $3, last_error = NULL
FROM unnest($1::uuid[], $2::bigint[]) AS m(event_id, seq)
WHERE o.event_id = m.event_id AND o.published_at IS NULL
"""
_HOLD = """
UPDATE outbox_event SET attempts = attempts + CASE WHEN event_id = $1 THEN 1 ELSE 0 END,
       next_attempt_at = clock_timestamp() + make_interval(secs => $4),
       last_error = CASE WHEN event_id = $1 THEN $5 ELSE last_error END
WHERE aggregate_type = $2 AND aggregate_id = $3 AND published_at IS NULL
"""


class LostInStream(Exception):
    """The stream holds less of an aggregate than was acknowledged before."""


class Altered(Exception):
    """The stream holds another content for a version than the outbox."""


@dataclass
class Relay:
    """Carries the events of one service. Any number may run; ``wake`` is set by an engine in the same process."""

    url: str
    broker: Broker
    service: str
    incarnation: str = ""
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    connection: asyncpg.Connection | None = None
    lanes: set[int] = field(default_factory=set)
    beats: int = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Carry until told to stop. Survives a lost database connection; the lanes are then taken anew."""
        pause = _HOT
        while not stop.is_set():
            try:
                carried = await self.carry()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
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
            with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
                await connection.close(timeout=2)

    async def carry(self) -> int:
        """One pass over what is due in the lanes held; answers how many events are now marked as published."""
        if not self.broker.connected:
            return 0
        connection = await self._connected()
        await self._take_lanes(connection)
        rows = await connection.fetch(_DUE, sorted(self.lanes), _BATCH)
        groups: dict[tuple[str, UUID], list[asyncpg.Record]] = defaultdict(list)
        for row in rows:
            groups[row["aggregate_type"], row["aggregate_id"]].append(row)
        gate = asyncio.Semaphore(_IN_FLIGHT)
        carriers = [_Carrier(self, group, gate) for group in groups.values()]
        await asyncio.gather(*(carrier.carry() for carrier in carriers))
        marks = {event: seq for carrier in carriers for event, seq in carrier.stored.items()}
        if marks:
            await connection.execute(_MARK, list(marks), list(marks.values()), self.incarnation)
        for carrier in carriers:
            if carrier.trouble is not None:
                await self._hold(connection, carrier)
        return len(marks)

    async def _connected(self) -> asyncpg.Connection:
        if self.connection is None or self.connection.is_closed():
            self.lanes.clear()
            self.connection = await direct(self.url)
        return self.connection

    async def _take_lanes(self, connection: asyncpg.Connection) -> None:
        wanted = [lane for lane in range(LANES) if lane not in self.lanes]
        if wanted:
            taken = await connection.fetch(_TAKE, _LOCK_CLASS, wanted)
            self.lanes.update(row["lane"] for row in taken if row["got"])

    async def _hold(self, connection: asyncpg.Connection, carrier: "_Carrier") -> None:
        row, trouble = carrier.group[len(carrier.stored)], carrier.trouble
        attempts = row["attempts"] + 1
        delay = min(2.0**attempts * 0.1, 30.0) if attempts < 5 else 30.0
        if attempts >= 5:
            _LOG.error("relay_aggregate_blocked", aggregate=str(row["aggregate_id"]), error_class=trouble)
        key = (row["event_id"], row["aggregate_type"], row["aggregate_id"])
        await connection.execute(_HOLD, *key, delay, trouble)


@dataclass
class _Carrier:
    """Publishes the due rows of one aggregate, strictly in version order."""

    relay: Relay
    group: list[asyncpg.Record]
    gate: asyncio.Semaphore
    stored: dict[UUID, int] = field(default_factory=dict)
    trouble: str | None = None

    async def carry(self) -> None:
        async with self.gate:
            self.group.sort(key=lambda row: row["aggregate_version"])
            first = self.group[0]
            expected = 0 if first["aggregate_version"] == 1 else first["previous_seq"]
            if expected is None:
                return
            for row in self.group:
                try:
                    expected = await self._publish(row, expected)
                except (
                    TimeoutError,
                    nats.errors.TimeoutError,
                    nats.errors.ConnectionClosedError,
                    NoStreamResponseError,
                ):
                    return  # unknown outcome: the next pass sends the same message with the same expectation
                except (nats.errors.Error, LostInStream, Altered) as error:
                    self.trouble = type(error).__name__
                    return
                self.stored[row["event_id"]] = expected

    async def _publish(self, row: asyncpg.Record, expected: int) -> int:
        headers = {**_headers(row), "Nats-Expected-Last-Subject-Sequence": str(expected)}
        stream = self.relay.broker.stream
        try:
            ack = await stream.publish(
                _subject(self.relay.service, row), row["payload"], _PUBLISH_TIMEOUT, headers=headers
            )
        except APIError as error:
            if error.err_code in _WRONG_LAST_SEQUENCE:
                return await self._find_stored(row, expected)
            raise
        if ack.duplicate:
            return await self._find_stored(row, expected)
        return ack.seq

    async def _find_stored(self, row: asyncpg.Record, after: int) -> int:
        """The broker knows more than we expected: this very version must be stored right after the one before it."""
        subject = _subject(self.relay.service, row)
        stream = stream_name(self.relay.service)
        try:
            found = await self.relay.broker.stream.get_msg(stream, seq=after + 1, subject=subject, next=True)
        except NotFoundError:
            raise LostInStream from None
        headers = found.headers or {}
        if headers.get("X-Agg-Version") != str(row["aggregate_version"]):
            raise LostInStream
        if headers.get("X-Digest") != row["payload_digest"].hex():
            raise Altered
        return int(found.seq or 0)


def _subject(service: str, row: asyncpg.Record) -> str:
    return subject_of(service, row["lane"], row["aggregate_type"], row["aggregate_id"])


def _headers(row: asyncpg.Record) -> dict[str, str]:
    return {
        "Nats-Msg-Id": str(row["event_id"]),
        "X-Agg-Version": str(row["aggregate_version"]),
        "X-Type": row["event_type"],
        "X-Schema": str(row["schema_version"]),
        "X-Digest": row["payload_digest"].hex(),
        "X-Sig": row["signature"].hex(),
        "X-Key": row["key_id"],
    }
