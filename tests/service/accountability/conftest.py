"""The accountability service on a fresh database, in a small city."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from services.accountability.main import SERVICE
from tests.support import accountability_interviews_house as interviews
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
def interview_city(databases: Databases, keys: Path) -> SampleCity:
    """The sample city, heard once by a template of the service's database."""
    return asyncio.run(interviews.prepare(databases, keys))


@pytest_asyncio.fixture
async def interview_house(
    interview_city: SampleCity, databases: Databases, keys: Path
) -> AsyncIterator[interviews.House]:
    """The service in the sample city, its clock in the hands of the test."""
    async with interviews.open_house(databases, keys, interview_city) as house:
        yield house
