"""The workers of a listener: one aggregate in one hand, in its order, and nothing left undone at the end."""

import asyncio
from typing import cast

import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg

from libs.chassis import listener as listeners
from libs.chassis.hearing import Delivery, Follow
from libs.chassis.inbox import Inbox, Verdict
from libs.chassis.listener import Listener
from tests.support.delivering import CONSUMER, STREAM
from tests.support.listening import listening, message
from tests.support.specimen import Pair


class Slow(Inbox):
    """An inbox that applies nothing, and lets others hear of it at once."""

    def __init__(self, pair: Pair) -> None:
        super().__init__(pair.hearer, pair.inbox.verifier)
        self.applied: list[int] = []
        self.at_work, self.most = 0, 0

    async def apply(self, follow: Follow, delivery: Delivery) -> Verdict:
        """Take a little time."""
        self.at_work += 1
        self.most = max(self.most, self.at_work)
        await asyncio.sleep(0.01)
        self.applied.append(delivery.stream_seq)
        self.at_work -= 1
        return Verdict.APPLIED


async def test_what_comes_while_an_aggregate_is_in_hand_is_settled_by_the_same_worker_in_its_order(pair: Pair) -> None:
    listener = listening(pair)
    listener.inbox = slow = Slow(pair)
    come = [message(Delivery(b"", b"", STREAM, n, 1, CONSUMER), subject="a") for n in range(6)]
    listener._hand_out(come[0])
    workers = [asyncio.create_task(listener._work()) for _ in range(2)]
    await asyncio.sleep(0)
    for one in come[1:]:
        listener._hand_out(one)
    while len(slow.applied) < 6:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    assert (slow.applied, slow.most) == ([0, 1, 2, 3, 4, 5], 1)
    await _end(listener, workers)
    assert [one.answered for one in come] == [[("ack",)]] * 6
    assert listener._behind == {}


async def _end(listener: Listener, workers: list[asyncio.Task[None]]) -> None:
    for _ in workers:
        listener._ready.put_nowait(Msg(cast(Client, None)))
    await asyncio.gather(*workers)


async def test_eight_aggregates_are_in_hand_at_once(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listeners, "_HEARTBEAT", 0.1)
    listener, stop = listening(pair), asyncio.Event()
    listener.inbox = slow = Slow(pair)
    for n in range(20):
        listener._hand_out(message(Delivery(b"", b"", STREAM, n, 1, CONSUMER), subject=f"aggregate {n}"))
    running = asyncio.create_task(listener.run(stop))
    while len(slow.applied) < 20:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    stop.set()
    await running
    assert slow.most == 8


async def test_a_listener_that_is_told_to_stop_settles_what_it_has(pair: Pair) -> None:
    listener, stop = listening(pair), asyncio.Event()
    listener.inbox = slow = Slow(pair)
    come = [message(Delivery(b"", b"", STREAM, n, 1, CONSUMER), subject=f"aggregate {n % 12}") for n in range(24)]
    for one in come:
        listener._hand_out(one)
    stop.set()
    await listener.run(stop)
    assert sorted(slow.applied) == list(range(24))
    assert [one.answered for one in come] == [[("ack",)]] * 24
