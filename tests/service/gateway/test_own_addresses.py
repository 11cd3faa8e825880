"""What the gateway says itself: things to do, health, documents, pages, and the headers of every answer."""

import re
from html import unescape
from typing import Any

import httpx
import pytest

from gateway.headers import PAGE_SECURITY, SECURITY
from tests.service.gateway.conftest import StartGateway, sign_in
from tests.service.gateway.neighbour import Neighbour

Services = dict[str, Neighbour]
CASE = "0190cccc-0000-7000-8000-00000000000"


def thing(number: int, due_on: str | None) -> dict[str, Any]:
    """One thing to do, as a service says it."""
    return {
        "service": "any", "resource": "filings", "id": f"{CASE}{number}", "number": f"〔2026〕{number}",
        "act": "present", "title": "提请把关", "due_on": due_on, "state": "running",
    }  # fmt: skip


def api(title: str, status: str) -> dict[str, Any]:
    """The document of a service with one listing and one schema that every service has, each in its own way."""
    listing = {
        "operationId": "list_matters",
        "tags": ["matters"],
        "security": [{"own": []}],
        "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Matter"}}}}},
    }
    matter = {"type": "object", "properties": {"status": {"$ref": "#/components/schemas/Status"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "paths": {"/v1/matters": {"get": listing}, "/livez": {"get": {"operationId": "livez"}}},
        "components": {"schemas": {"Matter": matter, "Status": {"enum": [status]}, "Same": {"type": "string"}}},
        "tags": [{"name": "matters"}],
    }


def events(name: str, action: str, *, payload: dict[str, Any] | None = None) -> dict[str, Any]:
    """An AsyncAPI document with one event that is sent or received."""
    message = {"name": name, "title": "Spoken", "summary": "It was <said>.", "payload": payload or {}}
    channel = {"address": "evt.filing.{lane}", "messages": {name: {"$ref": f"#/components/messages/{name}"}}}
    return {
        "asyncapi": "3.0.0",
        "channels": {"one": channel},
        "operations": {"o": {"action": action, "messages": [{"$ref": f"#/channels/one/messages/{name}"}]}},
        "components": {"messages": {name: message}},
    }


async def test_things_to_do_of_all_services_come_in_one_list_the_most_urgent_first(
    clerk: httpx.AsyncClient, services: Services
) -> None:
    services["filing"].todo = [thing(1, None), thing(2, "2026-12-01")]
    services["accountability"].todo = [thing(3, "2026-11-30")]
    services["clarification"].todo = []
    services["supervision"].todo = []
    services["vault"].todo = []
    found = (await clerk.get("/api/overview/todo")).json()
    assert [(item["service"], item["id"][-1]) for item in found["items"]] == [
        ("accountability", "3"),
        ("filing", "2"),
        ("filing", "1"),
    ]
    assert found["unavailable"] == []
    callers = [seen["caller"] for service in services.values() for seen in service.seen if "todo" in seen["path"]]
    assert len(callers) == 5
    assert all(callers)


async def test_a_service_that_is_down_is_named_and_the_rest_is_listed(start_gateway: StartGateway) -> None:
    async with httpx.AsyncClient(base_url=start_gateway(filing_url="http://127.0.0.1:9"), timeout=20) as client:
        client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
        answer = await client.get("/api/overview/todo")
    assert answer.status_code == 200
    assert "filing" in answer.json()["unavailable"]


async def test_things_to_do_are_for_those_who_signed_in(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get("/api/overview/todo")).status_code == 401


async def test_health_says_which_service_is_not_well(stranger: httpx.AsyncClient, services: Services) -> None:
    assert (await stranger.get("/api/health")).json()["status"] == "ok"
    services["supervision"].healthy = False
    found = (await stranger.get("/api/health")).json()
    assert found["status"] == "degraded"
    assert {"service": "supervision", "status": "unready"} in found["services"]


async def test_the_gateway_says_to_which_launch_it_belongs(stranger: httpx.AsyncClient) -> None:
    for path in ("/livez", "/readyz"):
        assert (await stranger.get(path)).json() == {"status": "ok", "service": "gateway", "instance": "launch-1"}


async def test_one_document_describes_everything(start_gateway: StartGateway, services: Services) -> None:
    services["filing"].documents["/openapi.json"] = api("Filing", "draft")
    services["supervision"].documents["/openapi.json"] = api("Supervision", "open")
    async with httpx.AsyncClient(base_url=start_gateway(), timeout=20) as client:
        whole = (await client.get("/api/openapi.json")).json()
        one = (await client.get("/api/openapi/filing.json")).json()
        assert (await client.get("/api/openapi/directory.json")).status_code == 503
        assert (await client.get("/api/openapi/safe.json")).status_code == 404
    paths = whole["paths"]
    assert {"/api/filing/v1/matters", "/api/supervision/v1/matters", "/api/login", "/api/overview/todo"} <= paths.keys()
    assert "/api/filing/livez" not in paths
    assert paths["/api/filing/v1/matters"]["get"]["operationId"] == "filing_list_matters"
    names = [part["operationId"] for item in paths.values() for part in item.values()]
    assert len(names) == len(set(names))
    assert {"FilingMatter", "FilingStatus", "SupervisionMatter", "SupervisionStatus", "Same"} <= whole["components"][
        "schemas"
    ].keys()
    assert whole["x-unavailable"] == ["clarification", "accountability", "vault", "directory"]
    assert paths["/api/login"]["post"]["security"] == []
    assert one["paths"]["/api/filing/v1/matters"]["get"]["operationId"] == "list_matters"
    assert "security" not in one["paths"]["/api/filing/v1/matters"]["get"]


async def test_every_reference_of_the_merged_document_leads_somewhere(
    start_gateway: StartGateway, services: Services
) -> None:
    for service in services.values():
        service.documents["/openapi.json"] = api(service.name, service.name)
    async with httpx.AsyncClient(base_url=start_gateway(), timeout=20) as client:
        answer = await client.get("/api/openapi.json")
    for kind, name in re.findall(r'"#/components/(\w+)/(\w+)"', answer.text):
        assert name in answer.json()["components"][kind]


async def test_the_event_catalogue_says_who_speaks_and_who_hears(
    start_gateway: StartGateway, services: Services
) -> None:
    payload = {
        "properties": {"filing_id": {"type": "string", "format": "uuid", "description": "The <filing>."}},
        "required": ["filing_id"],
    }
    services["filing"].documents["/asyncapi.json"] = events("filing.filing.spoken.v1", "send", payload=payload)
    services["supervision"].documents["/asyncapi.json"] = events("filing.filing.spoken.v1", "receive")
    async with httpx.AsyncClient(base_url=start_gateway(), timeout=20) as client:
        page = (await client.get("/docs/events")).text
    assert "<filing>" not in page
    words = unescape(re.sub(r"<[^>]+>", " ", page))
    for word in ("filing.filing.spoken.v1", "filing_id", "string (uuid)", "The <filing>.", "服务中心工作与监督"):
        assert word in words
    assert "该服务暂时不可用" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/docs", 200),
        ("/docs/events", 200),
        ("/docs/static/start.js", 200),
        ("/docs/assets/swagger-ui.css", 200),
        ("/docs/assets/manifest.json", 404),
        ("/docs/assets/../vendor.py", 404),
        ("/api/health", 200),
        ("/api/me", 401),
        ("/api/login", 405),
        ("/api/filing/v1/echo", 401),
        ("/nothing", 404),
        ("/", 404),
        ("/openapi.json", 404),
    ],
)
async def test_every_answer_carries_the_security_headers(stranger: httpx.AsyncClient, path: str, status: int) -> None:
    answer = await stranger.get(path)
    assert answer.status_code == status
    expected = PAGE_SECURITY if path.startswith("/docs") else SECURITY
    for name, value in expected:
        assert answer.headers.get_list(name.decode()) == [value.decode()]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "server" not in answer.headers
    assert answer.headers["X-Request-Id"]
    if status >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["instance"] == f"urn:uuid:{answer.headers['X-Request-Id']}"


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
@pytest.mark.parametrize("path", ["/docs", "/docs/static/start.js", "/api/health", "/api/me", "/api/login", "/livez"])
async def test_only_what_is_offered_is_answered(stranger: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await stranger.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["Allow"] in ("GET", "POST")


async def test_the_page_of_the_interface_names_each_service_in_chinese(stranger: httpx.AsyncClient) -> None:
    page = unescape((await stranger.get("/docs")).text)
    for name in ("全部服务", "容错备案", "澄清正名", "问责约谈", "服务中心工作与监督", "机构与人员"):
        assert name in page
    assert not re.search(r"<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=|https?://", page)
