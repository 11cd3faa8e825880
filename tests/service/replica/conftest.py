"""A hearer that has heard the whole sample city."""

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest_asyncio

from deploy.local.postgres import PostgresServer
from libs.chassis.settings import Settings
from tests.service.directory.city import city_template
from tests.service.directory.conftest import city_settings, directory
from tests.service.replica.hearer import Hearer
from tests.support.databases import name_of

__all__ = ["city_settings", "city_template", "directory"]

_SERIAL = count(1)


@pytest_asyncio.fixture
async def deaf(postgres_server: PostgresServer, city_settings: Settings, keys: Path) -> AsyncIterator[Hearer]:
    """A hearer that has heard nothing yet."""
    hearer = await Hearer.of(postgres_server, f"replica_{next(_SERIAL)}", city_settings.database_url, keys)
    yield hearer
    await hearer.database.dispose()
    await postgres_server.drop_database(name_of(hearer.url))


@pytest_asyncio.fixture
async def hearer(deaf: Hearer) -> Hearer:
    """A hearer that has heard the whole sample city."""
    await deaf.hear(*await deaf.deliveries())
    return deaf
