"""Databases and a broker that stay, and are emptied for one small test after another."""

import asyncio
import contextlib

import asyncpg
from nats.js.errors import NotFoundError
from sqlalchemy import text

from deploy.local.postgres import PostgresServer
from libs.chassis import broker as brokers
from libs.chassis.database import connect, direct
from tests.support.specimen import SERVICE, TABLE_SQL, make_database

_LEAVE = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()"
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


async def emptied_database(server: PostgresServer, name: str, *tables: str) -> str:
    """The address of a database with the chassis tables and these case tables, without any row or anybody in it; it is
    made at first and stays."""
    if not await _emptied(server.url(name), name):
        await server.drop_database(name)
        await _make(server, name, *tables)
    return server.url(name)


async def _make(server: PostgresServer, name: str, first: str, *others: str) -> None:
    engine = connect(await make_database(server, name, first))
    async with engine.begin() as connection:
        for table in others:
            await connection.execute(text(TABLE_SQL.format(name=table)))
    await engine.dispose()


async def _emptied(url: str, name: str) -> bool:
    """Whether there was such a database, and it could be emptied."""
    try:
        connection = await direct(url)
    except asyncpg.InvalidCatalogNameError:
        return False
    try:
        await connection.execute(_LEAVE, name)
        names = [row["tablename"] for row in await connection.fetch(_TABLES)]
        await connection.execute("; ".join(f"DELETE FROM {table}" for table in names))
    finally:
        await connection.close()
    return bool(names)


async def emptied_broker(url: str) -> None:
    """Take the stream of the specimens from a broker, with all its consumers."""
    async with asyncio.timeout(10):
        broker = await brokers.open_broker(url, "emptying")
        with contextlib.suppress(NotFoundError):
            await broker.stream.delete_stream(brokers.stream_name(SERVICE))
        await broker.client.close()
