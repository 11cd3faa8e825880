"""A directory with the sample city in it, and callers of it."""

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio

from deploy.local.postgres import PostgresServer
from libs.chassis.process import Part, Running
from libs.chassis.settings import Settings
from services.directory.main import SERVICE
from tests.service.directory.caller import Clock, Directory, settings_for
from tests.service.directory.city import city_template
from tests.support.databases import Databases

__all__ = ["city_template"]

_SERIAL = count(1)


@pytest.fixture(autouse=True)
def trial_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of `make run` as far as codes go: who has a secret for them needs one."""
    monkeypatch.setenv("DIRECTORY_ONE_TIME_CODES", "enrolled")


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
