"""The seven programs together, through the public address: what they publish, how they answer what is badly asked."""

import re
from typing import Any
from uuid import uuid4

import httpx
import pytest

from deploy.demo.cast import Cast
from gateway.routes import SERVICES
from libs.chassis.openapi_lint import lint
from tests.contract.contracts import told
from tests.end_to_end.whole import Whole

pytestmark = pytest.mark.timeout(300)
FILINGS = "/api/filing/v1/filings"
TITLED = {"form": {"title": "试点"}}
MIB = 1024 * 1024


def test_every_program_is_ready(whole: Whole, http: httpx.Client) -> None:
    ready = {name: http.get(f"{address}/readyz").status_code for name, address in whole.running.addresses.items()}
    assert ready == dict.fromkeys((*(service.name for service in SERVICES), "gateway"), 200)
    health = http.get("/api/health").json()
    assert health["status"] == "ok"
    assert {service["service"]: service["status"] for service in health["services"]} == {
        service.name: "ready" for service in SERVICES
    }


def test_the_interface_page_has_all_it_needs_and_asks_nobody_else(http: httpx.Client) -> None:
    page = http.get("/docs")
    assert page.status_code == 200
    wanted = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    sources = re.findall(r"&quot;url&quot;: &quot;([^&]+)&quot;", page.text)
    assert len(wanted) >= 6
    assert len(sources) == len(SERVICES) + 1
    assert {address: http.get(address).status_code for address in (*wanted, *sources)} == dict.fromkeys(
        (*wanted, *sources), 200
    )


def test_the_event_page_names_every_event_of_every_service(http: httpx.Client) -> None:
    page = http.get("/docs/events")
    assert page.status_code == 200
    shown = set(re.findall(r'<h3 id="([^"]+)">', page.text))
    assert shown == told()
    assert "该服务暂时不可用" not in page.text


def test_the_merged_description_is_clean_and_whole(http: httpx.Client) -> None:
    document = http.get("/api/openapi.json").json()
    assert lint(document) == []
    assert document["x-unavailable"] == []
    for service in SERVICES:
        assert any(path.startswith(f"{service.prefix}/v1/") for path in document["paths"]), service.name


def test_nothing_is_answered_to_who_has_not_signed_in(http: httpx.Client) -> None:
    for path in (FILINGS, "/api/overview/todo", "/api/directory/v1/me"):
        refused(http.get(path), 401)


def test_a_body_of_two_megabytes_is_too_large(cast: Cast, http: httpx.Client) -> None:
    long = b'{"form": {"title": "' + b"x" * (2 * MIB) + b'"}}'
    answer = http.post(FILINGS, content=long, headers={**opening(cast), "Content-Type": "application/json"})
    refused(answer, 413)


@pytest.mark.parametrize("service", [service.name for service in SERVICES])
def test_an_unknown_parameter_is_refused_by_every_service(cast: Cast, service: str) -> None:
    found = refused(cast.clerk.get(f"/api/{service}/v1/changes", colour="red"), 400)
    assert found["errors"][0]["pointer"] == "?colour"


def test_digits_of_another_script_are_no_digits(cast: Cast, http: httpx.Client) -> None:
    dated = {"form": {"title": "试点", "measure_starts_on": "２０２７-０１-０１"}}
    found = refused(http.post(FILINGS, json=dated, headers=opening(cast)), 422)
    assert [error["pointer"] for error in found["errors"]] == ["#/form/measure_starts_on"]
    assert "２" not in str(found)
    refused(cast.clerk.get(FILINGS, page="２"), 422)


def test_a_refusal_speaks_the_language_of_the_reader(cast: Cast, http: httpx.Client) -> None:
    said = {
        language: refused(http.get(f"{FILINGS}/{uuid4()}", headers={**signed(cast), "Accept-Language": language}), 404)
        for language in ("zh-CN", "en", "fr")
    }
    assert said["en"]["title"].isascii()
    assert not said["zh-CN"]["title"].isascii()
    assert said["fr"]["title"] == said["zh-CN"]["title"]


def test_a_creation_repeated_is_one_creation(cast: Cast, http: httpx.Client) -> None:
    headers = opening(cast)
    first, again = (http.post(FILINGS, json=TITLED, headers=headers) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    refused(http.post(FILINGS, json={"form": {"title": "另一项"}}, headers=headers), 422)
    refused(http.post(FILINGS, json=TITLED, headers=signed(cast)), 400)


def test_nobody_acts_on_a_version_that_has_passed(cast: Cast, http: httpx.Client) -> None:
    opened = http.post(FILINGS, json=TITLED, headers=opening(cast))
    path, version = opened.headers["Location"], opened.headers["ETag"]
    assert path == f"{FILINGS}/{opened.json()['id']}"
    revised = {"form": {"title": "试点二"}}
    moved = http.post(f"{path}/revisions", json=revised, headers={**signed(cast), "If-Match": version})
    assert moved.status_code == 200, moved.text
    refused(http.post(f"{path}/revisions", json=revised, headers={**signed(cast), "If-Match": version}), 412)
    refused(http.post(f"{path}/revisions", json=revised, headers=signed(cast)), 428)
    unchanged = http.get(path, headers={**signed(cast), "If-None-Match": moved.headers["ETag"]})
    assert unchanged.status_code == 304


def test_what_is_another_units_answers_like_what_is_not_there(cast: Cast) -> None:
    mine = cast.clerk.open(FILINGS, TITLED)
    theirs, nowhere = (refused(cast.other_clerk.get(f"{FILINGS}/{id}"), 404) for id in (mine["id"], uuid4()))
    del theirs["instance"], nowhere["instance"]
    assert theirs == nowhere


def signed(cast: Cast) -> dict[str, str]:
    """Headers of the clerk of the approval bureau."""
    return {"Authorization": f"Bearer {cast.clerk.token}"}


def opening(cast: Cast) -> dict[str, str]:
    """The same, to create something once."""
    return {**signed(cast), "Idempotency-Key": str(uuid4())}


def refused(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The problem in the answer, which must be a whole one of that status."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    problem: dict[str, Any] = answer.json()
    assert problem.keys() == {"type", "title", "status", "detail", "code", "instance", "cites", "errors"}
    assert problem["status"] == status
    return problem
