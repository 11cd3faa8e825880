"""The sample city in a database, loaded once per run."""

import asyncio
from pathlib import Path

import pytest

from services.directory.city_file import read_city
from services.directory.load import load_city
from tests.service.directory.caller import CITY, settings_for
from tests.support.databases import Databases, name_of


@pytest.fixture(scope="session")
def city_template(databases: Databases, keys: Path) -> str:
    """The name of a database with the sample city, loaded once and copied for each test."""

    async def make() -> str:
        url = await databases.fresh("directory")
        await load_city(settings_for(url, keys), read_city(CITY))
        return name_of(url)

    return asyncio.run(make())
