"""List, details, search, export, statistics, change feed and histories show the same set to the same caller."""

import random

import pytest

from tests.support.access_agreement import by_chance, noon
from tests.support.access_matrix import Matrix
from tests.support.figures import record


async def _differences(matrix: Matrix, rounds: int, seed: int) -> list[str]:
    chance, found = random.Random(seed), []
    for agreement in by_chance(matrix, chance, rounds):
        matrix.world.clock.at = noon(agreement.on)
        found += await agreement.differences(chance)
    return found


async def test_every_way_to_be_told_of_filings_tells_of_the_same(matrix: Matrix) -> None:
    assert await _differences(matrix, 6, 1) == []


@pytest.mark.access
@pytest.mark.timeout(1800)
async def test_every_way_to_be_told_of_filings_tells_hundreds_of_callers_of_the_same(matrix: Matrix) -> None:
    found = await _differences(matrix, 300, 2)
    record(callers_agreed=300, disagreements=len(found))
    assert found == []
