"""A publisher and a hearer on fresh databases and a broker of their own."""

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest_asyncio

from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats
from tests.support.sealed_house import SealedHouse, make_sealed_database, open_sealed_house, own_keys
from tests.support.specimen import HEARER, SERVICE, Pair, make_database, open_pair

_SERIAL = count(1)


@pytest_asyncio.fixture
async def pair(postgres_server: PostgresServer, keys: Path, tmp_path: Path) -> AsyncIterator[Pair]:
    """A pair whose stream is empty."""
    serial = next(_SERIAL)
    names = {SERVICE: (f"specimens_{serial}", "specimen"), HEARER: (f"kept_{serial}", "kept")}
    urls = {service: await make_database(postgres_server, *name) for service, name in names.items()}
    with nats(tmp_path / "n") as server:
        async with open_pair(urls, server.url, keys) as pair:
            yield pair
    for database, _ in names.values():
        await postgres_server.drop_database(database)


@pytest_asyncio.fixture
async def sealed(postgres_server: PostgresServer, keys: Path, tmp_path: Path) -> AsyncIterator[SealedHouse]:
    """A service whose cases are encrypted, on a fresh database, with a copy of the keys."""
    name = f"sealed_{next(_SERIAL)}"
    url = await make_sealed_database(postgres_server, name)
    async with open_sealed_house(url, own_keys(keys, tmp_path / "keys")) as house:
        yield house
    await postgres_server.drop_database(name)
