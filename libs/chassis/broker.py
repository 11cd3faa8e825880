"""NATS JetStream: the connection, and the streams and consumers as they must be declared."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import nats
from nats.aio.client import Client
from nats.js import JetStreamContext
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DeliverPolicy,
    DiscardPolicy,
    RetentionPolicy,
    StorageType,
    StreamConfig,
)
from nats.js.errors import NotFoundError

_SECOND = 1
_MEBIBYTE = 1024 * 1024


class BrokerMismatch(Exception):
    """A stream or consumer is missing or declared otherwise; run the deploy step."""


class Undeclared(BrokerMismatch):
    """The broker has no such stream or consumer: nobody declared it yet, or the broker lost everything."""


def stream_name(service: str) -> str:
    """The stream of a publishing service."""
    return f"EVT_{service.upper()}"


def durable_name(hearer: str, service: str, aggregate: str) -> str:
    """The durable consumer by which ``hearer`` follows one aggregate type of another service."""
    return f"{hearer}__{service}_{aggregate}"


def stream_config(service: str, replicas: int = 1) -> StreamConfig:
    """The stream as declared: file, limits, refusing when full, nothing deleted or purged."""
    return StreamConfig(
        name=stream_name(service),
        subjects=[f"evt.{service}.>"],
        retention=RetentionPolicy.LIMITS,
        storage=StorageType.FILE,
        discard=DiscardPolicy.NEW,
        max_bytes=int(os.environ.get("LANYARD_STREAM_MAX_BYTES", 4096 * _MEBIBYTE)),
        max_msg_size=256 * 1024,
        max_age=0,
        duplicate_window=600 * _SECOND,
        num_replicas=replicas,
        deny_delete=True,
        deny_purge=True,
        allow_direct=True,
        allow_rollup_hdrs=False,
    )


def consumer_config(hearer: str, service: str, aggregate: str) -> ConsumerConfig:
    """The durable pull consumer as declared. The broker gives up nothing, however often it was put off: that is counted
    where it is tried, and what fails by itself is parked."""
    return ConsumerConfig(
        durable_name=durable_name(hearer, service, aggregate),
        deliver_policy=DeliverPolicy.ALL,
        ack_policy=AckPolicy.EXPLICIT,
        ack_wait=30 * _SECOND,
        max_deliver=-1,
        max_ack_pending=256,
        filter_subject=f"evt.{service}.*.{aggregate}.*",
    )


@dataclass(frozen=True)
class Broker:
    """An open connection and its JetStream context."""

    client: Client
    stream: JetStreamContext

    @property
    def connected(self) -> bool:
        """Whether the server answers at the moment."""
        return self.client.is_connected


async def open_broker(
    url: str,
    name: str,
    *,
    on_fatal: Callable[[str], Awaitable[None]] | None = None,
    on_return: Callable[[], Awaitable[None]] | None = None,
    wait: float = 5,
) -> Broker:
    """Connect for good: reconnects without end, and tells ``on_return`` of it; a closed connection or a refused
    permission is told as fatal.

    Raises OSError or nats errors if no server answers within ``wait`` seconds.
    """

    told = _Told(on_fatal, on_return)
    async with asyncio.timeout(wait):
        client = await nats.connect(
            url,
            name=name,
            ping_interval=5,
            max_outstanding_pings=2,
            max_reconnect_attempts=-1,
            reconnect_time_wait=0.25,
            error_cb=told.error,
            closed_cb=told.closed,
            reconnected_cb=told.reconnected,
            inbox_prefix=f"_INBOX_{name.replace('-', '_')}".encode(),
        )
    return Broker(client, client.jetstream(timeout=5))


@dataclass(frozen=True)
class _Told:
    """What the client tells of its connection, and who wants to hear it."""

    on_fatal: Callable[[str], Awaitable[None]] | None
    on_return: Callable[[], Awaitable[None]] | None

    async def error(self, error: Exception) -> None:
        if self.on_fatal is not None and "permissions violation" in str(error).lower():
            await self.on_fatal("permission")

    async def closed(self) -> None:
        if self.on_fatal is not None:
            await self.on_fatal("closed")

    async def reconnected(self) -> None:
        if self.on_return is not None:
            await self.on_return()


async def declare(broker: Broker, service: str, hearings: list[tuple[str, str]], replicas: int = 1) -> None:
    """Create or update the stream of a service and the consumers ``(hearer, aggregate)`` on it; the deploy step."""
    config = stream_config(service, replicas)
    try:
        await broker.stream.stream_info(stream_name(service))
        await broker.stream.update_stream(config)
    except NotFoundError:
        await broker.stream.add_stream(config)
    for hearer, aggregate in hearings:
        await broker.stream.add_consumer(stream_name(service), consumer_config(hearer, service, aggregate))


async def compare_stream(broker: Broker, service: str) -> str:
    """Check the stream of a service against its declaration; answers its incarnation (when it was created).

    Raises BrokerMismatch naming the differing settings, Undeclared if there is none.
    """
    want = stream_config(service)
    try:
        found = await broker.stream.stream_info(stream_name(service))
    except NotFoundError:
        raise Undeclared(f"stream {stream_name(service)} is not declared") from None
    names = ("subjects", "retention", "storage", "discard", "max_msg_size", "duplicate_window", "deny_purge")
    wrong = [name for name in names if getattr(found.config, name) != getattr(want, name)]
    if wrong:
        raise BrokerMismatch(f"stream {stream_name(service)} differs in {', '.join(wrong)}")
    return str(found.created)


async def compare_consumer(broker: Broker, hearer: str, service: str, aggregate: str) -> None:
    """Check a durable consumer against its declaration. Raises BrokerMismatch naming the differing settings, Undeclared
    if there is none."""
    want = consumer_config(hearer, service, aggregate)
    try:
        found = await broker.stream.consumer_info(stream_name(service), durable_name(hearer, service, aggregate))
    except NotFoundError:
        raise Undeclared(f"consumer {want.durable_name} is not declared") from None
    names = ("ack_policy", "ack_wait", "max_deliver", "max_ack_pending", "filter_subject", "deliver_policy")
    wrong = [name for name in names if getattr(found.config, name) != getattr(want, name)]
    if wrong:
        raise BrokerMismatch(f"consumer {want.durable_name} differs in {', '.join(wrong)}")
