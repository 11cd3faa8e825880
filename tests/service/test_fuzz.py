"""Every door of every service takes what nobody thought of: no 5xx, every error a problem, no echo of what was sent."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

import pytest

from libs.chassis.process import Service
from services.clarification.main import SERVICE as CLARIFICATION
from tests.support.answers import CANARY
from tests.support.databases import Databases
from tests.support.filing_road import Road
from tests.support.filing_steps import STEPS
from tests.support.fuzz_field import EVERY, Field, laid_out
from tests.support.fuzz_planted import PLANTED, planted_doors
from tests.support.fuzz_steps import Spoiling
from tests.support.mutations import NO_DAYS, days_in, put

EXAMPLES = 2
FEWER_OF = {"accountability": 1, "supervision": 1}
"""Well-formed requests, and as many ill-formed ones, put to each operation; tests/access asks many more. The services
with the most doors are asked less at each."""
MUTATIONS = 6
"""Bodies with one wrong leaf put to each step of a filing."""


@pytest.fixture(scope="module")
def field(databases: Databases, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    """The sample city, and one filing walked to its execution, one to its revocation, one begun."""
    with laid_out(databases, keys, tmp_path_factory.mktemp("files")) as field:
        yield field


@pytest.mark.parametrize("service", EVERY, ids=lambda service: service.name)
def test_no_request_that_can_be_made_up_breaks_a_door(field: Field, service: Service) -> None:
    examples = FEWER_OF.get(service.name, EXAMPLES)
    with field.hunt(service) as hunt:
        hunt.hunt(examples)
    assert hunt.faults == {}
    operations = sum(len(item) for item in hunt.document["paths"].values())
    assert hunt.sent > operations * examples  # it did hunt


def test_one_wrong_leaf_in_a_good_body_breaks_no_step_of_a_filing(field: Field) -> None:
    with field.house() as house:
        spoilt = Spoiling(house, Random(20260309), MUTATIONS)
        field.runner.run(spoilt.walk())
    assert spoilt.faults == {}
    assert {200, 422} <= set(spoilt.statuses)


def test_a_day_of_no_calendar_is_refused_in_every_field_of_every_step(field: Field) -> None:
    taken = dict[tuple[object, ...], str]()
    asked = 0

    async def ask_all() -> None:
        road = Road(house)
        await road.to("in_execution")
        await road.walk("record_problem")
        for act in STEPS:
            await ask_for_days(road, act)

    async def ask_for_days(road: Road, act: str) -> None:
        nonlocal asked
        part, door, make = STEPS[act]
        body = make(road)
        for way, day in product(days_in(body), NO_DAYS):
            answer = await road.who(part).act(
                f"{road.path}/{door}", put(body, way, day + _REST_OF_INSTANT.get(way, ""))
            )
            asked += 1
            if answer.status_code != 422 or "date_out_of_range" not in answer.text:
                taken[act, *way, day] = answer.text

    with field.house() as house:
        field.runner.run(ask_all())
    assert taken == {}
    assert asked > 50


_REST_OF_INSTANT: dict[tuple[str | int, ...], str] = {("received_at",): "T12:00:00+08:00"}


def test_the_hunt_sees_what_is_planted(field: Field) -> None:
    with field.hunt(CLARIFICATION, planted=planted_doors()) as hunt:
        paths = {path: item for path, item in hunt.document["paths"].items() if "/planted/" in path}
        loose = {**paths["/v1/planted/undescribed"]["get"], "operationId": "take_any_parameter"}
        hunt.document["paths"] = {**paths, "/v1/planted/loose": {"get": loose}}
        hunt.hunt(20)
    assert [fault for fault in PLANTED if fault not in hunt.faults] == []
    assert CANARY in hunt.faults["echo: GET /v1/planted/echoing"]
