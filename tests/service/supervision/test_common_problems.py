"""A common problem from list to end, over the doors: population, draw, checks on visits, readers (S-11, G-50)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from libs.kernel.drawing import drawn, value_of
from services.supervision.problems.case_type import PROBLEM
from tests.support import supervision_common_papers as papers
from tests.support import supervision_problem_papers as problem_papers
from tests.support import supervision_visit_papers as visit_papers
from tests.support.small_city import HOUSING, SCHOOLS, person_id
from tests.support.supervision_visit_stage import VisitStage

DOOR = "/v1/common-problems"
ITEMS = f"/v1/{PROBLEM.resource}"
READERS = ("office1-head", "office1-officer", "office2-head", "deputy", "secretary", "conduct-officer", "case-manager")
OTHERS = ("housing-head", "housing-clerk", "body1-head", "member", "bureau-head", "county-head", "mayor")
OFFICES = {
    HOUSING: ("office1-head", "office1-officer", "deputy"),
    SCHOOLS: ("office2-head", "office2-officer", "member"),
}
Case = dict[str, Any]


async def act(house: VisitStage, who: str, case: Case, noun: str, body: Any) -> Case:
    return await house.done(house.act(who, case, noun, body, "common-problems"))


async def refused(house: VisitStage, who: str, case: Case, noun: str, body: Any) -> tuple[int, str]:
    answer = await house.act(who, case, noun, body, "common-problems")
    return answer.status_code, answer.json()["code"]


async def begun(house: VisitStage) -> Case:
    return await house.done(house.post("office1-officer", DOOR, papers.compiled()))


async def listed(house: VisitStage, case: Case, *units: UUID) -> Case:
    """An item of each of these units put on the list."""
    for unit_id in units:
        case = await act(house, "office1-officer", case, "items", papers.found(unit_id))
    return case


async def items(house: VisitStage, case: Case) -> list[Case]:
    """The problem items of the list as the head of the organ reads them."""
    return [await house.done(house.get("secretary", f"{ITEMS}/{item}")) for item in case["item_ids"]]


async def move(house: VisitStage, who: str, item: Case, noun: str, body: Any) -> Case:
    return await house.done(house.act(who, item, noun, body, PROBLEM.resource))


async def notify(house: VisitStage, case: Case) -> None:
    for item in await items(house, case):
        head = OFFICES[UUID(item["unit_id"])][0]
        await move(house, head, item, "notice", problem_papers.notice("short"))


async def sampled(house: VisitStage, *units: UUID) -> Case:
    case = await listed(house, await begun(house), *units)
    await notify(house, case)
    case = await act(house, "office1-head", case, "population", {})
    return await act(house, "office1-head", case, "draw", {})


async def went(house: VisitStage, unit_id: UUID, *, unannounced: bool = False) -> str:
    """A visit to the unit that has started."""
    head, officer, _ = OFFICES[unit_id]
    plan = visit_papers.plan(unit_id, house.clock.at.date(), unannounced=unannounced)
    visit = await house.done(house.post(head, "/v1/visits", plan))
    team = visit_papers.team(person_id(officer), person_id(head))
    visit = await house.done(house.act(head, visit, "team", team))
    started = visit_papers.start(house.clock.at.date().isoformat())
    visit = await house.done(house.act(officer, visit, "start", started))
    return str(visit["id"])


async def unit_of(house: VisitStage, item_id: str) -> UUID:
    return UUID((await house.done(house.get("secretary", f"{ITEMS}/{item_id}")))["unit_id"])


async def check(house: VisitStage, case: Case, item_ids: Sequence[str], way: str) -> Case:
    for item_id in item_ids:
        visit = await went(house, await unit_of(house, item_id), unannounced=way == "covert")
        case = await act(house, "office1-officer", case, "sample-checks", papers.checked(item_id, visit, way))
    return case


async def pursue(house: VisitStage, case: Case) -> None:
    """Every unit refuses, and persons are pursued."""
    for item in await items(house, case):
        _, officer, leader = OFFICES[UUID(item["unit_id"])]
        item = await move(house, officer, item, "refusal", problem_papers.refusal(house.clock.at.date()))
        await move(house, leader, item, "escalation", problem_papers.escalation("refused"))


async def test_the_list_takes_items_until_it_is_fixed_and_there_is_one_draw(house: VisitStage) -> None:
    case = await listed(house, await begun(house), HOUSING, HOUSING, SCHOOLS)
    single = {**problem_papers.opening(HOUSING), "nature": case["nature"]}
    kept = await house.done(house.post("office1-officer", ITEMS, single))
    case = await act(house, "office1-officer", case, "items", papers.kept(kept["id"]))
    known = await items(house, case)
    assert [one["common_problem_id"] for one in known] == [case["id"]] * 4
    assert {one["kind"] for one in known} == {"common"} and {one["number"] is not None for one in known} == {True}
    assert await refused(house, "office1-head", case, "population", {}) == (409, "common_problem_item_not_notified")
    await notify(house, case)
    case = await act(house, "office1-head", case, "population", {})
    assert sorted(case["population"]) == sorted(case["item_ids"])
    assert await refused(house, "office1-officer", case, "items", papers.found(HOUSING)) == (409, "not_now")
    case = await act(house, "office1-head", case, "draw", {})
    assert (len(case["sample"]), case["draw"]["percent"], case["next_acts"]) == (2, 30, ["enlarge", "close"])
    assert await refused(house, "office1-head", case, "draw", {}) == (409, "not_now")


async def test_it_is_closed_once_both_ways_occurred_and_every_item_is_settled(house: VisitStage) -> None:
    case = await sampled(house, HOUSING, HOUSING, HOUSING, SCHOOLS)
    more = next(item for item in case["population"] if item not in case["sample"])
    case = await act(house, "office1-head", case, "sample-additions", papers.added([more]))
    assert await refused(house, "office1-head", case, "closing", papers.closed()) == (409, "common_problem_not_ready")
    case = await check(house, case, case["sample"], "spot")
    await pursue(house, case)
    assert await refused(house, "office1-head", case, "closing", papers.closed()) == (409, "common_problem_way_missing")
    case = await check(house, case, case["sample"][:1], "covert")
    case = await act(house, "office1-head", case, "closing", papers.closed())
    assert (case["status"], len(case["checks"]), case["next_acts"]) == ("closed", 4, [])
    told = [one for one in await house.told() if one["type"].startswith("supervision.common_problem.")]
    begun_with = ["compiled", *["item_added"] * 4, "fixed", "drawn", "sample_enlarged"]
    assert [one["type"].split(".")[2] for one in told] == [*begun_with, *["item_checked"] * 4, "closed"]
    assert not any(item in str(told) for item in case["population"])


async def test_whoever_may_know_it_runs_the_draw_again_and_units_see_nothing(house: VisitStage) -> None:
    case = await sampled(house, HOUSING, HOUSING, HOUSING, SCHOOLS)
    path = f"{DOOR}/{case['id']}"
    seen = {who: (await house.get(who, path)).status_code for who in (*READERS, *OTHERS)}
    assert seen == {**dict.fromkeys(READERS, 200), **dict.fromkeys(OTHERS, 404)}
    for who in ("office2-head", "secretary", "case-manager"):
        found = (await house.get(who, f"{path}/draw")).json()
        population = [UUID(item) for item in case["population"]]
        again = drawn(population, found["seed"], found["percent"])
        assert [str(item) for item in again] == found["drawn"] == found["kept"] == case["sample"] and found["agrees"]
        ranked = {one["item_id"]: one["value"] for one in found["ranked"]}
        assert ranked == {str(item): value_of(found["seed"], item) for item in population}
    other = (await house.get("secretary", f"{path}/draw", seed="another")).json()
    assert (other["seed"], other["kept"]) == ("another", case["sample"])
    for who in OTHERS:
        assert (await house.get(who, f"{path}/draw")).status_code == 404, who
        assert (await house.get(who, DOOR)).json()["total"] == 0, who
    answers = [await house.get("housing-head", f"{ITEMS}/{item}") for item in case["sample"]]
    own = [answer.json() for answer in answers if answer.status_code == 200]
    assert own and not any(one["common_problem_id"] or "sample" in str(one) or one["kind"] != "single" for one in own)
    assert ("common-problems", "note_check") in await house.waiting("office1-officer")


async def test_who_is_not_of_the_office_does_not_act_and_what_is_hidden_answers_like_nothing(house: VisitStage) -> None:
    case = await listed(house, await begun(house), HOUSING, SCHOOLS)
    assert (await house.get("office1-head", f"{DOOR}/{case['id']}/draw")).json()["code"] == "common_problem_not_drawn"
    assert (await refused(house, "office2-head", case, "population", {}))[0] == 403
    assert (await refused(house, "office1-officer", case, "population", {}))[0] == 403
    assert (await refused(house, "housing-head", case, "items", papers.found(HOUSING)))[0] == 404
    theirs = {**problem_papers.opening(SCHOOLS), "nature": case["nature"]}
    hidden = await house.done(house.post("office2-officer", ITEMS, theirs))
    for unknown in (hidden["id"], uuid4()):
        answer = await refused(house, "office1-officer", case, "items", papers.kept(unknown))
        assert answer == (422, "common_problem_item_unknown")
    unit = await refused(house, "office1-officer", case, "items", papers.found(uuid4()))
    assert unit == (422, "common_problem_unit_unknown")
    await notify(house, case)
    case = await act(house, "office1-head", case, "population", {})
    case = await act(house, "office1-head", case, "draw", {})
    item = case["sample"][0]
    unit_id = await unit_of(house, item)
    plan = visit_papers.plan(unit_id, house.clock.at.date(), unannounced=True)
    planned = await house.done(house.post(OFFICES[unit_id][0], "/v1/visits", plan))
    for visit in (planned["id"], uuid4()):
        body = papers.checked(item, visit, "covert")
        assert await refused(house, "office1-officer", case, "sample-checks", body) == (
            422,
            "common_problem_visit_unknown",
        )
