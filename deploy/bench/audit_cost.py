"""What the audit row costs: fourteen writers with an effect each, with the audit row and the sealer, and without.

The effect is what an act leaves beside its case: a history row and an outbox row, in one statement. The rows are made
as the service makes them, body and mark included. Both kinds of rounds take turns in one run on one database.
"""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import CTE, Table, bindparam, insert, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from deploy.bench.stage import Bench
from libs.chassis.audit import audit_row, mark_rows, marked
from libs.chassis.database import connect, direct, run_sql_file
from libs.chassis.ids import new_id
from libs.chassis.prepared import Prepared
from libs.chassis.sealing.sealer import Sealer
from libs.chassis.tables import AUDIT, HISTORY, OUTBOX
from libs.kernel.actor import Actor

WRITERS = 14
ROUNDS = 3
SECONDS = 5.0
_SCHEMAS = tuple(Path(f"libs/chassis/schema/v{version}.sql") for version in (1, 2, 3))
_DATABASE = "audit_cost"
_CLERK = Actor(UUID(int=1), UUID(int=2), UUID(int=3), None, frozenset())
_LEFT_OUT = {
    "id", "recorded_at", "published_at", "js_incarnation", "js_seq", "attempts", "next_attempt_at", "last_error",
}  # fmt: skip
_HASH = bytes(32)


@dataclass
class Round:
    """Times of the transactions of one round, in milliseconds."""

    times: list[float] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Transactions a second."""
        return len(self.times) / SECONDS

    @property
    def p99(self) -> float:
        """What 99 of 100 did not exceed."""
        return statistics.quantiles(self.times, n=100)[98]


async def measure_audit_cost(bench: Bench) -> dict[str, float]:
    """Audited transactions a second and their 99th percentile, the same without audit row and sealer, the ratio."""
    key = (Path(bench.running.env["LANYARD_KEYS"]) / "filing.key").read_bytes()
    with_rows, without = [], []
    async with _database(bench.running.env["FILING_DATABASE_URL"], key) as pool:
        for _ in range(ROUNDS):
            without.append(await _round(pool, audited=False))
            with_rows.append(await _sealed_round(pool, key))
    best, bare = max(with_rows, key=_speed), max(without, key=_speed)
    return {
        "audited_tx_per_s": best.per_second,
        "audited_tx_p99_ms": best.p99,
        "unaudited_tx_per_s": bare.per_second,
        "unaudited_tx_p99_ms": bare.p99,
        "audit_tx_ratio": best.per_second / bare.per_second,
    }


def _speed(measured: Round) -> float:
    return measured.per_second


@asynccontextmanager
async def _database(neighbour: str, key: bytes) -> AsyncIterator[AsyncEngine]:
    """A database of its own beside that one, whose pool marks audit rows."""
    beside = await direct(neighbour)
    await beside.execute(f"DROP DATABASE IF EXISTS {_DATABASE} WITH (FORCE)")
    await beside.execute(f"CREATE DATABASE {_DATABASE}")
    url = make_url(neighbour).set(database=_DATABASE)
    pool = connect(url.render_as_string(hide_password=False), size=WRITERS + 1, timeouts=False)
    mark_rows(pool, key)
    try:
        async with pool.begin() as connection:
            for schema in _SCHEMAS:
                await connection.run_sync(run_sql_file, schema)
        yield pool
    finally:
        await pool.dispose()
        await beside.execute(f"DROP DATABASE IF EXISTS {_DATABASE} WITH (FORCE)")
        await beside.close()


async def _sealed_round(pool: AsyncEngine, key: bytes) -> Round:
    """A round with audit rows while the sealer is at work, as in a service."""
    stop = asyncio.Event()
    sealing = asyncio.create_task(Sealer(pool, "filing", key).run(stop))
    measured = await _round(pool, audited=True)
    stop.set()
    await sealing
    return measured


async def _round(pool: AsyncEngine, *, audited: bool) -> Round:
    measured, end = Round(), time.perf_counter() + SECONDS
    await asyncio.gather(*(_write(pool, measured, end, audited=audited) for _ in range(WRITERS)))
    return measured


async def _write(pool: AsyncEngine, measured: Round, end: float, *, audited: bool) -> None:
    """One writer: a transaction after the other until the end."""
    statement = _AUDITED if audited else _BARE
    async with pool.connect() as connection:
        while (started := time.perf_counter()) < end:
            case_id, event_id, at = uuid4(), new_id(), datetime.now(UTC)
            values = {**_history(case_id, at), **_outbox(case_id, event_id, at)}
            if audited:
                row = audit_row(
                    _CLERK, event_uuid=event_id, at=at, action="filing.draft", object_type="filing", object_id=case_id,
                    decision="allow", outcome="draft", policy_version="xuchang/2023-01", request_id=new_id(),
                )  # fmt: skip
                values |= {f"audit_event_{name}": value for name, value in marked(connection, row).items()}
            await statement.row(connection, values)
            await connection.commit()
            measured.times.append((time.perf_counter() - started) * 1000)


def _history(case_id: UUID, at: datetime) -> dict[str, object]:
    row = {
        "case_type": "filing", "case_id": case_id, "version": 1, "act": "draft", "lifecycle_row": "TF-01",
        "source": None, "target": "draft", "account_id": _CLERK.account_id, "person_id": _CLERK.person_id,
        "role": "unit_clerk", "at": at, "profile": "xuchang", "profile_version": "2023-01", "record": "{}",
    }  # fmt: skip
    return {f"case_history_{name}": value for name, value in row.items()}


def _outbox(case_id: UUID, event_id: UUID, at: datetime) -> dict[str, object]:
    row = {
        "event_id": event_id, "aggregate_type": "filing", "aggregate_id": case_id, "aggregate_version": 1, "lane": 0,
        "event_type": "filing.filing.drafted.v1", "schema_version": 1, "payload": _HASH * 16, "payload_digest": _HASH,
        "signature": _HASH * 2, "key_id": "filing", "occurred_at": at, "actor_ref": _CLERK.account_id,
        "correlation_id": event_id, "causation_id": None,
    }  # fmt: skip
    return {f"outbox_event_{name}": value for name, value in row.items()}


def _leaving(table: Table) -> CTE:
    """The insert of one row as a part of a statement, its parameters named by table and column."""
    return insert(table).values(_row_of(table)).cte(f"left_{table.name}")


def _row_of(table: Table) -> dict[str, object]:
    filled = [column for column in table.c if column.name not in _LEFT_OUT]
    return {column.name: bindparam(f"{table.name}_{column.name}", type_=column.type) for column in filled}


_BARE = Prepared(insert(HISTORY).values(_row_of(HISTORY)).add_cte(_leaving(OUTBOX)))
_AUDITED = Prepared(insert(HISTORY).values(_row_of(HISTORY)).add_cte(_leaving(OUTBOX), _leaving(AUDIT)))
