"""The straight road of a filing over HTTP, from draft to closing, with everything each step leaves behind."""

from typing import Any
from uuid import UUID

import orjson

from libs.contracts.filing import EVENTS
from services.filing.filings.lifecycle import LIFECYCLES
from tests.support.filing_road import FILINGS, OBLIGATIONS, Road
from tests.support.filing_service import FilingHouse
from tests.support.filing_steps import ROUTE

ROAD_EVENTS = [
    "drafted",
    "revised",
    "studied",
    "presented",
    "submitted",
    "accepted_for_review",
    "report_drafted",
    "reviewed",
    "consultation_opened",
    "consulted",
    "accepted",
    "receipt_served",
]


async def test_a_filing_walks_from_draft_to_closing_after_five_obligations(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    duties = await road.duties()
    assert [duty["status"] for duty in duties] == ["open"] * 5
    assert road.last["receipt"]["obligation_ids"] == sorted(road.last["receipt"]["obligation_ids"])
    assert {duty["id"] for duty in duties} == set(road.last["receipt"]["obligation_ids"])
    for duty in duties:
        early = await road.ask("close")
        assert (early.status_code, early.json()["code"]) == (409, "obligations_open")
        await road.finish(duty)
    closed = await road.do("close")
    assert (closed["status"], closed["next_acts"], closed["due"]) == ("closed", [], [])
    assert await house.events(road.id) == [*ROAD_EVENTS, "closed"]
    for duty in duties:
        assert await house.events(duty["id"]) == ["opened", "reported", "verified"]


async def test_every_step_raises_the_version_by_one_and_says_it_in_the_etag(house: FilingHouse) -> None:
    road = Road(house)
    await road.draft()
    await road.prepare()
    version = 1
    for _, acts in ROUTE:
        for act in acts:
            answer = await road.ask(act)
            assert answer.status_code == 200, answer.text
            version += 1
            road.last = answer.json()
            assert (road.last["version"], answer.headers["ETag"]) == (version, f'"{version}"')
    assert len(await house.events(road.id)) == version
    reader = road.who("clerk")
    held = await reader.http.get(road.path, headers={**reader.headers("GET"), "If-None-Match": f'"{version}"'})
    assert (held.status_code, held.content, held.headers["ETag"]) == (304, b"", f'"{version}"')
    stale = await reader.http.get(road.path, headers={**reader.headers("GET"), "If-None-Match": f'"{version - 1}"'})
    assert stale.status_code == 200


async def test_a_draft_answers_201_with_its_location_and_profile(house: FilingHouse) -> None:
    road = Road(house)
    answer = await road.who("clerk").post(FILINGS, {"form": road.form()})
    assert answer.status_code == 201
    drafted = answer.json()
    assert answer.headers["Location"] == f"{FILINGS}/{drafted['id']}"
    assert (await road.who("clerk").get(answer.headers["Location"])).json() == drafted
    assert UUID(drafted["id"]).version == 7
    assert (drafted["number"], drafted["version"]) == (None, 1)
    assert (drafted["profile"], drafted["profile_version"]) == ("xuchang", "2023-01")


async def test_a_filing_gets_its_number_when_the_discipline_organ_gets_the_filing(house: FilingHouse) -> None:
    first, second = Road(house), Road(house)
    assert (await first.to("gatekeeping"))["number"] is None
    await second.to("submitted")
    assert second.last["number"] == "容备〔2026〕1号"
    assert (await first.do("pass_gate"))["number"] == "容备〔2026〕2号"
    assert (await first.do("open_review"))["number"] == "容备〔2026〕2号"
    listed = (await first.who("clerk").get(FILINGS)).json()["items"]
    assert {item["number"] for item in listed} == {"容备〔2026〕1号", "容备〔2026〕2号"}


async def test_each_person_is_told_the_acts_that_are_theirs_now(house: FilingHouse) -> None:
    road = Road(house)
    told: dict[str, dict[str, list[str]]] = {}
    for status, acts in ROUTE:
        await (road.draft() if status == "draft" else road.walk(*acts))
        told[status] = await _acts_by_part(road)
    preparing = ["revise", "attach", "detach"]
    assert told["draft"] == {"clerk": ["study", *preparing], "party_head": ["withdraw"]}
    assert told["studied"] == {"clerk": [], "party_head": ["present", "withdraw"]}
    assert told["gatekeeping"]["leader"] == ["pass_gate", "return_from_gate"]
    assert told["submitted"]["officer"] == ["return_for_defects"]
    assert told["submitted"]["head"] == ["open_review"]
    assert told["reviewing"]["officer"] == ["draft_report"]
    assert told["reviewing"]["head"] == ["confirm_report"]
    assert told["reported"]["head"] == ["open_consultation"]
    assert told["consulting"]["chair"] == ["fail_consultation", "pass_consultation"]
    assert told["deliberating"]["recorder"] == ["accept", "reject", "send_back"]
    assert told["accepted"]["officer"] == ["serve_receipt"]
    running = told["in_execution"]
    assert running["clerk"] == ["report_progress"]
    assert running["party_head"] == ["extend"]
    assert running["officer"] == ["remind", "record_problem", "close_problem"]
    assert running["head"] == ["hit_negative", "close"]
    assert all(acts == [] for told_now in told.values() for acts in [told_now.get("secretary", [])])


async def test_the_todo_names_the_next_step_to_whose_it_is_and_to_nobody_else(house: FilingHouse) -> None:
    road = Road(house)
    waiting: list[tuple[str, list[str], list[str]]] = []
    for status, acts in ROUTE:
        await (road.draft() if status == "draft" else road.walk(*acts))
        waiting.append((status, *await _waiting(road)))
    assert waiting == [
        ("draft", ["clerk"], ["study"]),
        ("studied", ["party_head"], ["present"]),
        ("gatekeeping", ["leader"], ["pass_gate"]),
        ("submitted", ["head"], ["open_review"]),
        ("reviewing", ["officer"], ["draft_report"]),
        ("reported", ["head"], ["open_consultation"]),
        ("consulting", ["chair"], ["pass_consultation"]),
        ("deliberating", ["recorder"], ["accept"]),
        ("accepted", ["officer"], ["serve_receipt"]),
        ("in_execution", ["clerk"], ["report_progress"]),
    ]


async def test_every_running_limit_says_its_last_day_and_how_it_was_found(house: FilingHouse) -> None:
    road = Road(house)
    due: dict[str, dict[str, str | None]] = {}
    for status, acts in ROUTE:
        await (road.draft() if status == "draft" else road.walk(*acts))
        due[status] = {limit["code"]: limit["due_on"] for limit in road.last["due"]}
        for limit in road.last["due"]:
            assert limit["cites"]
            assert limit["title"]
            assert str(limit["due_on"]) in limit["explanation"]
    total = {"filing.total": "2026-04-21"}  # thirty working days without the weekend and holiday of Qingming
    assert due == {
        "draft": {},
        "studied": {"filing.minutes_age": "2026-04-07"},  # thirty days end on the 5th, a holiday
        "gatekeeping": {},
        "submitted": {"filing.completeness": "2026-03-12", **total},
        "reviewing": {"filing.review_complex": "2026-03-30", **total},
        "reported": {"filing.consultation": "2026-03-16", **total},
        "consulting": {"filing.consultation": "2026-03-16", **total},
        "deliberating": {"filing.standing_committee": "2026-03-30", **total},
        "accepted": {"filing.notice": "2026-03-12", **total},
        "in_execution": {"filing.aftercare_report": "2026-04-09"},
    }


async def test_the_timeline_tells_every_move_with_row_role_person_and_statement(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    answer = await road.who("head").get(f"/v1/histories/filing/{road.id}")
    items: list[dict[str, Any]] = answer.json()["items"]
    assert [item["version"] for item in items] == list(range(1, 13))
    rows = {move.row for move in LIFECYCLES["study_first"].moves}
    assert {item["row"] for item in items} <= rows
    for before, item in zip([None, *items], items, strict=False):
        assert item["source"] == (None if before is None else before["target"])
        assert item["policy"] == "xuchang/2023-01"
    gate = next(item for item in items if item["act"] == "pass_gate")
    assert (gate["row"], gate["role"], gate["person_id"]) == ("TF-04", "city_leader", road.who("leader").id)
    assert gate["record"]["opinion"] == "情况属实，同意报送。"


async def test_every_move_leaves_one_audit_row_that_names_actor_act_and_policy(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    async with house.running.database.connect() as connection:
        rows = await connection.exec_driver_sql(
            "SELECT action, decision, outcome, account_id, policy_version, event_uuid FROM audit_event "
            "WHERE object_type = 'filing' AND outcome <> 'shown' ORDER BY id"
        )
        found = list(rows)
    assert [(row.action, row.decision, row.outcome) for row in found] == [
        ("filing.draft", "allow", "draft"),
        ("filing.attach", "allow", "draft"),
        ("filing.study", "allow", "studied"),
        ("filing.present", "allow", "gatekeeping"),
        ("filing.pass_gate", "allow", "submitted"),
    ]
    assert found[-1].account_id == road.who("leader").person.account_id
    assert {row.policy_version for row in found} == {"xuchang/2023-01"}
    assert len({row.event_uuid for row in found}) == 5


async def test_every_event_of_the_road_keeps_to_its_contract_and_says_no_word_of_the_matter(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    contracts = {contract.event_type: contract for contract in EVENTS}
    async with house.running.database.connect() as connection:
        rows = list(await connection.exec_driver_sql("SELECT event_type, payload FROM outbox_event"))
    for row in rows:
        told = orjson.loads(row.payload)
        contract = contracts[row.event_type]
        assert set(told["data"]) <= set(contract.model_fields)
        contract.model_validate(told["data"])
        assert bytes(row.payload).isascii()


async def test_an_obligation_found_not_done_is_open_again(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    duty = (await road.duties())[0]
    path = f"{OBLIGATIONS}/{duty['id']}"
    bare = await road.who("clerk").act(f"{path}/report", {"text": "已办结。", "evidence": []})
    assert (bare.status_code, bare.json()["code"]) == (422, "no_proof")
    assert bare.json()["cites"] == ["F-43", "G-19"]
    await road.who("clerk").act(f"{path}/report", {"text": "已办结。", "evidence": [road.proof]})
    own = await road.who("clerk").act(f"{path}/verification", {"outcome": "verified", "note": "好。"})
    assert own.status_code == 403
    returned = await road.who("officer").act(f"{path}/verification", {"outcome": "returned", "reasons": "缺少批复。"})
    assert (returned.status_code, returned.json()["status"]) == (200, "open")
    assert returned.json()["reports"][0]["verified"] is False
    await road.finish(duty)
    assert await house.events(duty["id"]) == ["opened", "reported", "returned", "reported", "verified"]


async def _acts_by_part(road: Road) -> dict[str, list[str]]:
    """The acts told to each part that may read the filing."""
    found = {}
    for part in ("clerk", "party_head", "leader", "officer", "head", "chair", "recorder", "secretary"):
        answer = await road.who(part).get(road.path)
        if answer.status_code == 200:
            found[part] = answer.json()["next_acts"]
    return found


async def _waiting(road: Road) -> tuple[list[str], list[str]]:
    """To which parts the filing waits, and for which acts."""
    parts, acts = [], set()
    for part in ("clerk", "party_head", "leader", "officer", "head", "chair", "recorder", "secretary"):
        items = (await road.who(part).get("/v1/todo")).json()["items"]
        mine = [item["act"] for item in items if item["id"] == road.id]
        if mine:
            parts.append(part)
            acts |= set(mine)
    return sorted(parts), sorted(acts)
