"""Which addresses have a service behind them, and how much each may carry."""

import pytest

from gateway.routes import BODY_LIMIT, BY_NAME, UPLOAD_LIMIT, is_for_a_service, target_of


def target(path: str) -> tuple[str, str] | None:
    """Service and path of an address that hides nothing in its encoding."""
    found = target_of(path, path.encode())
    return None if found is None else (found.service.name, found.path)


@pytest.mark.parametrize("name", BY_NAME)
def test_an_address_of_a_service_is_shortened_to_what_the_service_knows(name: str) -> None:
    assert target(f"/api/{name}/v1/matters/5") == (name, "/v1/matters/5")


def test_what_the_caller_wrote_is_what_the_service_reads() -> None:
    found = target_of("/api/filing/v1/matters/容错", b"/api/filing/v1/matters/%E5%AE%B9%e9%94%99")
    assert found is not None
    assert found.path == "/v1/matters/%E5%AE%B9%e9%94%99"


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        ("/api/filing/v1/a/../../metrics", b"/api/filing/v1/a/%2e%2e/%2e%2e/metrics"),
        ("/api/filing/v1/a/b", b"/api/filing/v1/a%2Fb"),
        ("/api/filing/v1/a/b", b"/api/filing/v1/a%2fb"),
        ("/api/filing/v1/a\\b", b"/api/filing/v1/a%5cb"),
        ("/api/filing/v1/a\x00b", b"/api/filing/v1/a%00b"),
        ("/api/filing/v1/a\nb", b"/api/filing/v1/a%0ab"),
        ("/api/filing/v1/x", b"/api/%66iling/v1/x"),
        ("/api/filing/v1/x", b"/api/supervision/v1/x"),
        ("/api/filing/v1/x", b"/api/filing/v1/%78%79"),
        ("/api/filing/v1/a/.", b"/api/filing/v1/a/."),
        ("/api/filing/v1/", b"/api/filing/v1/"),
        ("/api/filing/v1", b"/api/filing/v1"),
        ("/api/filing/V1/x", b"/api/filing/V1/x"),
        ("/api/Filing/v1/x", b"/api/Filing/v1/x"),
        ("/apj/filing/v1/x", b"/apj/filing/v1/x"),
    ],
)
def test_an_address_that_hides_something_leads_nowhere(path: str, raw: bytes) -> None:
    assert target_of(path, raw) is None


def test_only_addresses_of_files_take_large_bodies() -> None:
    limits = {
        "/api/filing/v1/filings/5/attachments": UPLOAD_LIMIT,
        "/api/supervision/v1/imports": UPLOAD_LIMIT,
        "/api/supervision/v1/ranking-imports": UPLOAD_LIMIT,
        "/api/supervision/v1/task-progress-imports": UPLOAD_LIMIT,
        "/api/supervision/v1/ranking-imports/batches": UPLOAD_LIMIT,
        "/api/supervision/v1/ranking-imports/checks": UPLOAD_LIMIT,
        "/api/supervision/v1/ranking-imports/template": BODY_LIMIT,
        "/api/filing/v1/filings/5/checks": BODY_LIMIT,
        "/api/supervision/v1/rankings": BODY_LIMIT,
        "/api/filing/v1/filings": BODY_LIMIT,
        "/api/filing/v1/attachments/5": BODY_LIMIT,
    }
    for path, limit in limits.items():
        found = target_of(path, path.encode())
        assert found is not None
        assert found.limit == limit


@pytest.mark.parametrize("path", ["/api/login", "/api/openapi.json", "/api/openapi/filing.json", "/api/", "/docs", "/"])
def test_the_gateways_own_addresses_are_no_services(path: str) -> None:
    assert not is_for_a_service(path)
