"""The matrix finds what is planted: a wrong relation, a field left open, a look without a trace."""

import random
from dataclasses import replace

from tests.access.test_matrix import some_people
from tests.support.access_asking import Tally, ask, spread_out
from tests.support.access_matrix import Matrix
from tests.support.access_people import RELATIONAL, natural_home
from tests.support.access_planting import FAULTS, planted
from tests.support.access_routes import ROUTES
from tests.support.access_trail import unrecorded


async def _mismatches(matrix: Matrix, routes: tuple[str, ...]) -> int:
    chance, tally = random.Random(5), Tally()
    for route in routes:
        await ask(matrix.world, spread_out(ROUTES["filing"][route](matrix), 36, chance), tally)
    return len(tally.mismatches) + len(await unrecorded(matrix.world, tally))


async def test_every_planted_fault_is_found_and_none_where_none_is(matrix: Matrix) -> None:
    sealed = {f"{role}@{natural_home(role)}/{period}" for role in RELATIONAL for period in ("ended", "never")}
    few = replace(matrix, asked=some_people(random.Random(2)) | sealed)
    found = {}
    for name, fault in FAULTS.items():
        with planted(fault):
            found[name] = await _mismatches(replace(few, asked=fault.people or few.asked), fault.routes)
    assert [name for name, number in found.items() if not number] == []
    assert await _mismatches(few, ("read_filing", "read_history", "read_todo", "list_filings")) == 0
