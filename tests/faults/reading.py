"""What the databases and the stream say happened, as a ledger, and the wait until everything has arrived."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

import asyncpg
import orjson

from libs.chassis.broker import durable_name, open_broker, stream_name
from libs.chassis.database import direct
from tests.faults.ledger import Applied, InStream, Ledger, Told
from tests.faults.rig import HEARERS, Rig

_TOLD = """
SELECT event_id, aggregate_id, aggregate_version, published_at IS NOT NULL AS published FROM outbox_event
WHERE aggregate_type = 'filing'
"""
_APPLIED = """
SELECT event_id, aggregate_id, version, row_number() OVER (ORDER BY applied_at, version) AS place FROM inbox_event
WHERE consumer = $1
"""
_PARKED = "SELECT count(*) FROM parked_event WHERE state IN ('parked', 'held')"
_BEHIND = "SELECT count(*) FROM outbox_event WHERE published_at IS NULL"


async def read(rig: Rig, ledger: Ledger, *, stream: bool = True) -> Ledger:
    """Fill the ledger with what the filing service made and told and what every hearer applied."""
    connection = await direct(rig.url("filing"))
    made: dict[str, list[UUID]] = defaultdict(list)
    for row in await connection.fetch("SELECT id, title FROM filing"):
        if row["title"] in ledger.attempts:
            made[row["title"]].append(row["id"])
    for key, case_id in ledger.acknowledged.items():  # a revision makes no case of its own
        if key not in made and "-" in key:
            made[key] = [one for one in made.get(key.rpartition("-")[0], []) if one == case_id]
    ledger.made = made
    rows = await connection.fetch(_TOLD)
    ledger.told = [Told(r["event_id"], r["aggregate_id"], r["aggregate_version"], r["published"]) for r in rows]
    await connection.close()
    ledger.applied = {hearer: await _applied(rig, hearer) for hearer in HEARERS}
    ledger.parked = sum([await _count(rig, hearer, _PARKED) for hearer in HEARERS])
    ledger.stream = await _stream(rig) if stream else ()
    return ledger


async def settled(rig: Rig, patience: float) -> float | None:
    """Seconds until everything told is published and applied by every hearer; None if that takes too long."""
    began = time.monotonic()
    while time.monotonic() - began < patience:
        rig.keep()
        try:
            if await _behind(rig) == 0:
                return time.monotonic() - began
        except (OSError, asyncpg.PostgresError):
            pass
        await asyncio.sleep(0.25)
    return None


async def _behind(rig: Rig) -> int:
    """How many events are not published, or not applied by one of the hearers."""
    waiting = await _count(rig, "filing", _BEHIND)
    told = await _count(rig, "filing", "SELECT count(*) FROM outbox_event WHERE aggregate_type = 'filing'")
    for hearer in HEARERS:
        consumer = durable_name(hearer, "filing", "filing")
        waiting += told - await _count(rig, hearer, "SELECT count(*) FROM inbox_event WHERE consumer = $1", consumer)
    return waiting


async def _count(rig: Rig, service: str, statement: str, *values: object) -> int:
    connection = await direct(rig.url(service))
    try:
        return int(await connection.fetchval(statement, *values))
    finally:
        await connection.close()


async def _applied(rig: Rig, hearer: str) -> Sequence[Applied]:
    connection = await direct(rig.url(hearer))
    rows = await connection.fetch(_APPLIED, durable_name(hearer, "filing", "filing"))
    await connection.close()
    return [Applied(r["event_id"], r["aggregate_id"], r["version"], r["place"]) for r in rows]


async def _stream(rig: Rig) -> Sequence[InStream]:
    """Every message of the stream of filings; read in batches."""
    broker = await open_broker(rig.broker.url, "faults-reader")
    name = stream_name("filing")
    last = (await broker.stream.stream_info(name)).state.last_seq
    found: list[InStream] = []
    for first in range(1, last + 1, 256):
        several = (broker.stream.get_msg(name, n) for n in range(first, min(first + 256, last + 1)))
        for message in await asyncio.gather(*several):
            event = orjson.loads(message.data or b"{}")
            if event.get("type", "").startswith("filing.filing."):
                case_id = UUID(event["subject"])
                found.append(InStream(int(message.seq or 0), UUID(event["id"]), case_id, event["aggregateversion"]))
    await broker.client.close()
    return found


async def states(rig: Rig) -> Mapping[str, str]:
    """A digest of what each hearer keeps of filings: equal for equal states, whatever the order of arrival."""
    found = {}
    for hearer in HEARERS:
        connection = await direct(rig.url(hearer))
        consumer = durable_name(hearer, "filing", "filing")
        found[hearer] = await connection.fetchval(
            "SELECT md5(coalesce(string_agg(event_id || ':' || version, ',' ORDER BY event_id), ''))"
            " FROM inbox_event WHERE consumer = $1",
            consumer,
        )
        await connection.close()
    return found
