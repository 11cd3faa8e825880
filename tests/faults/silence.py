"""A pair in this process behind two proxies, and clients as one writes them: what a silent network leaves behind."""

import asyncio
import operator
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import nats
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from tests.faults.mortals import opening
from tests.faults.pairs import AWAY, Pairs, at_work, settled
from tests.faults.proxy import FaultProxy
from tests.support.specimen import Pair, open_pair

SOCKET = ".s.PGSQL.5432"
_EACH = 0.25
_TROUBLE = (*AWAY, SQLAlchemyError)


@dataclass
class Network:
    """What lies between a process and its servers."""

    database: FaultProxy
    broker: FaultProxy
    sockets: Path
    broker_url: str
    straight_url: str

    @classmethod
    def before(cls, sockets: Path, broker_url: str, folder: Path) -> "Network":
        """Proxies before the database server whose sockets are there, and before that broker."""
        folder.mkdir(mode=0o777, parents=True, exist_ok=True)
        folder.chmod(0o777)
        place = urlsplit(broker_url)
        broker = FaultProxy((str(place.hostname), int(place.port or 4222))).start()
        user = place.netloc.rpartition("@")[0]
        through = urlunsplit(place._replace(netloc=f"{user}@127.0.0.1:{broker.port}"))
        return cls(FaultProxy(sockets / SOCKET, folder / SOCKET).start(), broker, folder, through, broker_url)

    def database_url(self, url: str) -> str:
        """The same database, through the proxy."""
        return make_url(url).update_query_dict({"host": str(self.sockets)}).render_as_string(hide_password=False)

    def swallow(self, on: bool) -> None:
        """Lose everything from now on, or nothing more."""
        self.database.swallow(on)
        self.broker.swallow(on)

    def cut(self) -> None:
        """Free what still waits."""
        self.database.cut()
        self.broker.cut()

    @asynccontextmanager
    async def pair(self, pairs: Pairs) -> AsyncIterator[Pair]:
        """A fresh pair on the far side."""
        urls = {service: self.database_url(url) for service, url in (await pairs.urls()).items()}
        async with open_pair(urls, self.broker_url, pairs.keys) as pair:
            yield pair


@dataclass
class Aftermath:
    """Seconds until all was at work again, the tasks that were still there ``limit`` seconds after the resumption and
    had not been there before, and whether the plain clients hung that long."""

    recovered: float | None = None
    acts: int = 0
    tasks_left: list[str] = field(default_factory=list)
    plain_hung: dict[str, bool] = field(default_factory=dict)


async def endure(network: Network, pairs: Pairs, seconds: float, limit: float) -> Aftermath:
    """Be silent for so long while the pair acts, and look what is left when the network carries again."""
    found = Aftermath()
    async with network.pair(pairs) as pair, at_work(pair):
        await pair.open()
        await settled(pair)
        async with _plain_clients(network) as plain:
            before = await _tasks(operator.or_)
            network.swallow(True)
            resumed = time.monotonic() + seconds
            while time.monotonic() < resumed:
                await _act(pair, found)
            network.swallow(False)
            resumed = time.monotonic()
            while time.monotonic() < resumed + limit and found.recovered is None:
                if await _act(pair, found) and await settled(pair, resumed + limit - time.monotonic()):
                    found.recovered = time.monotonic() - resumed
            await asyncio.sleep(max(0.0, resumed + limit - time.monotonic()))
            found.tasks_left = sorted((await _tasks(operator.and_) - before).elements())
            found.plain_hung = {name: last < resumed for name, last in plain.items()}
    return found


async def _act(pair: Pair, found: Aftermath) -> bool:
    """One act, waited for a little; whether it was done. It goes on by itself if it was not."""
    found.acts += 1
    acting = asyncio.create_task(_open(pair, f"silence.{found.acts}"), name="act")
    await asyncio.wait([acting], timeout=_EACH)
    return acting.done() and acting.result()


async def _open(pair: Pair, key: str) -> bool:
    with suppress(*_TROUBLE):
        await pair.publisher.perform(opening(key))
        return True
    return False


async def _tasks(joined: Callable[[Counter[str], Counter[str]], Counter[str]]) -> Counter[str]:
    """How many tasks of each kind there are in this loop, looked at for a second: at most, or at least."""
    found = _tasks_now()
    for _ in range(10):
        await asyncio.sleep(0.1)
        found = joined(found, _tasks_now())
    return found


def _tasks_now() -> Counter[str]:
    names = (getattr(task.get_coro(), "__qualname__", task.get_name()) for task in asyncio.all_tasks())
    return Counter(str(name) for name in names)


@asynccontextmanager
async def _plain_clients(network: Network) -> AsyncIterator[Mapping[str, float]]:
    """The control: a client of the broker that waits for words, which are sent to it all the time, and one of the
    database that asks all the time, neither with a time at which it gives up; when each was last answered."""
    answered = {"asyncpg": 0.0, "nats": 0.0}
    connection = await asyncpg.connect(host=str(network.sockets), user="postgres", database="postgres")
    listening, telling = await nats.connect(network.broker_url), await nats.connect(network.straight_url)
    subscription = await listening.subscribe("plain.word")

    async def repeat(work: Callable[[], Awaitable[object]], name: str = "") -> None:
        while True:
            await work()
            answered.update({name: time.monotonic()} if name else {})
            await asyncio.sleep(_EACH)

    plain = [
        asyncio.create_task(repeat(lambda: connection.fetchval("SELECT 1"), "asyncpg")),
        asyncio.create_task(repeat(lambda: subscription.next_msg(timeout=None), "nats")),
        asyncio.create_task(repeat(lambda: telling.publish("plain.word", b""))),
    ]
    try:
        yield answered
    finally:
        for task in plain:
            task.cancel()
        connection.terminate()
        await telling.close()
        with suppress(Exception):
            await asyncio.wait_for(listening.close(), 2)
