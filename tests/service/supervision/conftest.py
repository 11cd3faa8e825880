"""The supervision service on a fresh database, in a small city."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from services.supervision.main import SERVICE
from tests.service.supervision.lead_desk import Desk, opened
from tests.support import small_city
from tests.support.databases import Databases
from tests.support.reacting import Reactor, reacting
from tests.support.supervision_sources_stage import Stage
from tests.support.supervision_sources_stage import opened as staged
from tests.support.supervision_visit_stage import VisitStage, open_stage, prepare


@pytest_asyncio.fixture
async def reactor(database: Callable[[str], Awaitable[str]], keys: Path) -> AsyncIterator[Reactor]:
    """The service, to which the directory has told the small city."""
    async with reacting(SERVICE, await database(SERVICE.name), keys) as reactor:
        await small_city.found(reactor)
        yield reactor


@pytest_asyncio.fixture
async def desk(reactor: Reactor) -> Desk:
    """The lead desk on 16 March 2026."""
    return await opened(reactor)


@pytest_asyncio.fixture
async def stage(reactor: Reactor) -> Stage:
    """The city with leaders, counties, bureau and task force on 16 March 2026."""
    return await staged(reactor)


@pytest.fixture(scope="session")
def visits_prepared(databases: Databases, keys: Path) -> None:
    """A template of the database that has heard of everybody whom visits concern."""
    asyncio.run(prepare(databases, keys))


@pytest_asyncio.fixture
async def house(visits_prepared: None, databases: Databases, keys: Path) -> AsyncIterator[VisitStage]:
    """The service with everybody whom visits concern, on 16 March 2026."""
    async with open_stage(databases, keys) as house:
        yield house
