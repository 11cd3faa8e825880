"""Problem items beside other cases and time: slips by the clock, samples, visits, decided objections."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text

from tests.support import supervision_common_papers as common_papers
from tests.support import supervision_problem_papers as papers
from tests.support import supervision_visit_papers as visits
from tests.support.databases import Databases
from tests.support.small_city import HOUSING, person_id
from tests.support.supervision_problem_road import (
    ENGINEER,
    act,
    open_house,
    read,
    rectifying,
    refused,
    reported,
    ring,
    visited,
    waits,
)
from tests.support.supervision_visit_stage import NOON, VisitStage

pytestmark = pytest.mark.asyncio(loop_scope="module")
TODAY = date(2026, 3, 16)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(visits_prepared: None, databases: Databases, keys: Path) -> AsyncIterator[VisitStage]:
    """One service for all tests of this file."""
    async with open_house(databases, keys) as house:
        yield house


@pytest.fixture
def house(shared: VisitStage) -> VisitStage:
    """The same, at noon of Monday, 16 March 2026."""
    shared.clock.at = NOON
    return shared


async def test_the_clock_issues_one_slip_after_another_and_the_leader_is_asked(house: VisitStage) -> None:
    item = await rectifying(house, "immediate", "funds_and_projects")
    await ring(house, date(2026, 3, 19))
    assert (await read(house, item))["slips"] == []
    await ring(house, date(2026, 3, 20))
    item = await read(house, item)
    (blue,) = item["slips"]
    assert (blue["colour"], blue["answer_by"], blue["new_due_on"]) == ("blue", "2026-03-25", "2026-03-27")
    assert await waits(house, "housing-clerk", item) == ["report", "answer_slip"]
    item = await act(house, "housing-clerk", item, "slip-answer", papers.answer("2026-03-27"))
    assert await waits(house, "housing-clerk", item) == ["report"]
    await ring(house, date(2026, 4, 20))
    item = await read(house, item)
    assert [(one["colour"], one["issued_on"]) for one in item["slips"]] == [
        ("blue", "2026-03-20"),
        ("orange", "2026-03-28"),
        ("red", "2026-04-02"),
    ]
    asked = {"overdue": True, "slip_colour": "red", "nature": "funds_and_projects"}
    late = (await house.get("office1-head", "/v1/problem-items", **asked)).json()["items"]
    assert [(one["id"], one["overdue"], one["due_on"]) for one in late] == [(item["id"], True, "2026-04-08")]
    assert await waits(house, "deputy", item) == ["escalate"] and await waits(house, "member", item) == []


async def test_an_escalation_is_told_and_what_is_resumed_begins_with_blue_again(house: VisitStage) -> None:
    item = await rectifying(house, "immediate", "other")
    await ring(house, date(2026, 4, 20))
    item = await act(house, "deputy", await read(house, item), "escalation", papers.escalation())
    (event,) = [one for one in await house.told() if one["type"] == "supervision.problem.escalated.v1"]
    told = event["data"]
    assert (told["ground"], told["unit_id"], told["kind"]) == ("red_slip", str(HOUSING), "other")
    item = await act(house, "office1-head", item, "resumption", papers.resumption("immediate"))
    await ring(house, date(2026, 4, 24))
    assert [(one["colour"], one["round"]) for one in (await read(house, item))["slips"]][3:] == [("blue", 2)]
    async with house.running.database.connect() as connection:
        timers = text("SELECT count(*) FROM timer WHERE case_id = :id")
        assert (await connection.execute(timers, {"id": item["id"]})).scalar_one() == 1


async def test_a_report_stops_the_clock(house: VisitStage) -> None:
    item = await reported(house)
    await ring(house, TODAY + timedelta(40))
    assert (await read(house, item))["slips"] == [] and await waits(house, "office1-officer", item) == ["verify"]


async def test_an_item_in_a_sample_is_checked_off_only_after_a_visit_found_it_put_right(house: VisitStage) -> None:
    listed = await house.done(house.post("office1-officer", "/v1/common-problems", common_papers.compiled()))
    found = common_papers.found(HOUSING)
    listed = await house.done(house.act("office1-officer", listed, "items", found, of="common-problems"))
    item = await read(house, {"id": listed["item_ids"][0]})
    assert (item["kind"], item["source"], item["common_problem_id"]) == ("common", "common_problem", listed["id"])
    item = await act(house, "office1-head", item, "notice", papers.notice("short"))
    listed = await house.done(house.act("office1-head", listed, "population", {}, of="common-problems"))
    body = papers.withdrawal(objection_id=str(ENGINEER))
    assert await refused(house, "office1-head", item, "withdrawal", body) == (422, "problem_needs_objection")
    item = await act(house, "housing-head", item, "acceptance", papers.acceptance(ENGINEER))
    item = await act(house, "housing-clerk", item, "report", papers.report([1]))
    by_documents = papers.verification()
    early = await refused(house, "office1-officer", item, "verification", by_documents)
    assert early == (409, "problem_sample_not_drawn")
    listed = await house.done(house.act("office1-head", listed, "draw", {}, of="common-problems"))
    item = await act(house, "office1-officer", item, "verification", by_documents)
    item = await act(house, "office1-officer", item, "verification-notes", papers.note())
    assert await refused(house, "office1-head", item, "check-off", {}) == (409, "problem_sample_unchecked")
    checks = await house.done(house.post("office1-head", f"/v1/problem-items/{item['id']}/checks", {}))
    assert [one["item"] for one in checks["findings"] if not one["holds"]] == ["problem_sample_unchecked"]
    check = common_papers.checked(item["id"], (await visited(house))["id"])
    await house.done(house.act("office1-officer", listed, "sample-checks", check, of="common-problems"))
    assert (await act(house, "office1-head", item, "check-off", {}))["status"] == "checked_off"
    own = await read(house, item, "housing-clerk")
    assert (own["kind"], own["common_problem_id"], own["source"]) == ("single", None, None)


async def test_a_visit_that_has_not_begun_verifies_nothing_and_answers_like_none(house: VisitStage) -> None:
    item = await reported(house)
    hidden = await house.done(house.post("office1-head", "/v1/visits", visits.plan(HOUSING, unannounced=True)))
    codes = [
        await refused(house, "office1-officer", item, "verification", papers.verification(visit))
        for visit in (hidden["id"], ENGINEER)
    ]
    assert codes == [(422, "problem_visit_unknown")] * 2


async def test_a_decided_objection_withdraws_the_item_it_names_also_after_the_notice(house: VisitStage) -> None:
    visit = await visited(house)
    visit = await house.done(house.act("visit-leader", visit, "report", visits.report(visits.found())))
    visit = await house.done(house.act("office1-head", visit, "conclusion", visits.conclusion("problem")))
    item = await read(house, {"id": visit["decided"][0]["problem_id"]})
    assert (item["source"], item["source_id"], item["unit_id"]) == ("visit", visit["id"], str(HOUSING))
    item = await act(house, "office1-head", item, "notice", papers.notice("short"))
    objection = await house.done(house.post("housing-head", "/v1/objections", visits.objection(visit["id"])))
    body = papers.withdrawal(objection_id=objection["id"])
    assert await refused(house, "office1-head", item, "withdrawal", body) == (422, "problem_needs_objection")
    examiner = {"examiner_id": str(person_id("trial-officer"))}
    objection = await house.done(house.act("deputy", objection, "examiner", examiner, of="objections"))
    decision = visits.decision("revoked", [item["id"]])
    await house.done(house.act("trial-officer", objection, "decision", decision, of="objections"))
    assert await waits(house, "office1-head", item) == ["withdraw"]
    item = await act(house, "office1-head", item, "withdrawal", body)
    assert (item["status"], await waits(house, "office1-head", item)) == ("withdrawn", [])
    assert (await read(house, item, "housing-clerk"))["status"] == "withdrawn"
