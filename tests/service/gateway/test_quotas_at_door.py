"""Floods at a running gateway: whoever asks too much is told when to come back, and nobody else notices."""

import asyncio
import time

import httpx

from gateway.headers import SECURITY
from tests.service.gateway.conftest import StartGateway, sign_in
from tests.service.gateway.neighbour import RIGHT_KEY

ECHO = "/api/filing/v1/echo"


def client_of(address: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=address, timeout=20, trust_env=False)


async def flooded(client: httpx.AsyncClient, path: str, times: int) -> tuple[list[httpx.Response], float]:
    """The answers to so many requests made as fast as they go, and how many seconds that took."""
    began = time.monotonic()
    answers = [await client.get(path) for _ in range(times)]
    return answers, time.monotonic() - began


async def test_a_flooding_caller_gets_its_quota_and_others_theirs(start_gateway: StartGateway) -> None:
    address = start_gateway(gateway_caller_per_second=2, gateway_caller_burst=40)
    async with client_of(address) as flooder, client_of(address) as other:
        flooder.headers["Authorization"] = f"Bearer {await sign_in(flooder)}"
        other.headers["Authorization"] = f"Bearer {RIGHT_KEY}"
        flood = asyncio.create_task(flooded(flooder, ECHO, 400))
        unaffected = [await other.get(ECHO) for _ in range(20)]
        answers, seconds = await flood
    admitted = sum(answer.status_code == 200 for answer in answers)
    assert {answer.status_code for answer in answers} == {200, 429}
    quota = 40 + 2 * seconds
    assert abs(admitted - quota) <= quota * 0.05 + 1
    assert {answer.status_code for answer in unaffected} == {200}


async def test_a_refused_call_is_a_whole_problem_that_says_when_to_come_back(start_gateway: StartGateway) -> None:
    address = start_gateway(gateway_caller_per_second=0.5, gateway_caller_burst=1, gateway_address_burst=5)
    async with client_of(address) as client:
        client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
        for path in (ECHO, "/api/me"):
            refused = (await flooded(client, path, 2))[0][-1]
            assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
            assert 1 <= int(refused.headers["Retry-After"]) <= 2
            assert refused.json()["instance"] == f"urn:uuid:{refused.headers['X-Request-Id']}"
            for name, value in SECURITY:
                assert refused.headers.get_list(name.decode()) == [value.decode()]
        assert (await client.get(ECHO, headers={"Accept-Language": "en"})).json()["title"].isascii()


async def test_all_logins_of_one_account_share_a_quota(start_gateway: StartGateway) -> None:
    address = start_gateway(gateway_caller_per_second=0.01, gateway_caller_burst=4)
    async with client_of(address) as client:
        tokens = [await sign_in(client) for _ in range(2)]
        answers = [
            await client.get(ECHO, headers={"Authorization": f"Bearer {token}"}) for token in tokens for _ in range(3)
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429, 429]


async def test_a_search_costs_more_than_a_look(start_gateway: StartGateway) -> None:
    address = start_gateway(gateway_expensive_per_second=0.01, gateway_expensive_burst=2)
    async with client_of(address) as client:
        client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
        searches = (await flooded(client, f"{ECHO}?q=a", 3))[0]
        assert [answer.status_code for answer in searches] == [200, 200, 429]
        assert int(searches[-1].headers["Retry-After"]) == 100
        assert (await client.get(ECHO)).status_code == 200


async def test_an_address_may_not_flood_even_without_a_login(start_gateway: StartGateway) -> None:
    address = start_gateway(gateway_address_per_second=2, gateway_address_burst=40)
    async with client_of(address) as client:
        began = time.monotonic()
        answers = [
            await client.get(path, headers={"X-Forwarded-For": f"192.0.2.{number}"})
            for number in range(100)
            for path in (ECHO, "/api/health", "/nothing")
        ]
        quota = 40 + 2 * (time.monotonic() - began)
        admitted = sum(answer.status_code != 429 for answer in answers)
        assert abs(admitted - quota) <= quota * 0.05 + 1
        assert answers[-1].headers["Retry-After"] == "1"
        assert (await client.get("/livez")).status_code == 200


async def test_behind_a_trusted_proxy_every_address_has_its_own_quota(start_gateway: StartGateway) -> None:
    quota = {"gateway_address_per_second": 0.01, "gateway_address_burst": 2}
    async with client_of(start_gateway(gateway_trusted_proxies="127.0.0.0/8", **quota)) as client:

        async def status(forwarded: str) -> int:
            return (await client.get("/nothing", headers={"X-Forwarded-For": forwarded})).status_code

        assert [await status("192.0.2.1") for _ in range(3)] == [404, 404, 429]
        assert [await status("192.0.2.2") for _ in range(3)] == [404, 404, 429]
        assert await status("198.51.100.7, 192.0.2.1") == 429


async def test_one_caller_does_not_hold_all_the_places_of_a_service(start_gateway: StartGateway) -> None:
    async with client_of(start_gateway(gateway_caller_in_flight=3)) as client:
        own = {"Authorization": f"Bearer {await sign_in(client)}"}
        waiting = [asyncio.create_task(client.get("/api/filing/v1/silence", headers=own)) for _ in range(3)]
        await asyncio.sleep(0.5)
        refused = await client.get("/api/supervision/v1/echo", headers=own)
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
        assert (await client.get(ECHO, headers={"Authorization": f"Bearer {RIGHT_KEY}"})).status_code == 200
        for call in waiting:
            call.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await asyncio.sleep(3.5)  # the service says something after three seconds, and nobody is left to hear it
        assert (await client.get(ECHO, headers=own)).status_code == 200
