"""G3: what was acknowledged is there after the power went, for NATS, for PostgreSQL, and for both on one disk."""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import asyncpg

from deploy.local.broker import NatsServer
from deploy.local.keys import ensure_keys
from deploy.local.postgres import PostgresServer
from libs.chassis.broker import declare, open_broker
from tests.faults.ledger import deviations, totals, words
from tests.faults.loop import Disk, NoDisk, unavailable
from tests.faults.pairs import Pairs, at_work, read_pair, redeclare, settled
from tests.faults.power import (
    CARELESS,
    PRODUCTION,
    PRODUCTION_BROKER,
    BrokerOnDisk,
    actors,
    connected,
    cut_power,
    durable_settings,
    lost_acts,
    lost_messages,
    powered,
    publishers,
    start_again,
    streams_of,
)
from tests.faults.report import Proof
from tests.support.specimen import SERVICE, open_pair

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

_SMALL, _LARGE = 64, 512
"""Mebibytes of a disk for NATS alone, and of one with PostgreSQL."""


@dataclass(frozen=True)
class Cut:
    """What was acknowledged before the power went, and how much of it is gone."""

    acked: int
    lost: int
    words: tuple[str, ...] = ()
    deviating: Counter[str] = field(default_factory=Counter)


@dataclass
class Ground:
    """The disks of a proof and what is on them before each cut; ``chance`` says when the power goes."""

    folder: Path
    chance: random.Random
    count: int = 0
    urls: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.disk = Disk(self.folder / "disk.img", self.folder / "disk")
        self.empty = Disk(self.folder / "empty.img", self.folder / "disk")
        self.filled = Disk(self.folder / "filled.img", self.folder / "disk")
        self.keys = ensure_keys(self.folder / "keys")
        self.durable = durable_settings(PRODUCTION.read_text())

    def broker(self, *, synced: bool = True) -> BrokerOnDisk:
        """A NATS server with nothing known and its store on the disk."""
        self.count += 1
        return BrokerOnDisk(self.folder / f"nats{self.count}", self.disk.place / "nats", synced=synced)

    def database(self, *, careless: bool = False) -> PostgresServer:
        """PostgreSQL on the disk, as durable as in production unless it is the control."""
        return PostgresServer(self.disk.place / "pg", CARELESS if careless else self.durable)

    async def prepare(self) -> None:
        """One empty disk, and one with a database on which a pair has done nothing yet."""
        self.empty.make(_SMALL)
        self.filled.make(_LARGE)
        server = PostgresServer(self.filled.place / "pg", self.durable)
        with self.filled.mounted():
            server.start()
            try:
                self.urls = await Pairs(server, self.keys, "cut").urls()
            finally:
                server.stop()

    def moment(self) -> float:
        """Seconds of work until the power goes."""
        return self.chance.uniform(0.2, 1.2)


def prove(wanted: "Wanted") -> Proof:
    """``rounds / 10`` cuts of NATS, as many of PostgreSQL, half as many of both, and the controls. Raises NoDisk."""
    if unavailable():
        raise NoDisk(unavailable())
    cuts = max(1, wanted.rounds // 10)
    with streams_of(_SMALL // 2):
        found = asyncio.run(_all(Ground(wanted.folder, random.Random(wanted.seed)), cuts))
    careful = found["nats"] + found["postgres"] + found["both"]
    sums: Counter[str] = Counter({"lost": sum(cut.lost for cut in careful), "doubled": 0, "disordered": 0, "stuck": 0})
    for cut in found["both"]:
        sums.update(cut.deviating)
    figure: dict[str, float] = {}
    for name, several in found.items():
        figure |= {f"{name}_cuts": len(several), f"{name}_acked": sum(cut.acked for cut in several)}
        figure |= {f"{name}_lost": sum(cut.lost for cut in several)}
    controls = {
        "g3_nats_with_its_own_sync_interval_loses_in_every_cut": all(cut.lost > 0 for cut in found["nats_unsynced"]),
        "g3_postgres_without_fsync_loses_in_every_cut": all(cut.lost > 0 for cut in found["postgres_careless"]),
    }
    held = not sums.total() and all(cut.acked > 0 for cut in careful) and as_in_production()
    faults = {"power_cut": sum(len(several) for several in found.values())}
    told = [word for cut in careful for word in cut.words]
    return Proof("g3", held, figure, dict(sums), controls, faults=faults, seeds=[wanted.seed], words=told)


def as_in_production() -> bool:
    """Whether production says what is proved here: everything is flushed before it is acknowledged."""
    settings = durable_settings(PRODUCTION.read_text())
    flushed = all(settings.get(name, "on") == "on" for name in ("fsync", "full_page_writes", "synchronous_commit"))
    return flushed and "sync_interval: always" in PRODUCTION_BROKER.read_text()


async def _all(ground: Ground, cuts: int) -> dict[str, list[Cut]]:
    await ground.prepare()
    few = max(1, cuts // 4)
    found = {
        "nats": [await cut_broker(ground) for _ in range(cuts)],
        "nats_unsynced": [await cut_broker(ground, synced=False) for _ in range(max(1, cuts // 2))],
        "postgres": [await cut_database(ground) for _ in range(cuts)],
        "postgres_careless": [await cut_database(ground, careless=True) for _ in range(few)],
        "both": [await cut_both(ground) for _ in range(max(1, cuts // 2))],
    }
    for name, several in found.items():
        print(f"  {name}: {sum(cut.lost for cut in several)} of {sum(cut.acked for cut in several)} lost", flush=True)
    return found


async def cut_broker(ground: Ground, *, synced: bool = True) -> Cut:
    """Publish, cut, look for every message that was acknowledged."""
    ground.disk.become(ground.empty)
    server, acked = ground.broker(synced=synced), dict[int, bytes]()
    with powered(ground.disk, server):
        broker = await open_broker(server.url, "power")
        await declare(broker, SERVICE, [])
        if not synced:
            ground.disk.flush()  # the control shall lose messages, not only the stream that was declared just now
        async with publishers(broker, acked, ground.chance):
            await asyncio.sleep(ground.moment())
            before = dict(acked)
            cut_power(ground.disk, server)
        lost = list(before)
        if start_again(ground.disk, server):
            await connected(broker)
            lost = await lost_messages(broker, before)
            await broker.client.close()
    return Cut(len(before), len(lost), tuple(f"lost: acknowledged message {place}" for place in lost[:20]))


async def cut_database(ground: Ground, *, careless: bool = False) -> Cut:
    """Act through the engine, cut, look for every act that was confirmed."""
    ground.disk.become(ground.filled)
    elsewhere, server = NatsServer(ground.folder / "elsewhere"), ground.database(careless=careless)
    elsewhere.start()
    acked: dict[UUID, int] = {}
    try:
        with powered(ground.disk, server):
            async with open_pair(ground.urls, elsewhere.url, ground.keys) as pair, actors(pair, acked):
                await asyncio.sleep(ground.moment())
                before = dict(acked)
                cut_power(ground.disk, server)
            lost = sum(before.values())
            if start_again(ground.disk, server):
                with suppress(asyncpg.PostgresError):  # the control may come back with holes
                    lost = await lost_acts(ground.urls[SERVICE], before)
    finally:
        elsewhere.stop()
    return Cut(sum(before.values()), lost, (f"lost: {lost} confirmed acts",) if lost else ())


async def cut_both(ground: Ground) -> Cut:
    """Act, publish and hear, cut; with all at work again the end is as if nothing had been."""
    ground.disk.become(ground.filled)
    server, database = ground.broker(), ground.database()
    acked: dict[UUID, int] = {}
    with powered(ground.disk, server, database):
        async with open_pair(ground.urls, server.url, ground.keys) as pair:
            await redeclare(pair)
            async with at_work(pair, reconcile_every=1.0):
                async with actors(pair, acked):
                    await asyncio.sleep(ground.moment())
                    before = dict(acked)
                    cut_power(ground.disk, server, database)
                if not start_again(ground.disk, server, database):
                    return Cut(sum(before.values()), sum(before.values()), ("lost: a server does not start",))
                await redeclare(pair)
                await settled(pair, 90)
            lost = await lost_acts(ground.urls[SERVICE], before)
            found = deviations(await read_pair(pair))
    return Cut(sum(before.values()), lost, tuple(words(found)), Counter(totals(found)))
