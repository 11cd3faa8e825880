"""Which headers pass the door, name by name."""

import pytest

from gateway.headers import SECURITY, forwarded, returned, secured


@pytest.mark.parametrize(
    "name",
    [
        "authorization", "cookie", "host", "content-length", "connection", "keep-alive", "te", "trailer",
        "transfer-encoding", "upgrade", "proxy-authorization", "proxy-connection", "expect", "forwarded",
        "x-forwarded-for", "x-forwarded-proto", "x-forwarded-anything", "x-user-id", "x-user-", "x-user-roles",
        "x-real-ip", "x-request-id", "x-correlation-id", "x-lanyard", "x-original-url", "x-rewrite-url",
        "x-http-method-override", "x-internal-token", "x-auth-user", "x-account-id", "x-roles", "x_user_id",
    ],
)  # fmt: skip
def test_a_header_that_claims_something_does_not_come_in(name: str) -> None:
    assert forwarded([(name.encode(), b"1")]) == []


@pytest.mark.parametrize(
    "name",
    [
        "accept", "accept-language", "accept-encoding", "content-type", "if-match", "if-none-match",
        "idempotency-key", "traceparent", "range", "user-agent",
    ],
)  # fmt: skip
def test_a_header_that_asks_for_something_comes_in(name: str) -> None:
    assert forwarded([(name.encode(), b"1")]) == [(name.encode(), b"1")]


def test_a_header_named_as_that_of_the_connection_stays_behind() -> None:
    headers = [(b"x-a", b"1"), (b"connection", b"close, X-A"), (b"x-b", b"2")]
    assert forwarded(headers) == [(b"x-b", b"2")]
    assert returned([(b"X-A", b"1"), (b"Connection", b"x-a"), (b"X-B", b"2")], b"") == [(b"x-b", b"2")]


@pytest.mark.parametrize(
    "name", ["Set-Cookie", "Server", "Date", "Transfer-Encoding", "X-Powered-By", "Cache-Control", "X-Request-Id"]
)
def test_a_header_that_is_the_services_own_affair_does_not_go_out(name: str) -> None:
    assert returned([(name.encode(), b"1")], b"") == []


def test_only_an_address_of_the_service_is_lengthened() -> None:
    assert returned([(b"Location", b"/v1/a")], b"/api/filing") == [(b"location", b"/api/filing/v1/a")]
    assert returned([(b"Location", b"/elsewhere")], b"/api/filing") == [(b"location", b"/elsewhere")]


def test_the_security_headers_stand_once() -> None:
    found = secured([(b"cache-control", b"public"), (b"etag", b'"1"')], SECURITY)
    assert found == [(b"etag", b'"1"'), *SECURITY]


@pytest.mark.parametrize(
    "name",
    [
        "user-agent", "sec-ch-ua", "sec-ch-ua-platform", "referer", "origin", "x-client-ip", "true-client-ip",
        "cf-connecting-ip", "x-device-id", "x-forwarded-for", "forwarded", "x-real-ip", "via", "cookie", "dnt",
        "x-whatever-comes-next", "traceparent", "authorization", "x-request-id",
    ],
)  # fmt: skip
def test_what_may_tell_of_address_or_device_does_not_reach_a_service_that_must_not_know(name: str) -> None:
    assert forwarded([(name.encode(), b"1")], incognito=True) == []


@pytest.mark.parametrize(
    "name", ["accept", "accept-language", "content-type", "idempotency-key", "if-match", "if-none-match"]
)
def test_what_such_a_service_needs_to_answer_reaches_it(name: str) -> None:
    assert forwarded([(name.encode(), b"1")], incognito=True) == [(name.encode(), b"1")]


def test_a_header_of_the_connection_alone_is_kept_from_such_a_service_too() -> None:
    headers = [(b"connection", b"accept"), (b"accept", b"x"), (b"if-match", b"1")]
    assert forwarded(headers, incognito=True) == [(b"if-match", b"1")]
