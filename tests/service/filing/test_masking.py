"""What is said inside the discipline organ is not told outside it, in detail, history and checks alike."""

from typing import Any

from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse

INSIDE_ONLY = ("review", "report", "panel")


async def _history(road: Road, part: str) -> list[dict[str, Any]]:
    answer = await road.who(part).get(f"/v1/histories/filing/{road.id}")
    assert answer.status_code == 200
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_the_unit_does_not_read_report_votes_and_panel(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    unit, organ = await road.read("clerk"), await road.read("head")
    for field in INSIDE_ONLY:
        assert unit[field] is None and organ[field] is not None
    assert unit["consultations"] == [] and organ["consultations"] != []
    assert unit["decision"]["resolution"]["votes"] == [] and organ["decision"]["resolution"]["votes"] != []
    assert unit["decision"]["resolution"]["held_on"] == organ["decision"]["resolution"]["held_on"]
    assert unit["receipt"] == organ["receipt"]


async def test_the_leader_in_charge_reads_what_the_unit_reads(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("deliberating")
    assert (await road.read("leader"))["report"] is None
    assert (await road.read("head"))["report"] is not None


async def test_the_history_tells_the_unit_the_moves_but_not_what_the_organ_stated(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("deliberating")
    unit, organ = await _history(road, "clerk"), await _history(road, "head")
    assert [move["act"] for move in unit] == [move["act"] for move in organ]
    told = {move["act"] for move in unit if move["record"] is not None}
    assert {"draft", "study", "present", "pass_gate"} <= told
    assert told.isdisjoint({"draft_report", "confirm_report", "open_consultation", "pass_consultation"})
    assert all(move["record"] is not None for move in organ)


async def test_the_check_tells_the_unit_nothing_of_the_organs_step(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("reviewing")
    unit = (await road.who("clerk").post(f"{road.path}/checks", None)).json()
    organ = (await road.who("head").post(f"{road.path}/checks", None)).json()
    assert unit["findings"] == [] and organ["findings"] != []


async def test_the_proof_of_a_negative_item_is_handed_out_inside_the_organ_only(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    await road.walk("hit_negative")
    proof = (await road.read("head"))["findings"][0]["hits"][0]["evidence"][0]
    assert (await road.read("clerk"))["findings"][0]["hits"][0]["evidence"] == []
    answers = {part: await road.who(part).get(f"{road.path}/attachments/{proof}") for part in ("head", "clerk")}
    assert {part: answer.status_code for part, answer in answers.items()} == {"head": 200, "clerk": 404}
