"""Signing in and out at a running gateway: what is told, what is stored, and when a login ends."""

import asyncio
import hashlib

import httpx
import pytest
from sqlalchemy import text

from gateway.settings import Settings
from libs.chassis.database import connect
from tests.service.gateway.conftest import StartGateway, sign_in
from tests.service.gateway.neighbour import ACCOUNT, ORGAN, RIGHT_PASSWORD, Neighbour

Services = dict[str, Neighbour]
RIGHT = {"account": "clerk", "password": RIGHT_PASSWORD}


async def run(settings: Settings, statement: str, **values: object) -> list[tuple[object, ...]]:
    """Run one statement on the database of logins."""
    engine = connect(settings.gateway_database_url, size=1)
    async with engine.begin() as connection:
        result = await connection.execute(text(statement), values)
        rows = [tuple(row) for row in result] if result.returns_rows else []
    await engine.dispose()
    return rows


async def test_the_right_password_opens_a_login(stranger: httpx.AsyncClient, services: Services) -> None:
    answer = await stranger.post("/api/login", json=RIGHT)
    told = answer.json()
    assert (told["account_id"], told["organ_id"], told["roles"]) == (ACCOUNT, ORGAN, ["unit_clerk"])
    assert len(told["session"]) == 43
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"lanyard_session={told['session']};")
    for mark in ("HttpOnly", "Secure", "SameSite=strict", "Path=/"):
        assert mark in cookie
    assert services["directory"].seen[0]["caller"]["account_id"] == "00000000-0000-0000-0000-000000000000"


async def test_only_the_digest_of_a_token_is_stored(clerk: httpx.AsyncClient, settings: Settings) -> None:
    token = clerk.headers["Authorization"].removeprefix("Bearer ")
    rows = await run(settings, "SELECT session::text FROM session")
    assert hashlib.sha256(token.encode()).hexdigest() in str(rows)
    assert token not in str(rows)


@pytest.mark.parametrize("account", ["clerk", "nobody"])
async def test_wrong_credentials_are_answered_alike(stranger: httpx.AsyncClient, account: str) -> None:
    asked = {"account": account, "password": "p-4711"}
    answer = await stranger.post("/api/login", json=asked)
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_credentials")
    assert "Set-Cookie" not in answer.headers
    assert not {value for value in asked.values() if value in answer.text}


async def test_an_unreadable_login_does_not_repeat_the_password(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/api/login", json={"account": "", "password": "s3cret-word", "more": 1})
    assert answer.status_code == 422
    assert "s3cret-word" not in answer.text


async def test_the_directorys_own_brake_is_passed_on(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/api/login", json={"account": "throttled", "password": "x"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "77")


async def test_a_directory_that_does_not_trust_the_gateway_says_nothing_about_the_password(
    stranger: httpx.AsyncClient,
) -> None:
    answer = await stranger.post("/api/login", json={"account": "untrusted", "password": "p-4711"})
    assert (answer.status_code, answer.json()["code"]) == (503, "service_away")


async def test_one_account_may_not_be_tried_without_end(start_gateway: StartGateway, services: Services) -> None:
    async with httpx.AsyncClient(base_url=start_gateway(gateway_logins_per_minute=3)) as client:
        wrong = {"account": "Clerk", "password": "wrong"}
        answers = [await client.post("/api/login", json=wrong) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [401] * 3
        braked = await client.post("/api/login", json=RIGHT)
        assert (braked.status_code, braked.json()["code"]) == (429, "too_many_logins")
        assert 1 <= int(braked.headers["Retry-After"]) <= 20
        assert len(services["directory"].seen) == 3
        assert (await client.post("/api/login", json={**RIGHT, "account": "other"})).status_code == 200


async def test_one_address_may_not_try_many_accounts(start_gateway: StartGateway) -> None:
    async with httpx.AsyncClient(base_url=start_gateway(gateway_address_logins_per_minute=3)) as client:
        spoof = [{"X-Forwarded-For": f"10.0.0.{n}"} for n in range(4)]
        answers = [
            await client.post("/api/login", json={"account": f"a{n}", "password": "x"}, headers=spoof[n])
            for n in range(4)
        ]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429]


async def test_without_the_directory_nobody_can_sign_in(start_gateway: StartGateway) -> None:
    async with httpx.AsyncClient(base_url=start_gateway(directory_url="http://127.0.0.1:9"), timeout=20) as client:
        answer = await client.post("/api/login", json=RIGHT)
    assert (answer.status_code, answer.json()["code"]) == (503, "service_away")


async def test_the_present_login_can_be_shown(clerk: httpx.AsyncClient) -> None:
    answer = await clerk.get("/api/me")
    assert (answer.status_code, answer.json()["account_id"]) == (200, ACCOUNT)
    assert "session" not in answer.json()


async def test_signing_out_ends_the_login_at_once_and_every_other_login_stays(clerk: httpx.AsyncClient) -> None:
    other = httpx.AsyncClient(base_url=clerk.base_url)
    other.headers["Authorization"] = f"Bearer {await sign_in(other)}"
    assert (await clerk.post("/api/logout")).status_code == 204
    assert (await clerk.get("/api/me")).status_code == 401
    assert (await clerk.get("/api/filing/v1/echo")).status_code == 401
    assert (await other.get("/api/me")).status_code == 200
    await other.aclose()


async def test_another_gateway_knows_within_five_seconds_that_a_login_has_ended(
    clerk: httpx.AsyncClient, start_gateway: StartGateway
) -> None:
    async with httpx.AsyncClient(base_url=start_gateway(), headers=clerk.headers) as elsewhere:
        assert (await elsewhere.get("/api/me")).status_code == 200
        await clerk.post("/api/logout")
        await asyncio.sleep(5.1)
        assert (await elsewhere.get("/api/me")).status_code == 401


@pytest.mark.parametrize(
    "change",
    [
        "expires_at = now() - interval '1 second', created_at = now() - interval '8 hours'",
        "last_seen_at = now() - interval '30 minutes'",
        "ended_at = now()",
    ],
    ids=["eight hours have passed", "idle for half an hour", "ended"],
)
async def test_a_login_that_has_run_out_opens_nothing(
    clerk: httpx.AsyncClient, settings: Settings, change: str
) -> None:
    digest = hashlib.sha256(clerk.headers["Authorization"].removeprefix("Bearer ").encode()).digest()
    await run(settings, f"UPDATE session SET {change} WHERE token_sha256 = :digest", digest=digest)
    answer = await clerk.get("/api/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


async def test_a_login_in_use_is_seen(clerk: httpx.AsyncClient, settings: Settings) -> None:
    digest = hashlib.sha256(clerk.headers["Authorization"].removeprefix("Bearer ").encode()).digest()
    aged = "UPDATE session SET last_seen_at = now() - interval '20 minutes' WHERE token_sha256 = :digest"
    await run(settings, aged, digest=digest)
    assert (await clerk.get("/api/me")).status_code == 200
    fresh = "SELECT last_seen_at > now() - interval '1 minute' FROM session WHERE token_sha256 = :digest"
    assert await run(settings, fresh, digest=digest) == [(True,)]


@pytest.mark.parametrize(
    "shown",
    [
        "Bearer",
        "Bearer x",
        "Basic Y2xlcms6eA==",
        "Bearer " + "A" * 43,
        "Bearer " + "A" * 5000,
        "Bearer ' OR 1=1 --",
        "Bearer " + "é" * 43,
    ],
)
async def test_what_is_not_a_token_opens_nothing(stranger: httpx.AsyncClient, shown: str) -> None:
    answer = await stranger.get("/api/filing/v1/echo", headers={b"Authorization": shown.encode("latin-1")})
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


async def test_two_tokens_at_once_open_nothing(clerk: httpx.AsyncClient) -> None:
    shown = clerk.headers["Authorization"]
    headers = [("Authorization", shown), ("Authorization", shown)]
    async with httpx.AsyncClient(base_url=clerk.base_url) as client:
        assert (await client.get("/api/me", headers=headers)).status_code == 401


async def test_a_page_changes_things_with_the_cookie_only_under_its_own_header(stranger: httpx.AsyncClient) -> None:
    cookie = {"Cookie": f"other=1; lanyard_session={await sign_in(stranger)}"}
    stranger.cookies.clear()
    assert (await stranger.get("/api/filing/v1/echo", headers=cookie)).status_code == 200
    foreign = await stranger.post("/api/filing/v1/echo", headers=cookie)
    assert (foreign.status_code, foreign.json()["code"]) == (403, "page_header_required")
    assert (await stranger.post("/api/logout", headers=cookie)).status_code == 403
    own = await stranger.post("/api/filing/v1/echo", headers={**cookie, "X-Lanyard": "1"})
    assert own.status_code == 200
    assert not {"x-lanyard", "cookie"} & own.json()["headers"].keys()


async def test_without_the_store_of_logins_callers_are_told_to_come_back(start_gateway: StartGateway) -> None:
    away = "postgresql+asyncpg://postgres@127.0.0.1:9/nothing"
    async with httpx.AsyncClient(base_url=start_gateway(gateway_database_url=away), timeout=20) as client:
        answer = await client.get("/api/filing/v1/echo", headers={"Authorization": "Bearer " + "A" * 43})
        assert (answer.status_code, answer.json()["code"]) == (503, "logins_away")
        assert int(answer.headers["Retry-After"]) > 0
        assert (await client.post("/api/login", json=RIGHT)).status_code == 503
        ready = await client.get("/readyz")
        assert (ready.status_code, ready.json()["code"]) == (503, "unavailable")
        assert (await client.get("/livez")).status_code == 200
