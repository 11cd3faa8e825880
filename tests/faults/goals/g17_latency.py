"""G17: how long an event takes from its commit to the slowest of three hearers, and how many a second are sustained."""

import asyncio
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx

from deploy.local.keys import ensure_keys
from deploy.local.servers import nats, postgres
from libs.chassis.broker import durable_name
from libs.chassis.database import direct
from tests.faults.backlog import STEPS, fill
from tests.faults.chaos import sign_in
from tests.faults.feeding import FILINGS
from tests.faults.nursery import Job, nursery
from tests.faults.pairs import Pairs, at_work, behind, settled
from tests.faults.reading import settled as all_applied
from tests.faults.report import Proof
from tests.faults.rig import HEARERS, Rig, rig
from tests.support.specimen import HEARER, Pair

if TYPE_CHECKING:
    from deploy.bench.stage import Bench
    from tests.faults.__main__ import Wanted

MEDIAN_MS, P99_MS, EVENTS_A_SECOND = 150.0, 500.0, 500.0
RATE, SECONDS, BACKLOG = 50.0, 120.0, 10_000
_TOLD = "SELECT event_id, recorded_at FROM outbox_event WHERE aggregate_type = 'filing' AND id > $1"
_APPLIED = "SELECT event_id, applied_at FROM inbox_event WHERE consumer = $1"
_PARTS = ("relay_by_itself", "hear", "hear")
_PULL = 256


@dataclass(frozen=True)
class Steady:
    """What a steady feed came to: milliseconds of each event, what was not answered by 201, and by how many seconds the
    feed fell behind its rate."""

    milliseconds: list[float]
    refused: int
    late: float
    missing: int


def prove(wanted: "Wanted", seconds: float = SECONDS, backlog: int = BACKLOG) -> Proof:
    """Two minutes at fifty filings a second through the gateway, and a backlog of ten thousand specimens' events."""
    with rig(wanted.folder / "rig") as running:
        steady = asyncio.run(_feed(running, sign_in(running, wanted.folder / "rig"), seconds))
    events_a_second, slowed = asyncio.run(_drain(wanted.folder / "pair", backlog))
    median, p99 = statistics.median(steady.milliseconds), statistics.quantiles(steady.milliseconds, n=100)[98]
    figure: dict[str, float] = {
        "filings": len(steady.milliseconds),
        "filings_a_second": len(steady.milliseconds) / (seconds + steady.late),
        "seconds_fed": seconds,
        "refused": steady.refused,
        "p50_ms": median,
        "p99_ms": p99,
        "slowest_ms": max(steady.milliseconds),
        "backlog": backlog,
        "events_a_second": events_a_second,
    }
    quick = median <= MEDIAN_MS and p99 <= P99_MS and events_a_second >= EVENTS_A_SECOND
    lost = {"lost": steady.missing}
    controls = {"g17_a_hearer_that_is_stopped_is_measured_as_late": slowed}
    return Proof("g17", quick and not steady.missing, figure, lost, controls, seeds=[wanted.seed])


async def _feed(running: Rig, bench: "Bench", seconds: float) -> Steady:
    """Draft at a steady rate, wait until everything is applied, and read."""
    outbox = await direct(running.url("filing"))
    last = await outbox.fetchval("SELECT coalesce(max(id), 0) FROM outbox_event")
    refused, late = await _draft(bench, int(RATE * seconds))
    await all_applied(running, 60)
    rows = await outbox.fetch(_TOLD, last)
    await outbox.close()
    told: dict[UUID, datetime] = {row["event_id"]: row["recorded_at"] for row in rows}
    applied = [await _applied(running, hearer) for hearer in HEARERS]
    whole = {event: at for event, at in told.items() if all(event in seen for seen in applied)}
    slowest = {event: max(seen[event] for seen in applied) for event in whole}
    milliseconds = [(slowest[event] - at).total_seconds() * 1000 for event, at in whole.items()]
    return Steady(milliseconds, refused, late, len(told) - len(whole))


async def _draft(bench: "Bench", filings: int) -> tuple[int, float]:
    """So many filings; how many were refused, and how many seconds later than planned the last was answered."""
    body, refused = bench.draft(), 0
    headers = {"Authorization": f"Bearer {bench.cast.clerk.token}"}
    limits = httpx.Limits(max_connections=40)
    async with httpx.AsyncClient(
        base_url=bench.running.gateway, timeout=10, limits=limits, headers=headers, trust_env=False
    ) as http:

        async def post(number: int) -> None:
            nonlocal refused
            key = {"Idempotency-Key": f"steady.{number}"}
            answer = await http.post(FILINGS, json=_titled(body, number), headers=key)
            refused += answer.status_code != 201

        tasks, began = [], time.monotonic()
        for number in range(filings):
            await asyncio.sleep(max(0.0, began + number / RATE - time.monotonic()))
            tasks.append(asyncio.create_task(post(number)))
        await asyncio.gather(*tasks)
    return refused, max(0.0, time.monotonic() - began - filings / RATE)


def _titled(body: Mapping[str, Any], number: int) -> dict[str, Any]:
    return {"form": {**body["form"], "title": f"steady.{number}"}}


async def _applied(running: Rig, hearer: str) -> dict[UUID, datetime]:
    connection = await direct(running.url(hearer))
    rows = await connection.fetch(_APPLIED, durable_name(hearer, "filing", "filing"))
    await connection.close()
    return {row["event_id"]: row["applied_at"] for row in rows}


async def _drain(folder: Path, backlog: int) -> tuple[float, bool]:
    """Events a second of a backlog through a relay and two hearers in processes of their own, and the control."""
    folder.mkdir(parents=True, exist_ok=True)
    with postgres(folder / "postgres") as database, nats(folder / "nats") as broker:
        pairs = Pairs(database, ensure_keys(folder / "keys"), "rate")
        async with pairs.fresh(broker.url) as pair, nursery(folder / "nursery") as home:
            await fill(pair, backlog // (STEPS + 1))
            began = None
            async with home.at_work(Job(_PARTS, alive=len(_PARTS), patience=600, pull=_PULL), pair):
                while began is None or await behind(pair):
                    if began is None and await pair.count(HEARER, "inbox_event"):
                        began = time.monotonic()
                    await asyncio.sleep(0.1)
            taken = time.monotonic() - (began or 0.0)
            return backlog / taken, await _late_without_hearer(pair)


async def _late_without_hearer(pair: Pair) -> bool:
    """The control: with the hearer stopped, the same measure never comes to its end."""
    await fill(pair, 10)
    async with at_work(pair, hear=False):
        return not await settled(pair, 3)
