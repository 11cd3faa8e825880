"""Publication over HTTP on real PostgreSQL: an abstract without names or dossier, approved, read within its range."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest_asyncio

from libs.chassis.openapi_lint import lint
from services.accountability.probation.doors import DOORS as PROBATION_DOORS
from services.accountability.publications.doors import DOORS
from services.accountability.tolerance.doors import DOORS as TOLERANCE_DOORS
from tests.support.accountability_cases_road import DAY, CaseRoad
from tests.support.accountability_followups_house import Home, open_home
from tests.support.accountability_tolerance_road import (
    ABSTRACT,
    PUBLICATIONS,
    TO_DETERMINED,
    TO_TOLERATED,
    ToleranceRoad,
    codes,
)
from tests.support.databases import Databases

IMPACT = {"number": "影评〔2026〕2号", "assessed_on": DAY, "conclusion": "影响可控。"}
NAME = "池小明"


@pytest_asyncio.fixture
async def home(databases: Databases, keys: Path) -> AsyncIterator[Home]:
    """The service in the sample city."""
    async with open_home(databases, keys) as found:
        yield found


async def served(home: Home, *acts: str) -> ToleranceRoad:
    """A determination on the head of the approval bureau, by default served."""
    case = CaseRoad(home, unit="approval-bureau", official="approval-head", post="principal")
    await case.walk("approve", "name_handlers")
    road = ToleranceRoad(case, "yn_6")
    await road.walk(*(acts or TO_TOLERATED))
    return road


async def draft(road: ToleranceRoad, by: str = "officer", **changes: Any) -> httpx.Response:
    body = {"tolerance_id": road.last["id"], **ABSTRACT, "object": {"kind": "person", "name": NAME}, **changes}
    return await road.who(by).post(PUBLICATIONS, body)


async def published(road: ToleranceRoad, **changes: Any) -> str:
    """An abstract that was drafted and approved; its address."""
    drafted = await draft(road, **changes)
    assert drafted.status_code == 201, drafted.text
    path = f"{PUBLICATIONS}/{drafted.json()['id']}"
    answer = await road.who("leader").act(f"{path}/publishing", {"opinion": "同意公开。"})
    assert answer.status_code == 200, answer.text
    return path


async def readers(home: Home, path: str) -> set[str]:
    """Which of these read it."""
    asked = (
        *("approval-clerk", "housing-clerk", "education-head", "east-township-clerk"),
        *("office2-officer", "east-office-officer", "conduct-officer", "approval-head", "sys-admin"),
    )
    return {who for who in asked if (await home.caller(who).get(path)).status_code == 200}


async def test_the_full_name_is_reduced_and_kept_nowhere_and_refused_in_the_text(home: Home) -> None:
    road = await served(home)
    refused = await draft(road, event=f"局长{NAME}容缺受理")
    assert refused.status_code == 422 and codes(refused) == {"full_name_told"} and NAME not in refused.text
    drafted = await draft(road)
    assert drafted.json()["abstract"]["object"] == "池某" and NAME not in drafted.text
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    for row in await home.rows(tables):
        name = row["tablename"]
        found = await home.rows(f"SELECT 1 FROM {name} AS one WHERE one::text LIKE :name", name=f"%{NAME}%")
        assert found == [], name


async def test_nothing_is_published_before_service_and_who_drafts_does_not_approve(home: Home) -> None:
    road = await served(home, *TO_DETERMINED)
    assert codes(await draft(road)) == {"nothing_to_publish"}
    await road.do("serve")
    assert (await draft(road, by="office2-officer")).status_code == 404
    drafted = (await draft(road)).json()
    again = await draft(road)
    assert again.status_code == 409 and codes(again) == {"published_already"}
    path = f"{PUBLICATIONS}/{drafted['id']}"
    assert (await road.who("officer").act(f"{path}/publishing", {"opinion": "同意。"})).status_code == 403
    assert await readers(home, path) == {"conduct-officer"}, "a draft is for the organ"
    returned = await road.who("leader").act(f"{path}/return", {"reason": "再简略。"})
    assert returned.json()["status"] == "returned"
    waiting = (await road.who("officer").get("/v1/todo")).json()["items"]
    assert [one["act"] for one in waiting if one["resource"] == "publications"] == ["revise"]
    revised = await road.who("officer").act(
        f"{path}/revision", {**ABSTRACT, "object": {"kind": "unit", "name": "某局"}}
    )
    assert (revised.json()["status"], revised.json()["abstract"]["object"]) == ("drafted", "某局")


async def test_each_range_reaches_its_readers_and_they_learn_nothing_behind_the_abstract(home: Home) -> None:
    road = await served(home)
    path = await published(road, range="unit")
    assert await readers(home, path) == {"approval-clerk", "approval-head", "conduct-officer"}
    shown = (await home.caller("approval-clerk").get(path)).json()
    assert shown["abstract"]["outcome"] == "exempted" and shown["abstract"]["situations"] == ["yn_6"]
    for name in ("tolerance_id", "case_id", "unit_id", "object_person_id", "drafted_by", "approval"):
        assert shown[name] is None, name
    withdrawn = await road.who("leader").act(f"{path}/withdrawal", {"reason": "范围调整。"})
    assert withdrawn.json()["withdrawal"]["reason"] == "范围调整。"
    assert await readers(home, path) == {"conduct-officer"}
    within = await published(road, range="organ")
    assert await readers(home, within) == {
        *("approval-clerk", "approval-head", "conduct-officer", "office2-officer", "east-office-officer")
    }


async def test_the_city_reads_what_is_published_to_it_and_the_public_only_after_an_assessment(home: Home) -> None:
    road = await served(home)
    bare = await draft(road, range="public")
    assert codes(bare) == {"impact_not_assessed"} and "P-36" in bare.json()["cites"]
    path = await published(road, range="public", impact=IMPACT)
    assert await readers(home, path) == {
        *("approval-clerk", "approval-head", "housing-clerk", "education-head", "east-township-clerk"),
        *("office2-officer", "east-office-officer", "conduct-officer"),
    }, "everybody but the administrators"
    clerk = home.caller("housing-clerk")
    listed = (await clerk.get(PUBLICATIONS)).json()["items"]
    assert [(one["abstract"]["object"], one["unit_id"]) for one in listed] == [("池某", None)]
    probing = (await clerk.get(PUBLICATIONS, unit_id=str(home.organ("approval-bureau")))).json()
    assert probing["items"] == [], "nobody outside finds out by asking for the unit"
    told = [event["type"].split(".")[2] for event in await home.published(path.rsplit("/", 1)[1])]
    assert told == ["drafted", "published"]


async def test_every_door_of_tolerance_probation_and_publication_is_described_with_examples(home: Home) -> None:
    document = (await home.http.get("/openapi.json")).json()
    mine = {*DOORS, *PROBATION_DOORS, *TOLERANCE_DOORS}
    assert [fault for fault in lint(document) if fault.split(":")[0].split(" ")[0] in mine] == []
    names = {"tolerance_status", "tolerance_elements", "probation_status", "publication_status", "six_looks"}
    for name in names:
        answer = await home.caller("office1-officer").get(f"/v1/dictionaries/{name}")
        assert answer.status_code == 200 and answer.json()["items"], name
