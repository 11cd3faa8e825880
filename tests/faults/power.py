"""Servers whose store is on a disk that loses its power, and what was acknowledged before it did."""

import asyncio
import contextlib
import json
import os
import random
import re
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

import nats.errors
import psutil

from deploy.local.broker import NatsServer
from deploy.local.postgres import PostgresServer
from deploy.local.processes import Child, Unstarted
from libs.chassis.broker import Broker
from libs.chassis.database import direct
from tests.faults.loop import Disk
from tests.faults.pairs import AWAY, STREAM
from tests.support.specimen import SERVICE, Pair

PRODUCTION: Final = Path("deploy/postgres/postgresql.conf")
PRODUCTION_BROKER: Final = Path("deploy/nats/nats.conf")
DURABLE: Final = ("fsync", "full_page_writes", "synchronous_commit", "wal_level")
CARELESS: Final = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""The control: what PostgreSQL must not be run with."""
_SYNCED: Final = "sync_interval: always\n"


def durable_settings(written: str) -> dict[str, str]:
    """What a postgresql.conf says of durability; what it leaves out is as PostgreSQL has it."""
    found = dict(re.findall(r"^\s*(\w+)\s*=\s*'?([\w.]+)'?", written, re.MULTILINE))
    return {name: found[name] for name in DURABLE if name in found}


@contextlib.contextmanager
def streams_of(mebibytes: int) -> Iterator[None]:
    """Streams are declared that small: a broker reserves their whole size and does not take more than its disk has."""
    name = "LANYARD_STREAM_MAX_BYTES"
    before = os.environ.get(name)
    os.environ[name] = str(mebibytes * 1024 * 1024)
    try:
        yield
    finally:
        del os.environ[name]
        if before is not None:
            os.environ[name] = before


class BrokerOnDisk(NatsServer):
    """A NATS server with its store elsewhere; ``synced`` False leaves out the sync interval, as NATS comes."""

    def __init__(self, folder: Path, store: Path, *, synced: bool = True) -> None:
        super().__init__(folder)
        self.store = store
        self.synced = synced

    def _configure(self) -> Path:
        written = super()._configure()
        text = written.read_text().replace(json.dumps(str(self.folder / "store")), json.dumps(str(self.store)))
        assert str(self.store) in text and _SYNCED in text
        written.write_text(text if self.synced else text.replace(_SYNCED, ""))
        return written


def end_at_once(server: NatsServer | PostgresServer) -> None:
    """End the server and all it has started, as the machine's end does."""
    child: Child | None = server.child
    if child is None or child.exit_code() is not None:
        return
    others = psutil.Process(child.handle.pid).children(recursive=True)
    server.kill()
    for other in others:
        with contextlib.suppress(psutil.NoSuchProcess):
            other.kill()
    psutil.wait_procs(others, timeout=10)


@contextlib.contextmanager
def powered(disk: Disk, *servers: NatsServer | PostgresServer) -> Iterator[None]:
    """The disk mounted and the servers started; at the end the servers are gone and the disk is unmounted."""
    with disk.mounted():
        try:
            for server in servers:
                server.start()
            yield
        finally:
            for server in servers:
                end_at_once(server)


def cut_power(disk: Disk, *servers: NatsServer | PostgresServer) -> None:
    """The disk stops first, so that nothing the dying servers do is kept; then only the file remains."""
    disk.lose_power()
    for server in servers:
        end_at_once(server)
    disk.unmount()


def start_again(disk: Disk, *servers: NatsServer | PostgresServer) -> bool:
    """Mount what the file holds and start on it; False if a server does not come up."""
    disk.mount()
    try:
        for server in servers:
            server.start()
    except Unstarted:
        return False
    return True


@dataclass
class Load:
    """Clients that work until they fail or are told to stop; ``asked`` counts what they began."""

    work: Sequence[Awaitable[None]]
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def __aenter__(self) -> "Load":
        self.tasks = [asyncio.ensure_future(self._until_it_fails(one)) for one in self.work]
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    @staticmethod
    async def _until_it_fails(work: Awaitable[None]) -> None:
        with contextlib.suppress(*AWAY):
            await work


def publishers(broker: Broker, acked: dict[int, bytes], chance: random.Random, several: int = 32) -> Load:
    """Clients that publish as a relay does, each on a subject of its own; ``acked`` holds what is at which place."""

    async def publish(subject: str, padding: bytes) -> None:
        last, number = 0, 0
        while True:
            number += 1
            content = b"%d %s" % (number, padding)
            headers = {"Nats-Msg-Id": f"{subject}.{number}", "Nats-Expected-Last-Subject-Sequence": str(last)}
            ack = await broker.stream.publish(subject, content, 2, headers=headers)
            last = ack.seq
            acked[last] = content

    return Load(
        [publish(f"evt.{SERVICE}.0.cut.{n}", chance.randbytes(chance.randrange(200, 900))) for n in range(several)]
    )


def actors(pair: Pair, acked: dict[UUID, int], several: int = 8, rest: float = 0) -> Load:
    """Clients that open cases and move them on through the engine, and rest so many seconds after each; ``acked`` holds
    the last version confirmed."""

    async def act() -> None:
        while True:
            case_id = await pair.open()
            acked[case_id] = 1
            for version in range(1, 5):
                await pair.step(case_id, version)
                acked[case_id] = version + 1
            await asyncio.sleep(rest)

    return Load([act() for _ in range(several)])


async def connected(broker: Broker, patience: float = 20.0) -> None:
    """Wait until the server answers again; a client may not have noticed yet that it went. Raises TimeoutError."""
    async with asyncio.timeout(patience):
        while True:
            with contextlib.suppress(*AWAY):
                await broker.client.flush(1)
                return
            await asyncio.sleep(0.02)


async def lost_messages(broker: Broker, acked: Mapping[int, bytes]) -> list[int]:
    """The places whose acknowledged message is not there, or is another."""
    lost: list[int] = []
    places = sorted(acked)
    for first in range(0, len(places), 64):
        several = places[first : first + 64]
        found = await asyncio.gather(*(_content(broker, place) for place in several))
        lost += [place for place, content in zip(several, found, strict=True) if content != acked[place]]
    return lost


async def _content(broker: Broker, place: int) -> bytes | None:
    try:
        return (await broker.stream.get_msg(STREAM, place)).data
    except nats.errors.TimeoutError:
        raise
    except nats.errors.Error:
        return None


async def lost_acts(url: str, acked: Mapping[UUID, int]) -> int:
    """How many confirmed acts left no version in their case or no event in the outbox."""
    connection = await direct(url)
    cases = {row["id"]: row["version"] for row in await connection.fetch("SELECT id, version FROM specimen")}
    rows = await connection.fetch("SELECT aggregate_id, count(*) AS told FROM outbox_event GROUP BY aggregate_id")
    await connection.close()
    told = {row["aggregate_id"]: row["told"] for row in rows}
    return sum(max(0, version - min(cases.get(one, 0), told.get(one, 0))) for one, version in acked.items())
