"""Versions, keys and query parameters, as every route takes them."""

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from tests.unit.chassis.small_app import SECRET, client_of, small_app

FILING = {"title": "a", "count": 1}


@pytest_asyncio.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(small_app()) as client:
        yield client


@pytest.mark.parametrize(("stated", "read"), [(None, None), ('"3"', 3), ('"0"', 0), (' "12" ', 12)])
async def test_a_strong_etag_is_read_as_a_version(
    client: httpx.AsyncClient, stated: str | None, read: int | None
) -> None:
    headers = {} if stated is None else {"If-Match": stated}
    answer = await client.post("/v1/filings/1/presentation", headers=headers)
    assert (answer.status_code, answer.json()) == (200, read)


@pytest.mark.parametrize(
    "stated", ["", "3", 'W/"3"', '"3", "4"', "*", '"03"', '"-1"', '"x"', '"3', '"' + "9" * 19 + '"']
)
async def test_a_weak_or_unreadable_etag_is_refused(client: httpx.AsyncClient, stated: str) -> None:
    answer = await client.post("/v1/filings/1/presentation", headers={"If-Match": stated})
    assert (answer.status_code, answer.json()["code"]) == (400, "header_unreadable")
    assert [error["pointer"] for error in answer.json()["errors"]] == ["header:If-Match"]


async def test_two_if_match_headers_are_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/filings/1/presentation", headers=[("If-Match", '"1"'), ("If-Match", '"1"')])
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("stated", "status"),
    [('"3"', 304), ('W/"3"', 304), ('"1", "3"', 304), ("*", 304), ('"4"', 200), ("3", 200), ('"33"', 200), ("", 200)],
)
async def test_a_reader_who_has_the_version_is_told_so(client: httpx.AsyncClient, stated: str, status: int) -> None:
    answer = await client.get("/v1/filings/3", headers={"If-None-Match": stated})
    assert (answer.status_code, answer.headers["etag"]) == (status, '"3"')


@pytest.mark.parametrize("key", [None, "k", "~" * 200, "019a9e2c-7c1e"])
async def test_an_idempotency_key_is_passed_on(client: httpx.AsyncClient, key: str | None) -> None:
    answer = await client.post("/v1/filings", json=FILING, headers={} if key is None else {"Idempotency-Key": key})
    assert (answer.status_code, answer.json()["key"]) == (201, key)


@pytest.mark.parametrize("key", ["", "~" * 201, "a b", "键".encode(), b"\x7f", b"a\tb"])
async def test_an_unreadable_idempotency_key_is_refused(client: httpx.AsyncClient, key: str | bytes) -> None:
    raw = key if isinstance(key, bytes) else key.encode()
    answer = await client.post("/v1/filings", json=FILING, headers=[(b"Idempotency-Key", raw)])
    assert (answer.status_code, answer.json()["code"]) == (400, "header_unreadable")


@pytest.mark.parametrize(
    "query",
    [
        "/v1/filings?page=2&page_size=5&sort=number&level=1&status=a&status=b&extra=1",
        "/v1/searches?q=a&status=a&status=b&extra=1",
        "/v1/problems",
    ],
)
async def test_the_parameters_of_a_route_and_of_all_it_depends_on_are_known(
    client: httpx.AsyncClient, query: str
) -> None:
    assert (await client.get(query)).status_code == 200


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("/v1/filings?pages=2", [("?pages", "unknown_parameter")]),
        ("/v1/filings?page=2&page=3&levels=1", [("?page", "repeated_parameter"), ("?levels", "unknown_parameter")]),
        ("/v1/searches?Q=a&q=b&q=c", [("?Q", "unknown_parameter"), ("?q", "repeated_parameter")]),
        ("/v1/searches?filters=a", [("?filters", "unknown_parameter")]),
        ("/v1/problems?extra=1", [("?extra", "unknown_parameter")]),
        (f"/v1/searches?{SECRET}=1", [("?", "unknown_parameter")]),
    ],
)
async def test_an_unknown_or_repeated_parameter_is_refused(
    client: httpx.AsyncClient, query: str, errors: list[tuple[str, str]]
) -> None:
    answer = await client.get(query)
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_parameter")
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == errors
    assert SECRET not in answer.text


async def test_an_unknown_parameter_of_a_post_is_refused_before_its_fields(client: httpx.AsyncClient) -> None:
    assert (await client.post("/v1/filings?dry=1", json={})).status_code == 400
