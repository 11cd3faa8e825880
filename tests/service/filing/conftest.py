"""A filing service of its own for every test, with the sample city in it."""

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.city import SampleCity
from tests.support.databases import Databases
from tests.support.filing_service import TEMPLATE, FilingHouse, open_house, prepare_now

_SERIAL = count(1)


@pytest.fixture(scope="session")
def city(databases: Databases, keys: Path) -> SampleCity:
    """The sample city, loaded once."""
    return prepare_now(databases, keys)


@pytest_asyncio.fixture
async def house(city: SampleCity, databases: Databases, keys: Path, tmp_path: Path) -> AsyncIterator[FilingHouse]:
    """The service under the profile of the default city."""
    url = await databases.server.create_database(f"filing_house_{next(_SERIAL)}", TEMPLATE)
    async with open_house(url, keys, tmp_path, city) as house:
        yield house
    await databases.drop(url)


@pytest_asyncio.fixture
async def other_house(city: SampleCity, databases: Databases, keys: Path, tmp_path: Path) -> AsyncIterator[FilingHouse]:
    """The service under the profile with its own order of steps."""
    url = await databases.server.create_database(f"filing_house_{next(_SERIAL)}", TEMPLATE)
    async with open_house(url, keys, tmp_path, city, profile="pingdingshan") as house:
        yield house
    await databases.drop(url)
