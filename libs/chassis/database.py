"""PostgreSQL: connection pool, migrations, and the check that the schema is the one the code expects."""

import asyncio
import re
import time
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg
import orjson
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, make_url, pool
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

_REST = 2.0
_TEST = 2.0
_RESTING_SINCE = "resting_since"
_STATEMENT_END = re.compile(r";\n(?=[^$]*(?:\$\$[^$]*\$\$[^$]*)*\Z)")
_TIMEOUTS = {
    "statement_timeout": "5000",
    "lock_timeout": "2000",
    "idle_in_transaction_session_timeout": "10000",
    "timezone": "UTC",
    "jit": "off",
}
_IDLE = ("idle_session_timeout", "idle_in_transaction_session_timeout")
_PATIENCE: Any = {"command_timeout": 15.0}
"""Seconds until a statement without an answer is given up: longer than the server itself lets one run, so that only a
network that carries nothing comes to it."""


def _to_json(value: object) -> str:
    """JSON as text; what is text already is taken as JSON that someone has written."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def connect(url: str, *, size: int = 10, timeouts: bool = True) -> AsyncEngine:
    """A pool of connections. JSON columns are given and answered as text; callers parse.

    Bound values never appear in error texts (``hide_parameters``).
    """
    engine = create_async_engine(
        url,
        hide_parameters=True,
        pool_size=size,
        max_overflow=0,
        pool_timeout=5,
        pool_use_lifo=True,
        json_serializer=_to_json,
        json_deserializer=lambda text: text,
        connect_args={"server_settings": _TIMEOUTS if timeouts else {"timezone": "UTC"}, "timeout": 5, **_PATIENCE},
    )
    event.listen(engine.sync_engine, "checkin", _note_rest)
    event.listen(engine.sync_engine, "checkout", _test_after_rest)
    return engine


def _note_rest(_connection: Any, record: Any) -> None:
    """Remember since when a pooled connection rests."""
    record.info[_RESTING_SINCE] = time.monotonic()


def _test_after_rest(connection: Any, record: Any, _proxy: Any) -> None:
    """Test a connection that has rested; a test on every use would cost as much as three statements. If it does not
    answer soon, those that are older than now are given up with it: server or network have forgotten them as well."""
    since = record.info.get(_RESTING_SINCE)
    if since is None or time.monotonic() - since < _REST:
        return
    try:
        connection.run_async(lambda driver: driver.fetchrow(";", timeout=_TEST))
    except Exception:
        raise InvalidatePoolError from None


def script_folder(service: str) -> Path:
    """Where the migrations of a service (or the gateway) are."""
    root = Path(__file__).resolve().parents[2]
    return root / ("gateway" if service == "gateway" else f"services/{service}") / "migrations"


def _config(service: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(script_folder(service)))
    return config


async def migrate(url: str, service: str) -> None:
    """Bring the database of that service to the newest schema."""
    engine = create_async_engine(url, poolclass=pool.NullPool)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade, service)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection, service: str) -> None:
    config = _config(service)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def migrate_now(url: str, service: str) -> None:
    """The same for callers outside an event loop."""
    asyncio.run(migrate(url, service))


@cache
def expected_head(service: str) -> str | None:
    """The schema version this code was written for."""
    return ScriptDirectory.from_config(_config(service)).get_current_head()


async def current_head(connection: AsyncConnection) -> str | None:
    """The schema version the database is at."""
    return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


def run_sql_file(connection: Connection, path: Path) -> None:
    """Run the statements of a frozen SQL file; a semicolon at the end of a line ends a statement, unless it stands in
    the body of a function between two ``$$``."""
    for statement in _STATEMENT_END.split(path.read_text(encoding="utf-8")):
        if statement.strip():
            connection.exec_driver_sql(statement)


async def direct(url: str, *, silent_at_most: float = 0) -> asyncpg.Connection:
    """One connection of its own, outside the pool (session locks live and die with it).

    After ``silent_at_most`` seconds without a statement (0: never) the server ends it, and frees its locks: it does not
    hear by itself that a client behind a broken network, or a frozen one, is gone.
    """
    address = make_url(url)
    query = dict(address.query)
    connection: asyncpg.Connection = await asyncpg.connect(
        host=str(query.get("host") or address.host),
        port=address.port,
        user=address.username,
        password=address.password,
        database=address.database,
        timeout=5,
        **_PATIENCE,
        server_settings={
            "timezone": "UTC",
            "statement_timeout": "10000",
            **dict.fromkeys(_IDLE, str(round(silent_at_most * 1000))),
        },
    )
    return connection
