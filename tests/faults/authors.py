"""Who acts on specimens in a fault run, every act under a key and in the ledger; and the judgement of a run."""

import asyncio
import random
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

import orjson

from libs.chassis.database import direct
from libs.chassis.parking import ParkingDesk
from tests.faults.ledger import Deviation, Ledger, deviations
from tests.faults.mortals import opening, step
from tests.faults.pairs import at_work, behind, read_pair
from tests.support.specimen import FOLLOW, HEARER, SERVICE, Pair

Found = dict[Deviation, list[str]]


@dataclass
class Author:
    """Opens up to ``cases`` specimens and moves them on; ``name`` is the beginning of all its keys."""

    pair: Pair
    chance: random.Random
    name: str
    cases: int = 24
    ledger: Ledger = field(default_factory=Ledger)
    versions: dict[UUID, int] = field(default_factory=dict)
    busy: set[UUID] = field(default_factory=set)
    acts: int = 0

    async def tell(self, events: int, each: int = 4) -> None:
        """So many events: ``each`` of one case in turn, of several cases at once."""
        await asyncio.gather(*(self._several(each) for _ in range(max(1, events // each))))

    async def _several(self, events: int) -> None:
        idle = [case_id for case_id in self.versions if case_id not in self.busy]
        case_id = self.chance.choice(idle) if idle and len(self.versions) >= self.cases else await self.open()
        self.busy.add(case_id)
        while events > (1 if self.versions[case_id] == 1 else 0):
            await self.step(case_id)
            events -= 1
        self.busy.discard(case_id)

    async def open(self) -> UUID:
        """Open one."""
        self.acts += 1
        key = f"{self.name}.{self.acts}"
        self.ledger.attempts[key] += 1
        case_id = (await self.pair.publisher.perform(opening(key))).case.id
        self.ledger.acknowledge(key, case_id)
        self.versions[case_id] = 1
        self.busy.add(case_id)
        return case_id

    async def step(self, case_id: UUID) -> None:
        """Move it on."""
        self.acts += 1
        key = f"{self.name}.{self.acts}"
        self.ledger.attempts[key] += 1
        await self.pair.publisher.perform(step(case_id, self.versions[case_id], key))
        self.ledger.acknowledge(key, case_id)
        self.versions[case_id] += 1

    async def repeat_children(self, name: str, born: int, times: int = 2) -> None:
        """Ask again, under the same keys, for what each child of that name asked for; the child died over it."""
        for _ in range(times):
            for first in range(1, born + 1, 8):
                await asyncio.gather(*(self._repeat(f"{name}.{n}") for n in range(first, min(first + 8, born + 1))))

    async def _repeat(self, name: str) -> None:
        key = f"{name}.open"
        self.ledger.attempts[key] += 1
        case_id = (await self.pair.publisher.perform(opening(key))).case.id
        self.ledger.acknowledge(key, case_id)
        self.ledger.attempts[f"{key}.step"] += 1
        stepped = await self.pair.publisher.perform(step(case_id, 1, f"{key}.step"))
        self.ledger.acknowledge(f"{key}.step", stepped.case.id)


async def rest(pair: Pair, patience: float = 60.0) -> bool:
    """Let a healthy relay and a healthy listener go on, and an operator retry what is parked, until all is applied and
    acknowledged; whether that came to pass."""
    desk = ParkingDesk(pair.inbox, {"filing.specimen": FOLLOW})
    async with at_work(pair) as work:
        for _ in range(int(patience / 0.1)):
            for place in await desk.places():
                await desk.retry(*place)
            if await behind(pair) == 0 and await work.listener.lag() == 0 and not await desk.waiting():
                return True
            await asyncio.sleep(0.1)
    return False


async def judged(pair: Pair, asked: Ledger, *, heard: bool = True) -> Found:
    """What went wrong, by all that was asked, made, told, stored in the stream and, if it was ``heard``, applied."""
    ledger = await read_pair(pair)
    if not heard:
        ledger.applied, ledger.effects = {}, {}
    ledger.attempts, ledger.acknowledged, ledger.disagreeing = asked.attempts, asked.acknowledged, asked.disagreeing
    connection = await direct(pair.urls[SERVICE])
    rows = await connection.fetch("SELECT case_id, version, record FROM case_history WHERE case_type = 'specimen'")
    await connection.close()
    made: dict[str, list[UUID]] = defaultdict(list)
    for row in rows:
        made[orjson.loads(row["record"])["note"]].append(row["case_id"])
    ledger.made = made
    found = deviations(ledger)
    told = {(one.aggregate_id, one.version) for one in ledger.told}
    untold = [row for row in rows if (row["case_id"], row["version"]) not in told]
    found[Deviation.LOST] += [f"case {row['case_id']} tells nothing of version {row['version']}" for row in untold]
    stored = {one.event_id for one in ledger.stream}
    missing = [one.event_id for one in ledger.told if one.event_id not in stored]
    found[Deviation.LOST] += [f"event {event_id} is not in the stream" for event_id in missing]
    if heard:
        found[Deviation.DISORDERED] += await _kept_out_of_order(pair)
    return found


async def _kept_out_of_order(pair: Pair) -> list[str]:
    """Cases whose effects did not come in the order of their versions."""
    connection = await direct(pair.urls[HEARER])
    rows = await connection.fetch("SELECT id, body FROM kept")
    await connection.close()
    kept = {row["id"]: orjson.loads(row["body"])["versions"] for row in rows}
    return [f"{HEARER}: case {one} took effect as {of}" for one, of in kept.items() if of != sorted(of)]
