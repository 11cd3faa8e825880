"""The matrix finds what is planted: a wrong relation, a field left open, a look without a trace."""

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.access.test_matrix import some_people
from tests.support.access_asking import Tally, ask, spread_out
from tests.support.access_matrix import Matrix
from tests.support.access_people import RELATIONAL, natural_home
from tests.support.access_planting import FAULTS, Fault, planted
from tests.support.access_planting_cleared import FAULTS_CLEARED
from tests.support.access_planting_held import FAULTS_HELD
from tests.support.access_planting_worked import FAULTS_WORKED
from tests.support.access_routes import ROUTES
from tests.support.access_specials_cleared import involved
from tests.support.access_specials_held import held_to_account
from tests.support.access_trail import unrecorded
from tests.support.figures import record

pytestmark = pytest.mark.access

NEAR_CASES = frozenset(
    {one.code for one, _ in (*involved(), *held_to_account())}
    | {f"{role}@housing/holds" for role in ("unit_clerk", "unit_party_head")}
    | {f"{role}@{home}/holds" for role in ("sup_head", "sup_officer") for home in ("cdi", "county")}
    | {f"{role}@cdi/{code}" for role in ("sc_member", "case_mgmt", "cadre_sup") for code in ("holds", "recused")}
    | {"sup_head@cdi/never", "unit_party_head@schools/holds", "bureau@county/holds", "post-holder"}
)
"""Whom the cases of accountability name, and others close to them."""


async def _mismatches(matrix: Matrix, service: str, routes: tuple[str, ...], about: str = "") -> int:
    chance, tally = random.Random(5), Tally()
    for route in routes:
        questions = (one for one in ROUTES[service][route](matrix) if one.about.startswith(about))
        await ask(matrix.world, spread_out(questions, 36, chance), tally)
    return len(tally.mismatches) + len(await unrecorded(matrix.world, tally))


async def _overlooked(matrix: Matrix, faults: Mapping[str, Fault]) -> list[str]:
    """The faults that are planted and not found."""
    found = {}
    for name, fault in faults.items():
        with planted(fault):
            few = matrix if fault.people is None else replace(matrix, asked=fault.people)
            found[name] = await _mismatches(few, fault.service, fault.routes, fault.about)
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


async def test_every_fault_planted_about_accountability_is_found(matrix: Matrix) -> None:
    """A third of them here, each kind of fault among them; all in the long form."""
    few = replace(matrix, asked=NEAR_CASES)
    assert await _overlooked(few, dict(list(FAULTS_HELD.items())[::3])) == []
    for service, routes in _UNHARMED_HELD.items():
        assert await _mismatches(few, service, routes) == 0


async def test_every_fault_planted_about_central_work_is_found(matrix: Matrix) -> None:
    """Half of them here; all in the long form."""
    few = replace(matrix, asked=NEAR_CASES)
    assert await _overlooked(few, dict(list(FAULTS_WORKED.items())[::2])) == []


@pytest.mark.access
@pytest.mark.timeout(1800)
async def test_every_single_fault_planted_about_accountability_and_central_work_is_found(matrix: Matrix) -> None:
    faults = {**FAULTS_HELD, **FAULTS_WORKED}
    found = await _overlooked(replace(matrix, asked=NEAR_CASES), faults)
    record(faults_planted_late=len(faults), overlooked=len(found))
    assert found == []


_UNHARMED_HELD = {"accountability": ("read_interview", "read_sanction", "list_reviews", "read_tolerance")}
_UNHARMED = {
    "clarification": ("read_clarification", "read_history", "list_corrections", "read_malice_case"),
    "supervision": ("read_lead", "list_leads"),
    "vault": ("read_report", "list_openings"),
}
