"""Relays and hearers that leave out one thing that makes the real ones safe: the controls that must fail."""

import asyncio
from contextlib import suppress
from typing import Any
from uuid import UUID

import asyncpg
from nats.aio.msg import Msg
from nats.js.errors import NotFoundError
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.carrying import _PUBLISH_TIMEOUT, Carrier, _headers
from libs.chassis.database import direct
from libs.chassis.failpoints import reach
from libs.chassis.hearing import Delivery, Directive, Envelope, Follow
from libs.chassis.inbox import Inbox, Verdict, _request
from libs.chassis.listener import Listener, _delivery
from libs.chassis.outbox import LANES
from libs.chassis.relay import _BATCH, _DUE, Relay
from tests.support.specimen import SERVICE, KeepVersion, Pair

NAIVE_STREAM = "NAIVE"
NAIVE_SUBJECT = "naive"
_SKIPPING = """
SELECT id, aggregate_id, aggregate_version, payload FROM outbox_event WHERE published_at IS NULL
ORDER BY id LIMIT 50 FOR UPDATE SKIP LOCKED
"""


class Everything(set[UUID]):
    """A set that has everything in it."""

    def __contains__(self, _: object) -> bool:
        return True


class WithoutLanes(Relay):
    """A relay that takes every lane, whoever holds it: the fence alone keeps the order. Not a control: it must hold."""

    async def _take_lanes(self, connection: asyncpg.Connection) -> None:
        self.lanes.update(range(LANES))


class MarkFirst(Relay):
    """A relay that marks as published before it publishes."""

    async def carry(self) -> int:
        """One pass."""
        connection = await self._connected()
        await self._take_lanes(connection)
        rows = await connection.fetch(_DUE, sorted(self.lanes), _BATCH)
        if rows:
            await self._mark(connection, {row["event_id"]: number for number, row in enumerate(rows, 1)})
        gate = asyncio.Semaphore(1)
        for row in rows:
            await Unfenced(self.broker, self.service, [row], gate).carry()
        return len(rows)


class Unfenced(Carrier):
    """A carrier that publishes without an expectation; that the broker drops what it knows for a while is left out as
    well, for it ends with the window."""

    async def carry(self) -> None:
        """Publish all."""
        async with self.gate:
            self.group.sort(key=lambda row: int(row["aggregate_version"]))
            for row in self.group:
                reach("relay.before_publish")
                headers = {name: value for name, value in _headers(row, 0).items() if name != "Nats-Msg-Id"}
                ack = await self.broker.stream.publish(
                    self._subject(row), row["payload"], _PUBLISH_TIMEOUT, headers=headers
                )
                self.stored[row["event_id"]] = ack.seq
                reach("relay.after_publish")


class AckFirst(Listener):
    """A listener that acknowledges before it applies."""

    async def _settle(self, message: Msg) -> None:
        await message.ack()
        await self.broker.client.flush()
        await self._delay(_delivery(message, self.consumer))


class Forgetful(Inbox):
    """Reacts to whatever is delivered, whether it has heard it before or not."""

    async def apply_within(
        self,
        connection: AsyncConnection,
        follow: Follow,
        delivery: Delivery,
        envelope: Envelope,
        *,
        settling: bool = False,
    ) -> Verdict:
        """Apply, or apply again."""
        verdict = await super().apply_within(connection, follow, delivery, envelope, settling=settling)
        if verdict is Verdict.DUPLICATE:
            again = Directive("kept", "keep", envelope.subject, KeepVersion(version=envelope.aggregateversion))
            await self.engine.perform_within(connection, _request(again, envelope))
        return verdict


async def carry_skipping_locked(pair: Pair, *_: Any) -> None:
    """Take rows that nobody else has, publish them, mark them: with several of these no aggregate keeps its order."""
    connection = await direct(pair.urls[SERVICE])
    while True:
        async with connection.transaction():
            rows = await connection.fetch(_SKIPPING)
            for row in rows:
                await pair.broker.stream.publish(f"{NAIVE_SUBJECT}.{row['aggregate_id']}", row["payload"])
            statement = "UPDATE outbox_event SET published_at = now() WHERE id = ANY($1::bigint[])"
            await connection.execute(statement, [row["id"] for row in rows])
        if not rows:
            await asyncio.sleep(0.01)


async def naive_stream(pair: Pair) -> None:
    """A stream of its own for the naive relays, empty."""
    with suppress(NotFoundError):
        await pair.broker.stream.delete_stream(NAIVE_STREAM)
    await pair.broker.stream.add_stream(name=NAIVE_STREAM, subjects=[f"{NAIVE_SUBJECT}.>"])
