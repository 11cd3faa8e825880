"""Integrators' keys at a running gateway: what they open, what they never open, and when they stop."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx
import pytest
import pytest_asyncio

from gateway.asking import Asking
from gateway.directory import Directory
from gateway.keys import KeyHolder, Keys
from gateway.refusals import ServiceAway, TooManyLogins
from gateway.settings import Settings
from gateway.upstream import Upstreams
from libs.chassis.identity import signer_from
from tests.service.gateway.conftest import StartGateway
from tests.service.gateway.neighbour import ACCOUNT, KEY_SCOPES, RIGHT_KEY, Neighbour
from tests.service.gateway.test_logins import run

Services = dict[str, Neighbour]
WRONG_KEY = "lyk_0190aaaa.some-other-key"


@pytest.fixture
def integrator(stranger: httpx.AsyncClient) -> httpx.AsyncClient:
    """A program that shows its key."""
    stranger.headers["Authorization"] = f"Bearer {RIGHT_KEY}"
    return stranger


def asked_for_keys(services: Services) -> int:
    """How often the directory was asked whose key that is."""
    return sum(seen["path"].endswith("/key-verification") for seen in services["directory"].seen)


async def test_a_key_reaches_a_service_with_the_scopes_of_that_service(integrator: httpx.AsyncClient) -> None:
    answer = await integrator.get("/api/filing/v1/echo")
    assert answer.status_code == 200
    caller = answer.json()["caller"]
    assert caller["account_id"] == ACCOUNT
    assert caller["session_id"].startswith("key-")
    assert caller["scopes"] == [word for word in KEY_SCOPES if word.startswith("filing.")]
    assert (await integrator.get("/api/directory/v1/echo")).json()["caller"]["scopes"] == []
    assert RIGHT_KEY not in answer.text


async def test_a_login_has_no_scopes(clerk: httpx.AsyncClient) -> None:
    assert (await clerk.get("/api/filing/v1/echo")).json()["caller"]["scopes"] is None


async def test_a_key_begins_no_login(integrator: httpx.AsyncClient, settings: Settings) -> None:
    before = await run(settings, "SELECT count(*) FROM session")
    answer = await integrator.get("/api/filing/v1/echo")
    assert "Set-Cookie" not in answer.headers
    assert await run(settings, "SELECT count(*) FROM session") == before


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/api/me"), ("GET", "/api/overview/todo"), ("POST", "/api/logout")]
)
async def test_what_is_about_a_person_is_not_for_keys(integrator: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await integrator.request(method, path)
    assert (answer.status_code, answer.json()["code"]) == (403, "person_needed")


async def test_a_key_in_a_cookie_is_nothing(stranger: httpx.AsyncClient, services: Services) -> None:
    cookie = {"Cookie": f"lanyard_session={RIGHT_KEY}"}
    assert (await stranger.get("/api/filing/v1/echo", headers=cookie)).status_code == 401
    assert asked_for_keys(services) == 0


@pytest.mark.parametrize(
    "shown",
    [
        WRONG_KEY,
        "lyk_",
        "lyk_short",
        "LYK_0190aaaa.right-key-of-a-test",
        RIGHT_KEY + " x",
        RIGHT_KEY + "=",
        RIGHT_KEY[:-1],
        RIGHT_KEY.upper(),
        "lyk_" + "A" * 5000,
        "lyk_' OR 1=1 -- aaaaaaaaaaaaaaaa",
    ],
)
async def test_what_is_not_a_living_key_opens_nothing(stranger: httpx.AsyncClient, shown: str) -> None:
    answer = await stranger.get("/api/filing/v1/echo", headers={"Authorization": f"Bearer {shown}"})
    assert answer.status_code == 401
    assert answer.json()["code"] in ("key_not_accepted", "not_signed_in")
    assert shown not in answer.text


async def test_a_key_changes_things_without_the_header_of_our_pages(integrator: httpx.AsyncClient) -> None:
    assert (await integrator.post("/api/filing/v1/echo", json={})).status_code == 200


async def test_unknown_keys_brake_their_address(start_gateway: StartGateway, services: Services) -> None:
    async with httpx.AsyncClient(base_url=start_gateway(gateway_address_logins_per_minute=3), timeout=20) as client:

        async def shown(key: str) -> httpx.Response:
            return await client.get("/api/filing/v1/echo", headers={"Authorization": f"Bearer {key}"})

        assert (await shown(RIGHT_KEY)).status_code == 200
        wrong = [await shown(f"{WRONG_KEY}-{number}") for number in range(5)]
        assert [answer.status_code for answer in wrong] == [401, 401, 401, 429, 429]
        assert int(wrong[-1].headers["Retry-After"]) > 0
        assert asked_for_keys(services) == 4
        assert (await shown(RIGHT_KEY)).status_code == 200


async def test_a_withdrawn_key_is_refused_within_five_seconds(
    integrator: httpx.AsyncClient, services: Services
) -> None:
    assert (await integrator.get("/api/filing/v1/echo")).status_code == 200
    services["directory"].withdrawn = True
    await asyncio.sleep(5.1)
    answer = await integrator.get("/api/filing/v1/echo")
    assert (answer.status_code, answer.json()["code"]) == (401, "key_not_accepted")


@dataclass
class Clock:
    """Two clocks that pass when told: seconds of the memory, and the instant of expiry."""

    seconds: float = 1000.0
    instant: datetime = datetime(2027, 1, 1, tzinfo=UTC)

    def tick(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.instant


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def keys_of_gateway(settings: Settings, services: Services, clock: Clock) -> AsyncIterator[Keys]:
    """The memory of keys alone, before the directory."""
    upstreams = Upstreams(settings)
    await upstreams.open()
    asking = Asking(upstreams, signer_from(settings.lanyard_keys))
    yield Keys(Directory(asking), 10, clock.now, clock.tick)
    await upstreams.close()


async def found(keys: Keys, key: str = RIGHT_KEY) -> KeyHolder | None:
    return await keys.find(key, "192.0.2.1", "0190cccc-0000-7000-8000-000000000001")


async def test_the_directory_is_asked_once_in_five_seconds(
    keys_of_gateway: Keys, services: Services, clock: Clock
) -> None:
    for _ in range(49):
        assert await found(keys_of_gateway)
        clock.seconds += 0.1
    assert asked_for_keys(services) == 1
    clock.seconds += 0.2
    assert await found(keys_of_gateway)
    assert asked_for_keys(services) == 2


async def test_calls_at_once_ask_once(keys_of_gateway: Keys, services: Services) -> None:
    holders = await asyncio.gather(*(found(keys_of_gateway) for _ in range(100)))
    assert all(holders)
    assert asked_for_keys(services) == 1


async def test_an_unknown_key_is_remembered_for_a_second(
    keys_of_gateway: Keys, services: Services, clock: Clock
) -> None:
    for _ in range(50):
        assert await found(keys_of_gateway, WRONG_KEY) is None
    assert asked_for_keys(services) == 1
    clock.seconds += 1.01
    assert await found(keys_of_gateway, WRONG_KEY) is None
    assert asked_for_keys(services) == 2


async def test_a_withdrawn_key_is_forgotten_with_the_next_answer(
    keys_of_gateway: Keys, services: Services, clock: Clock
) -> None:
    assert await found(keys_of_gateway)
    services["directory"].withdrawn = True
    clock.seconds += 4.9
    assert await found(keys_of_gateway)
    clock.seconds += 0.11
    assert await found(keys_of_gateway) is None


async def test_a_key_that_runs_out_while_it_is_remembered_is_refused(keys_of_gateway: Keys, clock: Clock) -> None:
    assert await found(keys_of_gateway)
    clock.instant = datetime(2099, 1, 1, tzinfo=UTC)
    assert await found(keys_of_gateway) is None
    clock.seconds += 10
    assert await found(keys_of_gateway) is None


async def test_ever_new_keys_are_braked_by_address(keys_of_gateway: Keys, clock: Clock) -> None:
    for number in range(10):
        assert await found(keys_of_gateway, f"{WRONG_KEY}-{number}") is None
    with pytest.raises(TooManyLogins):
        await found(keys_of_gateway, f"{WRONG_KEY}-more")
    assert await keys_of_gateway.find(RIGHT_KEY, "192.0.2.2", "0190cccc-0000-7000-8000-000000000001")


async def test_without_the_directory_a_key_lasts_as_long_as_it_is_remembered(
    settings: Settings, services: Services, keys_of_gateway: Keys, clock: Clock
) -> None:
    assert await found(keys_of_gateway)
    away = Upstreams(settings.model_copy(update={"directory_url": ("http://127.0.0.1:9",), "gateway_patience": 0}))
    await away.open()
    lone = Keys(Directory(Asking(away, signer_from(settings.lanyard_keys))), 10, clock.now, clock.tick)
    lone._known = keys_of_gateway._known
    assert await found(lone)
    clock.seconds += 5.1
    with pytest.raises(ServiceAway):
        await found(lone)
    await away.close()
