"""The matrix finds what is planted: a wrong relation, a field left open, a look without a trace."""

import random
from collections.abc import Mapping
from dataclasses import replace

from tests.access.test_matrix import some_people
from tests.support.access_asking import Tally, ask, spread_out
from tests.support.access_matrix import Matrix
from tests.support.access_people import RELATIONAL, natural_home
from tests.support.access_planting import FAULTS, Fault, planted
from tests.support.access_planting_cleared import FAULTS_CLEARED
from tests.support.access_routes import ROUTES
from tests.support.access_specials_cleared import involved
from tests.support.access_trail import unrecorded


async def _mismatches(matrix: Matrix, service: str, routes: tuple[str, ...]) -> int:
    chance, tally = random.Random(5), Tally()
    for route in routes:
        await ask(matrix.world, spread_out(ROUTES[service][route](matrix), 36, chance), tally)
    return len(tally.mismatches) + len(await unrecorded(matrix.world, tally))


async def _overlooked(matrix: Matrix, faults: Mapping[str, Fault]) -> list[str]:
    """The faults that are planted and not found."""
    found = {}
    for name, fault in faults.items():
        with planted(fault):
            few = matrix if fault.people is None else replace(matrix, asked=fault.people)
            found[name] = await _mismatches(few, fault.service, fault.routes)
    return [name for name, number in found.items() if not number]


async def test_every_planted_fault_is_found_and_none_where_none_is(matrix: Matrix) -> None:
    sealed = {f"{role}@{natural_home(role)}/{period}" for role in RELATIONAL for period in ("ended", "never")}
    few = replace(matrix, asked=some_people(random.Random(2)) | sealed)
    assert await _overlooked(few, FAULTS) == []
    assert await _mismatches(few, "filing", ("read_filing", "read_history", "read_todo", "list_filings")) == 0


async def test_every_fault_planted_about_leads_malice_and_reporters_is_found(matrix: Matrix) -> None:
    """Asked of those whom the cases name and of others close to them."""
    few = replace(matrix, asked=frozenset(one.code for one, _ in involved()))
    assert await _overlooked(few, FAULTS_CLEARED) == []
    for service, routes in _UNHARMED.items():
        assert await _mismatches(few, service, routes) == 0


_UNHARMED = {
    "clarification": ("read_clarification", "read_history", "list_corrections", "read_malice_case"),
    "supervision": ("read_lead", "list_leads"),
    "vault": ("read_report", "list_openings"),
}
