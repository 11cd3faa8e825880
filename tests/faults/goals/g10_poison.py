"""G10: one event of a thousand cannot be applied; only its own case waits, and goes on in order after the cure."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from deploy.local.keys import ensure_keys
from deploy.local.servers import nats, postgres
from libs.chassis.database import direct
from libs.chassis.inbox import MAX_DELIVERIES
from libs.chassis.parking import ParkingDesk
from tests.faults.ledger import deviations, totals, words
from tests.faults.naive import overtaken, stops_at_poison
from tests.faults.nursery import Job, nursery
from tests.faults.pairs import CONSUMER, Pairs, read_pair, redeclare
from tests.faults.poisoning import CURED, SIZE, STEPS, Drip, Kind, tries
from tests.faults.report import Proof
from tests.support.specimen import HEARER, SERVICE, Pair

if TYPE_CHECKING:
    from tests.faults.__main__ import Wanted

SLOWER_AT_MOST = 1.2
ACK_WAIT = 30.0
"""Seconds, as declared, after which the broker takes a delivery for lost: so long a crash keeps what was in hand."""
RATE = 40.0
_AGGREGATE = "filing.specimen"
_GROUPS_PER_POISON = 5
"""One event in a thousand."""
_PARKED_WITHIN = 240.0
_KINDS = tuple(Kind)


@dataclass
class Course:
    """What was measured: milliseconds from commit to application of all events of well specimens, without poison and
    with it; and what became of the sick."""

    without: list[float] = field(default_factory=list)
    poisoned: list[float] = field(default_factory=list)
    sick: Mapping[UUID, Kind] = field(default_factory=dict)
    tried: Mapping[UUID, int] = field(default_factory=dict)
    waiting: list[tuple[UUID, int, str]] = field(default_factory=list)
    replayed: dict[UUID, tuple[int, ...]] = field(default_factory=dict)
    live: dict[UUID, tuple[int, ...]] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    controls: Mapping[str, bool] = field(default_factory=dict)

    @property
    def slower(self) -> float:
        """By how much poison makes the 99th percentile of the others longer."""
        return _p99(self.poisoned) / _p99(self.without)

    @property
    def in_order(self) -> bool:
        """Whether each sick one was stopped at its poison with its successors held behind it, went on in order after
        the cure, and takes part again."""
        behind = [(case_id, v, "parked" if v == 2 else "held") for case_id in self.sick for v in range(2, 6)]
        whole = dict.fromkeys(self.sick, (1, 2, 3, 4, 5))
        again = dict.fromkeys(self.sick, (1, 2, 3, 4, 5, 6))
        return sorted(self.waiting) == sorted(behind) and self.replayed == whole and self.live == again


def prove(wanted: "Wanted", ack_wait: float = ACK_WAIT, kinds: tuple[Kind, ...] = _KINDS) -> Proof:
    """The same stream of events without poison, with it, and without it again; two processes of the hearer."""
    poisoned = max(len(kinds), min(wanted.filings, 4000) // (SIZE * (STEPS + 1) * _GROUPS_PER_POISON))
    course = asyncio.run(run(wanted.folder, poisoned, ack_wait, kinds))
    most = max((n for case_id, n in course.tried.items() if course.sick[case_id] is Kind.CRASH), default=0)
    figure = {
        "events_without_poison": float(len(course.without)),
        "events_beside_poison": float(len(course.poisoned)),
        "poisoned_events": len(course.sick),
        "p50_without_ms": statistics.median(course.without),
        "p50_beside_ms": statistics.median(course.poisoned),
        "p99_without_ms": _p99(course.without),
        "p99_beside_ms": _p99(course.poisoned),
        "p99_beside_by_without": course.slower,
        "slowest_beside_ms": max(course.poisoned),
        "crashes": sum(n for case_id, n in course.tried.items() if course.sick[case_id] is Kind.CRASH),
        "tries_of_one_crashing_event": most,
        "held_behind": sum(state == "held" for _, _, state in course.waiting),
    }
    held = course.slower <= SLOWER_AT_MOST and course.in_order and not sum(course.totals.values())
    faults = {f"poison_{kind}": sum(one is kind for one in course.sick.values()) for kind in Kind}
    proof = Proof("g10", held and most <= MAX_DELIVERIES, figure, course.totals, course.controls, faults=faults)
    proof.seeds, proof.words = [wanted.seed], course.words
    return proof


async def run(
    folder: Path, poisoned: int, ack_wait: float, kinds: tuple[Kind, ...], *, usual: bool = True, size: int = SIZE
) -> Course:
    """So many poisoned events; with ``usual``, one in a thousand, and half as many groups without poison before and
    after; else in one group each. ``size`` is that of a group."""
    course, apart = Course(), _GROUPS_PER_POISON if usual else 1
    groups = poisoned * apart
    async with _stage(folder, ack_wait) as (pair, log):
        drip = Drip(pair, RATE, size)
        if usual:
            course.without += await _measured(drip, groups // 2)
        poison = {number * apart: kinds[number % len(kinds)] for number in range(poisoned)}
        course.poisoned = await _measured(drip, groups, poison)
        course.sick = dict(drip.sick)
        await _see_parked(pair, course)
        await _replay(pair, course)
        if usual:
            course.without += await _measured(drip, groups // 2)
        course.tried = tries(log)
        found = deviations(await read_pair(pair))
        course.totals, course.words = totals(found), words(found)
        course.controls = {
            "g10_one_queue_without_parking_stops_at_the_first_poison": await stops_at_poison(pair),
            "g10_without_versions_successors_overtake_the_poison": await overtaken(pair),
        }
    return course


@asynccontextmanager
async def _stage(folder: Path, ack_wait: float) -> AsyncIterator[tuple[Pair, Path]]:
    """A pair on servers of its own, with its relay here and two hearers that die and are born again; and their log."""
    folder.mkdir(parents=True, exist_ok=True)
    with postgres(folder / "postgres") as database, nats(folder / "nats") as broker:
        pairs = Pairs(database, ensure_keys(folder / "keys"), "poison")
        async with pairs.fresh(broker.url) as pair, nursery(folder / "nursery") as home:
            await redeclare(pair, ack_wait)
            stop = asyncio.Event()
            carrying = asyncio.create_task(pair.relay().run(stop))
            async with home.at_work(Job(("hear_sick",), alive=2, patience=3600, pull=256), pair):
                yield pair, home.log
            stop.set()
            pair.publisher.wake.set()
            await carrying


async def _measured(drip: Drip, groups: int, poison: Mapping[int, Kind] | None = None) -> list[float]:
    """Feed and wait; milliseconds from commit to application of every event of a well specimen. Raises TimeoutError if
    one of them does not arrive."""
    outbox, inbox = await direct(drip.pair.urls[SERVICE]), await direct(drip.pair.urls[HEARER])
    last = await outbox.fetchval("SELECT coalesce(max(id), 0) FROM outbox_event")
    await drip.feed(groups, poison)
    rows = await outbox.fetch("SELECT event_id, aggregate_id, recorded_at FROM outbox_event WHERE id > $1", last)
    told: dict[UUID, datetime] = {r["event_id"]: r["recorded_at"] for r in rows if r["aggregate_id"] not in drip.sick}
    until = time.monotonic() + 120
    while True:
        rows = await inbox.fetch("SELECT event_id, applied_at FROM inbox_event WHERE event_id = ANY($1)", list(told))
        if len(rows) == len(told):
            break
        if time.monotonic() > until:
            raise TimeoutError(f"{len(rows)} of {len(told)} applied")
        await asyncio.sleep(0.2)
    await outbox.close()
    await inbox.close()
    return [(row["applied_at"] - told[row["event_id"]]).total_seconds() * 1000 for row in rows]


async def _see_parked(pair: Pair, course: Course) -> None:
    """Wait until every poisoned event is parked and all behind it are held."""
    desk, until = ParkingDesk(pair.inbox, {_AGGREGATE: CURED}), time.monotonic() + _PARKED_WITHIN
    while time.monotonic() < until:
        rows = await desk.waiting()
        course.waiting = [(row["aggregate_id"], row["version"], row["state"]) for row in rows]
        if len(rows) >= len(course.sick) * STEPS:
            return
        await asyncio.sleep(0.2)


async def _replay(pair: Pair, course: Course) -> None:
    """Retry at the desk with the cause removed, and move each on once more, which the hearers take as they come."""
    desk = ParkingDesk(pair.inbox, {_AGGREGATE: CURED})
    for case_id in course.sick:
        await desk.retry(CONSUMER, _AGGREGATE, case_id)
        course.replayed[case_id] = await pair.kept(case_id)
        await pair.step(case_id, STEPS + 1)
    for _ in range(200):
        course.live = {case_id: await pair.kept(case_id) for case_id in course.sick}
        if course.in_order:
            return
        await asyncio.sleep(0.1)


def _p99(milliseconds: list[float]) -> float:
    return statistics.quantiles(milliseconds, n=100)[98] if len(milliseconds) > 1 else float("inf")
