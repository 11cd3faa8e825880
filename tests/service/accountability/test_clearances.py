"""Clearings heard from clarification: once, in whatever order and however often it is told (C-01, C-30)."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest_asyncio

from libs.chassis.hearing import Delivery
from libs.contracts.clarification import ClarificationAssessing, ClarificationExecuted, ClarificationOpened
from services.accountability.clearances.clearance import marks_since
from services.accountability.clearances.store import clearances_on
from services.accountability.interviews.access import MATTER
from tests.support.accountability_aftermath_road import decided, sanctions_of, serve
from tests.support.accountability_followups_house import Home, open_home
from tests.support.databases import Databases
from tests.support.reacting import Story

DOOR = "/v1/clearances"
DAY = date(2026, 3, 2)


@pytest_asyncio.fixture
async def home(databases: Databases, keys: Path) -> AsyncIterator[Home]:
    """The service in the sample city."""
    async with open_home(databases, keys) as home:
        yield home


def told(home: Home, **changes: Any) -> tuple[Story, list[Delivery]]:
    """A clarification from its opening to the day on which it was carried out."""
    story = home.ears.story({})
    story.fixed = {
        "clarification_id": story.id,
        "organ_id": home.organ("municipal-cdi"),
        "office_id": home.organ("supervision-office-1"),
        "entrance": "application",
    }
    cleared = {
        "subject_person_id": home.person("housing-official"),
        "subject_organ_id": None,
        "unit_id": home.organ("housing-bureau"),
        "situations": ("xc_c1",),
        "methods": ("written",),
        "executed_on": DAY,
        **changes,
    }
    events = [story.tell(ClarificationOpened), story.tell(ClarificationAssessing)]
    return story, [*events, story.tell(ClarificationExecuted, **cleared)]


async def test_a_clarification_told_backwards_and_twice_leaves_one_clearing(home: Home) -> None:
    story, events = told(home)
    await home.ears.hear_jumbled(*events)
    (row,) = await home.rows("SELECT id, status, version FROM clearance")
    assert (str(row["id"]), row["status"], row["version"]) == (str(story.id), "noted", 1)
    assert [event["type"].split(".")[2] for event in await home.published(str(story.id))] == ["noted"]


async def test_two_clarifications_told_in_either_order_leave_the_same(home: Home) -> None:
    first, second = told(home), told(home, executed_on=date(2026, 4, 7))
    await home.hear(*second[1])
    await home.hear(*first[1])
    async with home.running.database.connect() as connection:
        found = await clearances_on(connection, home.person("housing-official"))
        assert await clearances_on(connection, home.person("housing-head")) == ()
        assert await clearances_on(connection, None) == ()
    marks = marks_since(found, date(2026, 1, 5))
    assert [mark.clarification_id for mark in marks] == [second[0].id, first[0].id]
    assert [mark.clarification_id for mark in marks_since(found, date(2026, 3, 3))] == [second[0].id]


async def test_a_unit_can_be_cleared_too(home: Home) -> None:
    _, events = told(home, subject_person_id=None, subject_organ_id=home.organ("housing-bureau"))
    await home.hear(*events)
    async with home.running.database.connect() as connection:
        (clearing,) = await clearances_on(connection, None, home.organ("housing-bureau"))
        assert clearing.person_id is None
        assert len(await clearances_on(connection, home.person("housing-head"), home.organ("housing-bureau"))) == 1


async def test_the_office_and_the_leaders_of_the_organ_read_it_and_nobody_of_the_unit(home: Home) -> None:
    story, events = told(home)
    await home.hear(*events)
    for code in ("office1-head", "office1-officer", "sc-member-1", "cdi-secretary", "trial-officer", "svc-member-1"):
        seen = (await home.caller(code).get(f"{DOOR}/{story.id}")).json()
        assert (seen["executed_on"], seen["next_acts"], seen["situations"]) == ("2026-03-02", [], ["xc_c1"]), code
    for code in (
        "housing-official",
        "housing-head",
        "office2-head",
        "east-cdi-secretary",
        "sys-admin",
        "letters-officer",
    ):
        assert (await home.caller(code).get(f"{DOOR}/{story.id}")).status_code == 404, code
        assert (await home.caller(code).get(DOOR)).json()["total"] == 0, code
    head = home.caller("office1-head")
    assert (await head.get(DOOR, person_id=str(home.person("housing-official")))).json()["total"] == 1
    assert (await head.get(DOOR, person_id=str(uuid4()))).json()["total"] == 0


async def test_the_mark_stands_beside_case_sanction_and_periods_for_those_who_may_know_it(home: Home) -> None:
    road = await decided(home)
    await serve(road)
    (sanction,) = await sanctions_of(road)
    today = home.clock.at.date()
    story, events = told(home, subject_person_id=home.person("housing-head"), executed_on=today)
    _, earlier = told(home, subject_person_id=home.person("housing-head"), executed_on=today - timedelta(days=400))
    _, other = told(home, subject_person_id=home.person("education-head"), executed_on=today)
    await home.hear(*events, *earlier, *other)
    shown, periods = f"/v1/sanctions/{sanction['id']}", f"/v1/persons/{home.person('housing-head')}/impact-periods"
    mark = [{"clarification_id": str(story.id), "executed_on": today.isoformat(), "situations": ["xc_c1"]}]
    for who in ("cdi-secretary", "management-officer"):
        for path in (road.path, shown):
            assert (await home.caller(who).get(path)).json()["clearances"] == mark, (who, path)
        assert (await home.caller(who).get(periods)).json()["periods"][0]["clearances"] == mark, who
    assert (await home.caller("office1-head").get(shown)).json()["clearances"] == mark
    own = home.caller("housing-head")
    assert (await own.get(shown)).json()["clearances"] == []
    assert (await own.get(periods)).json()["periods"][0]["clearances"] == []


async def test_the_mark_stands_beside_an_interview_inside_and_not_before_its_unit(home: Home) -> None:
    interview_id, _ = await home.triggered("housing-bureau")
    path = f"/v1/interviews/{interview_id}"
    today = home.clock.at.date()
    story, events = told(home, subject_person_id=None, subject_organ_id=home.organ("housing-bureau"), executed_on=today)
    await home.hear(*events)
    shown = (await home.caller("office1-head").get(path)).json()
    assert [one["clarification_id"] for one in shown["clearances"]] == [str(story.id)]
    assert "clearances" in MATTER.fields
