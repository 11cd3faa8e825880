"""Central tasks over HTTP on one database: reported, settled, turned by the clock, and who reads how much of them."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from libs.chassis.clock import Clock
from libs.kernel.deadlines import end_of
from tests.support import supervision_problem_papers as problems
from tests.support import supervision_task_papers as papers
from tests.support.databases import Databases
from tests.support.small_city import HOUSING, SCHOOLS, organ_id
from tests.support.supervision_visit_stage import NOON, VisitStage, open_stage

pytestmark = pytest.mark.asyncio(loop_scope="module")
Task = dict[str, Any]
FORCE = organ_id("task-force")
ONE_SECOND = timedelta(seconds=1)
INSIDE = (
    *("office1-head", "office1-officer", "office2-head", "office2-officer", "deputy", "member", "secretary"),
    *("deputy-secretary", "conduct-officer", "case-manager", "body1-head", "body1-officer", "bureau-officer"),
)
LEADING = ("schools-lead", "schools-clerk", "force-user")
UNDERTAKING = ("housing-clerk", "housing-head")
OUTSIDE = ("body2-head", "county-head", "east-head", "mayor", "administrator", "sc-member", "auditor")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(visits_prepared: None, databases: Databases, keys: Path) -> AsyncIterator[VisitStage]:
    """One service for all tests of this file."""
    async with open_stage(databases, keys) as stage:
        yield stage


@pytest.fixture
def house(shared: VisitStage) -> VisitStage:
    """The same, at noon of Monday, 16 March 2026."""
    shared.clock.at = NOON
    return shared


async def set_up(house: VisitStage, *milestones: dict[str, Any], who: str = "office1-head") -> Task:
    """A task that schools and the task force lead and housing undertakes: one milestone of schools, one of housing."""
    usual = (papers.milestone(SCHOOLS), papers.milestone(HOUSING, "m2", "2026-06-30"))
    body = papers.task(SCHOOLS, milestones or usual, HOUSING, force_id=FORCE)
    return await house.done(house.post(who, "/v1/tasks", body))


async def act(house: VisitStage, who: str, task: Task, noun: str, body: Any) -> Task:
    return await house.done(house.act(who, task, noun, body, of="tasks"))


async def refused(house: VisitStage, who: str, task: Task, noun: str, body: Any) -> tuple[int, str]:
    answer = await house.act(who, task, noun, body, of="tasks")
    return answer.status_code, answer.json()["code"]


async def read(house: VisitStage, who: str, task: Task) -> Task:
    return await house.done(house.get(who, f"/v1/tasks/{task['id']}"))


async def waits(house: VisitStage, who: str, task: Task) -> list[str]:
    """The acts on this task that wait for that person."""
    items = (await house.get(who, "/v1/todo")).json()["items"]
    return sorted({one["act"] for one in items if one["id"] == task["id"]})


async def turn(house: VisitStage, until: date) -> None:
    """Let the clock do what falls due, day by day, up to the beginning of that day."""
    house.clock.at = end_of(until - timedelta(days=1)) + ONE_SECOND
    while await Clock(house.running.engine).tick():
        pass


async def told_of(house: VisitStage, task: Task) -> list[str]:
    """The names of the events of this task, oldest first."""
    return [one["type"].split(".")[2] for one in await house.told() if one["subject"].endswith(task["id"])]


async def test_a_task_goes_from_its_plan_over_reports_and_findings_to_its_completion(house: VisitStage) -> None:
    task = await set_up(house)
    assert task["number"].startswith("任务〔2026〕") and (task["status"], task["light"]) == ("under_way", "green")
    assert [one["due_on"] for one in task["due"]] == ["2026-04-10", "2026-06-30"]
    assert await waits(house, "office1-officer", task) == []
    task = await act(house, "schools-lead", task, "progress-reports", papers.report())
    assert (
        await waits(house, "office1-officer", task)
        == await waits(house, "bureau-officer", task)
        == ["settle_milestone"]
    )
    assert await refused(house, "office1-head", task, "completion", {}) == (409, "task_milestones_open")
    task = await act(house, "bureau-officer", task, "milestone-settlements", papers.settlement())
    task = await act(house, "force-user", task, "progress-reports", papers.report(papers.entry("m2")))
    task = await act(house, "office1-officer", task, "milestone-settlements", papers.settlement("m2"))
    assert await waits(house, "office1-head", task) == ["complete"]
    task = await act(house, "office1-head", task, "completion", {"note": "全部达到"})
    assert (task["status"], task["next_acts"], task["due"]) == ("completed", [], [])
    assert await told_of(house, task) == [
        *("set_up", "progress_reported", "milestone_settled", "progress_reported", "milestone_settled", "completed")
    ]
    assert (await refused(house, "office1-head", task, "stopping", {"reasons": "x"}))[0] == 409


async def test_each_reads_what_is_theirs_and_no_unit_reads_a_remark(house: VisitStage) -> None:
    task = await set_up(house)
    task = await act(house, "schools-lead", task, "progress-reports", papers.report())
    task = await act(
        house, "office1-officer", task, "milestone-settlements", papers.settlement(verdict="not_up_to_quality")
    )
    for who in INSIDE:
        shown = await read(house, who, task)
        assert shown["settlements"][0]["remarks"] == papers.SECRET and len(shown["due"]) == 2, who
    for who in LEADING:
        answer = await house.get(who, f"/v1/tasks/{task['id']}")
        timeline = await house.get(who, f"/v1/histories/task/{task['id']}")
        assert answer.json()["settlements"][0]["wanting"] and papers.SECRET not in answer.text + timeline.text, who
    for who in UNDERTAKING:
        shown = await read(house, who, task)
        assert shown["light"] == "red" and {one["state"] for one in shown["milestones"]} == {None}
        assert [shown[name] for name in ("settlements", "reports", "lights", "due")] == [[], [], [], []], who
        timeline = await house.get(who, f"/v1/histories/task/{task['id']}")
        assert [move["act"] for move in timeline.json()["items"]] == ["set_up"]
        (line,) = (await house.get(who, "/v1/tasks", light="red", unit_id=str(HOUSING))).json()["items"]
        assert (line["id"], line["reached"], line["due_on"]) == (task["id"], None, None)
    for who in OUTSIDE:
        assert (await house.get(who, f"/v1/tasks/{task['id']}")).status_code == 404, who
        assert await house.total(who, "/v1/tasks") == 0


async def test_a_unit_reads_its_own_part_and_no_other(house: VisitStage) -> None:
    task = await set_up(house)
    task = await act(house, "housing-clerk", task, "progress-reports", papers.report(papers.entry("m2")))
    wanting = papers.settlement("m2", "not_up_to_quality")
    task = await act(house, "office1-officer", task, "milestone-settlements", wanting)
    path = f"/v1/tasks/{task['id']}/part"
    answer = await house.get("housing-head", path)
    (own,) = answer.json()["milestones"]
    assert (own["code"], own["light"], own["found"][0]["wanting"]) == ("m2", "red", wanting["wanting"])
    assert papers.SECRET not in answer.text
    assert (await house.get("housing-head", path, unit_id=str(SCHOOLS))).status_code == 404
    assert (await house.get("schools-lead", path, unit_id=str(HOUSING))).json()["milestones"][0]["percent"] == 100
    assert (await house.get("office1-officer", path)).status_code == 404
    assert (await house.get("mayor", path, unit_id=str(HOUSING))).status_code == 404
    others = papers.report(papers.entry("m1"))
    assert await refused(house, "housing-clerk", task, "progress-reports", others) == (403, "task_milestone_of_others")


async def test_who_may_set_up_and_move_a_task(house: VisitStage) -> None:
    body = papers.task(SCHOOLS, [papers.milestone(SCHOOLS)])
    for who in ("office1-officer", "case-manager", "bureau-officer", "schools-lead", "body1-head"):
        assert (await house.post(who, "/v1/tasks", body)).status_code == 403, who
    task = await set_up(house)
    stop = {"reasons": "并入其他任务"}
    for who in ("office2-head", "office1-officer", "deputy", "schools-lead", "housing-head"):
        assert (await refused(house, who, task, "stopping", stop))[0] == 403, who
    settle = papers.settlement()
    for who in ("office2-officer", "office1-head", "schools-lead", "case-manager"):
        assert (await refused(house, who, task, "milestone-settlements", settle))[0] == 403, who
    assert (await refused(house, "mayor", task, "stopping", stop))[0] == 404
    unknown = papers.task(organ_id("nowhere"), [papers.milestone(organ_id("nowhere"), text="")])
    answer = await house.post("office1-head", "/v1/tasks", unknown)
    assert (answer.status_code, answer.json()["code"]) == (422, "incomplete")
    assert {(one["code"], one["pointer"]) for one in answer.json()["errors"]} == {
        ("task_unit_unfit", "#/lead_unit_id"),
        ("task_milestone_unclear", "#/milestones/0/text"),
    }


async def test_the_clock_turns_the_light_as_the_day_begins_and_not_a_second_before(house: VisitStage) -> None:
    task = await set_up(house, papers.milestone(HOUSING, due_on="2026-04-03"))
    await turn(house, date(2026, 3, 26))
    assert (await read(house, "office1-head", task))["light"] == "green"
    house.clock.at = end_of(date(2026, 3, 26)) - ONE_SECOND
    await Clock(house.running.engine).tick()
    assert (await read(house, "office1-head", task))["light"] == "green"
    await turn(house, date(2026, 4, 3))
    yellow = await read(house, "office1-head", task)
    assert (yellow["light"], yellow["light_on"]) == ("yellow", "2026-03-27")
    await turn(house, date(2026, 4, 4))
    red = await read(house, "office1-head", task)
    assert [(one["light"], one["on"]) for one in red["lights"]] == [
        *(("green", "2026-03-16"), ("yellow", "2026-03-27"), ("red", "2026-04-04"))
    ]
    assert await told_of(house, task) == ["set_up", "light_turned", "light_turned"]
    found = (await house.get("office1-head", "/v1/tasks", light="red", status="under_way", sort="-light_on")).json()
    assert task["id"] in {one["id"] for one in found["items"]}


async def test_a_clock_that_comes_twice_or_late_leaves_one_history(house: VisitStage) -> None:
    """The loser of two workers is forgotten, and days that passed unseen are kept one by one."""
    task = await set_up(house, papers.milestone(HOUSING, due_on="2026-04-03"))
    house.clock.at = end_of(date(2026, 4, 9))
    first, second = Clock(house.running.engine), Clock(house.running.engine)
    await first.tick()
    await second.tick()
    red = await read(house, "office1-head", task)
    assert [(one["light"], one["on"]) for one in red["lights"]] == [
        *(("green", "2026-03-16"), ("yellow", "2026-03-27"), ("red", "2026-04-04"))
    ]
    assert await told_of(house, task) == ["set_up", "light_turned"]


async def test_a_red_task_is_proposed_to_the_office_that_looks_after_the_unit_until_an_item_stands(
    house: VisitStage,
) -> None:
    due = (papers.milestone(HOUSING, due_on="2026-03-17"), papers.milestone(FORCE, "m2", "2026-06-30"))
    task = await set_up(house, *due, who="office2-head")
    assert await waits(house, "housing-clerk", task) == ["report_progress"]
    assert await waits(house, "force-user", task) == []
    await turn(house, date(2026, 3, 18))
    assert await waits(house, "office1-officer", task) == ["open_problem"]
    assert await waits(house, "office2-officer", task) == await waits(house, "office1-head", task) == []
    opening = problems.opening(HOUSING, "2026-03-17", source="task", task_id=task["id"])
    item = await house.done(house.post("office1-officer", "/v1/problem-items", opening))
    assert await waits(house, "office1-officer", task) == []
    withdrawn = await house.act("office1-head", item, "withdrawal", problems.withdrawal(), of="problem-items")
    assert withdrawn.status_code == 200
    assert await waits(house, "office1-officer", task) == ["open_problem"]


async def test_what_no_office_looks_after_is_proposed_to_the_one_that_set_the_task_up(house: VisitStage) -> None:
    task = await set_up(house, papers.milestone(FORCE, due_on="2026-03-17"), who="office2-head")
    await turn(house, date(2026, 3, 18))
    assert await waits(house, "office2-officer", task) == ["open_problem"]
    assert await waits(house, "office1-officer", task) == []


async def test_a_report_of_a_machine_is_answered_as_before_and_contradicted_never(house: VisitStage) -> None:
    task = await set_up(house)
    body = papers.report(papers.entry(percent=60), source="2026-03-0045", reported_on="2026-03-16")
    first = await act(house, "bureau-officer", task, "progress-reports", body)
    again = await house.act("bureau-officer", task, "progress-reports", body, of="tasks")
    assert again.status_code == 200 and again.json() == first
    changed = papers.report(papers.entry(percent=70), source="2026-03-0045")
    assert await refused(house, "bureau-officer", first, "progress-reports", changed) == (
        409,
        "task_report_contradicts",
    )
    assert len((await read(house, "office1-head", task))["reports"]) == 1


async def test_a_revision_is_kept_and_needs_the_version_it_was_decided_on(house: VisitStage) -> None:
    task = await set_up(house)
    later = papers.task(SCHOOLS, [papers.milestone(SCHOOLS, due_on="2026-04-30")], HOUSING, force_id=FORCE)
    revised = await act(house, "office1-head", task, "revision", papers.revision(later))
    assert (revised["milestones"][0]["last_on"], len(revised["revisions"])) == ("2026-04-30", 1)
    assert (await refused(house, "office1-head", task, "revision", papers.revision(later)))[0] == 412
    assert await refused(house, "office1-head", revised, "revision", papers.revision(later)) == (
        *(422, "task_nothing_revised"),
    )
