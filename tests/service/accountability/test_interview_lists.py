"""Lists, what waits, documents and dictionaries of interviews."""

import pytest

from libs.chassis.openapi_lint import lint
from services.accountability.interviews.doors import DOORS
from tests.support.accountability_interviews_house import House
from tests.support.accountability_interviews_road import BUREAU, PATH, InterviewRoad


@pytest.fixture
def house(interview_house: House) -> House:
    """The service in the sample city."""
    return interview_house


async def test_lists_are_filtered_by_tier_unit_status_month_and_mine(house: House) -> None:
    county = await InterviewRoad(house).begin()
    bureau = await InterviewRoad(house, dict(BUREAU), "xc_i3").begin()
    await county.do("confirm")
    whole_organ = house.caller("management-officer")
    for query, found in (
        ({"tier": "xc_i3"}, {bureau.id}),
        ({"unit_id": str(house.organ("east-county"))}, {county.id}),
        ({"status": ["confirmed", "held"]}, {county.id}),
        ({"month": "2026-02"}, {county.id, bureau.id}),
        ({"month": "2026-03"}, set()),
        ({"mine": True}, set()),
    ):
        answer = await whole_organ.get(PATH, **query)
        assert answer.status_code == 200 and {one["id"] for one in answer.json()["items"]} == found, query
    mine = await house.caller("sc-member-2").get(PATH, mine=True)
    assert [one["id"] for one in mine.json()["items"]] == [county.id]
    assert (await whole_organ.get(PATH, month="2026-13")).status_code == 422
    assert (await whole_organ.get(PATH, colour="blue")).status_code == 400


async def test_the_list_of_what_waits_follows_the_interview(house: House) -> None:
    road = await InterviewRoad(house).begin()

    async def waits(part: str) -> list[str]:
        items = (await road.who(part).get("/v1/todo")).json()["items"]
        return [one["act"] for one in items if one["resource"] == "interviews"]

    assert await waits("leader") == ["confirm"] and await waits("officer") == []
    await road.do("confirm")
    assert await waits("officer") == ["issue_notice"]
    await road.do("issue_notice")
    assert await waits("secretary") == ["hold"] and await waits("cdi-deputy-1") == []
    await road.do("hold")
    assert await waits("unit_head") == ["present_plan"]
    await road.do("present_plan")
    assert await waits("clerk") == ["report_rectification"] and await waits("officer") == []
    await road.do("report_rectification")
    assert await waits("officer") == ["verify"] and await waits("clerk") == []
    await road.do("verify")
    assert await waits("head") == ["close"]


async def test_every_door_is_described_with_a_realistic_body(house: House) -> None:
    document = (await house.http.get("/openapi.json")).json()
    assert [fault for fault in lint(document) if "interview" in fault or "rectification" in fault] == []
    found = {
        operation["operationId"]: operation
        for path in document["paths"].values()
        for operation in path.values()
        if operation["operationId"] in DOORS
    }
    assert found.keys() == DOORS.keys()
    for name, operation in found.items():
        body = operation.get("requestBody")
        assert body is None or body["content"]["application/json"].get("examples"), name


async def test_statuses_and_lists_are_dictionaries(house: House) -> None:
    officer = house.caller("office1-officer")
    for name, some in (
        ("interview_status", "no_show"), ("interview_tiers", "xc_i4"), ("escalation_grounds", "falsified"),
        ("slip_colours", "red"), ("interview_forms", "collective"), ("interview_kinds", "warning"),
    ):  # fmt: skip
        answer = await officer.get(f"/v1/dictionaries/{name}")
        assert answer.status_code == 200 and some in {item["code"] for item in answer.json()["items"]}, name
