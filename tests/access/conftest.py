"""One city, played once; every test has copies of its databases."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.access_matrix import Matrix
from tests.support.access_world import Played, World, open_world, play
from tests.support.databases import Databases


@pytest.fixture(scope="session")
def played(databases: Databases, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The city with its filings."""
    return asyncio.run(play(databases, keys, tmp_path_factory.mktemp("files")))


@pytest_asyncio.fixture
async def world(played: Played, databases: Databases, keys: Path) -> AsyncIterator[World]:
    """The five services at work."""
    async with open_world(played, databases, keys) as world:
        yield world


@pytest_asyncio.fixture
async def matrix(world: World) -> Matrix:
    """World and oracle."""
    return await Matrix.over(world)
