"""The clarification service on a fresh database, in a small city."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from services.clarification.main import SERVICE
from tests.support import clarification_intake_house as intake
from tests.support import small_city
from tests.support.city import SampleCity
from tests.support.databases import Databases
from tests.support.reacting import Reactor, reacting


@pytest_asyncio.fixture
async def reactor(database: Callable[[str], Awaitable[str]], keys: Path) -> AsyncIterator[Reactor]:
    """The service, to which the directory has told the small city."""
    async with reacting(SERVICE, await database(SERVICE.name), keys) as reactor:
        await small_city.found(reactor)
        yield reactor


@pytest.fixture(scope="session")
def intake_city(databases: Databases, keys: Path) -> SampleCity:
    """The sample city, heard once by a template of the service's database."""
    return asyncio.run(intake.prepare(databases, keys))


@pytest_asyncio.fixture
async def house(intake_city: SampleCity, databases: Databases, keys: Path) -> AsyncIterator[intake.House]:
    """The service in the sample city."""
    async with intake.open_house(databases, keys, intake_city) as house:
        yield house
