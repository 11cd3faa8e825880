"""A vault of its own for every test, with the sample city in it."""

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.city import SampleCity
from tests.support.databases import Databases
from tests.support.vault_service import TEMPLATE, VaultHouse, open_house, prepare_now

_SERIAL = count(1)


@pytest.fixture(scope="session")
def vault_city(databases: Databases, keys: Path) -> SampleCity:
    """The sample city, loaded once."""
    return prepare_now(databases, keys)


@pytest_asyncio.fixture
async def vault(vault_city: SampleCity, databases: Databases, keys: Path) -> AsyncIterator[VaultHouse]:
    """The vault."""
    url = await databases.server.create_database(f"vault_house_{next(_SERIAL)}", TEMPLATE)
    async with open_house(url, keys, vault_city) as house:
        yield house
    await databases.drop(url)
