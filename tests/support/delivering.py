"""Events in hand: out of the outbox as a relay or a hearer has them, and a stream on which things happen."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

import asyncpg
from nats.js.api import RawStreamMsg
from nats.js.client import JetStreamContext

from libs.chassis.broker import Broker, durable_name, stream_name
from libs.chassis.carrying import Carrier
from libs.chassis.database import direct
from libs.chassis.hearing import Delivery
from libs.chassis.relay import _BATCH, _DUE, Relay
from tests.support.specimen import HEARER, SERVICE, Pair

CONSUMER = durable_name(HEARER, SERVICE, "specimen")
STREAM = stream_name(SERVICE)


async def asked(pair: Pair, service: str, sql: str, *values: Any) -> list[asyncpg.Record]:
    """What a statement answers in the database of that service."""
    connection = await direct(pair.urls[service])
    try:
        return await connection.fetch(sql, *values)
    finally:
        await connection.close()


async def deliveries(pair: Pair, case_id: UUID, delivered: int = 1) -> list[Delivery]:
    """The events of a case as deliveries, in version order, straight from the outbox."""
    rows = await asked(pair, SERVICE, "SELECT * FROM outbox_event WHERE aggregate_id = $1 ORDER BY id", case_id)
    return [Delivery(r["payload"], r["signature"], STREAM, n, delivered, CONSUMER) for n, r in enumerate(rows, 1)]


async def in_hand(relay: Relay) -> list[Carrier]:
    """What a relay has in hand before it publishes: the due rows, one carrier for each aggregate."""
    connection = await direct(relay.url)
    rows = await connection.fetch(_DUE, list(range(16)), _BATCH)
    await connection.close()
    groups: dict[UUID, list[asyncpg.Record]] = defaultdict(list)
    for row in rows:
        groups[row["aggregate_id"]].append(row)
    return [Carrier(relay.broker, relay.service, group, asyncio.Semaphore(8)) for group in groups.values()]


async def messages(pair: Pair) -> list[RawStreamMsg]:
    """Everything in the stream, in order."""
    last = (await pair.broker.stream.stream_info(STREAM)).state.last_seq
    return [await pair.broker.stream.get_msg(STREAM, seq) for seq in range(1, last + 1)]


async def versions(pair: Pair) -> list[str]:
    """The versions in the stream, in order."""
    return [(message.headers or {}).get("X-Agg-Version", "") for message in await messages(pair)]


@dataclass
class Publication:
    """What was asked of the broker."""

    subject: str
    payload: bytes
    timeout: float | None
    headers: dict[str, str]


Happening = Callable[[JetStreamContext, Publication], Awaitable[Any]]


@dataclass
class Eventful:
    """A stream at whose publications, one after another, something happens first; what that answers is the answer."""

    stream: JetStreamContext
    happenings: list[Happening]
    asked: list[Publication] = field(default_factory=list)

    async def publish(
        self,
        subject: str,
        payload: bytes = b"",
        timeout: float | None = None,  # noqa: ASYNC109  as the driver has it
        headers: dict[str, str] | None = None,
    ) -> Any:
        """Publish, unless what happens says otherwise."""
        publication = Publication(subject, payload, timeout, headers or {})
        self.asked.append(publication)
        happening = self.happenings.pop(0) if self.happenings else None
        answer = None if happening is None else await happening(self.stream, publication)
        return answer or await self.stream.publish(subject, payload, timeout, headers=headers)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def eventful(pair: Pair, *happenings: Happening) -> tuple[Broker, list[Publication]]:
    """The broker of a pair with things happening, and what is asked of it."""
    stream = Eventful(pair.broker.stream, list(happenings))
    return Broker(pair.broker.client, cast(JetStreamContext, stream)), stream.asked


def raising(error: Exception, *, stored: bool = False) -> Happening:
    """The broker answers with that error, having stored the message or not."""

    async def happening(stream: JetStreamContext, publication: Publication) -> None:
        if stored:
            await stream.publish(publication.subject, publication.payload, headers=publication.headers)
        raise error

    return happening


def foreign(payload: bytes = b"foreign", version: str | None = None, digest: str | None = None) -> Happening:
    """Somebody else publishes on the same subject just before, with or without what ours says of itself."""
    said = {"X-Agg-Version": version, "X-Digest": digest}
    headers = {name: word for name, word in said.items() if word is not None}

    async def happening(stream: JetStreamContext, publication: Publication) -> None:
        await stream.publish(publication.subject, payload, headers=headers)

    return happening
