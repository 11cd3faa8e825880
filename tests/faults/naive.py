"""Consumers as one writes them without parking and without versions: what poison does to them is the control."""

import asyncio
import time
from dataclasses import dataclass, field
from uuid import UUID

import nats.errors
import orjson
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

from libs.chassis.database import direct
from tests.faults.pairs import STREAM
from tests.faults.poisoning import PoisonedStep, SteppedAnew
from tests.support.specimen import SERVICE, Pair

_BEFORE = 60
"""Messages before the first poison from which on the naive read."""
_MESSAGES = 600
_AGAIN = 0.05
_TYPES = (PoisonedStep.event_type, SteppedAnew.event_type)
_FIRST = "SELECT min(js_seq) FROM outbox_event WHERE event_type = ANY($1)"


@dataclass
class Naive:
    """What one applied, in order, with the number of each in the stream."""

    applied: list[tuple[int, UUID, int]] = field(default_factory=list)
    refused: int = 0


async def stops_at_poison(pair: Pair) -> bool:
    """One queue in order: whether nothing at all was applied after the first poison."""
    poison = await _first(pair)
    found = await _consume(pair, poison, in_flight=1)
    return found.refused > 1 and max(sequence for sequence, _, _ in found.applied) < poison


async def overtaken(pair: Pair) -> bool:
    """Many in flight, what fails later again: whether a successor was applied before what it follows."""
    found, seen = await _consume(pair, await _first(pair), in_flight=200), dict[UUID, int]()
    overtaking = False
    for _, aggregate_id, version in found.applied:
        overtaking = overtaking or version > seen.get(aggregate_id, version - 1) + 1
        seen[aggregate_id] = version
    return overtaking


async def _first(pair: Pair) -> int:
    connection = await direct(pair.urls[SERVICE])
    found = await connection.fetchval(_FIRST, list(_TYPES))
    await connection.close()
    return int(found)


async def _consume(pair: Pair, poison: int, in_flight: int, seconds: float = 3.0) -> Naive:
    """From a little before the poison on, for some seconds or so many messages."""
    name, found = f"naive_{in_flight}", Naive()
    config = ConsumerConfig(
        durable_name=name,
        deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
        opt_start_seq=max(1, poison - _BEFORE),
        ack_policy=AckPolicy.EXPLICIT,
        max_ack_pending=in_flight,
    )
    await pair.broker.stream.add_consumer(STREAM, config)
    pull = await pair.broker.stream.pull_subscribe_bind(name, STREAM)
    until = time.monotonic() + seconds
    while time.monotonic() < until and len(found.applied) < _MESSAGES:
        try:
            messages = await pull.fetch(min(in_flight, 50), timeout=0.5)
        except nats.errors.TimeoutError:
            continue
        for message in messages:
            event = orjson.loads(message.data)
            if event["type"] in _TYPES:
                found.refused += 1
                await message.nak(delay=_AGAIN)
            else:
                where = (message.metadata.sequence.stream, UUID(event["subject"]), event["aggregateversion"])
                found.applied.append(where)
                await message.ack()
    await pull.unsubscribe()
    await asyncio.sleep(0)
    return found
