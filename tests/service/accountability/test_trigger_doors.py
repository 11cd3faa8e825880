"""The doors of triggers: record by hand, withdraw, list and read, each by relation of the day (TI-01, TI-03)."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from tests.support.accountability_triggers_city import criticism, enlarge, event_of, interviews, post, unit
from tests.support.reacting import Reactor
from tests.support.small_city import HOUSING, SCHOOLS, organ_id, person_id


@pytest_asyncio.fixture
async def city(reactor: Reactor) -> AsyncIterator[Reactor]:
    """The small city with counties and a task force."""
    await enlarge(reactor)
    yield reactor


def record(code: str = "housing", *roles: str, **changed: Any) -> dict[str, Any]:
    """A complete record made by hand."""
    inner = changed.pop("unit", {})
    return {
        "source_kind": "named_criticism",
        "source_organ": "许昌市人民政府",
        "level": "municipal",
        "reference": "全市重点项目推进会",
        "occurred_on": "2026-03-02",
        "units": [{"unit_id": str(organ_id(code)), "roles": roles or ("undertaking",), **inner}],
        "evidence": ["会议纪要第3页"],
        **changed,
    }


async def test_the_head_records_by_hand_withdraws_with_reasons_and_nobody_else_may(city: Reactor) -> None:
    for who in ("office1-officer", "secretary", "deputy", "housing-head", "administrator"):
        assert (await post(city, who, "/v1/triggers", record())).status_code == 403, who
    made = await post(city, "office1-head", "/v1/triggers", record())
    assert made.status_code == 201, made.text
    trigger = made.json()
    assert made.headers["Location"] == f"/v1/triggers/{trigger['id']}" and made.headers["ETag"] == '"1"'
    assert trigger["record"]["recorded_by"] == str(person_id("office1-head"))
    assert trigger["answers"][0]["findings"][0]["tier"] == "xc_i3"
    shown = await city.get("office1-head", f"/v1/triggers/{trigger['id']}")
    assert shown.json()["next_acts"] == ["withdraw_by_hand"]
    assert (await city.get("office1-officer", f"/v1/triggers/{trigger['id']}")).json()["next_acts"] == []
    (interview,) = (await interviews(city)).values()
    assert interview == ("xc_i3", "triggered")
    path = f"/v1/triggers/{trigger['id']}/withdrawal"
    unreasoned = await post(city, "office1-head", path, {"reasons": " "}, **{"If-Match": '"1"'})
    assert (unreasoned.status_code, unreasoned.json()["code"]) == (422, "trigger_withdrawal_unreasoned")
    assert (await post(city, "office2-head", path, {"reasons": "有误"}, **{"If-Match": '"1"'})).status_code == 404
    ended = await post(city, "office1-head", path, {"reasons": "点名的是另一单位"}, **{"If-Match": '"1"'})
    assert (ended.status_code, ended.json()["status"], ended.json()["next_acts"]) == (200, "withdrawn", [])
    assert list((await interviews(city)).values()) == [("xc_i3", "cancelled")]
    assert (await post(city, "office1-head", path, {"reasons": "又"}, **{"If-Match": '"2"'})).status_code == 409


async def test_a_record_of_another_office_and_an_unknown_event_are_refused_by_name(city: Reactor) -> None:
    other = await post(city, "office2-head", "/v1/triggers", record())
    assert (other.status_code, other.json()["code"]) == (422, "trigger_unit_of_other_office")
    unknown = await post(city, "office1-head", "/v1/triggers", record(occurrence_id=str(SCHOOLS)))
    assert (unknown.status_code, unknown.json()["code"]) == (409, "trigger_event_unknown")
    assert {error["pointer"] for error in unknown.json()["errors"]} == {"#/occurrence_id"}
    assert await interviews(city) == {}


async def test_a_duty_recorded_by_hand_makes_the_criticism_of_supervision_fire(city: Reactor) -> None:
    story = event_of(city)
    await city.hear(criticism(story, unit("housing", "lead")))
    assert await interviews(city) == {}
    failed = {"lead_duty_unfulfilled": True, "lead_duty_evidence": "督查报告第二部分"}
    body = record("housing", "lead", unit=failed, source_kind="lead_duty", occurrence_id=str(story.id))
    made = await post(city, "office1-head", "/v1/triggers", {**body, "level": None})
    assert made.status_code == 201, made.text
    assert await interviews(city) == {("housing", story.id): ("xc_i1", "triggered")}
    source = (await city.get("office1-officer", f"/v1/triggers/{story.id}")).json()
    assert source["version"] == 2 and source["answers"][0]["findings"][0]["tier"] == "xc_i1"


async def test_a_source_of_supervision_is_read_by_the_offices_of_its_units_and_withdrawn_by_none(city: Reactor) -> None:
    story = event_of(city)
    await city.hear(criticism(story, unit("housing"), unit("changge")))
    path = f"/v1/triggers/{story.id}"
    for who in ("office1-head", "office1-officer", "deputy", "secretary", "sc-member", "recorder", "case-manager"):
        answer = await city.get(who, path)
        assert answer.status_code == 200 and answer.json()["next_acts"] == [], who
    for who in ("office2-head", "member", "county-secretary", "housing-head", "housing-clerk", "administrator"):
        assert (await city.get(who, path)).status_code == 404, who
    refused = await post(city, "office1-head", f"{path}/withdrawal", {"reasons": "有误"}, **{"If-Match": '"1"'})
    assert refused.status_code == 403
    assert (await interviews(city))["housing", story.id] == ("xc_i3", "triggered")


async def test_triggers_are_listed_by_unit_source_event_and_day(city: Reactor) -> None:
    story, schools = event_of(city), event_of(city)
    await city.hear(criticism(story, unit("housing")), criticism(schools, unit("schools"), level="national"))
    assert (await post(city, "office1-head", "/v1/triggers", record("changge"))).status_code == 201

    async def ids(who: str, **asked: str) -> list[str]:
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        answer = await city.get(who, f"/v1/triggers?{query}")
        assert answer.status_code == 200, answer.text
        return [one["id"] for one in answer.json()["items"]]

    assert len(await ids("secretary")) == 3 and len(await ids("office1-head")) == 2
    assert await ids("office2-head") == [str(schools.id)] and await ids("county-secretary") == []
    assert await ids("secretary", unit_id=str(HOUSING)) == [str(story.id)]
    assert len(await ids("secretary", by_hand="true")) == 1
    assert await ids("secretary", occurrence_id=str(schools.id)) == [str(schools.id)]
    assert await ids("secretary", **{"from": "2026-03-03"}) == [] and len(await ids("secretary", to="2026-03-02")) == 3
    assert (await city.get("secretary", "/v1/triggers?nonsense=1")).status_code == 400


async def test_the_doors_are_described_and_their_codes_have_dictionaries(city: Reactor) -> None:
    assert [fault for fault in await city.faults() if "trigger" in fault.lower()] == []
    for name in ("trigger_status", "trigger_sources", "trigger_reasons", "trigger_levels", "task_roles"):
        found = (await city.get("office1-head", f"/v1/dictionaries/{name}")).json()
        assert all(item["zh"] and item["en"] for item in found["items"]), name
