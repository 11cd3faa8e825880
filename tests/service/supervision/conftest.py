"""The supervision service on a fresh database, in a small city."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest_asyncio

from services.supervision.main import SERVICE
from tests.service.supervision.lead_desk import Desk, opened
from tests.support import small_city
from tests.support.reacting import Reactor, reacting
from tests.support.supervision_sources_stage import Stage
from tests.support.supervision_sources_stage import opened as staged


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
