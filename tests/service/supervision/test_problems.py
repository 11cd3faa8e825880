"""Problem items over HTTP: the road to the check-off, who reads what of them and who may move them."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio

from services.supervision.problems.doors import DOORS
from tests.support import supervision_problem_papers as papers
from tests.support.databases import Databases
from tests.support.small_city import SCHOOLS, person_id
from tests.support.supervision_problem_road import (
    ENGINEER,
    Item,
    act,
    notified,
    open_house,
    opened,
    read,
    refused,
    reported,
    told_of,
    visited,
    waits,
)
from tests.support.supervision_visit_stage import NOON, VisitStage

pytestmark = pytest.mark.asyncio(loop_scope="module")
TODAY, TOMORROW = date(2026, 3, 16), date(2026, 3, 17)
INSIDE = ("office1-head", "office1-officer", "body1-head", "body1-officer", "deputy", "secretary", "deputy-secretary")
WHOLE = ("conduct-officer", "case-manager")
UNIT = ("housing-clerk", "housing-head")
OTHERS = ("office2-head", "office2-officer", "member", "body2-head", "county-head", "bureau-head", "mayor")
ADMINISTRATORS = ("administrator",)
CLOSED: Item = {"source": None, "source_id": None, "common_problem_id": None, "verifications": [], "opened_by": None}


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


async def test_a_problem_goes_from_its_opening_to_the_check_off_and_its_kind_is_known_again(house: VisitStage) -> None:
    first = await opened(house, "shirking")
    assert first["number"].startswith("问题〔2026〕") and first["next_acts"] == ["revise"]
    assert await waits(house, "office1-head", first) == ["notify"]
    item = await act(house, "office1-head", first, "notice", papers.notice())
    assert [(one["code"], one["due_on"]) for one in item["due"]] == [
        ("problem.acceptance", "2026-03-19"),
        ("rectification.short", "2026-03-31"),
    ]
    assert await waits(house, "housing-clerk", item) == ["accept"]
    item = await act(house, "housing-head", item, "acceptance", papers.acceptance(ENGINEER, TOMORROW))
    item = await act(house, "housing-clerk", item, "report", papers.report())
    visit = await visited(house)
    item = await act(house, "office1-officer", item, "verification", papers.verification(visit["id"]))
    assert await waits(house, "office1-head", item) == []
    item = await act(house, "office1-officer", item, "verification-notes", papers.note())
    assert await waits(house, "office1-head", item) == ["check_off"]
    checks = await house.done(house.post("office1-head", f"/v1/problem-items/{item['id']}/checks", {}))
    assert checks["passed"] and {one["holds"] for one in checks["findings"]} == {True}
    item = await act(house, "office1-head", item, "check-off", papers.check_off("请巩固"))
    assert (item["status"], item["check_off"]["way"], item["next_acts"]) == ("checked_off", "on_site", [])
    letters = (await house.get("housing-clerk", f"/v1/problem-items/{item['id']}/letters")).json()["items"]
    assert [one["letter"] for one in letters] == ["notice", "check_off"]
    assert {one["number"] for one in letters} == {item["number"]}
    assert await told_of(house, item) == ["opened", "notified", "accepted", "reported", "verifying", "checked_off"]
    assert (await opened(house, "shirking", found_on="2026-03-15"))["recurrence_of"] == []
    again = await opened(house, "shirking", found_on="2026-03-16")
    assert again["recurrence_of"] == [item["id"]]
    found = (await house.get("office1-officer", "/v1/problem-items", recurrent=True)).json()["items"]
    assert [one["id"] for one in found] == [again["id"]]


async def test_nobody_of_the_unit_knows_an_item_before_the_notice_and_never_what_is_weighed(house: VisitStage) -> None:
    item = await opened(house)
    path = f"/v1/problem-items/{item['id']}"
    statuses = {who: (await house.get(who, path)).status_code for who in (*INSIDE, *WHOLE, *UNIT, *OTHERS)}
    assert statuses == {**dict.fromkeys((*INSIDE, *WHOLE), 200), **dict.fromkeys((*UNIT, *OTHERS), 404)}
    assert (await house.get(*ADMINISTRATORS, path)).status_code == 404
    assert await house.total("housing-clerk", "/v1/problem-items", status="open") == 0
    item = await act(house, "office1-head", item, "notice", papers.notice())
    item = await act(house, "office1-officer", item, "refusal", papers.refusal(TODAY))
    own = await read(house, item, "housing-clerk")
    assert own["facts"] == papers.FACTS and {name: own[name] for name in CLOSED} == CLOSED
    assert (
        own["refusals"] == [] and own["notice"]["issued_by"] is None and own["next_acts"] == ["accept", "answer_slip"]
    )
    assert {who: (await house.get(who, path)).status_code for who in OTHERS} == dict.fromkeys(OTHERS, 404)
    history = (await house.get("housing-clerk", f"/v1/histories/problem/{item['id']}")).json()["items"]
    assert [(one["act"], one["record"]) for one in history] == [("notify", None)]
    assert (await house.post("housing-clerk", f"{path}/checks", {})).status_code == 404


async def test_no_filter_tells_the_unit_what_is_closed_to_it(house: VisitStage) -> None:
    item = await notified(house, nature="false_report")
    for asked in ({"source": "office"}, {"source": "visit"}, {"kind": "single"}, {"kind": "common"}):
        found = await house.total("housing-clerk", "/v1/problem-items", nature="false_report", **asked)
        assert found == 0, asked
    assert await house.total("housing-clerk", "/v1/problem-items", nature="false_report") == 1
    assert await house.total("office1-officer", "/v1/problem-items", nature="false_report", source="office") == 1
    (line,) = (await house.get("housing-clerk", "/v1/problem-items", nature="false_report")).json()["items"]
    assert (line["id"], line["source"], line["rectify_by"]) == (item["id"], None, "2026-03-31")


async def test_what_was_falsely_reported_is_marked_and_goes_back(house: VisitStage) -> None:
    item = await act(house, "office1-officer", await reported(house), "verification", papers.verification())
    item = await act(house, "office1-officer", item, "verification-notes", papers.note("false"))
    assert await waits(house, "office1-head", item) == ["reject"]
    assert papers.FALSITY not in (await house.get("housing-clerk", f"/v1/problem-items/{item['id']}")).text
    item = await act(house, "office1-head", item, "rejection", papers.rejection("false", "immediate"))
    assert (item["falsified"], item["due_on"], item["round"]) == (True, "2026-03-19", 2)
    assert await waits(house, "deputy", item) == ["escalate"]
    own = await read(house, item, "housing-clerk")
    assert own["rejections"][0]["missing"] == ["北侧两百米"] and own["rejections"][0]["rejected_by"] is None


async def test_only_who_looks_after_the_unit_opens_and_moves_its_items(house: VisitStage) -> None:
    body = papers.opening(SCHOOLS)
    answer = await house.post("office1-officer", "/v1/problem-items", body)
    assert (answer.status_code, answer.json()["code"]) == (403, "problem_unit_not_yours")
    assert (await opened(house, who="body1-officer"))["source"] == "office"
    missing = await house.post(
        "office1-officer", "/v1/problem-items", {**papers.opening(person_id("nobody")), "facts": ""}
    )
    assert missing.status_code == 422
    assert {one["code"] for one in missing.json()["errors"]} == {"problem_unit_unknown", "problem_no_facts"}
    item = await notified(house)
    assert await refused(house, "office2-head", item, "withdrawal", papers.withdrawal()) == (404, "absent")
    assert await refused(house, "office1-officer", item, "check-off", {}) == (409, "not_now")
    stale = await house.act(
        "office1-officer", {**item, "version": 1}, "refusal", papers.refusal(TODAY), of="problem-items"
    )
    assert stale.status_code == 412


async def test_the_doors_are_described_for_those_who_build_on_them(house: VisitStage) -> None:
    assert [fault for fault in await house.ears.faults() if fault.split(":")[0] in DOORS] == []
