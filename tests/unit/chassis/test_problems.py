"""Every error is a problem, in the reader's language, and tells nothing of the input."""

import uuid
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from structlog.testing import capture_logs

from libs.chassis.language import language_of
from libs.chassis.problems import AnswerBrokenOff
from tests.unit.chassis.small_app import SECRET, client_of, small_app

MEMBERS = ["type", "title", "status", "detail", "code", "instance", "cites", "errors"]


@pytest_asyncio.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(small_app()) as client:
        yield client


def problem(answer: httpx.Response, status: int, code: str) -> dict[str, object]:
    body = answer.json()
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert list(body) == MEMBERS
    assert body["type"] == f"urn:lanyard:problem:{code}"
    assert body["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"
    assert SECRET not in answer.text
    return dict(body)


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("no_study", 422, "no_study"),
        ("busy", 409, "busy"),
        ("unavailable", 503, "unavailable"),
        ("too_many", 429, "too_many_requests"),
        ("incomplete", 422, "incomplete"),
        ("teapot", 418, "request_unreadable"),
        ("forbidden", 403, "not_entitled"),
        ("unknown_caller", 401, "caller_unknown"),
        ("token_invalid", 401, "token_invalid"),
        ("not_acceptable", 406, "not_acceptable"),
        ("leak", 500, "internal_error"),
        ("away", 503, "unavailable"),
    ],
)
async def test_every_no_is_a_problem(client: httpx.AsyncClient, name: str, status: int, code: str) -> None:
    problem(await client.get(f"/v1/refusals/{name}"), status, code)


async def test_a_refusal_cites_its_rule_and_those_of_all_that_is_missing(client: httpx.AsyncClient) -> None:
    body = problem(await client.get("/v1/refusals/no_study"), 422, "no_study")
    assert body["cites"] == ["F-22", "F-34"]
    assert body["errors"] == [{"pointer": "#/minutes", "code": "missing", "detail": "缺会议纪要", "cites": ["F-34"]}]


@pytest.mark.parametrize(("name", "seconds"), [("busy", "2"), ("too_many", "7"), ("unavailable", "5"), ("away", "5")])
async def test_who_should_come_again_is_told_when(client: httpx.AsyncClient, name: str, seconds: str) -> None:
    assert (await client.get(f"/v1/refusals/{name}")).headers["retry-after"] == seconds


@pytest.mark.parametrize("name", ["unknown_caller", "token_invalid"])
async def test_an_unknown_caller_is_told_how_to_identify(client: httpx.AsyncClient, name: str) -> None:
    assert (await client.get(f"/v1/refusals/{name}")).headers["www-authenticate"] == "Bearer"


async def test_absent_hidden_unreadable_id_and_unknown_route_are_one_answer(client: httpx.AsyncClient) -> None:
    bodies = [
        problem(await client.get(path), 404, "absent")
        for path in ("/v1/refusals/absent", "/nowhere", "/v1/filings/not-a-number", "/v1/filings/")
    ]
    for body in bodies:
        body.pop("instance")
    assert all(body == bodies[0] for body in bodies)
    assert bodies[0]["cites"] == []


async def test_a_wrong_method_is_told_the_right_ones(client: httpx.AsyncClient) -> None:
    answer = await client.delete("/v1/searches")
    problem(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize(
    ("content", "content_type", "status", "code"),
    [
        (b"{bad", "application/json", 400, "json_unreadable"),
        (b"\xff", "application/json", 400, "request_unreadable"),
        (b'{"title": "a", "count": 1}', "text/plain", 415, "media_type_unsupported"),
        (b'{"title": "a", "count": 1}', "application/x-www-form-urlencoded", 415, "media_type_unsupported"),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(
    client: httpx.AsyncClient, content: bytes, content_type: str, status: int, code: str
) -> None:
    problem(await client.post("/v1/filings", content=content, headers={"content-type": content_type}), status, code)


async def test_an_unexpected_error_is_logged_by_class_and_request_only(client: httpx.AsyncClient) -> None:
    with capture_logs() as logs:
        answer = await client.get("/v1/refusals/leak")
    (line,) = logs
    assert line["error_class"] == "RuntimeError"
    assert line["request_id"] == answer.headers["x-request-id"]
    assert set(line) == {"event", "log_level", "error_class", "request_id", "where"}
    assert SECRET not in str(logs)


async def test_half_an_answer_is_broken_off_without_a_word_of_the_cause() -> None:
    async with client_of(small_app()) as client:
        with capture_logs(), pytest.raises(AnswerBrokenOff) as broken:
            await client.get("/v1/half")
    assert SECRET not in str(broken.value)
    assert broken.value.__suppress_context__


@pytest.mark.parametrize(("wish", "tag", "title"), [("", "zh-CN", "未找到"), ("en-GB, zh;q=0.5", "en", "Not found")])
async def test_the_answer_is_in_the_language_of_the_reader(
    client: httpx.AsyncClient, wish: str, tag: str, title: str
) -> None:
    answer = await client.get("/nowhere", headers={"Accept-Language": wish})
    assert answer.json()["title"] == title
    assert answer.headers["content-language"] == tag
    assert answer.headers["vary"] == "Accept-Language"


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        (None, "zh"),
        ("", "zh"),
        ("fr, de", "zh"),
        ("en", "en"),
        ("EN-us", "en"),
        ("zh-CN, en;q=0.9", "zh"),
        ("zh;q=0.2, en;q=0.9", "en"),
        ("fr, en;q=0.1", "en"),
        ("en;q=0, *", "zh"),
        ("en;q=0", "zh"),
        ("en;q=high", "zh"),
        ("en;q=９", "zh"),
        ("en;q=7, zh;q=0.1", "zh"),
        ("zh, en", "zh"),
        ("en, zh", "en"),
        (",;=,;;", "zh"),
        ("en;q=.", "zh"),
    ],
)
def test_chinese_is_the_default_and_english_by_wish(wish: str | None, language: str) -> None:
    assert language_of(wish) == language


async def test_request_numbers_are_uuids_of_version_seven_unless_the_gateway_gave_them() -> None:
    given, other = str(uuid.uuid4()), str(uuid.uuid4())
    stated = {"X-Request-Id": given, "X-Correlation-Id": other}
    async with client_of(small_app(trusting=True)) as client:
        answer = await client.get("/v1/numbers", headers=stated)
        assert answer.json() == {"request": given, "correlation": other}
        assert (answer.headers["x-request-id"], answer.headers["x-correlation-id"]) == (given, other)
        for odd in ("1", f"{{{given}}}", given.replace("-", ""), f"urn:uuid:{given}"):
            fresh = await client.get("/v1/numbers", headers={"X-Request-Id": odd})
            assert uuid.UUID(fresh.headers["x-request-id"]).version == 7
            assert fresh.json()["correlation"] == fresh.headers["x-request-id"]
        twice = await client.get("/v1/numbers", headers=[("X-Request-Id", given), ("X-Request-Id", other)])
        assert twice.headers["x-request-id"] not in (given, other)
    async with client_of(small_app(trusting=False)) as client:
        answer = await client.get("/v1/numbers", headers=stated)
        assert answer.headers["x-request-id"] != given
        assert answer.json()["correlation"] == answer.headers["x-request-id"]
