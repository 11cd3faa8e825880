"""Who sees which filing when; and list, detail, timeline, change feed and todo never differ about it."""

from typing import Any

import pytest
from sqlalchemy import text

from tests.support.filing_road import FILINGS, OBLIGATIONS, Cast, Road
from tests.support.filing_service import Caller, FilingHouse
from tests.support.filing_steps import ROUTE
from tests.support.refused import problem

UNIT = {"approval-clerk", "approval-head"}
GATE = {*UNIT, "vice-mayor-1"}
OFFICE = {
    *GATE,
    "office1-head",
    "office1-officer",
    "office1-officer-2",
    "sc-member-1",
    "cdi-secretary",
    "management-officer",
}
PANEL = {*OFFICE, "office2-head", "office2-officer"}
COMMITTEE = {*PANEL, "cdi-deputy-1", "cdi-deputy-2", "sc-member-2", "sc-member-3", "sc-member-4", "sc-recorder"}
SEEN_BY = {
    "draft": UNIT,
    "studied": UNIT,
    "gatekeeping": GATE,
    "submitted": OFFICE,
    "reviewing": OFFICE,
    "reported": OFFICE,
    "consulting": PANEL,
    "deliberating": COMMITTEE,
    "accepted": COMMITTEE,
    "in_execution": COMMITTEE,
}

HOUSING = Cast(clerk="housing-clerk", party_head="housing-head")
EDUCATION = Cast(
    clerk="education-clerk",
    party_head="education-head",
    leader="vice-mayor-2",
    officer="office3-officer",
    head="office3-head",
)


async def publish_everything(house: FilingHouse) -> None:
    """Let the outbox look as it does once the relay has carried everything, in order."""
    statement = text(
        "UPDATE outbox_event SET published_at = now(), js_incarnation = 'test', js_seq = numbered.n, "
        "feed_position = numbered.n "
        "FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM outbox_event) AS numbered "
        "WHERE outbox_event.id = numbered.id"
    )
    async with house.running.database.begin() as connection:
        await connection.execute(statement)


async def seers(house: FilingHouse, path: str) -> set[str]:
    """Everybody of the city to whom that address answers."""
    found = set()
    for code in house.city.people:
        answer = await house.caller(code).get(path)
        assert answer.status_code in (200, 404), answer.text
        if answer.status_code == 200:
            found.add(code)
    return found


async def test_each_status_is_seen_by_those_who_have_to_do_with_it_and_nobody_else(house: FilingHouse) -> None:
    road = Road(house)
    for status, acts in ROUTE:
        await (road.draft() if status == "draft" else road.walk(*acts))
        assert await seers(house, road.path) == SEEN_BY[status], status


async def test_a_panel_member_sees_only_while_named(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("consulting")
    named = house.caller("office2-officer")
    assert (await named.get(road.path)).json()["next_acts"] == []  # a member consults, the chair records
    assert [item["id"] for item in (await named.get(FILINGS)).json()["items"]] == [road.id]
    problem(await house.caller("office3-officer").get(road.path), 404, "absent")
    await road.do("fail_consultation")
    problem(await named.get(road.path), 404, "absent")
    assert (await named.get(FILINGS)).json()["items"] == []


async def test_a_filing_withdrawn_before_it_never_reaches_the_committee(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("reviewing")
    await road.do("withdraw")
    assert await seers(house, road.path) == OFFICE


async def test_a_draft_withdrawn_stays_unknown_to_the_discipline_organ(house: FilingHouse) -> None:
    road = Road(house)
    await road.draft()
    await road.do("withdraw")
    assert "cdi-secretary" not in await seers(house, road.path)
    assert not {"office1-head", "office1-officer"} & await seers(house, road.path)


async def test_an_obligation_is_seen_by_unit_leader_office_and_committee(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    duty = (await road.duties())[0]
    assert await seers(house, f"{OBLIGATIONS}/{duty['id']}") == COMMITTEE - {"office2-head", "office2-officer"}


@pytest.mark.parametrize(
    "code", ["sys-admin", "sec-admin", "audit-admin", "housing-clerk", "office3-head", "trial-head", "psb-officer"]
)
async def test_strangers_and_administrators_find_every_list_empty(house: FilingHouse, code: str) -> None:
    road = Road(house)
    await road.to("in_execution")
    await publish_everything(house)
    caller = house.caller(code)
    for path in (FILINGS, OBLIGATIONS, "/v1/todo", "/v1/changes"):
        answer = await caller.get(path)
        assert (answer.status_code, answer.json()["items"]) == (200, []), path
    for path in (FILINGS, OBLIGATIONS):
        assert (await caller.get(path)).json()["total"] == 0
    problem(await caller.get(f"/v1/histories/filing/{road.id}"), 404, "absent")


async def test_list_detail_timeline_and_changes_agree_for_every_account_of_the_city(house: FilingHouse) -> None:
    filings, duties = await _many(house)
    await publish_everything(house)
    for code in house.city.people:
        caller = house.caller(code)
        readable = await _answering(caller, FILINGS, filings)
        timelines = await _answering(caller, "/v1/histories/filing", filings)
        owed = await _answering(caller, OBLIGATIONS, duties)
        changed = await _subjects(caller)
        assert await _listed(caller, FILINGS) == readable, code
        assert timelines == readable, code
        assert await _listed(caller, OBLIGATIONS) == owed, code
        assert changed & filings == readable, code
        assert changed & duties == owed, code
        waiting = {item["id"] for item in (await caller.get("/v1/todo")).json()["items"]}
        assert waiting <= readable | owed, code


async def test_whoever_is_told_an_act_is_never_refused_as_not_entitled(house: FilingHouse) -> None:
    road = Road(house)
    for status, acts in ROUTE:
        await (road.draft() if status == "draft" else road.walk(*acts))
        for code in sorted(SEEN_BY[status]):
            told = (await house.caller(code).get(road.path)).json()["next_acts"]
            assert len(told) == len(set(told))
            if "withdraw" in told:
                answer = await road.ask("withdraw", by=code, reason="")
                assert answer.status_code == 422, (status, code)
            elif status not in ("in_execution", "accepted", "deliberating"):
                answer = await road.ask("withdraw", by=code)
                assert answer.status_code == 403, (status, code)


async def _many(house: FilingHouse) -> tuple[set[str], set[str]]:
    """Filings of three units in many statuses; their ids and those of their obligations."""
    filings, duties = set(), set()
    plan = [(Cast(), status) for status, _ in ROUTE]
    plan += [(HOUSING, "gatekeeping"), (HOUSING, "submitted"), (EDUCATION, "studied"), (EDUCATION, "reported")]
    for cast, status in plan:
        road = Road(house, cast)
        await road.to(status)
        filings.add(road.id)
        if status == "in_execution":
            duties = {duty["id"] for duty in await road.duties()}
    return filings, duties


async def _answering(caller: Caller, resource: str, ids: set[str]) -> set[str]:
    return {one for one in ids if (await caller.get(f"{resource}/{one}")).status_code == 200}


async def _listed(caller: Caller, resource: str) -> set[str]:
    found: set[str] = set()
    page: dict[str, Any] = {"items": [None], "total": 0}
    number = 1
    while page["items"]:
        page = (await caller.get(resource, page=number, page_size=5)).json()
        found |= {item["id"] for item in page["items"]}
        number += 1
    assert page["total"] == len(found)
    return found


async def _subjects(caller: Caller) -> set[str]:
    found: set[str] = set()
    seen: set[str] = set()
    after: dict[str, str] = {}
    more = True
    while more:
        page = (await caller.get("/v1/changes", **after)).json()
        found |= {item["subject"] for item in page["items"]}
        events = {item["id"] for item in page["items"]}
        assert not events & seen
        seen |= events
        after, more = {"after": page["cursor"]}, page["more"]
    return found
