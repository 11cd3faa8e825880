"""The documentation pages in a real browser that cannot reach any other host: complete, and asking nobody else."""

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright
from pydantic import BaseModel, Field

from gateway.app import build
from gateway.main import web_server
from gateway.settings import Settings
from tests.service.gateway.neighbour import neighbours, serving
from tests.support.databases import Databases

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (apt-get install chromium)")


class Matter(BaseModel):
    """A matter."""

    number: str = Field(description="编号 Number.")


def interface(name: str) -> dict[str, Any]:
    """The document of a service as FastAPI writes it."""
    app = FastAPI(title=name, generate_unique_id_function=lambda route: route.name)

    @app.get("/v1/matters", tags=["matters"], summary=f"List matters of {name}")
    async def list_matters() -> list[Matter]:
        return []

    @app.post("/v1/matters", tags=["matters"], summary=f"Draft a matter of {name}")
    async def draft_matter(matter: Matter) -> Matter:
        return matter

    return app.openapi()


def spoken(name: str) -> dict[str, Any]:
    """An AsyncAPI document with one event."""
    event = f"{name}.matter.drafted.v1"
    message = {"title": "MatterDrafted", "payload": {"properties": {"matter_id": {"type": "string"}}}}
    channel = {"address": f"evt.{name}", "messages": {event: {}}}
    operation = {"action": "send", "messages": [{"$ref": f"#/channels/c/messages/{event}"}]}
    return {"channels": {"c": channel}, "operations": {"o": operation}, "components": {"messages": {event: message}}}


@pytest.fixture(scope="module")
def address(databases: Databases, keys: Path) -> Iterator[str]:
    """A gateway before one web server that stands in for all services."""
    logins = asyncio.run(databases.fresh("gateway"))
    service = neighbours(keys)["filing"]
    service.documents = {"/openapi.json": interface("filing"), "/asyncapi.json": spoken("filing")}
    with serving(web_server(service.app())) as port:
        url = f"http://127.0.0.1:{port}"
        names = ("filing", "clarification", "accountability", "supervision", "vault", "directory")
        settings = Settings.model_validate(
            {**{f"{name}_url": url for name in names}, "gateway_database_url": logins, "lanyard_keys": keys}
        )
        with serving(web_server(build(settings))) as own:
            yield f"http://127.0.0.1:{own}"
    asyncio.run(databases.drop(logins))


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    """Chromium without a network, started after the servers and ended before them."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@dataclass
class Visit:
    """A page and everything it asked for or complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """An empty page that is listened to."""
    page = browser.new_page()
    found = Visit(page)
    page.on("request", lambda request: found.asked.append(request.url))
    page.on("requestfailed", lambda request: found.failed.append(request.url))
    page.on("console", lambda said: found.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    yield found
    page.close()


def hosts(urls: list[str]) -> set[str | None]:
    """The hosts of those addresses; what a page holds in itself has none."""
    return {urlsplit(url).hostname for url in urls if not url.startswith(("data:", "blob:"))}


def test_the_interface_page_is_complete_without_any_other_host(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/docs")
    page.locator("#operations-matters-filing_list_matters").wait_for()
    assert page.locator(".opblock").count() >= 10
    assert page.locator("#operations-logins-gateway_sign_in, #operations-logins-sign_in").count() == 1
    assert "安全绳" in page.locator(".info .title").inner_text()
    assert hosts(visit.asked) == {"127.0.0.1"}
    assert (visit.failed, visit.complaints) == ([], [])


def test_each_service_can_be_chosen_by_its_chinese_name(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/docs")
    chooser = page.locator(".topbar select")
    chooser.wait_for()
    names = chooser.locator("option").all_inner_texts()
    assert [name.split()[0] for name in names] == [
        "全部服务", "容错备案", "澄清正名", "问责约谈", "服务中心工作与监督", "检举人信息保管", "机构与人员",
    ]  # fmt: skip
    chooser.select_option(label=names[1])
    page.locator("#operations-matters-list_matters").wait_for()
    page.locator("#operations-matters-list_matters button").first.click()
    page.locator("#operations-matters-list_matters .opblock-body").wait_for()
    assert hosts(visit.asked) == {"127.0.0.1"}
    assert (visit.failed, visit.complaints) == ([], [])


def test_an_address_can_be_tried_from_the_page(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/docs")
    health = page.locator("#operations-overview-gateway_show_health")
    health.wait_for()
    health.locator("button").first.click()
    health.locator("button.try-out__btn").click()
    health.locator("button.execute").click()
    health.locator(".live-responses-table .response-col_status").first.wait_for()
    assert "200" in health.locator(".live-responses-table").inner_text()
    assert hosts(visit.asked) == {"127.0.0.1"}
    assert (visit.failed, visit.complaints) == ([], [])


def test_the_event_page_is_complete_without_any_other_host(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/docs/events")
    assert "filing.matter.drafted.v1" in visit.page.locator("main").inner_text()
    assert hosts(visit.asked) == {"127.0.0.1"}
    assert (visit.failed, visit.complaints) == ([], [])


def test_the_browser_would_have_told_of_another_host(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/docs/events")
    visit.page.evaluate("() => { new Image().src = 'http://other.example/a.png' }")
    visit.page.wait_for_timeout(300)
    assert visit.complaints
