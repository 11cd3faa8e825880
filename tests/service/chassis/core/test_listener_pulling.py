"""The pull of a listener: asks for messages, notices when nobody answers, and gives each aggregate to one worker."""

import asyncio
import time
from itertools import count
from types import SimpleNamespace
from typing import Any, cast

import nats.errors
import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js.client import JetStreamContext
from structlog.testing import capture_logs

from libs.chassis import listener as listeners
from libs.chassis.broker import Broker
from libs.chassis.listener import Listener
from tests.support.delivering import CONSUMER, STREAM
from tests.support.listening import Scripted, asking, listening, scripted, status
from tests.support.specimen import FOLLOW, HEARER, Pair

BATCH = 256


class Naps:
    """The event loop's library, in which nobody sleeps; for how long they would have is noted."""

    def __init__(self) -> None:
        self.naps: list[float] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        """Note it, and let others go on."""
        self.naps.append(seconds)
        await asyncio.sleep(0)


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the listener would have slept."""
    library = Naps()
    monkeypatch.setattr(listeners, "asyncio", library)
    return library.naps


def _said(subject: str) -> Msg:
    return Msg(cast(Client, None), subject)


async def test_messages_are_asked_for_by_the_batch_and_with_a_heartbeat(pair: Pair) -> None:
    listener, client = asking(pair)
    await listener._ask(scripted())
    wanted = {"batch": BATCH, "expires": 20_000_000_000, "idle_heartbeat": 2_000_000_000}
    assert client.asked == [(f"$JS.API.CONSUMER.MSG.NEXT.{STREAM}.{CONSUMER}", wanted, "_INBOX.here")]
    assert listener._asked == BATCH


async def test_a_request_that_does_not_reach_the_broker_is_made_again(pair: Pair) -> None:
    listener, client = asking(pair, nats.errors.ConnectionClosedError())
    await listener._ask(scripted())
    assert listener._asked == 0
    await listener._take(scripted(status("100")))
    assert len(client.asked) == 2


async def test_more_is_asked_for_when_the_batch_has_come_and_not_before(pair: Pair) -> None:
    listener, client = asking(pair)
    listener._asked = 2
    said = [_said(f"evt.filing.0.specimen.{n}") for n in range(3)]
    subscription = scripted(*said)
    for asks in (0, 0, 1):
        await listener._take(subscription)
        assert len(client.asked) == asks
    assert listener._asked == BATCH - 1
    assert listener._ready.qsize() == 3


async def test_one_message_of_an_aggregate_is_ready_and_the_others_wait_behind_it(pair: Pair) -> None:
    listener, _ = asking(pair)
    subjects = ["a", "b", "a", "c", "a", "b"]
    subscription = scripted(*(_said(subject) for subject in subjects))
    for _ in subjects:
        await listener._take(subscription)
    assert [listener._ready.get_nowait().subject for _ in range(3)] == ["a", "b", "c"]
    assert listener._ready.empty()
    assert {subject: len(behind) for subject, behind in listener._behind.items()} == {"a": 2, "b": 1, "c": 0}


@pytest.mark.parametrize(
    ("said", "asked", "slept"),
    [
        (status("100"), BATCH, []),
        (status("408"), 0, []),
        (status("404"), 0, [0.2]),
        (status("409"), 0, [0.2]),
        (status("503"), 0, [0.2]),
        (TimeoutError(), 0, []),
        (nats.errors.TimeoutError(), 0, []),
        (nats.errors.ConnectionClosedError(), 0, [0.5]),
    ],
    ids=["heartbeat", "expired", "no_messages", "conflict", "no_responders", "silence", "nats_silence", "closed"],
)
async def test_a_pull_that_has_ended_is_asked_for_anew(
    pair: Pair, naps: list[float], said: Msg | Exception, asked: int, slept: list[float]
) -> None:
    listener, client = asking(pair)
    await listener._take(scripted(said))
    assert (listener._asked, naps) == (asked, slept)
    assert listener._ready.empty()
    await listener._take(scripted(_said("evt.filing.0.specimen.x")))
    assert len(client.asked) == (1 if asked else 2)
    assert listener._asked == BATCH - 1


async def test_a_beat_is_whatever_is_heard_and_silence_is_none(pair: Pair, naps: list[float]) -> None:
    listener, _ = asking(pair)
    listener.last_beat = 0.0
    subscription = scripted(TimeoutError(), nats.errors.Error(), status("100"))
    for _ in range(2):
        await listener._take(subscription)
        assert listener.last_beat == 0.0
    before = time.monotonic()
    await listener._take(subscription)
    assert listener.last_beat >= before
    assert cast(Scripted, subscription).timeouts == [4.0] * 3


async def test_a_consumer_that_is_not_served_is_told_once_until_something_else_is_heard(
    pair: Pair, naps: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    instants = count(100.0)
    monkeypatch.setattr(listeners, "time", SimpleNamespace(monotonic=lambda: next(instants)))
    listener, _ = asking(pair)
    assert listener.refused_since is None
    refused: list[float | None] = []
    subscription = scripted(*(status(code) for code in ("503", "503", "100", "503", "404")))
    with capture_logs() as logs:
        for _ in range(5):
            await listener._take(subscription)
            refused.append(listener.refused_since)
    assert refused == [101.0, 101.0, None, 105.0, None]
    assert logs == [{"event": "consumer_not_served", "consumer": CONSUMER, "log_level": "error"}] * 2


async def test_the_lag_is_what_is_not_settled_here(pair: Pair) -> None:
    listener = listening(pair)
    assert await listener.lag() == 0
    for _ in range(5):
        await pair.open()
    await pair.relay().carry()
    assert await listener.lag() == 5
    pulling = await pair.broker.stream.pull_subscribe_bind(CONSUMER, STREAM)
    for taken in await pulling.fetch(3):
        assert taken.metadata.num_delivered == 1
    assert await listener.lag() == 5
    for taken in await pulling.fetch(1):
        await taken.ack_sync()
    assert await listener.lag() == 4


def _silent(error: Exception | None) -> JetStreamContext:
    """A stream that does not say how its consumers stand: with that error, or never."""

    async def answer(*_: object) -> None:
        if error is None:
            await asyncio.sleep(3600)
        raise error or AssertionError

    return cast(JetStreamContext, SimpleNamespace(consumer_info=answer))


@pytest.mark.parametrize("error", [nats.errors.NoServersError(), TimeoutError(), None])
async def test_a_broker_that_does_not_say_leaves_the_lag_unknown(pair: Pair, error: Exception | None) -> None:
    broker = Broker(pair.broker.client, _silent(error))
    assert await Listener(broker, pair.inbox, HEARER, FOLLOW).lag() is None


async def test_a_listener_hears_everything_and_ends_when_it_is_told_to(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listeners, "_HEARTBEAT", 0.1)
    before = pair.broker.client._subs.copy()
    listener, stop = listening(pair), asyncio.Event()
    running = asyncio.create_task(listener.run(stop))
    cases = [await pair.open() for _ in range(10)]
    await pair.relay().carry()
    async with asyncio.timeout(5):
        for case_id in cases:
            while not await pair.kept(case_id):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    stop.set()
    async with asyncio.timeout(5):
        await running
    assert pair.broker.client._subs == before
    assert (await listener.lag(), listener.alarms) == (0, 0)


async def test_a_listener_whose_connection_is_gone_ends_as_well(pair: Pair, naps: list[float]) -> None:
    listener, stop = listening(pair), asyncio.Event()
    running = asyncio.create_task(listener.run(stop))
    while not listener._asked:  # noqa: ASYNC110
        await asyncio.sleep(0)
    await pair.broker.client.close()
    stop.set()
    async with asyncio.timeout(5):
        await running
    assert listener._asked == 0
