"""How large, deep and full a request may be."""

import json
from collections.abc import AsyncIterator, MutableMapping
from typing import Any

import httpx
import pytest
import pytest_asyncio

from libs.chassis.limits import BODY_LIMIT, DEPTH_LIMIT, MEMBER_LIMIT, check_json_outline
from libs.chassis.problems import RefusedAtDoor
from tests.unit.chassis.small_app import client_of, small_app

JSON = {"content-type": "application/json; charset=utf-8"}


@pytest_asyncio.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(small_app()) as client:
        yield client


class Chunks:
    """A body without a declared length; remembers how much of it was taken."""

    def __init__(self, size: int, total: int) -> None:
        self.size, self.total, self.taken = size, total, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while self.taken < self.total:
            self.taken += self.size
            yield b" " * self.size


def filing_of(size: int) -> bytes:
    body = json.dumps({"title": "a", "count": 1}).encode()
    return body + b" " * (size - len(body))


async def test_a_body_of_exactly_the_limit_is_taken_and_one_byte_more_is_not(client: httpx.AsyncClient) -> None:
    assert (await client.post("/v1/filings", content=filing_of(BODY_LIMIT), headers=JSON)).status_code == 201
    answer = await client.post("/v1/filings", content=filing_of(BODY_LIMIT + 1), headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


async def arriving(headers: dict[str, str]) -> tuple[int, int]:
    """The status of an answer to an endless body, and how many bytes of it were taken."""
    taken = 0
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        nonlocal taken
        taken += 64 * 1024
        return {"type": "http.request", "body": b" " * 64 * 1024, "more_body": taken < 4 * BODY_LIMIT}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/v1/filings",
        "raw_path": b"/v1/filings",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    await small_app()(scope, receive, send)
    return sent[0]["status"], taken


@pytest.mark.parametrize("content_type", ["application/json", "application/octet-stream"])
async def test_a_body_without_a_length_is_counted_as_it_arrives(content_type: str) -> None:
    status, taken = await arriving({"content-type": content_type})
    assert status == 413
    assert BODY_LIMIT < taken <= BODY_LIMIT + 64 * 1024


async def test_a_body_declared_too_large_is_refused_before_it_arrives() -> None:
    assert await arriving({"content-length": str(BODY_LIMIT + 1)}) == (413, 0)
    assert await arriving({"content-length": "9" * 5000}) == (413, 0)


async def test_an_upload_route_has_its_own_limit(client: httpx.AsyncClient) -> None:
    larger = 3 * 1024 * 1024
    assert (await client.post("/v1/uploads", content=b" " * larger)).json() == larger
    assert (await client.post("/v1/uploads", content=b" " * (larger + 1))).status_code == 413
    assert (await client.post("/v1/uploads", content=Chunks(1024 * 1024, larger))).json() == larger
    assert (await client.post("/v1/uploads", content=Chunks(1024 * 1024, larger + 1))).status_code == 413


async def test_a_lie_about_the_length_does_not_help(client: httpx.AsyncClient) -> None:
    answer = await client.post(
        "/v1/filings", content=filing_of(BODY_LIMIT + 1), headers={**JSON, "content-length": "9"}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["x", "-1", "²"])
async def test_an_unreadable_length_is_no_length(client: httpx.AsyncClient, length: str) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", length.encode("latin-1"))]
    assert (await client.post("/v1/filings", content=filing_of(100), headers=headers)).status_code == 201


async def test_a_deep_or_full_body_is_refused(client: httpx.AsyncClient) -> None:
    for body in (b"[" * 100_000, b"{" + b'"a":1,' * 10_001 + b'"b":1}'):
        answer = await client.post("/v1/filings", content=body, headers=JSON)
        assert (answer.status_code, answer.json()["code"]) == (400, "json_too_intricate")


async def test_a_nul_character_is_refused_wherever_it_stands(client: httpx.AsyncClient) -> None:
    for answer in (
        await client.post("/v1/filings", content=b'{"title": "a\\u0000", "count": 1}', headers=JSON),
        await client.get("/v1/searches?q=a%00b"),
        await client.get("/v1/fil%00ings"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (400, "null_character")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
async def test_json_is_utf8_so_that_nothing_passes_unseen(client: httpx.AsyncClient, encoding: str) -> None:
    for text in ('{"title": "a\\u0000", "count": 1}', '{"title": "a", "count": 1}'):
        answer = await client.post("/v1/filings", content=text.encode(encoding), headers=JSON)
        assert (answer.status_code, answer.json()["code"]) == (400, "json_unreadable")


@pytest.mark.parametrize(
    "kind", ["application/x~y+json", "APPLICATION/x'+Json ;a", "application/json", "application/%+json"]
)
async def test_whatever_is_read_as_json_is_looked_at_first(client: httpx.AsyncClient, kind: str) -> None:
    content = b'{"title": "a\\u0000", "count": 1}'
    answer = await client.post("/v1/filings", content=content, headers={"content-type": kind})
    assert (answer.status_code, answer.json()["code"]) == (400, "null_character")
    twice = [("content-type", "text/plain"), ("content-type", kind)]
    answer = await client.post("/v1/filings", content=content, headers=twice)
    assert answer.status_code in (400, 415)


async def test_half_a_character_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/filings", content=b'{"title": "\\ud800", "count": 1}', headers=JSON)
    assert [error["code"] for error in answer.json()["errors"]] == ["string_unicode"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
async def test_what_json_does_not_know_is_not_read(client: httpx.AsyncClient, number: str) -> None:
    answer = await client.post("/v1/filings", content=f'{{"title": "a", "count": {number}}}'.encode(), headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (400, "json_unreadable")


@pytest.mark.parametrize(
    "body",
    [
        b"[" * DEPTH_LIMIT + b"]" * DEPTH_LIMIT,
        b"[" + b"[]," * 50_000 + b"[]]",
        b"{" + b",".join([b'"a":1'] * MEMBER_LIMIT) + b"}",
        b'["' + b"[{:" * 50_000 + b'"]',
        b'["\\"[[[", "\\\\"]',
        b'["\\\\u0000", "NaN"]',
        b"",
    ],
)
def test_the_outline_counts_structure_and_not_text(body: bytes) -> None:
    assert _passes(body)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * (DEPTH_LIMIT + 1),
        b'{"a":' * (DEPTH_LIMIT + 1),
        b"{" + b'"a":1,' * (MEMBER_LIMIT + 1),
        b'["\\\\\\u0000"]',
    ],
)
def test_the_outline_refuses_what_is_out_of_bounds(body: bytes) -> None:
    with pytest.raises(RefusedAtDoor):
        check_json_outline(body)


@pytest.mark.parametrize("body", [b'"' + b'\\"' * 400_000, b'"' * 800_001, b'"' + b"\\" * 800_001, b'"\\' * 400_000])
def test_the_outline_is_read_in_one_pass(body: bytes) -> None:
    assert _passes(body)


def _passes(body: bytes) -> bool:
    try:
        check_json_outline(body)
    except RefusedAtDoor:
        return False
    return True
