"""How long an event takes from its commit to the slowest of three hearers, and how many a second they sustain."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import aiohttp
import asyncpg

from deploy.bench.stage import Bench
from libs.chassis.database import direct

HEARERS = ("accountability", "supervision", "clarification")
_RATE = 50
_SECONDS = 20
_BEGUN = "SELECT count(*) FROM outbox_event WHERE published_at IS NOT NULL AND event_id = ANY($1)"
_APPLIED = "SELECT event_id, applied_at FROM inbox_event WHERE consumer LIKE '%filing_filing' AND event_id = ANY($1)"


async def measure_latency(bench: Bench) -> dict[str, float]:
    """Draft filings at a steady rate; median and 99th percentile of commit to applied in the slowest hearer, in ms."""
    outbox = await direct(bench.running.env["FILING_DATABASE_URL"])
    last = await outbox.fetchval("SELECT coalesce(max(id), 0) FROM outbox_event")
    await _draft_steadily(bench)
    rows = await outbox.fetch("SELECT event_id, recorded_at FROM outbox_event WHERE id > $1", last)
    await outbox.close()
    written = {row["event_id"]: row["recorded_at"] for row in rows}
    applied = [await _applied(bench, hearer, list(written)) for hearer in HEARERS]
    delays = sorted((max(seen[e] for seen in applied) - at).total_seconds() * 1000 for e, at in written.items())
    return {
        "propagation_events": float(len(delays)),
        "propagation_p50_ms": delays[len(delays) // 2],
        "propagation_p99_ms": delays[int(len(delays) * 0.99)],
    }


async def _draft_steadily(bench: Bench) -> None:
    address, body = bench.address("filing", "/v1/filings"), bench.draft()
    async with aiohttp.ClientSession() as session:

        async def post() -> None:
            token = bench.token("filing", "POST")
            headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())}
            async with session.post(address, json=body, headers=headers) as answer:
                assert answer.status == 201, answer.status

        tasks, start = [], time.monotonic()
        for number in range(_RATE * _SECONDS):
            await asyncio.sleep(max(0.0, start + number / _RATE - time.monotonic()))
            tasks.append(asyncio.create_task(post()))
        await asyncio.gather(*tasks)


async def _applied(bench: Bench, hearer: str, events: list[UUID]) -> dict[UUID, datetime]:
    """When each event was applied by that hearer. Waits until all are. Raises TimeoutError after two minutes."""
    connection = await direct(bench.running.env[f"{hearer.upper()}_DATABASE_URL"])
    try:
        return await _until_all(connection, events)
    finally:
        await connection.close()


async def _until_all(connection: asyncpg.Connection, events: list[UUID]) -> dict[UUID, datetime]:
    deadline = time.monotonic() + 120
    while True:
        rows = await connection.fetch(_APPLIED, events)
        if len(rows) == len(events):
            return {row["event_id"]: row["applied_at"] for row in rows}
        if time.monotonic() > deadline:
            raise TimeoutError(f"{len(rows)} of {len(events)} applied")
        await asyncio.sleep(0.1)


async def _begun(outbox: asyncpg.Connection, events: list[UUID]) -> None:
    """Wait for the first of the backlog to be published: the relay is up."""
    for _ in range(6000):
        if await outbox.fetchval(_BEGUN, events):
            return
        await asyncio.sleep(0.01)
    raise TimeoutError("the relay did not start")


async def measure_drain(bench: Bench, restart: Callable[[], object]) -> dict[str, float]:
    """A backlog of unpublished events, then the relay starts: events a second until all three have applied all."""
    outbox = await direct(bench.running.env["FILING_DATABASE_URL"])
    rows = await outbox.fetch("SELECT event_id FROM outbox_event WHERE published_at IS NULL")
    events = [row["event_id"] for row in rows]
    restart()
    await _begun(outbox, events)
    started = time.monotonic()
    await asyncio.gather(*(_applied(bench, hearer, events) for hearer in HEARERS))
    elapsed = time.monotonic() - started
    await outbox.close()
    return {"backlog_events": float(len(events)), "events_per_s": len(events) / elapsed}
