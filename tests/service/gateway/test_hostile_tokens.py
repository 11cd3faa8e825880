"""Everything that looks like a token and is none, at a real service and its gateway: not one opens anything."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio

from gateway.main import web_server
from gateway.settings import Settings
from tests.service.gateway.conftest import StartGateway
from tests.service.gateway.hostile_requests import AT_GATEWAY, FILINGS, Loot, attacks
from tests.service.gateway.neighbour import RIGHT_KEY, RIGHT_PASSWORD, Neighbour, serving
from tests.service.gateway.real_filing import RealFiling, real_filing
from tests.service.gateway.signing_in import REDIRECT, Browser, believed_forgeries, oidc_settings
from tests.support.databases import Databases
from tests.support.figures import record
from tests.support.filing_service import TEMPLATE, prepare_now
from tests.support.forged_identities import FORGERIES
from tests.support.identity_provider import IdentityProvider

REFUSED = {400, 401, 403, 404}


@pytest.fixture(scope="module")
def stage(
    databases: Databases,
    keys: Path,
    settings: Settings,
    running_services: dict[str, Neighbour],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[RealFiling]:
    """The filing service with the sample city in it, behind a gateway."""
    city = prepare_now(databases, keys)
    url = asyncio.run(databases.server.create_database("filing_at_gateway", TEMPLATE))
    with real_filing(url, settings, keys, tmp_path_factory.mktemp("files"), city, running_services) as stage:
        yield stage
        stage.directory.accounts.clear()
    asyncio.run(databases.drop(url))


@pytest_asyncio.fixture
async def loot(stage: RealFiling) -> AsyncIterator[Loot]:
    """A clerk signed in with a filing of its own, and a clerk of another unit."""
    async with httpx.AsyncClient(base_url=stage.gateway, timeout=20, trust_env=False) as client:
        tokens = []
        for account in ("approval-clerk", "housing-clerk"):
            answer = await client.post("/api/login", json={"account": account, "password": RIGHT_PASSWORD})
            tokens.append(answer.json()["session"])
        signed = {"Authorization": f"Bearer {tokens[0]}", "Idempotency-Key": str(uuid4())}
        opened = await client.post(AT_GATEWAY, json={"form": {"title": "试点"}}, headers=signed)
        assert opened.status_code == 201, opened.text
        yield Loot(stage, tokens[0], tokens[1], opened.json()["id"])


async def status(url: str, token: str) -> int:
    async with httpx.AsyncClient(timeout=20, trust_env=False) as client:
        return (await client.get(url, headers={"Authorization": f"Bearer {token}"})).status_code


async def test_the_right_tokens_open_what_is_theirs_so_the_hostile_ones_have_teeth(loot: Loot) -> None:
    own = f"{loot.stage.gateway}{AT_GATEWAY}/{loot.filing}"
    assert await status(own, loot.session) == 200
    assert await status(own, RIGHT_KEY) == 200
    assert await status(own, loot.outsider) == 404
    assert await status(f"{loot.stage.filing}{FILINGS}/{loot.filing}", loot.internal()) == 200


async def test_a_service_too_answers_only_what_is_offered(loot: Loot) -> None:
    async with httpx.AsyncClient(base_url=loot.stage.gateway, timeout=20, trust_env=False) as client:
        for method in ("HEAD", "OPTIONS"):
            for path in (AT_GATEWAY, f"{AT_GATEWAY}/{loot.filing}", "/api/filing/v1/changes"):
                answer = await client.request(method, path, headers={"Authorization": f"Bearer {loot.session}"})
                assert answer.status_code == 405, (method, path)


async def test_a_key_is_told_which_scope_it_lacks(loot: Loot) -> None:
    async with httpx.AsyncClient(base_url=loot.stage.gateway, timeout=20, trust_env=False) as client:
        shown = {"Authorization": f"Bearer {RIGHT_KEY}", "Accept-Language": "en"}
        lacking = await client.get("/api/filing/v1/changes", headers=shown)
        assert (lacking.status_code, lacking.json()["code"]) == (403, "scope_missing")
        assert "filing.changes.read" in lacking.json()["detail"]
        written = {**shown, "Idempotency-Key": str(uuid4())}
        drafting = await client.post(AT_GATEWAY, json={"form": {"title": "x"}}, headers=written)
        assert (drafting.status_code, drafting.json()["code"]) == (403, "scope_missing")
        assert "filing.filings.write" in drafting.json()["detail"]


async def test_no_hostile_token_opens_anything(loot: Loot, start_gateway: StartGateway, tmp_path: Path) -> None:
    async with httpx.AsyncClient(timeout=20, trust_env=False) as client:
        met = {name: await attack(client) for name, attack in attacks(loot)}
    accepted = {name: answer for name, answer in met.items() if answer not in REFUSED}
    provider = IdentityProvider(REDIRECT)
    with serving(web_server(provider.app())) as provider.port:
        address = start_gateway(**oidc_settings(provider, tmp_path))
        async with httpx.AsyncClient(base_url=address, timeout=20, trust_env=False) as http:
            believed = await believed_forgeries(Browser(http), provider)
    tried = len(met) + len(FORGERIES)
    record(tokens_tried=tried, tokens_refused=tried - len(accepted) - len(believed))
    assert accepted == {}
    assert believed == []
    assert len(met) > 150 and len(FORGERIES) > 50
