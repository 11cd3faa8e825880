"""Whoever is recused from a filing takes no part in it and learns nothing of it any more (P-09)."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse
from tests.support.refused import problem


@pytest_asyncio.fixture
async def road(house: FilingHouse) -> AsyncIterator[Road]:
    """A filing in review from which an officer of the office is recused."""
    road = Road(house)
    await road.to("submitted")
    yield road


async def recuse(house: FilingHouse, road: Road, code: str) -> None:
    """The directory's person declared a ground of recusal; the row is as the engine writes it."""
    person = str(house.city.person(code).person_id)
    async with house.running.database.begin() as connection:
        await connection.exec_driver_sql(
            "UPDATE filing SET recused_ids = ARRAY[$1::uuid], "
            "body = jsonb_set(body, '{recused}', jsonb_build_array(jsonb_build_object('person_id', $1::text, "
            "'ground', 'interest'))) WHERE id = $2",
            (person, road.id),
        )


@pytest.mark.parametrize("code", ["office1-officer", "office1-head", "cdi-secretary", "approval-head"])
async def test_a_recused_person_finds_the_filing_nowhere(house: FilingHouse, road: Road, code: str) -> None:
    caller = house.caller(code)
    assert road.id in [item["id"] for item in (await caller.get("/v1/filings")).json()["items"]]
    await recuse(house, road, code)
    for path in (road.path, f"/v1/histories/filing/{road.id}"):
        problem(await caller.get(path), 404, "absent")
    problem(await caller.post(f"{road.path}/checks", {}), 404, "absent")
    assert (await caller.get("/v1/filings")).json()["items"] == []
    assert (await caller.get("/v1/filings/export")).text.count("\n") == 1
    assert (await caller.get("/v1/statistics/filings")).json()["whole"]["received"] == 0
    assert road.id not in [change["subject"] for change in (await caller.get("/v1/changes")).json()["items"]]
    assert road.id not in [waiting["id"] for waiting in (await caller.get("/v1/todo")).json()["items"]]


async def test_a_recused_head_cannot_act_and_another_officer_still_sees_it(house: FilingHouse, road: Road) -> None:
    await recuse(house, road, "office1-head")
    problem(await road.ask("open_review", by="office1-head"), 404, "absent")
    assert (await house.caller("office1-officer").get(road.path)).status_code == 200
