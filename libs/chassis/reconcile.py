"""Reconciliation: what the broker must hold, by the outbox, against what it holds; what is lost is published again.

The outbox is never deleted and is the source: a stream that is gone, cut or damaged is filled from it, and the inboxes
drop what they know. A count pass finds what is missing; a digest pass reads every message and finds what is damaged.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final, Literal
from uuid import UUID

import asyncpg
import orjson
import structlog
from nats.js.errors import APIError, NotFoundError

from libs.chassis.broker import Broker, stream_name
from libs.chassis.carrying import LostInStream
from libs.chassis.database import direct
from libs.chassis.failpoints import reach
from libs.chassis.outbox import subject_of
from libs.chassis.passing import DATABASE_TROUBLE
from libs.chassis.relay import place_the_rest

Pass = Literal["count", "digest"]
EVERY: Final = 300.0
"""Seconds between two count passes."""
_LOG = structlog.get_logger()
_LOCK_CLASS: Final = 0x1A4F
_READING: Final = 64
"""Messages read at once."""
_LONGEST: Final = 600.0
"""Seconds that one statement over the whole outbox may take, for the server and for us."""
_NO_MESSAGE: Final = 10037

_RESET = (
    "UPDATE outbox_event SET published_at = NULL, js_seq = NULL, js_incarnation = NULL, attempts = 0,"
    " next_attempt_at = NULL, last_error = NULL WHERE published_at IS NOT NULL AND "
)
_OTHER_INCARNATION = _RESET + "js_incarnation IS DISTINCT FROM $1"
_THESE = _RESET + "event_id = ANY($1::uuid[])"
_PUBLISHED = """
SELECT lane, aggregate_type, aggregate_id, count(*) AS published FROM outbox_event
WHERE published_at IS NOT NULL AND js_incarnation = $1 GROUP BY lane, aggregate_type, aggregate_id
"""
_DOUBTED = """
SELECT DISTINCT lane, aggregate_type, aggregate_id FROM outbox_event WHERE published_at IS NULL AND last_error = $1
"""
_OF_AGGREGATE = """
SELECT event_id, payload_digest FROM outbox_event
WHERE aggregate_type = $1 AND aggregate_id = $2 AND published_at IS NOT NULL AND js_incarnation = $3
"""
_DIGESTS = """
SELECT event_id, payload_digest FROM outbox_event WHERE published_at IS NOT NULL AND js_incarnation = $1
"""
_SINCE_DIGESTS = """
SELECT coalesce(extract(epoch FROM clock_timestamp()
       - coalesce(max(ended_at) FILTER (WHERE pass = 'digest'), min(ended_at))), 0)::float8 FROM reconciliation
"""
_NOTE = """
INSERT INTO reconciliation (began_at, pass, incarnation, compared, other_incarnation, missing, damaged)
VALUES ($1, $2, $3, $4, $5, $6, $7)
"""

_FORGET = """
DELETE FROM reconciliation WHERE ended_at < clock_timestamp() - interval '30 days'
   AND other_incarnation + missing + damaged = 0
"""
"""Passes that found nothing; every scrape of the metrics reads the whole table."""

_Digests = Mapping[UUID, bytes]
_Place = tuple[str, UUID, str]
"""Aggregate type, aggregate and subject."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What one pass found, in events: all that were compared, those of another incarnation of the stream, those that
    were missing, and messages in the stream that are not what the outbox says (damaged, or forged)."""

    incarnation: str
    compared: int
    other_incarnation: int
    missing: int
    damaged: int

    @property
    def healthy(self) -> bool:
        """Whether the stream held everything, unharmed."""
        return not (self.other_incarnation or self.missing or self.damaged)


async def reconcile(url: str, broker: Broker, service: str, which: Pass = "count") -> Reconciled | None:
    """Compare the stream of a service with its outbox and set what is lost to be published again.

    Answers None if another process is at it. Raises nats errors if the stream is not declared or the broker does not
    answer.
    """
    connection = await direct(url)
    try:
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1, 0)", _LOCK_CLASS):
            return None
        await connection.execute(f"SET statement_timeout = '{_LONGEST:.0f}s'")
        began = datetime.now(UTC)
        await place_the_rest(connection)
        found = await _Comparison(connection, broker, service, which).run()
        figures = (found.compared, found.other_incarnation, found.missing, found.damaged)
        await connection.execute(_NOTE, began, which, found.incarnation, *figures)
        await connection.execute(_FORGET)
        if not found.healthy:
            _LOG.error("stream_reconciled", service=service, lost=found.other_incarnation + found.missing)
        return found
    finally:
        with suppress(TimeoutError, *DATABASE_TROUBLE):
            await connection.close(timeout=2)


@dataclass
class _Comparison:
    """One pass with its own connection."""

    connection: asyncpg.Connection
    broker: Broker
    service: str
    which: Pass

    async def run(self) -> Reconciled:
        incarnation = await incarnation_of(self.broker, self.service)
        other = await self._reset(_OTHER_INCARNATION, incarnation)
        reach("reconcile.after_reset")
        compared, places = await self._places_short_of(incarnation)
        missing, damaged = 0, 0
        if self.which == "digest":
            damaged, lost = await self._against_every_message(incarnation)
            missing = await self._reset(_THESE, list(lost))
        else:
            for place in places:
                damaged_here, lost = await self._against_subject(place, incarnation)
                damaged += damaged_here
                missing += await self._reset(_THESE, list(lost))
        return Reconciled(incarnation, compared, other, missing, damaged)

    async def _reset(self, statement: str, argument: object) -> int:
        done = await self.connection.execute(statement, argument, timeout=_LONGEST)
        return int(done.rpartition(" ")[2])

    async def _places_short_of(self, incarnation: str) -> tuple[int, list[_Place]]:
        """How many events are said to be in the stream, and the subjects that hold fewer, or on which a relay missed
        what it had published: the broker counts a message that it cannot read. The outbox is read first: what is
        published meanwhile can only make the stream hold more."""
        rows = await self.connection.fetch(_PUBLISHED, incarnation, timeout=_LONGEST)
        held = await self._held() if rows else {}
        places = {self._place(row): row["published"] for row in rows}
        short = {place for place, published in places.items() if held.get(place[2], 0) < published}
        doubted = await self.connection.fetch(_DOUBTED, LostInStream.__name__)
        return sum(places.values()), sorted(short.union(self._place(row) for row in doubted), key=lambda one: one[2])

    def _place(self, row: asyncpg.Record) -> _Place:
        aggregate = (row["aggregate_type"], row["aggregate_id"])
        return *aggregate, subject_of(self.service, row["lane"], *aggregate)

    async def _held(self) -> dict[str, int]:
        """How many messages the stream holds on each subject; the broker answers in pages."""
        found: dict[str, int] = {}
        while True:
            wanted = {"subjects_filter": f"evt.{self.service}.>", "offset": len(found)}
            address = f"$JS.API.STREAM.INFO.{stream_name(self.service)}"
            answer = await self.broker.client.request(address, orjson.dumps(wanted), timeout=30)
            told = orjson.loads(answer.data)
            if "error" in told:
                APIError.from_error(told["error"])
            page: dict[str, int] = (told.get("state") or {}).get("subjects") or {}
            found |= page
            if not page or len(found) >= told.get("total", len(found)):
                return found

    async def _against_subject(self, place: _Place, incarnation: str) -> tuple[int, set[UUID]]:
        """Damaged messages on a subject, and the events of its aggregate that no good message carries."""
        aggregate_type, aggregate_id, subject = place
        rows = await self.connection.fetch(_OF_AGGREGATE, aggregate_type, aggregate_id, incarnation)
        expected = {row["event_id"]: row["payload_digest"] for row in rows}
        return await _compared(expected, self._messages_on(subject))

    async def _messages_on(self, subject: str) -> AsyncIterator[bytes | None]:
        sequence = 0
        with suppress(NotFoundError):
            while True:
                name = stream_name(self.service)
                found = await self.broker.stream.get_msg(name, seq=sequence + 1, subject=subject, next=True)
                sequence = int(found.seq or 0)
                yield found.data or b""

    async def _against_every_message(self, incarnation: str) -> tuple[int, set[UUID]]:
        rows = await self.connection.fetch(_DIGESTS, incarnation, timeout=_LONGEST)
        expected = {row["event_id"]: row["payload_digest"] for row in rows}
        return await _compared(expected, self._all_messages())

    async def _all_messages(self) -> AsyncIterator[bytes | None]:
        state = (await self.broker.stream.stream_info(stream_name(self.service))).state
        for first in range(max(state.first_seq, 1), state.last_seq + 1, _READING):
            several = range(first, min(first + _READING, state.last_seq + 1))
            for content in await asyncio.gather(*(self._message(sequence) for sequence in several)):
                yield content

    async def _message(self, sequence: int) -> bytes | None:
        """The content of a message; None if the broker cannot read it, or has none there. One that answers something
        else, or nothing, has not said so."""
        try:
            return (await self.broker.stream.get_msg(stream_name(self.service), seq=sequence)).data or b""
        except NotFoundError as error:
            if error.err_code != _NO_MESSAGE:
                raise
            return None


async def since_digests(url: str) -> float:
    """Seconds since the last digest pass of whatever process, or, if there was none, since the first pass of all."""
    connection = await direct(url)
    try:
        return float(await connection.fetchval(_SINCE_DIGESTS))
    finally:
        with suppress(TimeoutError, *DATABASE_TROUBLE):
            await connection.close(timeout=2)


async def incarnation_of(broker: Broker, service: str) -> str:
    """When the stream of a service was created: another stream of the same name has another incarnation."""
    return str((await broker.stream.stream_info(stream_name(service))).created)


async def _compared(expected: _Digests, messages: AsyncIterator[bytes | None]) -> tuple[int, set[UUID]]:
    """How many of the messages are none of the expected events, and the events that no message carries."""
    lost, damaged = set(expected), 0
    async for content in messages:
        event_id = _event_in(content)
        if event_id is not None and expected.get(event_id) == sha256(content or b"").digest():
            lost.discard(event_id)
        elif event_id is None or event_id in expected:
            damaged += 1
    return damaged, lost


def _event_in(content: bytes | None) -> UUID | None:
    with suppress(ValueError, KeyError, TypeError):
        return UUID(orjson.loads(content or b"")["id"])
    return None
