"""GET /v1/relations/on: every service answers from its own replica who looked after a unit."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest_asyncio

from libs.chassis.access.rows import SIGNED_IN
from libs.chassis.app import build_app
from libs.chassis.identity import NOBODY, signer_from
from libs.chassis.process import Part, Running, Service
from libs.chassis.settings import Settings
from libs.kernel.text import Text
from libs.replica.lookups import find_actor
from libs.replica.projection import FOLLOWS, RIGHTS_CHANGE
from libs.replica.routes import relations_router
from services.directory.stable_ids import account_id, organ_id, person_id
from tests.service.replica.hearer import HEARER, Hearer, NoPolicies

SERVICE = Service(
    name=HEARER,
    title=Text("旁听", "Hearer"),
    types=(),
    publishes=(),
    follows=FOLLOWS,
    routers=(relations_router(),),
    representations=(),
    find_actor=find_actor,
    policies=lambda _settings: NoPolicies(),
    wiring=lambda _settings, _policies: {},
    doors={"read_relations_on": SIGNED_IN},
    rights_change=RIGHTS_CHANGE,
)


@pytest_asyncio.fixture
async def client(hearer: Hearer, keys: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A clerk's client of a service with the replica."""
    settings = Settings(service=HEARER, database_url=hearer.url, nats_url="nats://127.0.0.1:1", keys=keys)
    running = Running(SERVICE, settings, Part.WEB)
    transport = httpx.ASGITransport(build_app(running), raise_app_exceptions=False)
    token = signer_from(keys).mint(account_id("approval-clerk"), "session", NOBODY, HEARER, 1, "GET")
    headers = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://hearer", headers=headers) as client:
        yield client
    await running.database.dispose()


async def test_the_answer_is_that_of_the_day(client: httpx.AsyncClient) -> None:
    unit = str(organ_id("education-bureau"))
    past = await client.get("/v1/relations/on", params={"date": "2024-06-01", "unit_id": unit})
    present = await client.get("/v1/relations/on", params={"date": "2026-06-01", "unit_id": unit})
    assert past.json()["counterpart_office_id"] == str(organ_id("supervision-office-2"))
    assert present.json() == {
        "unit_id": unit,
        "on": "2026-06-01",
        "counterpart_office_id": str(organ_id("supervision-office-3")),
        "leader_ids": [str(person_id("vice-mayor-2"))],
        "office_leader_ids": [str(person_id("sc-member-1"))],
        "dispatched_body_id": str(organ_id("dispatched-body-2")),
    }


async def test_a_unit_nobody_knows_is_absent(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/relations/on", params={"date": "2026-06-01", "unit_id": str(NOBODY)})
    assert answer.status_code == 404


async def test_a_day_that_does_not_exist_is_refused(client: httpx.AsyncClient) -> None:
    unit = str(organ_id("education-bureau"))
    answer = await client.get("/v1/relations/on", params={"date": "2026-02-30", "unit_id": unit})
    assert answer.status_code == 422
    assert "2026-02-30" not in answer.text
