"""The half-yearly draw and the re-examination over HTTP (TA-15, A-10, G-48)."""

from datetime import date
from hashlib import sha256
from typing import Any

from tests.support.accountability_aftermath_road import (
    AFTER_TERM,
    EXAMINER,
    close,
    decided,
    execute,
    sanctions_of,
    serve,
)
from tests.support.accountability_cases_road import CaseRoad
from tests.support.accountability_interviews_house import Caller, House

DRAWS = "/v1/reexamination-draws"
REEXAMINATIONS = "/v1/reexaminations"
FOUND = {"facts": "清楚。", "nature": "准确。", "measure": "偏重。", "procedure": "合规。"}


async def closed(house: House, *measures: str, number: int = 6) -> CaseRoad:
    """A case that was decided, served, executed and closed."""
    today = house.clock.at.date()
    house.clock.put_on(date(2026, 3, 2))
    road = await decided(house, *(measures or ("admonition",)), document_number=f"许纪问〔2026〕{number}号")
    await serve(road)
    steps = ("announced", "receipt_asked", "execution_report")
    await execute(road, *steps[:2], *(("personnel_change",) if measures else ()), steps[2])
    house.clock.put_on(max(today, AFTER_TERM))
    await close(road)
    return road


async def drawn(house: House) -> dict[str, Any]:
    """A draw by case management."""
    answer = await house.caller("management-officer").post(DRAWS, {})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def do(caller: Caller, reexamination: dict[str, Any], address: str, body: Any) -> dict[str, Any]:
    """Do an act of a re-examination."""
    answer = await caller.act(f"{REEXAMINATIONS}/{reexamination['id']}/{address}", body)
    assert answer.status_code == 200, (address, answer.text)
    found: dict[str, Any] = answer.json()
    return found


def naming(house: House, *who: str) -> dict[str, Any]:
    """What names these examiners."""
    persons = [str(house.person(one)) for one in who or (EXAMINER,)]
    return {"examiner_ids": persons, "recusals": [{"person_id": one, "ground": None} for one in persons]}


async def test_a_draw_is_repeated_by_anyone_from_what_is_stored_and_made_once_in_a_half_year(
    interview_house: House,
) -> None:
    house = interview_house
    nothing = await house.caller("management-officer").post(DRAWS, {})
    assert (nothing.status_code, nothing.json()["code"]) == (409, "reexamination_nothing_to_draw")
    roads = [await closed(house, number=number) for number in range(6, 9)]
    draw = await drawn(house)
    assert set(draw["population"]) == {road.id for road in roads} and len(draw["sample"]) == 1
    by_hand = min(draw["population"], key=lambda one: sha256(f"{draw['seed']}:{one}".encode()).hexdigest())
    assert draw["sample"] == [by_hand] and draw["due"][0]["code"] == "reexamination.cycle"
    rerun = (await house.caller("trial-head").get(f"{DRAWS}/{draw['id']}/rerun")).json()
    assert rerun["same"] and [one["case_id"] for one in rerun["ranked"] if one["drawn"]] == draw["sample"]
    again = await house.caller("management-officer").post(DRAWS, {})
    assert (again.status_code, again.json()["code"]) == (409, "reexamination_already_drawn")
    later = await closed(house, number=9)
    house.clock.put_on(date(2026, 10, 12))
    second = await drawn(house)
    assert second["population"] == [later.id] and second["since_on"] == draw["drawn_on"]
    assert (await house.caller("trial-head").get(f"{DRAWS}/{draw['id']}")).json()["status"] == "superseded"
    assert (await house.caller("east-management-officer").get(DRAWS)).json()["total"] == 0


async def proposed(house: House, *measures: str) -> tuple[CaseRoad, dict[str, Any]]:
    """A serious warning that was drawn, and found too heavy by somebody outside the chain."""
    road = await closed(house, "party_serious_warning")
    await drawn(house)
    (opened,) = (await house.caller("management-officer").get(REEXAMINATIONS)).json()["items"]
    await do(house.caller("management-officer"), opened, "assignment", naming(house))
    report = {**FOUND, "outcome": "change", "measures": list(measures)}
    return road, await do(house.caller(EXAMINER), opened, "report", report)


async def test_nobody_of_the_chain_is_named_and_nobody_unnamed_sees_it(interview_house: House) -> None:
    house = interview_house
    await closed(house)
    draw = await drawn(house)
    (opened,) = (await house.caller("management-officer").get(REEXAMINATIONS, draw_id=draw["id"])).json()["items"]
    for hand in ("office1-officer", "trial-officer", "sc-member-1"):
        address = f"{REEXAMINATIONS}/{opened['id']}/assignment"
        refused = await house.caller("management-officer").act(address, naming(house, hand))
        assert (refused.status_code, refused.json()["code"]) == (422, "examiner_wrong"), hand
    assert (await house.caller(EXAMINER).get(f"{REEXAMINATIONS}/{opened['id']}")).status_code == 404


async def test_what_is_found_too_heavy_is_changed_by_the_committee_alone(interview_house: House) -> None:
    house = interview_house
    road, found = await proposed(house, "party_warning")
    assert found["status"] == "proposed"
    assert [one["measure"] for one in await sanctions_of(road)] == ["party_serious_warning"]
    body = {
        "adopted": True,
        "reasons": "同意。",
        "document_number": "示纪核〔2026〕1号",
        "resolution": road.resolution(held_on=house.clock.at.date().isoformat()),
    }
    concluded = await do(house.caller("sc-recorder"), found, "decision", body)
    assert (concluded["status"], concluded["outcome"]) == ("concluded", "change")
    (sanction,) = await sanctions_of(road)
    assert (sanction["measure"], sanction["former"][0]["ruling"]["kind"]) == ("party_warning", "reexamination")
    case = (await house.caller("management-officer").get(road.path)).json()
    assert case["status"] == "closed" and case["reexaminations"][0]["outcome"] == "change"
    assert case["reexaminations"][0]["measures"] == ["party_warning"]


async def test_flaws_are_corrected_without_touching_the_decision(interview_house: House) -> None:
    house = interview_house
    road = await closed(house)
    await drawn(house)
    (opened,) = (await house.caller("management-officer").get(REEXAMINATIONS)).json()["items"]
    await do(house.caller("management-officer"), opened, "assignment", naming(house))
    waiting = (await house.caller(EXAMINER).get("/v1/todo")).json()["items"]
    assert [one["act"] for one in waiting if one["id"] == opened["id"]] == ["report"]
    flaw = {"place": "卷三第21页", "text": "缺签名。", "remedy": "补签。"}
    report = {**FOUND, "outcome": "correct", "flaws": [flaw]}
    concluded = await do(house.caller(EXAMINER), opened, "report", report)
    assert (concluded["status"], concluded["outcome"]) == ("concluded", "correct")
    assert [one["status"] for one in await sanctions_of(road)] == ["in_effect"]
    assert (await house.caller("housing-head").get(REEXAMINATIONS)).json()["total"] == 0
