"""Every route of every service answers everybody as the rules say: a sample by chance, the whole in test_whole.py."""

import random
from dataclasses import replace

from libs.kernel.roles import Role
from tests.support.access_asking import Tally, ask, spread_out
from tests.support.access_matrix import Matrix
from tests.support.access_others import UNPROTECTED, uncalled
from tests.support.access_people import RELATIONAL, ROLES, natural_home
from tests.support.access_routes import ROUTES, Table
from tests.support.access_specials import specials
from tests.support.access_trail import unrecorded

PEOPLE_AT_EACH = 20
ASKED_OF_EACH = 16
"""People and questions of each route, the questions spread over the sorts of answers that are expected."""


def some_people(chance: random.Random) -> frozenset[str]:
    """Each role at home, those who are like nobody else, the recused, and some strangers by chance."""
    homely = {f"{role}@{natural_home(role)}/holds" for role in ROLES}
    ended = {f"{role}@{natural_home(role)}/{period}" for role in RELATIONAL for period in ("ended", "coming")}
    recused = {f"{role}@{natural_home(role)}/recused" for role in ROLES}
    strangers = {f"{chance.choice(ROLES)}@{home}/holds" for home in ("county", "schools", "government") * 5}
    return frozenset(homely | ended | recused | strangers | {one.code for one, _ in specials()})


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
    for service, table in ROUTES.items():
        for asked in table.values():
            few = replace(matrix, asked=frozenset(chance.sample(people, PEOPLE_AT_EACH)))
            await ask(matrix.world, spread_out(asked(few), ASKED_OF_EACH, chance), tally)
        await ask(matrix.world, uncalled(matrix, service), tally)
    tally.mismatches += await unrecorded(matrix.world, tally)
    assert not tally.mismatches, tally.told()
    assert tally.asked > 8 * sum(len(table) for table in ROUTES.values())


def test_every_role_is_asked() -> None:
    asked = {code.partition("@")[0] for code in some_people(random.Random(1))}
    assert asked >= {str(role) for role in ROLES} and Role.SYSTEM not in asked
