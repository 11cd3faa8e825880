"""G4: any number of relays keep the order of every aggregate, also those whose lock was lost while they publish."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import orjson

from deploy.local.keys import ensure_keys
from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats, postgres
from libs.chassis.database import direct
from tests.faults.authors import Author, Found, judged
from tests.faults.careless import NAIVE_STREAM, naive_stream
from tests.faults.ledger import Deviation, totals, words
from tests.faults.nursery import Job, Nursery, nursery
from tests.faults.pairs import Pairs
from tests.faults.report import Proof
from tests.support.servers import UNSAFE_BUT_FAST
from tests.support.specimen import SERVICE, Pair

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

RELAYS: Final = 4
HOT: Final = 200
SEEDS: Final = 5
DISORDERED_AT_LEAST: Final = 100
"""How often the control must break the order when 10,000 events are carried; fewer in proportion."""
_UNPUBLISHED: Final = "outbox_event WHERE published_at IS NULL"
_CUT = """
SELECT pg_terminate_backend(pid) FROM (SELECT DISTINCT pid FROM pg_locks JOIN pg_database d ON d.oid = database
WHERE locktype = 'advisory' AND classid = $1 AND d.datname = current_database()) AS holder
"""
_LANES: Final = 0x1A4E


@dataclass
class Run:
    """One pair under so many events, carried by four relays; ``cuts`` counts locks that were taken from a relay."""

    pair: Pair
    children: Nursery
    author: Author
    events: int
    cuts: int = 0

    async def carried(self) -> Found:
        """Most of the events with relays that lose their locks again and again, a fifth with relays that take every
        lane, each carrying all there is; the first ones are killed in between."""
        await self._carry("relay", self.events * 4 // 5, cut=True)
        await self._carry("relay_without_lanes", self.events // 5, cut=False)
        return await judged(self.pair, self.author.ledger, heard=False)

    async def _carry(self, part: str, events: int, *, cut: bool) -> None:
        job = Job(parts=(part,), alive=RELAYS, seed=self.author.chance.randrange(1 << 30), patience=600)
        async with self.children.at_work(job, self.pair) as running:
            telling = asyncio.create_task(self._tell(events))
            while not telling.done() or await self.pair.count(SERVICE, _UNPUBLISHED):
                await asyncio.sleep(self.author.chance.uniform(0.01, 0.1))
                self.cuts += await cut_lanes(self.pair) if cut else 0
                assert not running.done()
            await telling

    async def _tell(self, events: int) -> None:
        until = self.author.acts + events
        while self.author.acts < until:
            await self.author.tell(min(64, until - self.author.acts), each=4)


async def cut_lanes(pair: Pair) -> int:
    """Take the locks from the relays that hold lanes, by ending their connections; how many there were."""
    connection = await direct(pair.urls[SERVICE])
    ended = await connection.fetch(_CUT, _LANES)
    await connection.close()
    return len(ended)


def disorder(versions: Iterable[tuple[UUID, int]]) -> int:
    """How many messages stand behind one of the same aggregate that is not older."""
    newest: dict[UUID, int] = defaultdict(int)
    found = 0
    for aggregate_id, version in versions:
        found += version <= newest[aggregate_id]
        newest[aggregate_id] = max(newest[aggregate_id], version)
    return found


def prove(wanted: "Wanted") -> Proof:
    """So many seeds of so many events, and the control on what the last one told."""
    with postgres(wanted.folder / "postgres", UNSAFE_BUT_FAST) as server:
        seeds = range(wanted.seed, wanted.seed + min(wanted.seeds, SEEDS))
        return asyncio.run(proved(server, wanted.folder, list(seeds), wanted.filings))


async def proved(server: PostgresServer, folder: Path, seeds: Sequence[int], events: int, hot: int = HOT) -> Proof:
    """The proof on that server."""
    pairs = Pairs(server, ensure_keys(folder / "keys"), "order")
    found: Found = {kind: [] for kind in Deviation}
    figure: Counter[str] = Counter()
    async with nursery(folder) as children:
        for seed in seeds:
            with nats(folder / f"n{seed}") as broker:
                async with pairs.fresh(broker.url) as pair:
                    author = Author(pair, random.Random(seed), f"order.{seed}", cases=hot)
                    run = Run(pair, children, author, events)
                    for kind, several in (await run.carried()).items():
                        found[kind] += several
                    figure.update(events=author.acts, locks_cut=run.cuts)
                    if seed == seeds[-1]:
                        figure["control_violations"] = await _disordered_without_a_fence(pair, children)
    wanted = DISORDERED_AT_LEAST * events / 10_000
    controls = {"g4_relays_that_skip_locked_rows_break_the_order": figure["control_violations"] > wanted}
    figure.update(relays=RELAYS, aggregates=hot, violations=len(found[Deviation.DISORDERED]))
    faults = {"lock_cut": figure["locks_cut"]}
    proof = Proof("g4", not sum(totals(found).values()), {**figure}, totals(found), controls, {}, faults, list(seeds))
    proof.words = words(found)
    return proof


async def _all_published(pair: Pair, patience: float = 300.0) -> None:
    async with asyncio.timeout(patience):
        while left := await pair.count(SERVICE, _UNPUBLISHED):
            await asyncio.sleep(min(0.1, left / 1000))


async def _disordered_without_a_fence(pair: Pair, children: Nursery) -> int:
    """The control: all of it once more, by as many relays that skip what another has locked; violations."""
    await naive_stream(pair)
    connection = await direct(pair.urls[SERVICE])
    await connection.execute("UPDATE outbox_event SET published_at = NULL")
    await connection.close()
    async with children.at_work(Job(parts=("control_skip_locked",), alive=RELAYS), pair):
        await _all_published(pair)
    state = (await pair.broker.stream.stream_info(NAIVE_STREAM)).state
    versions: list[tuple[UUID, int]] = []
    for first in range(state.first_seq, state.last_seq + 1, 64):
        several = range(first, min(first + 64, state.last_seq + 1))
        for message in await asyncio.gather(*(pair.broker.stream.get_msg(NAIVE_STREAM, n) for n in several)):
            event = orjson.loads(message.data or b"")
            versions.append((UUID(event["subject"]), event["aggregateversion"]))
    return disorder(versions)
