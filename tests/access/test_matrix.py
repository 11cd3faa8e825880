"""Every route of every service answers everybody as the rules say: a sample by chance, the whole in test_whole.py."""

import random
from dataclasses import replace

import pytest

from libs.kernel.roles import Role
from tests.support.access_asking import Tally, ask, spread_out
from tests.support.access_matrix import Matrix
from tests.support.access_others import UNPROTECTED, uncalled
from tests.support.access_people import RELATIONAL, ROLES, natural_home
from tests.support.access_routes import ROUTES, Table
from tests.support.access_specials import specials
from tests.support.access_specials_cleared import involved
from tests.support.access_specials_held import held_to_account
from tests.support.access_trail import unrecorded

pytestmark = pytest.mark.timeout(400)
"""Thousands of questions in one test: a loaded machine takes its time over them."""

PEOPLE_AT_EACH = 20
ASKED_OF_EACH = 16
"""People and questions of each route, the questions spread over the sorts of answers that are expected."""
ASKED_BY_THEMSELVES = frozenset({"accountability", "supervision"})
ASKED_OF_EACH_ACT = 5
"""Of each act of those services, which have many. Every door is asked by one of the uncalled, in turn."""


def some_people(chance: random.Random) -> frozenset[str]:
    """Each role at home, those who are like nobody else, the recused, and some strangers by chance."""
    homely = {f"{role}@{natural_home(role)}/holds" for role in ROLES}
    ended = {f"{role}@{natural_home(role)}/{period}" for role in RELATIONAL for period in ("ended", "coming")}
    recused = {f"{role}@{natural_home(role)}/recused" for role in ROLES}
    strangers = {f"{chance.choice(ROLES)}@{home}/holds" for home in ("county", "schools", "government") * 5}
    return frozenset(homely | ended | recused | strangers | {one.code for one, _ in specials()})


CHECKS = frozenset({"check_filing", "check_clarification", "check_case", "check_interview", "check_problem"})
"""Doors that are asked with POST and do nothing."""


def is_act(matrix: Matrix, service: str, route: str) -> bool:
    """Whether a route does something."""
    document = matrix.world.houses[service].document
    return any(
        methods.get("post", {}).get("operationId") == route and route not in CHECKS
        for methods in document["paths"].values()
    )


def unasked(matrix: Matrix, tables: dict[str, Table]) -> list[str]:
    """Routes at which nothing is asked, and questions to routes that are not there."""
    found = []
    for service, house in matrix.world.houses.items():
        operations = (operation for methods in house.document["paths"].values() for operation in methods.values())
        routes = {operation["operationId"] for operation in operations} - UNPROTECTED
        found += [f"{service} {route}" for route in sorted(routes ^ tables[service].keys())]
    return found


async def test_no_route_is_left_out(matrix: Matrix) -> None:
    assert unasked(matrix, dict(ROUTES)) == []


async def test_a_route_at_which_nothing_is_asked_is_named(matrix: Matrix) -> None:
    without = {route: asked for route, asked in ROUTES["filing"].items() if route != "read_filing"}
    assert unasked(matrix, {**ROUTES, "filing": without}) == ["filing read_filing"]


async def test_every_answer_is_what_the_rules_say_and_on_record(matrix: Matrix) -> None:
    chance, tally = random.Random(1), Tally()
    people = sorted(some_people(chance))
    for service in (name for name in ROUTES if name not in ASKED_BY_THEMSELVES):
        await _ask_some(matrix, service, people, chance, tally)
    await _conclude(
        matrix, tally, 8 * sum(len(table) for name, table in ROUTES.items() if name not in ASKED_BY_THEMSELVES)
    )


@pytest.mark.parametrize("service", sorted(ASKED_BY_THEMSELVES))
async def test_every_answer_of_a_service_of_many_doors_is_what_the_rules_say_and_on_record(
    matrix: Matrix, service: str
) -> None:
    """Whom its cases name are asked more often than others: there are many of them."""
    chance, tally = random.Random(2), Tally()
    people = sorted(some_people(chance)) + [one.code for one, _ in (*involved(), *held_to_account())] * 2
    await _ask_some(matrix, service, people, chance, tally, ASKED_OF_EACH_ACT)
    await _conclude(matrix, tally, 5 * len(ROUTES[service]))


async def _ask_some(
    matrix: Matrix, service: str, people: list[str], chance: random.Random, tally: Tally, of_acts: int = ASKED_OF_EACH
) -> None:
    for route, asked in ROUTES[service].items():
        few = replace(matrix, asked=frozenset(chance.sample(people, PEOPLE_AT_EACH)))
        most = of_acts if is_act(matrix, service, route) or route.startswith("explain_") else ASKED_OF_EACH
        await ask(matrix.world, spread_out(asked(few), most, chance), tally)
    turns = enumerate(uncalled(matrix, service))
    await ask(matrix.world, (question for number, question in turns if number % 4 == number // 4 % 4), tally)


async def _conclude(matrix: Matrix, tally: Tally, at_least: int) -> None:
    tally.mismatches += await unrecorded(matrix.world, tally)
    assert not tally.mismatches, tally.told()
    assert tally.asked > at_least


def test_every_role_is_asked() -> None:
    asked = {code.partition("@")[0] for code in some_people(random.Random(1))}
    assert asked >= {str(role) for role in ROLES} and Role.SYSTEM not in asked
