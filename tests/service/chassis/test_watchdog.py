"""A process that is stuck ends itself: a loop that does not turn, a broker that says nothing, a client that is lost."""

import asyncio
import contextlib
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from deploy.local.broker import NatsServer
from deploy.local.processes import recall
from deploy.local.servers import nats
from libs.chassis import listener as listening
from libs.chassis import watchdog as watching
from libs.chassis.broker import open_broker
from libs.chassis.listener import Listener
from libs.chassis.watchdog import Watchdog, takes_connections
from tests.architecture.source import ROOT
from tests.support.specimen import FOLLOW, HEARER, Pair

_STUCK = """
import asyncio, time
from libs.chassis import watchdog
watchdog._BEAT = 0.05
async def work():
    dog = asyncio.create_task(watchdog.Watchdog("nats://127.0.0.1:1", loop_stuck={patience}).run(asyncio.Event()))
    await asyncio.sleep(0.2)
    {then}
    print("done", flush=True)
asyncio.run(work())
{after}
"""


def _ended(patience: float, then: str, after: str = "") -> subprocess.CompletedProcess[str]:
    code = _STUCK.format(patience=patience, then=then, after=after)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_process_whose_loop_hangs_ends_itself() -> None:
    done = _ended(0.3, "time.sleep(50)")
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr == '{"event": "loop_stuck", "level": "error"}\n'


@pytest.mark.faults
def test_a_process_that_only_waits_or_is_slow_for_a_moment_goes_on() -> None:
    """The control: a loop that turns while its work waits, and one that was held up for less than its patience."""
    for patience, then in ((0.3, "await asyncio.sleep(1)"), (30, "time.sleep(1)")):
        done = _ended(patience, then)
        assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr


def test_a_loop_that_has_ended_is_not_stuck() -> None:
    done = _ended(0.3, "asyncio.get_running_loop().call_soon(lambda: None)", 'time.sleep(1.5)\nprint("ended")')
    assert (done.returncode, done.stdout) == (0, "done\nended\n"), done.stderr


class Script:
    """A clock that goes on at each sleep; after ``stuck`` beats without a turn of the loop it turns once."""

    def __init__(self, dog: Watchdog, stop: asyncio.Event, stuck: list[int]) -> None:
        self.now, self._dog, self._stop = 1000.0, dog, stop
        self._turns = [turn for beats in stuck for turn in (*[False] * beats, True)]
        dog._turned = 0.0

    def monotonic(self) -> float:
        """What it shows."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """One beat."""
        self.now += seconds
        if not self._turns:
            self._stop.set()
        else:
            self._dog._turned = self.now if self._turns.pop(0) else 0.0


@pytest.mark.parametrize(("stuck", "code"), [([4, 4, 4], None), ([5], 70), ([1, 6], 70)])
def test_only_beats_in_a_row_without_a_turn_count(
    monkeypatch: pytest.MonkeyPatch, stuck: list[int], code: int | None
) -> None:
    dog, stop = Watchdog("nats://127.0.0.1:1"), asyncio.Event()
    monkeypatch.setattr(watching, "time", Script(dog, stop, stuck))
    monkeypatch.setattr(os, "_exit", sys.exit)
    ended = None
    try:
        dog._watch_loop(stop)
    except SystemExit as end:
        ended = end.code
    assert ended == code


@dataclass
class Away:
    """A broker that is connected or not."""

    connected: bool = False


async def test_a_second_absence_is_counted_from_its_own_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    async def there(_url: str) -> bool:
        return True

    monkeypatch.setattr(watching, "takes_connections", there)
    away = Away()
    dog = Watchdog("nats://127.0.0.1:1", away, reconnecting=0.3)  # type: ignore[arg-type]
    assert await dog._stuck() is None
    await asyncio.sleep(0.4)
    away.connected = True
    assert await dog._stuck() is None
    away.connected = False
    assert await dog._stuck() is None
    await asyncio.sleep(0.4)
    assert await dog._stuck() == "reconnection"


@pytest.mark.faults
async def test_a_client_has_its_time_from_when_the_broker_is_there_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that ended at the first sign of the broker would all end after every long outage."""
    answers = [False, False, True, True, False, True, True]

    async def there(_url: str) -> bool:
        return answers.pop(0)

    monkeypatch.setattr(watching, "takes_connections", there)
    dog = Watchdog("nats://127.0.0.1:1", Away(), reconnecting=0.3)  # type: ignore[arg-type]
    found = []
    while answers:
        found.append(await dog._stuck())
        await asyncio.sleep(0.4)
    assert found == [None, None, None, "reconnection", None, None, "reconnection"]


@asynccontextmanager
async def _watched(dog: Watchdog) -> AsyncIterator[asyncio.Task[None]]:
    """The watchdog at work; it ends by itself when it finds something stuck."""
    stop = asyncio.Event()
    task = asyncio.create_task(dog.run(stop))
    try:
        yield task
    finally:
        stop.set()
        await task


@asynccontextmanager
async def _listening(pair: Pair) -> AsyncIterator[Listener]:
    stop = asyncio.Event()
    listener = Listener(pair.broker, pair.inbox, HEARER, FOLLOW)
    task = asyncio.create_task(listener.run(stop))
    try:
        yield listener
    finally:
        stop.set()
        await task


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heartbeats in fractions of a second."""
    monkeypatch.setattr(watching, "_BEAT", 0.1)
    monkeypatch.setattr(listening, "_HEARTBEAT", 0.2)


async def test_a_listener_that_hears_nothing_from_its_broker_is_stuck(brisk: None, pair: Pair, tmp_path: Path) -> None:
    """The broker is frozen: the connection stays open, and no pull is answered any more."""
    async with _listening(pair) as listener:
        dog = Watchdog(pair.nats_url, pair.broker, [listener], silent=1.5)
        async with _watched(dog) as watched:
            await asyncio.sleep(2)
            assert (dog.stuck, pair.broker.connected) == (None, True)  # the control: with nothing to do, it still beats
            with _frozen(tmp_path / "n"):
                await asyncio.wait_for(watched, 20)
                assert (dog.stuck, pair.broker.connected) == ("listener", True)


@contextlib.contextmanager
def _again(folder: Path, url: str) -> Iterator[None]:
    """The broker of that store and address once more, for those who know its password."""
    server = NatsServer(folder, urlsplit(url).port or 0)
    server.password = urlsplit(url).password or ""
    server.start()
    try:
        yield
    finally:
        server.stop()


@contextlib.contextmanager
def _frozen(folder: Path) -> Iterator[None]:
    """The broker whose store is there sleeps."""
    server = recall(folder / "mark.json")
    assert server is not None
    server.suspend()
    try:
        yield
    finally:
        server.resume()


async def test_a_client_that_does_not_come_back_to_a_broker_that_is_there_is_stuck(brisk: None, tmp_path: Path) -> None:
    with nats(tmp_path / "n") as server:
        broker = await open_broker(server.url, "watched")
        dog = Watchdog(server.url, broker, reconnecting=0.5)
        async with _watched(dog) as watched:
            server.kill()
            await asyncio.sleep(1.5)
            assert (dog.stuck, broker.connected) == (None, False)  # the control: nobody is there to come back to
            async with await asyncio.start_server(_greet_and_say_no_more, "127.0.0.1", server.port):
                assert await takes_connections(server.url)
                patient = Watchdog(server.url, broker, reconnecting=60)
                assert await patient._stuck() is None and await patient._stuck() is None  # it gets its time
                await asyncio.wait_for(watched, 20)
            assert (dog.stuck, broker.connected) == ("reconnection", False)
        await broker.client.close()


async def _greet_and_say_no_more(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b'INFO {"server_id": "x", "version": "2.15.1", "max_payload": 1048576}\r\n')
    await writer.drain()
    await reader.read(-1)
    writer.close()


async def test_a_process_without_a_broker_is_not_stuck_for_want_of_one(brisk: None) -> None:
    dog = Watchdog("nats://127.0.0.1:1", None, reconnecting=0, silent=0)
    async with _watched(dog):
        await asyncio.sleep(0.5)
    assert dog.stuck is None


@pytest.mark.faults
async def test_a_listener_is_not_stuck_for_what_it_could_not_hear_while_the_broker_was_away(
    brisk: None, pair: Pair, tmp_path: Path
) -> None:
    """Its last word is old when the broker comes back; a process that ended then would end after every outage."""
    async with _listening(pair) as listener:
        dog = Watchdog(pair.nats_url, pair.broker, [listener], silent=1.5, reconnecting=60)
        async with _watched(dog) as watched:
            server = recall(tmp_path / "n" / "mark.json")
            assert server is not None
            server.kill()
            await asyncio.sleep(2.5)
            with _again(tmp_path / "n", pair.nats_url):
                for _ in range(500):
                    if pair.broker.connected:
                        break
                    await asyncio.sleep(0.02)
                await asyncio.sleep(2)
                assert (dog.stuck, watched.done()) == (None, False)


@pytest.mark.faults
async def test_a_process_that_slept_as_a_whole_gets_time_to_hear_its_broker(
    brisk: None, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Frozen with everything in it, it finds its listeners silent when it wakes; that says nothing about them."""
    monkeypatch.setattr(watching, "_SLEPT", 0.5)
    async with _listening(pair) as listener:
        dog = Watchdog(pair.nats_url, pair.broker, [listener], silent=1.5)
        async with _watched(dog) as watched:
            await asyncio.sleep(1)
            time.sleep(2)  # noqa: ASYNC251
            await asyncio.sleep(2)
            assert (dog.stuck, watched.done()) == (None, False)
