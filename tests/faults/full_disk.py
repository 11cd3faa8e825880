"""Part of G11: the broker's disk is full. Filing goes on, it is told in seconds, and space and a restart heal it."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import httpx
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncEngine

from deploy.local.keys import ensure_keys
from deploy.local.servers import postgres
from libs.chassis.broker import Broker
from libs.chassis.health import health_router
from libs.chassis.listener import Listener
from libs.chassis.relay import Relay
from tests.faults.ledger import deviations, totals, words
from tests.faults.loop import Disk, NoDisk, unavailable
from tests.faults.pairs import Pairs, Work, at_work, read_pair, settled
from tests.faults.power import BrokerOnDisk, actors, connected, lost_acts, powered, streams_of
from tests.faults.report import Proof
from tests.support.servers import UNSAFE_BUT_FAST
from tests.support.specimen import SERVICE, Pair

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

ALARMED_WITHIN: Final = 10.0
"""Seconds from the first event that found no room until health and metrics tell."""
DRAINED_WITHIN: Final = 60.0
_MEBIBYTES = 48
_STREAM_MEBIBYTES = 24
_WAITED_IN_VAIN = 5.0
"""Seconds for which the control waits with space and without a restart."""


@dataclass(frozen=True)
class Filled:
    """What was seen: seconds until the alarm, what health and metrics said then, whether space alone healed it, and
    the seconds it took to drain after the restart (None: it did not)."""

    alarmed: float | None
    health: str
    oldest_unpublished: float
    acts_while_full: int
    healed_by_space_alone: bool
    drained: float | None
    lost: int
    quiet_before: bool
    quiet_after: bool
    deviating: dict[str, int]
    words: list[str]

    @property
    def held(self) -> bool:
        """Told in time, healed by space and a restart, and nothing lost, doubled or disordered."""
        told = self.alarmed is not None and self.alarmed <= ALARMED_WITHIN and self.health == "silent"
        drained = self.drained is not None and self.drained <= DRAINED_WITHIN
        whole = not self.lost and not sum(self.deviating.values())
        return told and drained and whole and self.acts_while_full > 0 and self.quiet_before and self.quiet_after


def prove_full_disk(wanted: "Wanted") -> Proof:
    """Fill the disk under load, wait for the alarm, make room, restart. The proof is named ``g11_disk``; its controls
    begin with ``g11_disk``, too, so that they can be joined to another's. Raises NoDisk."""
    if unavailable():
        raise NoDisk(unavailable())
    keys, folder = ensure_keys(wanted.folder / "keys"), wanted.folder / "full"
    with postgres(wanted.folder / "full-postgres", UNSAFE_BUT_FAST) as database:
        found = asyncio.run(filled(Pairs(database, keys, "full"), folder, random.Random(wanted.seed)))
    figure: dict[str, float] = {
        "alarmed_seconds": found.alarmed if found.alarmed is not None else float("inf"),
        "oldest_unpublished_seconds_at_alarm": found.oldest_unpublished,
        "acts_while_full": found.acts_while_full,
        "acts_lost": found.lost,
        "drained_seconds": found.drained if found.drained is not None else float("inf"),
    }
    controls = {"g11_disk_space_without_a_restart_does_not_heal": not found.healed_by_space_alone}
    proof = Proof("g11_disk", found.held, figure, found.deviating, controls, faults={"disk_full": 1})
    proof.seeds, proof.words = [wanted.seed], found.words
    return proof


async def filled(pairs: Pairs, folder: Path, chance: random.Random, vain: float = _WAITED_IN_VAIN) -> Filled:
    """Clients act all the time; what is confirmed to them while the disk is full must arrive in the end."""
    folder.mkdir(parents=True, exist_ok=True)
    disk = Disk(folder / "disk.img", folder / "disk")
    disk.make(_MEBIBYTES)
    server, acked = BrokerOnDisk(folder / "nats", disk.place / "nats"), dict[UUID, int]()
    with streams_of(_STREAM_MEBIBYTES), powered(disk, server):
        async with pairs.fresh(server.url) as pair, at_work(pair, reconcile_every=1.0) as work:
            async with watched(pair, work) as http, actors(pair, acked, several=2, rest=0.1):
                await asyncio.sleep(chance.uniform(0.3, 1.0))
                quiet_before = await health_of(http) == "connected"
                ballast, before = fill(disk), sum(acked.values())
                alarmed = await _alarmed(http)
                health, figures = await health_of(http), await figures_of(http)
                during = sum(acked.values()) - before
                ballast.unlink()
                healed = await _answers(work, vain)
                server.stop()
                server.start()
                await connected(pair.broker)
            began = time.monotonic()
            drained = time.monotonic() - began if await settled(pair, DRAINED_WITHIN * 2) else None
            async with watched(pair, work) as http:
                quiet_after = await health_of(http) == "connected"
            lost = await lost_acts(pair.urls[SERVICE], acked)
            found = deviations(await read_pair(pair))
    oldest = figures["oldest_unpublished_seconds"]
    outcome = (quiet_before, quiet_after, totals(found), words(found))
    return Filled(alarmed, health, oldest, during, healed, drained, lost, *outcome)


def fill(disk: Disk) -> Path:
    """A file that takes all the room there is."""
    ballast = disk.place / "ballast"
    for piece in (1 << 16, 1 << 10, 1):
        with suppress(OSError), ballast.open("ab", buffering=0) as written:
            while True:
                written.write(bytes(piece))
    return ballast


@dataclass(frozen=True)
class _Named:
    """What health says of whose it is."""

    name: str = SERVICE
    instance: str = "full"


@dataclass(frozen=True)
class _Watched:
    """As much of a running process as the routes of health look at."""

    pair: Pair
    work: Work
    service: _Named = _Named()
    settings: _Named = _Named()
    draining: bool = False

    @property
    def database(self) -> AsyncEngine:
        """The publisher's."""
        return self.pair.publisher.database

    @property
    def broker(self) -> Broker:
        """The connection that the relay publishes on."""
        return self.pair.broker

    @property
    def relay(self) -> Relay:
        """The publisher's."""
        return self.work.relay

    @property
    def listeners(self) -> list[Listener]:
        """The one of the hearer."""
        return [self.work.listener]


@asynccontextmanager
async def watched(pair: Pair, work: Work) -> AsyncIterator[httpx.AsyncClient]:
    """The routes of health over the pair, as a monitoring system asks them."""
    app = FastAPI()
    app.include_router(health_router())
    app.state.running = _Watched(pair, work)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://watched") as http:
        yield http


async def health_of(http: httpx.AsyncClient) -> str:
    """What health says of the broker."""
    return str((await http.get("/livez")).json()["broker"])


async def figures_of(http: httpx.AsyncClient) -> dict[str, float]:
    """The figures by their names, without labels."""
    lines = (await http.get("/metrics")).text.splitlines()
    pairs = (line.rpartition(" ") for line in lines)
    return {name.partition("{")[0].removeprefix("lanyard_"): float(value) for name, _, value in pairs}


async def _alarmed(http: httpx.AsyncClient) -> float | None:
    """Seconds until the metrics tell that the broker does not answer; None if they do not."""
    began = time.monotonic()
    while time.monotonic() - began < ALARMED_WITHIN * 2:
        if (await figures_of(http))["broker_silent_seconds"] > 0:
            return time.monotonic() - began
        await asyncio.sleep(0.1)
    return None


async def _answers(work: Work, patience: float) -> bool:
    """Whether the broker answers again within so many seconds."""
    began = time.monotonic()
    while time.monotonic() - began < patience:
        if work.relay.answers.silent_since is None:
            return True
        await asyncio.sleep(0.1)
    return False
