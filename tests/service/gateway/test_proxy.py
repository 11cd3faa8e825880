"""What passes the door and what does not, seen from both sides of a running gateway."""

import asyncio
import hashlib
import json
import socket
from collections.abc import AsyncIterator
from uuid import UUID

import httpx
import pytest

from gateway.main import web_server
from libs.chassis.identity import request_digest
from tests.service.gateway.conftest import StartGateway, sign_in
from tests.service.gateway.neighbour import ACCOUNT, ORGAN, PIECE, Neighbour, cutting, serving

Services = dict[str, Neighbour]
MIB = 1024 * 1024


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
async def test_a_call_reaches_its_service_and_the_answer_its_caller(
    clerk: httpx.AsyncClient, services: Services, method: str
) -> None:
    answer = await clerk.request(method, "/api/supervision/v1/echo?status=a&status=b&q=%E5%AE%B9")
    assert answer.status_code == 200
    seen = answer.json()
    assert (seen["method"], seen["path"], seen["query"]) == (method, "/v1/echo", "status=a&status=b&q=%E5%AE%B9")
    assert answer.headers["ETag"] == '"7"'
    assert not services["filing"].seen


async def test_the_service_learns_who_calls_from_the_internal_token(clerk: httpx.AsyncClient) -> None:
    caller = (await clerk.get("/api/filing/v1/echo")).json()["caller"]
    assert (caller["account_id"], caller["organ_id"], caller["roles_version"]) == (ACCOUNT, ORGAN, 4)


@pytest.mark.parametrize(("size", "held"), [(0, True), (64 * 1024, True), (64 * 1024 + 1, False)])
async def test_the_token_is_bound_to_address_and_body_where_the_body_is_held(
    clerk: httpx.AsyncClient, size: int, held: bool
) -> None:
    body = b"z" * size
    caller = (await clerk.post("/api/filing/v1/echo?a=%E5%B8%82&b=1", content=body)).json()["caller"]
    bound = request_digest("/v1/echo?a=%E5%B8%82&b=1", body)
    assert caller["request_digest"] == (bound if held else None)


async def test_every_call_carries_a_token_of_its_own(clerk: httpx.AsyncClient) -> None:
    answers = [await clerk.get("/api/filing/v1/echo") for _ in range(5)]
    assert len({answer.json()["caller"]["token_id"] for answer in answers}) == 5


async def test_the_callers_own_token_never_reaches_a_service(clerk: httpx.AsyncClient) -> None:
    token = clerk.headers["Authorization"].removeprefix("Bearer ")
    assert token not in (await clerk.get("/api/filing/v1/echo")).text


async def test_headers_that_claim_an_identity_are_left_at_the_door(clerk: httpx.AsyncClient) -> None:
    claims = {
        "X-User-Id": ACCOUNT,
        "X-User-Roles": "cdi_secretary",
        "X-Forwarded-For": "10.0.0.1",
        "X-Forwarded-User": "secretary",
        "Forwarded": "for=10.0.0.1",
        "X-Real-IP": "10.0.0.1",
        "X-Request-Id": str(UUID(int=7)),
        "X-Correlation-Id": str(UUID(int=7)),
        "X-HTTP-Method-Override": "DELETE",
        "X-Internal-Token": "1",
        "X_User_Id": ACCOUNT,
        "Cookie": "a=1",
        "Connection": "X-Private, keep-alive",
        "X-Private": "1",
        "Proxy-Authorization": "Basic YTpi",
        "X-Kept": "kept",
        "If-Match": '"3"',
    }
    answer = await clerk.get("/api/filing/v1/echo", headers=claims)
    found = answer.json()["headers"]
    assert (found["x-kept"], found["if-match"]) == ("kept", '"3"')
    lost = {name.lower() for name in claims} - {"x-kept", "if-match", "x-request-id", "connection"}
    assert not lost & found.keys()
    assert found["x-request-id"] == answer.headers["X-Request-Id"] != str(UUID(int=7))


async def test_headers_of_a_service_that_are_its_own_affair_do_not_leave(clerk: httpx.AsyncClient) -> None:
    answer = await clerk.get("/api/filing/v1/echo")
    assert not {"server", "set-cookie", "x-powered-by"} & answer.headers.keys()
    assert answer.headers.get_list("cache-control") == ["no-store"]


async def test_a_location_is_told_as_the_gateway_has_it(clerk: httpx.AsyncClient) -> None:
    answer = await clerk.post("/api/filing/v1/created", json={})
    assert (answer.status_code, answer.headers["Location"]) == (201, "/api/filing/v1/echo/5")
    assert (await clerk.get("/api/filing/v1/echo")).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/api/filing/openapi.json",
        "/api/filing/metrics",
        "/api/filing/readyz",
        "/api/filing/v2/echo",
        "/api/filing/v1/../metrics",
        "/api/filing/v1/%2e%2e/metrics",
        "/api/filing/v1/..%2fmetrics",
        "/api/filing/v1//echo",
        "/api/filing/v1/echo/",
        "/api/filing/v1/a%5cb",
        "/api/filing/v1/a%00b",
        "/api/%66iling/v1/echo",
        "/api/filing",
        "/api/filing/",
        "/api/safe/v1/echo",
        "/filing/v1/echo",
        "/nothing",
    ],
)
async def test_no_other_address_leads_to_a_service(clerk: httpx.AsyncClient, services: Services, path: str) -> None:
    status, body = await raw_get(clerk, path)
    assert status == 404
    assert json.loads(body)["code"] == "absent"
    assert not services["filing"].seen


async def raw_get(client: httpx.AsyncClient, path: str) -> tuple[int, bytes]:
    """GET of a path exactly as written."""
    reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
    token = client.headers["Authorization"]
    writer.write(f"GET {path} HTTP/1.1\r\nHost: a\r\nAuthorization: {token}\r\nConnection: close\r\n\r\n".encode())
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    return int(head.split(b" ", 2)[1]), body


@pytest.mark.parametrize("path", ["/api/filing/v1/echo", "/api/filing/v1/nothing", "/api/filing/secret"])
async def test_without_a_login_nothing_is_told_of_any_service(
    stranger: httpx.AsyncClient, services: Services, path: str
) -> None:
    answer = await stranger.get(path)
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["instance"] == f"urn:uuid:{answer.headers['X-Request-Id']}"
    assert not services["filing"].seen


@pytest.mark.parametrize("size", [1, 1000, 64 * 1024, 64 * 1024 + 1, MIB])
@pytest.mark.parametrize("stated", [True, False], ids=["stated", "chunked"])
async def test_a_body_arrives_as_it_was_sent(clerk: httpx.AsyncClient, size: int, stated: bool) -> None:
    body = bytes(range(256)) * (size // 256) + b"z" * (size % 256)

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, size, 50_000):
            yield body[start : start + 50_000]

    content: bytes | AsyncIterator[bytes] = body if stated else pieces()
    seen = (await clerk.post("/api/filing/v1/echo", content=content)).json()
    assert (seen["size"], seen["sha256"]) == (size, hashlib.sha256(body).hexdigest())


@pytest.mark.parametrize("stated", [True, False], ids=["stated", "chunked"])
async def test_a_body_over_one_mebibyte_is_refused(clerk: httpx.AsyncClient, services: Services, stated: bool) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(17):
            yield PIECE

    content: bytes | AsyncIterator[bytes] = b"x" * (MIB + 1) if stated else pieces()
    answer = await clerk.post("/api/filing/v1/echo", content=content)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
    assert not services["filing"].seen


async def test_a_file_may_be_larger_but_not_without_limit(clerk: httpx.AsyncClient) -> None:
    path = "/api/filing/v1/matters/5/attachments"
    answer = await clerk.post(path, content=b"x" * (20 * MIB))
    assert answer.json()["size"] == 20 * MIB
    assert (await clerk.post(path, content=b"x" * (25 * MIB + 1))).status_code == 413


async def test_a_long_answer_comes_through_whole(clerk: httpx.AsyncClient) -> None:
    total = 0
    async with clerk.stream("GET", "/api/filing/v1/pieces?count=200") as answer:
        async for piece in answer.aiter_raw():
            total += len(piece)
    assert total == 200 * len(PIECE)


async def test_an_answer_that_breaks_off_does_not_pass_for_a_whole_one(clerk: httpx.AsyncClient) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        await clerk.get("/api/filing/v1/half")


async def test_head_is_answered_without_a_body(clerk: httpx.AsyncClient) -> None:
    answer = await clerk.head("/api/filing/v1/echo")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 0


async def test_a_service_that_is_down_is_said_to_be_away(start_gateway: StartGateway) -> None:
    async with httpx.AsyncClient(base_url=start_gateway(filing_url=closed_port()), timeout=20) as client:
        client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
        for _ in range(2):
            answer = await client.get("/api/filing/v1/echo")
            assert (answer.status_code, answer.json()["code"]) == (503, "service_away")
            assert answer.headers["Retry-After"] == "2"
        assert (await client.get("/api/supervision/v1/echo")).status_code == 200


async def test_an_address_that_is_down_is_passed_over(start_gateway: StartGateway, services: Services) -> None:
    addresses = f"{closed_port()},{services['filing'].url}"
    async with httpx.AsyncClient(base_url=start_gateway(filing_url=addresses), timeout=20) as client:
        client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
        answers = [await client.post("/api/filing/v1/echo", content=b"a" * 100_000) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200] * 4


def closed_port() -> str:
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


async def test_a_broken_connection_is_tried_again_for_what_may_be_repeated(start_gateway: StartGateway) -> None:
    with cutting(1) as (port, read):
        async with httpx.AsyncClient(base_url=start_gateway(filing_url=f"http://127.0.0.1:{port}")) as client:
            client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
            answer = await client.post("/api/filing/v1/echo", json={"a": 1}, headers={"Idempotency-Key": "k-1"})
        assert (answer.status_code, len(read)) == (200, 2)


async def test_a_broken_connection_is_not_tried_again_for_what_may_not(start_gateway: StartGateway) -> None:
    with cutting(5) as (port, read):
        async with httpx.AsyncClient(base_url=start_gateway(filing_url=f"http://127.0.0.1:{port}")) as client:
            client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
            answer = await client.post("/api/filing/v1/echo", json={"a": 1})
        assert (answer.status_code, len(read)) == (503, 1)


async def test_calls_made_while_a_service_restarts_wait_for_it(start_gateway: StartGateway, services: Services) -> None:
    with serving(web_server(services["filing"].app())) as port:
        address = f"http://127.0.0.1:{port}"
        gateway = start_gateway(filing_url=address, gateway_patience=8)
    async with httpx.AsyncClient(base_url=gateway, timeout=20) as client:
        client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
        calls = [asyncio.create_task(client.post("/api/filing/v1/echo", json={})) for _ in range(20)]
        await asyncio.sleep(0.5)
        assert not any(call.done() for call in calls)
        with serving(web_server(services["filing"].app()), port):
            answers = await asyncio.gather(*calls)
    assert [answer.status_code for answer in answers] == [200] * 20


async def test_callers_who_hang_up_leave_their_room_to_others(start_gateway: StartGateway) -> None:
    async with httpx.AsyncClient(base_url=start_gateway(gateway_in_flight=20), timeout=20) as client:
        client.headers["Authorization"] = shown = f"Bearer {await sign_in(client)}"
        call = f"GET /api/filing/v1/silence HTTP/1.1\r\nHost: a\r\nAuthorization: {shown}\r\n\r\n"
        for _ in range(20):
            _, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
            writer.write(call.encode())
            await writer.drain()
            writer.close()
        await asyncio.sleep(0.5)
        assert (await client.get("/api/filing/v1/echo")).status_code == 503
        await asyncio.sleep(4)
        answers = await asyncio.gather(*(client.get("/api/filing/v1/echo") for _ in range(15)))
    assert {answer.status_code for answer in answers} == {200}


async def test_calls_beyond_the_room_of_a_service_are_turned_away_at_once(start_gateway: StartGateway) -> None:
    async with httpx.AsyncClient(base_url=start_gateway(gateway_in_flight=2), timeout=40) as client:
        client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
        waiting = [asyncio.create_task(client.get("/api/filing/v1/silence", timeout=2)) for _ in range(2)]
        await asyncio.sleep(0.5)
        answer = await client.get("/api/filing/v1/echo")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
        assert (await client.get("/api/supervision/v1/echo")).status_code == 200
        await asyncio.gather(*waiting, return_exceptions=True)
