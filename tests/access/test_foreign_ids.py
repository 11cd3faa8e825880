"""What is not there and what is not theirs to know is one answer: same status, same body, same headers."""

import random
from collections.abc import Iterator
from statistics import median
from time import perf_counter
from uuid import UUID

import pytest

from tests.support.access_asking import Judge, Question, Tally, ask, refused
from tests.support.access_held import ON_OTHERS, PERIODS_ASKED, WINDOW_FIGURES, periods_judge
from tests.support.access_kinds import KINDS
from tests.support.access_matrix import Matrix
from tests.support.access_people import Persona
from tests.support.access_rules import ADMINISTRATORS
from tests.support.figures import record


def _foreign(matrix: Matrix, number: int, seed: int) -> Iterator[Question]:
    """So many identities that nothing has, at every address that takes one, asked by anybody."""
    chance = random.Random(seed)
    places = list(_places(matrix))
    for _ in range(number):
        service, route, path = chance.choice(places)
        who = chance.choice(matrix.callers(service))
        address = path.replace("{}", str(UUID(int=chance.getrandbits(128), version=4)))
        yield Question(who, service, route, address, _judge(matrix, service, route, who))


def _judge(matrix: Matrix, service: str, route: str, who: Persona) -> Judge:
    """Absent; where the role decides first, who has none is told so, and of a person nothing is known to anybody."""
    asking = {"read_disclosure_figures": WINDOW_FIGURES, "read_person_periods": PERIODS_ASKED}.get(route)
    if asking is None:
        return matrix.absent(service)
    if not who.is_any(*asking) or who.is_any(*ADMINISTRATORS):
        return refused(403, "not_entitled")
    if route == "read_person_periods" and who.is_any(*ON_OTHERS):
        return periods_judge(set(), set())
    return matrix.absent(service)


def _places(matrix: Matrix) -> Iterator[tuple[str, str, str]]:
    """Service, route and address of every detail, history and file."""
    for service, house in matrix.world.houses.items():
        for path, methods in house.document["paths"].items():
            parts = [part for part in path.split("/") if part.startswith("{")]
            if "get" in methods and parts and not path.endswith("/access") and "audit" not in path:
                if methods["get"]["operationId"] == "read_history":
                    yield from ((service, "read_history", f"/v1/histories/{kind}/{{}}") for kind in KINDS[service])
                else:
                    yield service, methods["get"]["operationId"], _with_places(path)


def _with_places(path: str) -> str:
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))


async def _hunt(matrix: Matrix, number: int, seed: int) -> Tally:
    tally = Tally()
    await ask(matrix.world, _foreign(matrix, number, seed), tally)
    return tally


async def test_an_identity_that_nothing_has_is_answered_like_one_that_is_hidden(matrix: Matrix) -> None:
    tally = await _hunt(matrix, 200, 1)
    assert tally.asked == 200 and not tally.mismatches, tally.told()


@pytest.mark.access
@pytest.mark.timeout(1800)
async def test_ten_thousand_foreign_identities_are_answered_alike(matrix: Matrix) -> None:
    tally = await _hunt(matrix, 10_000, 2)
    record(foreign_ids=tally.asked, foreign_ids_told_apart=len(tally.mismatches), **await _times(matrix))
    assert not tally.mismatches, tally.told()


async def _times(matrix: Matrix) -> dict[str, float]:
    """How long hidden and absent filings take, measured in turn; a figure to look at, no verdict."""
    who = next(one for one in matrix.callers("filing") if one.code == "sup_head@cdi/never")
    hidden = [str(item.id) for item in matrix.items["filing"] if not matrix.standing(who, item).seen]
    chance, spent = random.Random(3), {"hidden": [0.0], "absent": [0.0]}
    for number in range(1500):
        nowhere = str(UUID(int=chance.getrandbits(128), version=4))
        for sort, one in (("hidden", hidden[number % len(hidden)]), ("absent", nowhere)):
            spent[sort].append(await _spent(matrix, who, f"/v1/filings/{one}"))
    ratio = median(spent["hidden"]) / median(spent["absent"])
    return {"hidden_to_absent_time": round(ratio, 3)}


async def _spent(matrix: Matrix, who: Persona, path: str) -> float:
    headers = matrix.world.headers(who, "filing", "GET")
    began = perf_counter()
    answer = await matrix.world.houses["filing"].http.get(path, headers=headers)
    assert answer.status_code == 404
    return perf_counter() - began
