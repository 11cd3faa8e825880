"""Candidates over HTTP: proposed by a conclusion, taken up or dismissed by the office, proposed again each month."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tests.support.clarification_intake_house import House


async def conclude(house: House, *findings: str, main: int = 0, **changed: Any) -> UUID:
    """A lead on the housing official, received and concluded; answers its identity."""
    lead = house.lead(subject_person_id=house.person("housing-official"))
    await house.hear(house.received(lead, str(lead.id)), house.concluded(lead, *findings, main=main, **changed))
    return lead.id


async def only(house: House, who: str = "office1-officer") -> dict[str, Any]:
    listed = (await house.caller(who).get("/v1/candidates")).json()
    assert listed["total"] == 1, listed
    found: dict[str, Any] = listed["items"][0]
    return found


async def test_the_office_that_verified_sees_both_computations(house: House) -> None:
    lead = await conclude(house, "untrue", "untrue", "true", main=1)
    one = await only(house)
    read = await house.caller("office1-head").get(f"/v1/candidates/{one['id']}")
    told = read.json()
    assert (told["lead_id"], told["situations"], told["next_acts"]) == (str(lead), ["xc_c4"], ["dismiss"])
    assert (told["untruth"]["untrue"], told["untruth"]["checked"]) == (2, 3)
    assert told["untruth"]["majority_untrue"] and told["untruth"]["main_untrue"]
    assert [item["finding"] for item in told["items"]] == ["untrue", "untrue", "true"]
    assert "matter" not in read.text


async def test_nobody_but_that_office_and_case_management_sees_it(house: House) -> None:
    await conclude(house, "untrue")
    one = await only(house, "management-officer")
    for who in ("housing-official", "housing-head", "office2-head", "dispatched1-head", "letters-officer",
                "cdi-secretary", "east-cdi-secretary"):  # fmt: skip
        assert (await house.caller(who).get(f"/v1/candidates/{one['id']}")).status_code == 404, who
        assert (await house.caller(who).get("/v1/candidates")).json()["total"] == 0, who


async def test_findings_that_do_not_qualify_propose_nobody(house: House) -> None:
    await conclude(house, "unprovable", main=1)
    await conclude(house, "true", "untrue")
    assert (await house.caller("office1-officer").get("/v1/candidates")).json()["total"] == 0


async def test_what_the_office_has_opened_already_is_not_taken_up_beside_it(house: House) -> None:
    lead = await conclude(house, "untrue", main=1)
    one = await only(house)
    officer = house.caller("office1-officer")
    item = {
        "lead_id": str(lead),
        "problem": "反映收受礼金。",
        "finding": "untrue",
        "is_main": True,
        "verification": "查阅记录。",
    }
    subject = {
        "kind": "person",
        "person_id": str(house.person("housing-official")),
        "unit_id": str(house.organ("housing-bureau")),
    }
    body = {"subject": subject, "items": [item], "verification_ended_on": "2026-03-02"}
    opened = await officer.post("/v1/clarifications", body)
    assert opened.status_code == 201, opened.text
    again = await officer.post("/v1/clarifications", body)
    assert (again.status_code, again.json()["code"]) == (422, "already_being_cleared")
    words = {"problems": [{"lead_id": str(lead), "item": 1, "problem": "反映收受礼金。", "verification": "查阅记录。"}]}
    taken = await officer.act(f"/v1/candidates/{one['id']}/taking-up", words)
    assert (taken.status_code, taken.json()["code"]) == (422, "already_being_cleared")


async def test_a_handler_takes_it_up_and_the_clarification_is_open_with_its_items(house: House) -> None:
    lead = await conclude(house, "untrue", main=1)
    one = await only(house)
    officer = house.caller("office1-officer")
    bare = await officer.act(f"/v1/candidates/{one['id']}/taking-up", {"problems": []})
    assert (bare.status_code, bare.json()["code"]) == (422, "problem_not_worded")
    body = {"problems": [{"lead_id": str(lead), "item": 1, "problem": "反映收受礼金。", "verification": "查阅记录。"}]}
    taken = await officer.act(f"/v1/candidates/{one['id']}/taking-up", body)
    assert taken.status_code == 200 and taken.json()["status"] == "taken_up", taken.text
    inner = taken.json()["taken_up"]["clarification_id"]
    opened = (await house.caller("office1-head").get(f"/v1/clarifications/{inner}")).json()
    assert (opened["status"], opened["entrance"]) == ("opened", "ex_officio")
    assert [(item["lead_id"], item["problem"], item["finding"]) for item in opened["items"]] == [
        (str(lead), "反映收受礼金。", "untrue")
    ]
    again = await officer.act(f"/v1/candidates/{one['id']}/taking-up", body)
    assert again.status_code == 409


async def test_only_the_head_dismisses_it(house: House) -> None:
    await conclude(house, "untrue")
    path = f"/v1/candidates/{(await only(house))['id']}/dismissal"
    assert (await house.caller("office1-officer").act(path, {"reason": "x"})).status_code == 403
    assert (await house.caller("office1-head").act(path, {})).json()["code"] == "no_reason_given"
    gone = await house.caller("office1-head").act(path, {"reason": "本人不要求澄清。"})
    assert gone.json()["status"] == "dismissed"


async def test_on_the_first_day_of_each_month_it_is_proposed_again_until_it_is_decided(house: House) -> None:
    await conclude(house, "untrue")
    one = await only(house)
    assert await house.tick(datetime(2026, 3, 31, 15, 59, 59, tzinfo=UTC)) == 0
    assert await house.tick(datetime(2026, 3, 31, 16, tzinfo=UTC)) == 1
    assert await house.tick(datetime(2026, 4, 30, 16, tzinfo=UTC)) == 1
    now = (await house.caller("office1-head").get(f"/v1/candidates/{one['id']}")).json()
    assert now["screened_on"] == ["2026-04-01", "2026-05-01"] and now["version"] == 3
    (waiting,) = (await house.caller("office1-head").get("/v1/todo")).json()["items"]
    assert (waiting["resource"], waiting["act"]) == ("candidates", "dismiss")
    await house.caller("office1-head").act(f"/v1/candidates/{one['id']}/dismissal", {"reason": "无影响。"})
    assert await house.tick(datetime(2026, 5, 31, 16, tzinfo=UTC)) == 0
    told = [event for event in await house.ears.published() if event["type"].startswith("clarification.candidate.")]
    assert [event["data"].get("times") for event in told] == [None, 1, 2, None]
    assert all(str(house.person("housing-official")) not in str(event) for event in told)


async def test_the_counts_are_those_of_the_list(house: House) -> None:
    await conclude(house, "untrue")
    await conclude(house, "untrue", office="supervision-office-2")
    await house.tick(datetime(2026, 3, 31, 16, tzinfo=UTC))
    counted = {
        who: (await house.caller(who).get("/v1/statistics/candidates")).json()
        for who in ("office1-head", "management-officer", "housing-official")
    }
    assert [counted[who]["proposed"] for who in counted] == [1, 2, 0]
    assert [counted[who]["screened"] for who in counted] == [1, 2, 0]
    assert counted["management-officer"]["waiting"] == 2 and counted["management-officer"]["from"] == "2026-01-01"
    wrong = await house.caller("office1-head").get(
        "/v1/statistics/candidates", **{"from": "2026-05-01", "to": "2026-04-01"}
    )
    assert wrong.status_code == 422


async def test_who_is_concerned_sees_no_candidate_of_their_own_even_in_the_office(house: House) -> None:
    lead = house.lead(subject_person_id=house.person("office1-officer"))
    await house.hear(house.received(lead, "x"), house.concluded(lead, "untrue"))
    assert (await house.caller("office1-officer").get("/v1/candidates")).json()["total"] == 0
    assert (await house.caller("office1-officer-2").get("/v1/candidates")).json()["total"] == 1


async def test_the_conclusion_of_a_repeated_report_stands_beside_the_first_one(house: House) -> None:
    first, again = (house.lead(subject_person_id=house.person("housing-official")) for _ in range(2))
    await house.hear(house.received(first, "gift"), house.concluded(first, "true", matters=("other",)))
    await house.hear(house.received(again, "gift"))
    assert (await house.caller("office1-officer").get("/v1/candidates")).json()["total"] == 0
    third, fourth = (house.lead(subject_person_id=house.person("housing-official")) for _ in range(2))
    await house.hear(house.received(third, "car"), house.concluded(third, "untrue", matters=("car",)))
    await house.hear(house.received(fourth, "car"), house.concluded(fourth, "untrue", matters=("car",)))
    listed = (await house.caller("office1-officer").get("/v1/candidates", is_repeat=True)).json()
    assert [len(one["items"]) for one in listed["items"]] == [2]
