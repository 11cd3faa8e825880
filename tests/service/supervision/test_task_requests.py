"""Requests for staff, liaison and supervision lists over HTTP; what a request never tells of a visit (S-02 to S-04)."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from libs.chassis.inbox import Verdict
from libs.contracts.directory import HeldPost, PersonRecorded
from services.supervision.liaison import doors as liaison
from services.supervision.requests import doors as requests
from services.supervision.supervision_lists import doors as supervision_lists
from services.supervision.tasks import doors as tasks
from tests.support import supervision_task_papers as papers
from tests.support import supervision_visit_papers as visits
from tests.support.databases import Databases
from tests.support.small_city import HOUSING, LONG_AGO, SCHOOLS, organ_id, person_id
from tests.support.supervision_visit_stage import NOON, VisitStage, open_stage

pytestmark = pytest.mark.asyncio(loop_scope="module")
Case = dict[str, Any]
ENGINEER = person_id("housing-engineer")
BUREAU, FORCE = organ_id("bureau"), organ_id("task-force")
REQUESTS, MEETINGS, LISTS = "staff-requests", "liaison-meetings", "supervision-lists"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(visits_prepared: None, databases: Databases, keys: Path) -> AsyncIterator[VisitStage]:
    """One service for all tests of this file; an engineer holds a post in the housing bureau."""
    async with open_stage(databases, keys) as stage:
        held = HeldPost(organ_id=HOUSING, post="officer", valid_from=LONG_AGO, valid_to=None)
        told = stage.ears.story({}, ENGINEER).tell(PersonRecorded, code="housing-engineer", posts=(held,))
        assert await stage.ears.hear(told) == [Verdict.APPLIED]
        yield stage


@pytest.fixture
def house(shared: VisitStage) -> VisitStage:
    """The same, at noon of Monday, 16 March 2026."""
    shared.clock.at = NOON
    return shared


async def task_of(house: VisitStage) -> Case:
    """A task that schools leads and housing undertakes."""
    body = papers.task(SCHOOLS, [papers.milestone(HOUSING)], HOUSING)
    return await house.done(house.post("office1-head", "/v1/tasks", body))


async def joint(house: VisitStage) -> Case:
    """Joint supervision asked for by the lead unit."""
    return await house.done(
        house.post("schools-lead", "/v1/staff-requests/joint", papers.joint((await task_of(house))["id"]))
    )


async def answer(house: VisitStage, who: str, case: Case, body: Any) -> tuple[int, Case]:
    found = await house.act(who, case, "answer", body, of=REQUESTS)
    return found.status_code, found.json()


def granting(*staff: Any, **changed: Any) -> Case:
    return {"outcome": "granted", **papers.grant(*staff, **changed)}


async def waits(house: VisitStage, who: str, case: Case) -> list[str]:
    """The acts on this case that wait for that person."""
    items = (await house.get(who, "/v1/todo")).json()["items"]
    return sorted({one["act"] for one in items if one["id"] == case["id"]})


async def test_a_lead_unit_asks_and_the_organ_answers_without_persons_or_days(house: VisitStage) -> None:
    request = await joint(house)
    assert request["number"].startswith("派员〔2026〕") and request["due"][0]["due_on"] == "2026-03-23"
    for who in ("office1-head", "case-manager"):
        assert await waits(house, who, request) == ["grant"]
    for who in ("office2-head", "schools-lead", "office1-officer"):
        assert await waits(house, who, request) == []
    status, told = await answer(house, "office1-head", request, granting(ENGINEER))
    assert (status, told["code"]) == (422, "request_plan_told")
    status, granted = await answer(house, "case-manager", request, granting())
    assert (status, granted["status"], granted["answer"]["remarks"]) == (200, "granted", papers.SECRET)
    shown = await house.get("schools-lead", f"/v1/staff-requests/{request['id']}")
    timeline = await house.get("schools-lead", f"/v1/histories/staff_request/{request['id']}")
    assert shown.json()["answer"]["granted"] and papers.SECRET not in shown.text + timeline.text
    ended = await house.done(house.act("office1-head", granted, "ending", {"outcome": "两次联合督导"}, of=REQUESTS))
    assert (ended["status"], ended["next_acts"], ended["due"]) == ("ended", [], [])


async def test_who_asks_for_joint_work_leads_the_task(house: VisitStage) -> None:
    task = await task_of(house)
    body = papers.joint(task["id"])
    for who, expected in (("force-user", 422), ("housing-head", 403), ("office1-head", 403), ("bureau-officer", 403)):
        found = await house.post(who, "/v1/staff-requests/joint", body)
        assert found.status_code == expected, who
    stopped = await house.done(house.act("office1-head", task, "stopping", {"reasons": "并入"}, of="tasks"))
    over = await house.post("schools-lead", "/v1/staff-requests/joint", papers.joint(stopped["id"]))
    assert (over.status_code, over.json()["code"]) == (409, "request_task_over")


async def test_an_office_asks_a_unit_whose_head_names_who_comes(house: VisitStage) -> None:
    request = await house.done(house.post("office1-head", "/v1/staff-requests/staff", papers.staff(HOUSING)))
    assert await waits(house, "housing-head", request) == ["grant"]
    assert await waits(house, "office1-head", request) == await waits(house, "case-manager", request) == []
    status, _ = await answer(house, "office1-head", request, granting(ENGINEER))
    assert status == 403
    status, found = await answer(house, "housing-head", request, granting(person_id("mayor")))
    assert (status, found["code"]) == (422, "request_staff_unfit")
    status, granted = await answer(house, "housing-head", request, granting(ENGINEER))
    assert (status, granted["answer"]["staff_ids"]) == (200, [str(ENGINEER)])
    second = await house.done(house.post("office1-head", "/v1/staff-requests/staff", papers.staff(HOUSING, "training")))
    status, refused = await answer(house, "housing-head", second, {"outcome": "refused", "reasons": "抽不出人"})
    assert (status, refused["status"]) == (200, "refused")
    third = await house.done(house.post("office1-head", "/v1/staff-requests/staff", papers.staff(HOUSING)))
    taken = await house.done(house.act("office1-head", third, "withdrawal", {"reasons": "不需要了"}, of=REQUESTS))
    assert taken["status"] == "withdrawn"


async def test_requests_are_read_by_both_sides_and_the_organ(house: VisitStage) -> None:
    request, other = (
        await joint(house),
        await house.done(house.post("office1-head", "/v1/staff-requests/staff", papers.staff(HOUSING))),
    )
    everybody = ("office1-head", "office1-officer", "case-manager", "conduct-officer", "secretary", "deputy")
    for who in (*everybody, "schools-lead"):
        assert (await house.get(who, f"/v1/staff-requests/{request['id']}")).status_code == 200, who
    for who in (*everybody, "housing-head", "housing-clerk"):
        assert (await house.get(who, f"/v1/staff-requests/{other['id']}")).status_code == 200, who
    for who in ("office2-head", "member", "housing-head", "force-user", "schools-clerk", "bureau-officer", "mayor"):
        assert (await house.get(who, f"/v1/staff-requests/{request['id']}")).status_code == 404, who
    found = await house.get("schools-lead", "/v1/staff-requests", kind="joint_supervision", requester_id=str(SCHOOLS))
    assert request["id"] in {one["id"] for one in found.json()["items"]}
    assert await house.total("schools-lead", "/v1/staff-requests", addressee_id=str(HOUSING)) == 0


async def test_a_hidden_visit_that_cites_a_granted_request_changes_nothing_its_requester_can_read(
    house: VisitStage,
) -> None:
    """G-54: whoever asked for joint work does not learn from it when somebody comes."""
    request = await joint(house)
    _, granted = await answer(house, "office1-head", request, granting())
    before = await seen_by_requester(house, granted)
    joint_visit = visits.plan(HOUSING, kind="joint_requested", unannounced=True, request_id=granted["id"])
    await house.done(house.post("office1-head", "/v1/visits", {**joint_visit, "task_id": granted["task_id"]}))
    assert await seen_by_requester(house, granted) == before


async def seen_by_requester(house: VisitStage, request: Case) -> list[Any]:
    """Everything the lead unit can ask of its request: itself, its version, its timeline, its lists, its task; and what
    was told of the request."""
    found: list[Any] = [[one for one in await house.told() if one["subject"].endswith(request["id"])]]
    for path in (
        f"/v1/staff-requests/{request['id']}",
        f"/v1/histories/staff_request/{request['id']}",
        "/v1/staff-requests",
        f"/v1/tasks/{request['task_id']}",
        "/v1/todo",
    ):
        got = await house.get("schools-lead", path)
        found.append((got.status_code, got.headers.get("ETag"), got.json()))
    return found


async def test_an_analysis_is_followed_until_nothing_is_outstanding(
    house: VisitStage,
) -> None:
    task = await task_of(house)
    points = [{"text": "进度滞后", "task_id": task["id"]}]
    body = papers.meeting((BUREAU, SCHOOLS), (papers.measure(SCHOOLS),), points=points)
    meeting = await house.done(house.post("office1-officer", "/v1/liaison-meetings", body))
    assert (meeting["next_by"], meeting["due"][0]["due_on"]) == ("2026-04-13", "2026-03-31")
    for who, expected in (
        ("bureau-officer", 200),
        ("schools-lead", 200),
        ("office2-officer", 200),
        ("housing-head", 404),
    ):
        assert (await house.get(who, f"/v1/liaison-meetings/{meeting['id']}")).status_code == expected, who
    assert (await house.post("bureau-officer", "/v1/liaison-meetings", body)).status_code == 403
    unfit = papers.meeting((HOUSING,), (papers.measure(HOUSING),))
    assert (await house.post("office1-officer", "/v1/liaison-meetings", unfit)).json()[
        "code"
    ] == "liaison_participant_unfit"
    by_task = (await house.get("schools-lead", "/v1/liaison-meetings", task_id=task["id"])).json()
    assert [one["outstanding"] for one in by_task["items"]] == [1]
    closed = await followed(house, meeting)
    assert closed["status"] == "closed"


async def followed(house: VisitStage, meeting: Case) -> Case:
    """Its measure settled by whoever keeps the liaison, and the meeting closed."""
    settle = {"measure": "c1", "ended_as": "done", "note": "批复已取得"}
    assert (await house.act("office2-officer", meeting, "measure-settlements", settle, of=MEETINGS)).status_code == 403
    settled = await house.done(house.act("conduct-officer", meeting, "measure-settlements", settle, of=MEETINGS))
    assert await waits(house, "office1-head", settled) == ["close"]
    return await house.done(house.act("office1-head", settled, "closing", {}, of=MEETINGS))


async def test_an_overdue_analysis_waits_for_who_records_meetings_until_the_next_one_is_held(house: VisitStage) -> None:
    body = papers.meeting((BUREAU,), (papers.measure(BUREAU, due_on="2026-04-30"),))
    meeting = await followed(house, await house.done(house.post("office1-officer", "/v1/liaison-meetings", body)))
    house.clock.at = datetime(2026, 4, 13, 15, 59, 59, tzinfo=UTC)
    assert "record" not in await everything(house, "office1-officer")
    house.clock.at = datetime(2026, 4, 13, 16, 0, tzinfo=UTC)
    for who in ("office1-officer", "office2-head", "conduct-officer"):
        assert "record" in await everything(house, who), who
    for who in ("case-manager", "bureau-officer", "county-head"):
        assert "record" not in await everything(house, who), who
    later = papers.meeting((BUREAU,), (papers.measure(BUREAU, due_on="2026-04-30"),), held_on="2026-04-14")
    await house.done(house.post("office1-officer", "/v1/liaison-meetings", later))
    assert "record" not in await everything(house, "conduct-officer")
    assert meeting["next_by"] == "2026-04-13"


async def everything(house: VisitStage, who: str) -> set[str]:
    """Every act on liaison that waits for that person."""
    items = (await house.get(who, "/v1/todo")).json()["items"]
    return {one["act"] for one in items if one["resource"] == MEETINGS}


async def test_a_list_comes_into_force_instead_of_the_former_one_of_its_kind(house: VisitStage) -> None:
    first, second, daily = [
        await house.done(house.post("office1-officer", "/v1/supervision-lists", papers.supervision_list(kind)))
        for kind in ("political", "political", "daily")
    ]
    assert (await house.act("office1-head", first, "force", {}, of=LISTS)).status_code == 403
    assert await waits(house, "deputy", first) == ["put_in_force"]
    first = await house.done(house.act("deputy", first, "force", {}, of=LISTS))
    daily = await house.done(house.act("secretary", daily, "force", {}, of=LISTS))
    second = await house.done(house.act("deputy", second, "force", {}, of=LISTS))
    found = (await house.get("body1-officer", "/v1/supervision-lists", status="in_force")).json()["items"]
    assert {one["id"] for one in found} == {second["id"], daily["id"]}
    replaced = await house.done(house.get("office2-officer", f"/v1/supervision-lists/{first['id']}"))
    assert (replaced["status"], replaced["ending"]["replaced_by"]) == ("replaced", second["id"])
    assert (await house.act("office1-officer", second, "revision", {}, of=LISTS)).status_code == 422
    change = {name: value for name, value in papers.supervision_list().items() if name != "kind"}
    assert (await house.act("office1-officer", second, "revision", change, of=LISTS)).status_code == 409
    for who in ("housing-head", "bureau-officer", "schools-lead", "mayor", "county-head"):
        assert (await house.get(who, f"/v1/supervision-lists/{second['id']}")).status_code == 404, who
    retired = await house.done(house.act("secretary", second, "retirement", {"reasons": "上级统一"}, of=LISTS))
    assert retired["status"] == "retired"


async def test_every_door_is_described_with_a_real_example(house: VisitStage) -> None:
    doors = {*tasks.DOORS, *requests.DOORS, *liaison.DOORS, *supervision_lists.DOORS}
    assert [fault for fault in await house.ears.faults() if fault.split(":")[0] in doors] == []
