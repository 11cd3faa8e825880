"""A directory with the sample city in it, and callers of it."""

import asyncio
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio

from deploy.local.postgres import PostgresServer
from libs.chassis.process import Part, Running
from libs.chassis.settings import Settings
from services.directory.city_file import read_city
from services.directory.load import load_city
from services.directory.main import SERVICE
from tests.service.directory.caller import CITY, Clock, Directory, settings_for
from tests.support.databases import Databases, name_of

_SERIAL = count(1)


@pytest.fixture(scope="session")
def city_template(databases: Databases, keys: Path) -> str:
    """The name of a database with the sample city, loaded once and copied for each test."""

    async def make() -> str:
        url = await databases.fresh("directory")
        await load_city(settings_for(url, keys), read_city(CITY))
        return name_of(url)

    return asyncio.run(make())


@pytest_asyncio.fixture
async def city_settings(
    postgres_server: PostgresServer, databases: Databases, keys: Path, city_template: str
) -> AsyncIterator[Settings]:
    """A copy of the sample city of the test's own."""
    url = await postgres_server.create_database(f"city_{next(_SERIAL)}", city_template)
    yield settings_for(url, keys)
    await databases.drop(url)


@pytest_asyncio.fixture
async def directory(city_settings: Settings) -> AsyncIterator[Directory]:
    """The web part of the directory, with a clock that the test can turn on."""
    clock = Clock()
    running = Running(SERVICE, city_settings, Part.WEB, clock=clock)
    await running.start()
    async with Directory.at(running, clock) as directory:
        yield directory
    await running.stop()
