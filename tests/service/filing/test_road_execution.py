"""While the measure runs: progress, reminder, problem, extension, the negative list, and what the end needs."""

from datetime import date
from typing import Any

from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse

REMINDED_ITEM, RECURRING_ITEM = "xc_n8", "xc_n9"


async def test_progress_reminder_and_problem_are_kept_with_who_and_when(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    road.at_noon(date(2026, 3, 20))
    await road.walk("report_progress", "remind", "record_problem", "close_problem")
    kept = road.last
    assert kept["progress"][0]["reported_by"] == road.who("clerk").id
    assert kept["reminders"][0]["issued_by"] == road.who("officer").id
    problem = kept["problems"][0]
    assert (problem["kind"], problem["closed_by"], problem["cause"]) == (
        "fees_unpaid",
        road.who("officer").id,
        "资金未到位。",
    )
    assert {limit["code"]: limit["due_on"] for limit in kept["due"]} == {"filing.aftercare_report": "2026-04-20"}
    assert (await house.events(road.id))[12:] == ["progress", "reminded", "problem_recorded", "problem_closed"]


async def test_a_problem_is_closed_once(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    await road.walk("record_problem", "close_problem")
    again = await road.ask("close_problem")
    assert (again.status_code, again.json()["code"], again.json()["cites"]) == (422, "problem_unknown", ["F-30"])


async def test_an_open_problem_stands_against_closing(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    await road.do("record_problem")
    for duty in await road.duties():
        await road.finish(duty)
    refused = await road.ask("close")
    assert (refused.status_code, refused.json()["code"]) == (409, "obligations_open")
    assert [error["pointer"] for error in refused.json()["errors"]] == ["#/problems/0"]
    await road.read("officer")
    await road.walk("close_problem", "close")
    assert road.last["status"] == "closed"


async def test_a_validity_is_extended_once_after_a_new_study(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    road.at_noon(date(2026, 12, 1))
    longer = await road.do("extend")
    extension = longer["extensions"][0]
    assert (extension["former_until"], extension["validity_until"]) == ("2027-01-03", "2027-07-22")
    again = await road.ask("extend", validity_until="2027-12-31", minutes=road.minutes())
    assert (again.status_code, again.json()["code"], again.json()["cites"]) == (422, "extension_spent", ["G-18"])
    assert (await house.events(road.id))[-1] == "extended"


async def test_an_extension_without_minutes_of_a_new_study_is_refused(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    refused = await road.ask("extend", minutes=road.minutes(attachment_id=None, sha256=None))
    assert (refused.status_code, refused.json()["code"]) == (422, "no_collective_study")
    assert "F-22" in refused.json()["cites"]


async def test_a_hit_that_is_cleared_lets_the_execution_go_on(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    hit = await road.do("hit_negative")
    assert (hit["status"], hit["next_acts"], hit["findings"][0]["decision"]) == ("negative_hit", [], None)
    todo = (await road.who("recorder").get("/v1/todo")).json()["items"]
    assert [(item["id"], item["act"]) for item in todo] == [(road.id, "revoke")]
    cleared = await road.do("clear_negative")
    assert (cleared["status"], cleared["findings"][0]["decision"]["kind"]) == ("in_execution", "negative_cleared")
    assert (await house.events(road.id))[-2:] == ["negative_hit", "negative_cleared"]


async def test_a_hit_that_is_substantiated_revokes_and_leaves_the_obligations_due(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    await road.do("hit_negative")
    revoked = await road.do("revoke")
    assert (revoked["status"], revoked["next_acts"]) == ("revoked", [])
    assert {duty["status"] for duty in await road.duties()} == {"open"}
    await road.finish((await road.duties())[0])
    assert (await house.events(road.id))[-2:] == ["negative_hit", "revoked"]


async def test_an_ignored_reminder_can_only_be_claimed_if_one_was_issued(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    refused = await road.ask("hit_negative", hits=[_claim(road, REMINDED_ITEM)])
    assert (refused.status_code, refused.json()["code"], refused.json()["cites"]) == (
        422,
        "no_earlier_reminder",
        ["F-18"],
    )
    reminded = await road.do("remind")
    claim = _claim(road, REMINDED_ITEM, reminder_id=reminded["reminders"][0]["id"])
    assert (await road.do("hit_negative", hits=[claim]))["status"] == "negative_hit"


async def test_a_recurrence_can_only_be_claimed_of_a_problem_that_was_closed(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    problem = (await road.do("record_problem"))["problems"][0]
    claim = _claim(road, RECURRING_ITEM, problem_id=problem["id"], problem_kind=problem["kind"])
    refused = await road.ask("hit_negative", hits=[claim])
    assert (refused.status_code, refused.json()["code"], refused.json()["cites"]) == (
        422,
        "no_earlier_problem",
        ["F-19"],
    )
    await road.do("close_problem")
    other_kind = await road.ask("hit_negative", hits=[{**claim, "problem_kind": "safety"}])
    assert other_kind.json()["code"] == "no_earlier_problem"
    assert (await road.do("hit_negative", hits=[claim]))["status"] == "negative_hit"


async def test_evidence_that_nobody_handed_in_proves_nothing(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    stranger = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"
    for act, body in (
        ("report_progress", {"evidence": [stranger]}),
        ("hit_negative", {"hits": [{**_claim(road, "xc_n2"), "evidence": [stranger]}]}),
    ):
        refused = await road.ask(act, **body)
        assert (refused.status_code, refused.json()["code"]) == (422, "evidence_missing")


async def test_a_receipt_number_is_used_once(house: FilingHouse) -> None:
    first, second = Road(house), Road(house)
    await first.to("in_execution")
    await second.to("accepted")
    refused = await second.ask("serve_receipt", number=first.last["receipt"]["number"])
    assert (refused.status_code, refused.json()["code"]) == (422, "not_served")
    assert [error["pointer"] for error in refused.json()["errors"]] == ["#/number"]
    assert (await second.do("serve_receipt"))["status"] == "in_execution"


async def test_a_running_filing_is_supplemented_by_one_of_its_own_unit_only(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    later = Road(house)
    answer = await later.who("clerk").post("/v1/filings", {"form": later.form(), "supplements_id": road.id})
    assert (answer.status_code, answer.json()["supplements_id"]) == (201, road.id)
    foreign = await house.caller("housing-clerk").post("/v1/filings", {"form": later.form(), "supplements_id": road.id})
    assert (foreign.status_code, foreign.json()["code"]) == (422, "nothing_to_supplement")


def _claim(road: Road, code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "facts": "查明的事实。", "evidence": [road.proof], **more}
