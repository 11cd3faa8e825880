"""One city, played once; one world at work on copies of its databases, of which every test only asks."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.access_matrix import Matrix
from tests.support.access_people import NOW
from tests.support.access_world import Played, World, open_world, play
from tests.support.databases import Databases


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks the one world runs in the loop in which its services are."""
    for item in items:
        if "matrix" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(scope="session")
def played(databases: Databases, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The city with its filings."""
    return asyncio.run(play(databases, keys, tmp_path_factory.mktemp("files")))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def world(played: Played, databases: Databases, keys: Path) -> AsyncIterator[World]:
    """The services at work: nothing that is asked of them in these tests changes a case."""
    async with open_world(played, databases, keys) as world:
        yield world


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def whole(world: World) -> Matrix:
    """World and oracle."""
    return await Matrix.over(world)


@pytest.fixture
def matrix(whole: Matrix) -> Matrix:
    """The same, at the instant of all questions."""
    whole.world.clock.at = NOW
    return whole
