"""Internal violations over HTTP in the sample city: the ladder of a year, who knows of it, the joint team (TX-03)."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest_asyncio

from tests.support.accountability_followups_house import Home, open_home
from tests.support.databases import Databases

DOOR = "/v1/violations"
SUPERVISOR = "cadre-officer"
CADRE = "office1-officer"


@pytest_asyncio.fixture
async def home(databases: Databases, keys: Path) -> AsyncIterator[Home]:
    """The service in the sample city, on the last working day of the year."""
    async with open_home(databases, keys) as home:
        home.clock.put_on(date(2026, 12, 30))
        yield home


async def record(home: Home, day: str, **changes: Any) -> Any:
    """A violation recorded by cadre supervision."""
    body = {
        "person_id": str(home.person(changes.pop("cadre", CADRE))),
        "occurred_on": day,
        "kind": "attendance",
        "facts": "未到岗",
        "evidence": [{"way": "clock_in", "reference": "考勤记录"}],
        **changes,
    }
    return await home.caller(changes.pop("by", SUPERVISOR)).post(DOOR, body)


async def recorded(home: Home, day: str, **changes: Any) -> str:
    """The same; its path."""
    answer = await record(home, day, **changes)
    assert answer.status_code == 201, answer.text
    return str(answer.headers["Location"])


async def act(home: Home, path: str, address: str, **body: Any) -> Any:
    """An act of cadre supervision on it."""
    return await home.caller(SUPERVISOR).act(f"{path}/{address}", body)


async def done(home: Home, path: str, address: str, **body: Any) -> dict[str, Any]:
    """The same; it must be done."""
    answer = await act(home, path, address, **body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_iv_1_the_first_is_a_circular_the_second_interview_and_written_self_criticism(home: Home) -> None:
    first, second = await recorded(home, "2026-03-02"), await recorded(home, "2026-06-10")
    counted = (await home.caller(SUPERVISOR).get(f"{second}/ladder")).json()
    assert (counted["year"], counted["rung"]) == (2026, "repeat")
    assert counted["outstanding"] == ["interview", "written_self_criticism"]
    assert [one["rung"] for one in counted["items"]] == ["first", "repeat"]
    refused = await act(home, second, "determination", rung="first")
    assert (refused.status_code, refused.json()["code"]) == (422, "rung_wrong")
    assert (await done(home, first, "determination", rung="first"))["status"] == "first"
    assert (await done(home, second, "determination", rung="repeat"))["status"] == "repeat"
    today = "2026-12-30"
    await done(home, first, "steps", step="circular_criticism", done_on=today, proof="通报1号")
    assert (await done(home, first, "closing", note="归档"))["status"] == "closed"
    early = await act(home, second, "closing", note="归档")
    assert (early.status_code, early.json()["code"]) == (409, "steps_outstanding")
    interviewer = str(home.person("cdi-deputy-2"))
    await done(home, second, "steps", step="interview", done_on=today, proof="记录", interviewer_id=interviewer)
    waiting = (await home.caller(SUPERVISOR).get("/v1/todo")).json()["items"]
    assert [(one["id"], one["act"]) for one in waiting] == [(second.rsplit("/", 1)[1], "carry_out")]
    await done(home, second, "steps", step="written_self_criticism", done_on=today, proof="检查")
    closed = await done(home, second, "closing", note="归档")
    assert [step["step"] for step in closed["steps"]] == ["interview", "written_self_criticism"]
    assert closed["number"] == "内督〔2026〕2号"


async def test_december_and_january_are_both_the_first(home: Home) -> None:
    december = await recorded(home, "2026-12-30")
    home.clock.put_on(date(2027, 1, 4))
    january = await recorded(home, "2027-01-04")
    for path in (december, january):
        assert (await done(home, path, "determination", rung="first"))["status"] == "first"


async def test_a_withdrawal_and_a_correction_count_the_year_anew_and_say_so(home: Home) -> None:
    march, june = await recorded(home, "2026-03-02"), await recorded(home, "2026-06-10")
    await done(home, march, "determination", rung="first")
    await done(home, june, "determination", rung="repeat")
    await done(home, march, "correction", occurred_on="2026-07-01", kind="attendance", facts="未到岗", reasons="核对")
    states = [(await home.caller(SUPERVISOR).get(path)).json() for path in (march, june)]
    assert [one["status"] for one in states] == ["repeat", "first"]
    assert states[1]["recomputed"][0]["cause_id"] == march.rsplit("/", 1)[1]
    await done(home, june, "withdrawal", reasons="当日已请假")
    assert (await home.caller(SUPERVISOR).get(march)).json()["status"] == "first"
    kinds = [event["type"].split(".")[2] for event in await home.published(march.rsplit("/", 1)[1])]
    assert kinds == ["recorded", "determined", "corrected", "recomputed"]


async def test_two_recorded_at_once_are_counted_one_after_the_other(home: Home) -> None:
    paths = await asyncio.gather(recorded(home, "2026-03-02"), recorded(home, "2026-03-03"))
    rungs = [(await home.caller(SUPERVISOR).get(f"{path}/ladder")).json()["rung"] for path in paths]
    assert sorted(rungs) == ["first", "repeat"]


async def test_two_counted_anew_at_once_never_wait_for_each_other(home: Home) -> None:
    paths = [await recorded(home, f"2026-03-0{day}") for day in range(1, 7)]
    answers = await asyncio.gather(*(act(home, path, "withdrawal", reasons="有误") for path in paths))
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert all(answer.json()["code"] == "busy" for answer in answers if answer.status_code == 409)
    for path, answer in zip(paths, answers, strict=True):
        if answer.status_code == 409:
            await done(home, path, "withdrawal", reasons="有误")
    (row,) = await home.rows("SELECT count(*) AS n FROM violation WHERE status = 'withdrawn'")
    assert row["n"] == 6


async def test_the_person_cadre_supervision_and_the_secretary_know_it_and_nobody_else(home: Home) -> None:
    path = await recorded(home, "2026-03-02")
    for code in (CADRE, SUPERVISOR, "cdi-secretary"):
        assert (await home.caller(code).get(path)).status_code == 200, code
    assert (await home.caller(CADRE).get(path)).json()["next_acts"] == []
    for code in home.city.people:
        if code not in (CADRE, SUPERVISOR, "cdi-secretary"):
            assert (await home.caller(code).get(path)).status_code == 404, code
            assert (await home.caller(code).get(DOOR)).json()["total"] == 0, code
    own = await recorded(home, "2026-03-02", cadre="cdi-secretary")
    assert (await home.caller("cdi-secretary").get(own)).status_code == 200


async def test_only_cadre_supervision_records_and_only_of_the_own_organ(home: Home) -> None:
    for cadre in ("east-office-officer", "housing-head"):
        refused = await record(home, "2026-03-02", cadre=cadre)
        assert (refused.status_code, refused.json()["code"]) == (422, "not_own_cadre"), cadre
    own = await record(home, "2026-03-02", cadre=SUPERVISOR)
    assert (own.status_code, own.json()["code"]) == (403, "own_violation")
    body = {"person_id": str(home.person(CADRE)), "occurred_on": "2026-03-02", "kind": "attendance", "facts": "x",
            "evidence": [{"way": "clock_in", "reference": "x"}]}  # fmt: skip
    for code in ("cdi-secretary", CADRE, "housing-head"):
        assert (await home.caller(code).post(DOOR, body)).status_code == 403, code
    assert (await record(home, "2019-12-31")).json()["code"] == "not_own_cadre"


async def test_general_office_and_cadre_supervision_inspect_together(home: Home) -> None:
    inspected = [{"way": "inspection", "reference": "检查4号"}]
    alone = [str(home.person(SUPERVISOR))]
    refused = await record(home, "2026-06-10", evidence=inspected, inspector_ids=alone)
    assert (refused.status_code, refused.json()["code"]) == (422, "inspection_team_wrong")
    both = [*alone, str(home.person("sc-recorder"))]
    assert (await record(home, "2026-06-10", evidence=inspected, inspector_ids=both)).status_code == 201
    east = {
        "person_id": str(home.person("east-office-officer")),
        "occurred_on": "2026-06-10",
        "kind": "on_duty",
        "facts": "不在岗",
        "evidence": inspected,
        "inspector_ids": [str(home.person("east-cadre-officer"))],
    }
    assert (await home.caller("east-cadre-officer").post(DOOR, east)).status_code == 201
