"""A pair and a house for many small tests: databases and broker stay, and are emptied for each."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats
from tests.support.binders import House, open_house
from tests.support.emptying import emptied_broker, emptied_database
from tests.support.sealed_house import SealedHouse, make_sealed_database, open_sealed_house, own_keys
from tests.support.specimen import HEARER, SERVICE, Pair, open_pair
from tests.support.standing import standing_broker


@pytest.fixture(scope="session")
def lasting_broker(server_folder: Path) -> Iterator[str]:
    """The address of a broker for all pairs: the one that stands, or one of its own."""
    standing = standing_broker()
    if standing is not None:
        yield standing
        return
    with nats(server_folder / "lasting") as server:
        yield server.url


@pytest_asyncio.fixture
async def pair(postgres_server: PostgresServer, lasting_broker: str, keys: Path) -> AsyncIterator[Pair]:
    """A pair whose stream and whose tables are empty."""
    await emptied_broker(lasting_broker)
    urls = {
        SERVICE: await emptied_database(postgres_server, "lasting_specimens", "specimen"),
        HEARER: await emptied_database(postgres_server, "lasting_kept", "kept"),
    }
    async with open_pair(urls, lasting_broker, keys) as pair:
        yield pair


@pytest_asyncio.fixture
async def house(postgres_server: PostgresServer, keys: Path) -> AsyncIterator[House]:
    """A house on an empty database."""
    url = await emptied_database(postgres_server, "lasting_binders", "binder", "sheet")
    async with open_house(url, keys) as house:
        yield house


@pytest_asyncio.fixture
async def sealed(postgres_server: PostgresServer, keys: Path, tmp_path: Path) -> AsyncIterator[SealedHouse]:
    """A service whose cases are encrypted, on a database that nobody has left behind."""
    await postgres_server.drop_database("core_sealed")
    url = await make_sealed_database(postgres_server, "core_sealed")
    async with open_sealed_house(url, own_keys(keys, tmp_path / "keys")) as house:
        yield house
    await postgres_server.drop_database("core_sealed")
