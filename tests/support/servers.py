"""Fixtures: one PostgreSQL and one NATS per test run (and per worker), keys, fresh databases."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from deploy.local.broker import NatsServer
from deploy.local.keys import ensure_keys
from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats, postgres
from tests.support.databases import Databases
from tests.support.standing import standing_postgres

UNSAFE_BUT_FAST = {"fsync": "off", "full_page_writes": "off"}
"""A crash of a process loses nothing under these; only a power cut would, and tests/faults has its own servers."""


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """A short path, because a Unix socket lives in it, that the OS user of PostgreSQL may enter."""
    folder = Path(tempfile.mkdtemp(prefix="lanyard-tests-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server(server_folder: Path) -> Iterator[PostgresServer]:
    """A real PostgreSQL; the one that stands already, if one does."""
    standing = standing_postgres()
    if standing is not None:
        yield standing
        return
    with postgres(server_folder / "postgres", UNSAFE_BUT_FAST) as server:
        yield server


@pytest.fixture(scope="session")
def nats_server(server_folder: Path) -> Iterator[NatsServer]:
    """A real NATS server that syncs always."""
    with nats(server_folder / "nats") as server:
        yield server


@pytest.fixture(scope="session")
def databases(postgres_server: PostgresServer) -> Databases:
    """For fixtures of a wider scope than one test; they drop what they take."""
    return Databases(postgres_server)


@pytest_asyncio.fixture
async def database(databases: Databases) -> AsyncIterator[Callable[[str], Awaitable[str]]]:
    """``await database("filing")`` answers the address of a fresh database, dropped after the test."""
    taken: list[str] = []

    async def fresh(service: str) -> str:
        taken.append(await databases.fresh(service))
        return taken[-1]

    yield fresh
    for url in taken:
        await databases.drop(url)


@pytest.fixture(scope="session")
def keys(server_folder: Path) -> Path:
    """A folder of Ed25519 keys, one pair per service and one of the gateway."""
    return ensure_keys(server_folder / "keys")
