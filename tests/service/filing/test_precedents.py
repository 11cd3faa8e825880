"""Precedents: like matters are found, offices can compare themselves, and units never look (F-41)."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.service.filing.filing_rows import Rows
from tests.support.filing_service import FilingHouse

ROAD, LAND = "道路工程容缺先行施工", "用地批复未到先行核发施工许可"
REVIEWERS = (
    "office1-officer", "office3-head", "sc-member-1", "cdi-secretary", "cdi-deputy-2", "sc-member-4", "sc-recorder",
    "trial-officer", "management-officer",
)  # fmt: skip
NEVER = ("approval-clerk", "approval-head", "vice-mayor-1", "letters-officer", "dispatched1-head", "sys-admin")


async def asked(house: FilingHouse, code: str, **question: Any) -> list[dict[str, Any]]:
    """The precedents that person finds."""
    answer = await house.caller(code).get("/v1/precedents", **question)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_the_most_similar_decided_matter_comes_first(house: FilingHouse) -> None:
    rows = Rows(house)
    other = await rows.decided("accepted", date(2026, 1, 9), title="学校食堂采购项目先行验收")
    road = await rows.decided("rejected", date(2026, 1, 8), title=ROAD, reason_codes=["risk_dumping"])
    land = await rows.decided("accepted", date(2025, 6, 30), "education-bureau", title=LAND, status="revoked")
    mine = await rows.add(title="道路工程缺少用地批复先行施工")
    found = await asked(house, "office1-officer", filing_id=mine)
    assert [item["id"] for item in found] == [road, land, other]
    scores = [float(item["score"]) for item in found]
    assert 1 > scores[0] > scores[1] > scores[2] > 0
    assert found[0].items() >= {"outcome": "rejected", "reason_codes": ["risk_dumping"], "title": ROAD}.items()
    assert (found[1]["outcome"], found[1]["status"], found[1]["decided_month"]) == ("accepted", "revoked", "2025-06")
    assert found[1]["office_id"] == str(house.city.organs["supervision-office-3"])


async def test_a_matter_of_the_same_words_scores_one_and_a_stranger_is_not_found(house: FilingHouse) -> None:
    rows = Rows(house)
    same = await rows.decided("accepted", date(2026, 1, 8), title=ROAD)
    await rows.decided("accepted", date(2026, 1, 8), title="学校食堂采购")
    (found,) = await asked(
        house, "trial-officer", q="（道路）工程，容缺先行施工".replace("（道路）", "道路").replace("，", "")
    )
    assert (found["id"], float(found["score"])) == (same, 1.0)


async def test_a_word_that_is_rare_weighs_more_than_one_that_all_have(house: FilingHouse) -> None:
    rows = Rows(house)
    frequent = [await rows.decided("accepted", date(2026, 2, day), title="项目先行受理") for day in range(1, 9)]
    rare = await rows.decided("rejected", date(2025, 1, 1), title="隧道受理")
    found = await asked(house, "cdi-secretary", q="隧道项目")
    assert found[0]["id"] == rare and {item["id"] for item in found[1:]} == set(frequent)


async def test_undecided_matters_and_the_filing_itself_are_no_precedents(house: FilingHouse) -> None:
    rows = Rows(house)
    await rows.add(title=ROAD)
    await rows.add(title=ROAD, status="withdrawn")
    decided = await rows.decided("accepted", date(2026, 1, 8), title=ROAD)
    assert await asked(house, "office1-head", filing_id=decided) == []
    assert [item["id"] for item in await asked(house, "office1-head", q="道路")] == [decided]


async def test_precedents_stay_inside_the_discipline_organ(house: FilingHouse) -> None:
    rows = Rows(house)
    await rows.decided("accepted", date(2026, 1, 8), title=ROAD)
    assert await asked(house, "east-office-head", q="道路") == []
    assert len(await asked(house, "office3-head", q="道路")) == 1  # the control: another office of the same organ


async def test_the_same_question_has_the_same_answer_and_equals_the_latest_first(house: FilingHouse) -> None:
    rows = Rows(house)
    written = [await rows.decided("accepted", date(2026, 1, day), title=ROAD) for day in (5, 9, 7)]
    answers = [await asked(house, "management-officer", q="道路施工", limit=2) for _ in range(3)]
    assert [item["id"] for item in answers[0]] == [written[1], written[2]]
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize("code", REVIEWERS)
async def test_reviewers_and_deciders_of_the_organ_may_look(house: FilingHouse, code: str) -> None:
    await Rows(house).decided("accepted", date(2026, 1, 8), title=ROAD)
    assert len(await asked(house, code, q="道路")) == 1
    assert (await house.caller(code).get("/v1/precedents/spread")).status_code == 200


@pytest.mark.parametrize("code", NEVER)
async def test_units_and_all_others_may_not(house: FilingHouse, code: str) -> None:
    mine = await Rows(house).decided("accepted", date(2026, 1, 8), title=ROAD)
    caller = house.caller(code)
    for path, question in (("", {"q": "道路"}), ("/spread", {}), ("", {"filing_id": mine})):
        answer = await caller.get(f"/v1/precedents{path}", **question)
        unknown = "filing_id" in question and code not in ("approval-clerk", "approval-head", "vice-mayor-1")
        assert answer.status_code == (404 if unknown else 403), answer.text
        assert unknown or (answer.json()["code"], answer.json()["cites"]) == ("precedents_are_for_reviewers", ["F-41"])


async def test_a_panel_member_may_look_while_on_the_panel(house: FilingHouse) -> None:
    rows = Rows(house)
    await rows.decided("accepted", date(2026, 1, 8), title=ROAD)
    conduct = house.caller("conduct-officer")
    assert (await conduct.get("/v1/precedents", q="道路")).status_code == 403
    mine = await rows.add(title=ROAD, status="consulting", panel_ids=[conduct.person.person_id])
    assert len(await asked(house, "conduct-officer", q="道路")) == 1
    assert len(await asked(house, "conduct-officer", filing_id=mine)) == 1


async def test_a_filing_that_is_not_the_callers_to_know_is_absent(house: FilingHouse) -> None:
    rows = Rows(house)
    theirs = await rows.add("education-bureau", title=ROAD)
    for filing_id in (theirs, str(uuid4())):
        answer = await house.caller("office1-head").get("/v1/precedents", filing_id=filing_id)
        assert answer.status_code == 404


@pytest.mark.parametrize("question", [{}, {"q": "道路", "filing_id": str(uuid4())}, {"q": "，。"}, {"q": ""}])
async def test_one_question_with_a_word_in_it_is_needed(house: FilingHouse, question: dict[str, str]) -> None:
    answer = await house.caller("office1-head").get("/v1/precedents", **question)
    assert answer.status_code == 422 and answer.json()["errors"][0]["pointer"] == "?q"


async def test_the_spread_shows_how_each_office_decides_beside_the_organ(house: FilingHouse) -> None:
    rows = Rows(house)
    one, three = (str(house.city.organs[f"supervision-office-{n}"]) for n in (1, 3))
    for outcome, unit in (
        ("accepted", "approval-bureau"),
        ("rejected", "housing-bureau"),
        ("accepted", "housing-bureau"),
    ):
        await rows.decided(outcome, date(2026, 1, 8), unit)
    await rows.decided("rejected", date(2026, 2, 8), "education-bureau", positive_items=["xc_p5", "xc_p1"])
    await rows.add()  # undecided: counts nowhere
    items = (await house.caller("sc-recorder").get("/v1/precedents/spread")).json()["items"]
    keys = ("office_id", "positive_item", "accepted", "rejected", "share_accepted", "share_accepted_of_organ")
    assert [tuple(item[key] for key in keys) for item in items] == [
        (three, "xc_p1", 0, 1, "0.000", "0.000"),
        *sorted([(one, "xc_p5", 2, 1, "0.667", "0.500"), (three, "xc_p5", 0, 1, "0.000", "0.500")]),
    ]
    january = await house.caller("sc-recorder").get(
        "/v1/precedents/spread", **{"from": "2026-01-01", "to": "2026-01-31"}
    )
    assert [(item["office_id"], item["accepted"]) for item in january.json()["items"]] == [(one, 2)]
