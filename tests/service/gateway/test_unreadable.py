"""What is no HTTP, has no end or never arrives is answered by the web server itself: as a problem, and cut off."""

import asyncio
import gzip
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Response

from gateway.main import GatewayHttp, web_server
from libs.chassis.http import install_conventions
from libs.chassis.web_server import AFTER_ANSWER, HEAD_LIMIT
from tests.service.gateway.neighbour import Neighbour, serving

HOST = b"Host: lanyard\r\n"
FILING = b"POST /v1/filings HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"


class Hurried(GatewayHttp):
    """A connection that waits no longer than a test can."""

    patience = 0.3
    reading_time = 1.5
    body_time = 2.0


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A web server as the gateway and the services have it, before a small application."""
    app = FastAPI()
    install_conventions(app, trusting=False)

    @app.get("/v1/filings")
    async def list_filings() -> list[str]:
        return []

    @app.get("/v1/books")
    async def read_book() -> Response:
        return Response(b"x" * 50_000_000)

    @app.post("/v1/filings")
    async def draft_filing(body: dict[str, str]) -> dict[str, str]:
        return body

    config: uvicorn.Config = web_server(app)
    config.http = Hurried
    config.timeout_keep_alive = 2
    with serving(config) as port:
        yield port


async def said(port: int, *pieces: bytes) -> list[httpx.Response]:
    """Every answer until the server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for piece in pieces:
        writer.write(piece)
        await asyncio.sleep(0.01)
    raw = b""
    async with asyncio.timeout(10):
        try:
            while piece := await reader.read(65536):
                raw += piece
        except ConnectionResetError:
            pass
    writer.close()
    return _answers(raw)


def _answers(raw: bytes) -> list[httpx.Response]:
    found = []
    while raw:
        head, _, rest = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = httpx.Headers([(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)])
        size = int(headers["content-length"])
        found.append(httpx.Response(int(first.split()[1]), headers=headers, content=rest[:size]))
        raw = rest[size:]
    return found


def refused(answer: httpx.Response, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["connection"] == "close"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert len(answer.headers.get_list("cache-control")) == 1
    members = {"type", "title", "status", "detail", "code", "instance", "cites", "errors"}
    assert set(answer.json()) == members


@pytest.mark.parametrize(
    "sent",
    [
        b"FOO / HTTP/1.1\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET /v1/filings HTTP/1.1\r\n" + HOST + b"X-A: \x01\r\n\r\n",
        b"GET /v1/filings HTTP/1.1\r\n" + HOST + b"X A: b\r\n\r\n",
        FILING + b"Content-Length: -5\r\n\r\n",
        FILING + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        FILING + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        FILING + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x02\x00",
    ],
)
async def test_what_is_no_http_is_answered_with_a_problem(port: int, sent: bytes) -> None:
    (answer,) = await said(port, sent)
    refused(answer, 400, "request_unreadable")


async def test_a_head_without_end_is_refused_while_it_arrives(port: int) -> None:
    begun = b"GET /v1/filings HTTP/1.1\r\n" + HOST + b"X-A: "
    (answer,) = await said(port, begun, *([b"a" * 16_384] * 5))
    refused(answer, 431, "headers_too_large")
    (answer,) = await said(port, begun + b"a" * HEAD_LIMIT + b"\r\n\r\n")
    refused(answer, 431, "headers_too_large")
    (answer,) = await said(port, begun + b"a" * (HEAD_LIMIT - 1000) + b"\r\nConnection: close\r\n\r\n")
    assert answer.status_code == 200


async def test_a_request_that_never_arrives_is_not_waited_for(port: int) -> None:
    (answer,) = await said(port, b"GET /v1/filings HTTP/1.1\r\nHos")
    refused(answer, 408, "request_timeout")
    (answer,) = await said(port, FILING + b"Content-Length: 100\r\n\r\n{")
    refused(answer, 408, "request_timeout")
    assert await said(port) == []


async def test_a_slow_but_steady_body_is_waited_for(port: int) -> None:
    slowly = [b" "] * 60
    head = FILING + b"Connection: close\r\nContent-Length: 62\r\n\r\n"
    (answer,) = await said(port, head, *slowly, b"{}")
    assert (answer.status_code, answer.json()) == (200, {})


async def test_a_body_that_only_drips_is_not_waited_for_without_end(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(FILING + b"Content-Length: 1000\r\n\r\n")
    answer, drops = asyncio.create_task(reader.read()), 0
    while not answer.done() and drops < 500:
        writer.write(b" ")
        drops += 1
        await asyncio.sleep(0.05)
    writer.close()
    assert 10 < drops < 500
    refused(_answers(await answer)[0], 408, "request_timeout")


async def test_a_body_without_end_is_answered_and_then_cut_off(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(FILING + b"Transfer-Encoding: chunked\r\n\r\n")
    piece, sent = b"10000\r\n" + b" " * 65536 + b"\r\n", 0
    answer = asyncio.create_task(reader.readuntil(b"\r\n\r\n"))
    try:
        while sent < 2000 * len(piece):
            writer.write(piece)
            await writer.drain()
            sent += len(piece)
    except ConnectionError:
        pass
    assert (await answer).startswith(b"HTTP/1.1 413")
    assert sent < AFTER_ANSWER + 16 * 1024 * 1024
    writer.close()


async def test_whoever_does_not_read_an_answer_is_cut_off(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
    writer.write(b"GET /v1/books HTTP/1.1\r\n" + HOST + b"\r\n")
    await asyncio.sleep(4)
    taken = 0
    try:
        while piece := await reader.read(65536):
            taken += len(piece)
    except ConnectionError:
        pass
    writer.close()
    assert taken < 50_000_000


async def test_whoever_reads_slowly_gets_the_whole_answer(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /v1/books HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
    taken = 0
    while piece := await reader.read(1024 * 1024):
        taken += len(piece)
        await asyncio.sleep(0.002)
    writer.close()
    assert taken > 50_000_000


async def test_a_compressed_body_is_not_unpacked(port: int) -> None:
    packed = gzip.compress(b" " * 10_000_000 + b"{}")
    for coding in (b"gzip", b"br", b"identity, gzip", b"x"):
        head = FILING + b"Connection: close\r\nContent-Encoding: " + coding + b"\r\n"
        (answer,) = await said(port, head + b"Content-Length: %d\r\n\r\n" % len(packed) + packed)
        assert (answer.status_code, answer.json()["code"]) == (415, "media_type_unsupported")
    plain = FILING + b"Connection: close\r\nContent-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}"
    assert (await said(port, plain))[0].status_code == 200


async def test_a_compressed_body_reaches_no_service(clerk: httpx.AsyncClient, services: dict[str, Neighbour]) -> None:
    packed = gzip.compress(b"{}")
    for path in ("/api/filing/v1/echo", "/api/filing/v1/matters/5/attachments", "/api/login"):
        answer = await clerk.post(path, content=packed, headers={"Content-Encoding": "gzip"})
        assert (answer.status_code, answer.json()["code"]) == (415, "media_type_unsupported")
    assert not services["filing"].seen


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": "1", "a": "2"}',
        b'{"a": "1", "\\u0061": "2"}',
        b'{"a": {"b": [{"c": 1, "d": 2, "c": 3}]}}',
        b'{"x": "b", ":c": 1, "y": "b", ":c": 2}',
    ],
)
async def test_a_member_named_twice_is_refused(port: int, body: bytes) -> None:
    head = FILING + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body)
    (answer,) = await said(port, head + body)
    assert (answer.status_code, answer.json()["code"]) == (400, "json_member_repeated")


async def test_members_of_different_objects_may_be_named_alike(port: int) -> None:
    body = b'{"a": "1", "b": "{\\"a\\": 1, \\"a\\": 2}"}'
    head = FILING + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body)
    (answer,) = await said(port, head + body)
    assert answer.status_code == 200


async def test_nonsense_behind_a_request_is_not_its_answer(port: int) -> None:
    whole = b"GET /v1/filings HTTP/1.1\r\n" + HOST + b"\r\n"
    first, *others = await said(port, whole, b"FOO / HTTP/1.1\r\n\r\n")
    assert first.status_code == 200
    for answer in others:
        refused(answer, 400, "request_unreadable")
    assert len(await said(port, whole + b"FOO / HTTP/1.1\r\n\r\n")) <= 1


async def test_an_upgrade_is_passed_over(port: int) -> None:
    upgrade = b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n"
    first, *_ = await said(port, b"GET /v1/filings HTTP/1.1\r\n" + HOST + upgrade)
    assert first.status_code == 200


async def test_a_key_that_is_no_text_is_refused_and_not_left_out(
    clerk: httpx.AsyncClient, services: dict[str, Neighbour]
) -> None:
    for name in (b"Idempotency-Key", b"If-Match"):
        answer = await clerk.post("/api/filing/v1/echo", headers=[(name, b"\xff")])
        assert (answer.status_code, answer.json()["code"]) == (400, "header_unreadable")
    assert not services["filing"].seen


async def test_a_tunnel_is_not_offered(clerk: httpx.AsyncClient, services: dict[str, Neighbour]) -> None:
    answer = await clerk.request("CONNECT", "/api/filing/v1/echo")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert not services["filing"].seen
