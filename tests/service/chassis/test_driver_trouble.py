"""A connection that ends in the middle of its conversation ends no part of a process: it is made anew."""

import asyncio
from dataclasses import dataclass

import asyncpg

from libs.chassis.clock import Clock
from libs.chassis.relay import Relay
from libs.chassis.sealing.sealer import Sealer
from tests.support.specimen import SERVICE, Pair

BROKEN_OFF = asyncpg.InternalClientError("cannot switch to state 15; another operation (2) is in progress")
"""What the driver says when the server ends between two statements of a transaction."""


@dataclass
class BrokenOffOnce(Relay):
    """A relay whose first pass meets that."""

    met: bool = False

    async def carry(self) -> int:
        if not self.met:
            self.met = True
            raise BROKEN_OFF
        return await super().carry()


async def test_a_relay_whose_connection_broke_off_connects_anew_and_carries(pair: Pair) -> None:
    await pair.open()
    relay, stop = BrokenOffOnce(pair.urls[SERVICE], pair.broker, SERVICE, "1"), asyncio.Event()
    running = asyncio.create_task(relay.run(stop))
    for _ in range(1000):
        if running.done() or not await pair.count(SERVICE, "outbox_event WHERE published_at IS NULL"):
            break
        await asyncio.sleep(0.02)
    stop.set()
    await running
    assert relay.met and await pair.count(SERVICE, "outbox_event WHERE published_at IS NULL") == 0


async def test_clock_and_sealer_go_on_too(pair: Pair) -> None:
    stop = asyncio.Event()

    class BrokenClock(Clock):
        async def tick(self) -> int:
            stop.set()
            raise BROKEN_OFF

    class BrokenSealer(Sealer):
        async def seal(self) -> int:
            stop.set()
            raise BROKEN_OFF

    await BrokenClock(pair.publisher).run(stop)
    assert stop.is_set()
    stop.clear()
    await BrokenSealer(pair.publisher.database, SERVICE, (pair.keys / f"{SERVICE}.key").read_bytes()).run(stop)
    assert stop.is_set()
