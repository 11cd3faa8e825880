"""A supervision proposal over HTTP: made inside, seen and answered by the body from service on (A-15, P-26)."""

from datetime import date
from typing import Any

from libs.chassis.clock import Clock
from tests.support.accountability_aftermath_road import (
    PROPOSALS,
    draft_proposal,
    on_proposal,
    served_proposal,
    told,
)
from tests.support.accountability_interviews_house import House

ANSWER: dict[str, Any] = {
    "accepted": True,
    "text": "全部采纳。",
    "undertakings": [
        {"point": 1, "text": "制定办法。", "done_by": "2026-05-31"},
        {"point": 2, "text": "修订程序。", "done_by": "2026-05-31"},
    ],
    "document": "示教函〔2026〕40号",
}
INSIDE = ("office1-officer-2", "office1-head", "sc-member-1", "cdi-secretary", "svc-member-1", "management-officer")


async def acts_waiting(house: House, who: str, proposal: dict[str, Any]) -> set[str]:
    """What waits for that person in it."""
    items = (await house.caller(who).get("/v1/todo")).json()["items"]
    return {one["act"] for one in items if one["id"] == proposal["id"]}


async def test_a_proposal_is_answered_followed_up_and_closed(interview_house: House) -> None:
    house = interview_house
    proposal = await served_proposal(house)
    assert proposal["status"] == "served" and proposal["due"][0]["due_on"] == "2026-04-01"
    assert await acts_waiting(house, "education-clerk", proposal) == {"answer"}
    answered = await on_proposal(house.caller("education-clerk"), proposal, "answer", ANSWER)
    assert answered["status"] == "answered"
    house.clock.put_on(date(2026, 6, 1))
    persons = [str(house.person(one)) for one in ("office1-officer", "office1-officer-2")]
    look = {"looked_on": "2026-06-01", "person_ids": persons, "found": "均已落实。", "carried_out": True}
    await on_proposal(house.caller("office1-officer"), proposal, "follow-ups", look)
    closed = await on_proposal(house.caller("office1-head"), proposal, "closing", {"note": "办结。"})
    assert closed["status"] == "closed"
    assert await told(house, proposal["id"]) == [
        "drafted", "argued", "issued", "served", "answered", "followed_up", "closed"
    ]  # fmt: skip


async def test_the_body_sees_the_letter_from_service_on_and_nothing_of_how_it_was_made(interview_house: House) -> None:
    house = interview_house
    drafted = (await draft_proposal(house)).json()
    head = house.caller("education-head")
    assert (await head.get(f"{PROPOSALS}/{drafted['id']}")).status_code == 404
    proposal = await served_proposal(house)
    found = (await head.get(f"{PROPOSALS}/{proposal['id']}")).json()
    assert found["content"]["proposals"] and found["issue"]["letter_number"] and found["next_acts"] == ["answer"]
    assert (found["arguments"], found["drafted_by"], found["source_case_id"], found["office_id"]) == (
        [],
        None,
        None,
        None,
    )
    assert found["issue"]["opinion"] == "" and found["recused"] == []
    timeline = (await head.get(f"/v1/histories/supervision_proposal/{proposal['id']}")).json()["items"]
    assert [one["act"] for one in timeline] == ["serve"]
    assert (await head.get(PROPOSALS)).json()["total"] == 1


async def test_the_organ_sees_it_from_the_draft_on_and_strangers_never(interview_house: House) -> None:
    house = interview_house
    proposal = await served_proposal(house)
    for who in INSIDE:
        assert (await house.caller(who).get(f"{PROPOSALS}/{proposal['id']}")).status_code == 200, who
    for who in ("office2-officer", "housing-clerk", "letters-officer", "east-cdi-secretary", "sys-admin"):
        assert (await house.caller(who).get(f"{PROPOSALS}/{proposal['id']}")).status_code == 404, who


async def test_silence_is_noted_by_the_clock_and_criticised_by_the_leader(interview_house: House) -> None:
    house = interview_house
    proposal = await served_proposal(house)
    house.clock.put_on(date(2026, 4, 1))
    await Clock(house.running.engine).tick()
    leader = house.caller("sc-member-1")
    assert (await leader.get(f"{PROPOSALS}/{proposal['id']}")).json()["status"] == "served"
    house.clock.put_on(date(2026, 4, 2))
    await Clock(house.running.engine).tick()
    overdue = (await leader.get(f"{PROPOSALS}/{proposal['id']}")).json()
    assert overdue["status"] == "overdue" and overdue["due"][0]["state"] == "overdue"
    assert await acts_waiting(house, "sc-member-1", proposal) == {"record_refusal"}
    body = {"why_not_good": "两次催告仍无说明。", "criticism_document": "示监通〔2026〕3号"}
    refused = await on_proposal(leader, proposal, "refusal", body)
    assert refused["status"] == "refused"
    late = await on_proposal(house.caller("education-head"), proposal, "answer", ANSWER)
    assert late["status"] == "answered" and late["answers"][0]["late"]


async def test_an_objection_that_is_not_right_lets_the_term_count_anew(interview_house: House) -> None:
    house = interview_house
    proposal = await served_proposal(house)
    objection = {"accepted": False, "text": "无权提前。", "document": "示教函〔2026〕41号"}
    await on_proposal(house.caller("education-head"), proposal, "answer", objection)
    house.clock.put_on(date(2026, 3, 16))
    body = {"is_right": False, "reasons": "批复早已到达。", "reply_number": "示监函〔2026〕9号"}
    again = await on_proposal(house.caller("sc-member-1"), proposal, "ruling", body)
    assert again["status"] == "served" and again["due"][0]["due_on"] == "2026-04-15"


async def test_no_letter_number_is_used_twice_and_no_body_of_the_own_organ_is_addressed(interview_house: House) -> None:
    house = interview_house
    first = await served_proposal(house)
    own = await draft_proposal(house, "supervision-office-2")
    assert (own.status_code, own.json()["code"]) == (422, "proposal_addressee_wrong")
    second = (await draft_proposal(house)).json()
    there = [str(house.person(one)) for one in ("office1-head", "office1-officer", "office1-officer-2")]
    argued = {
        "held_on": "2026-03-02",
        "participant_ids": there,
        "agreed": True,
        "minutes": "一致同意。",
        "recusals": [{"person_id": one, "ground": None} for one in there],
    }
    await on_proposal(house.caller("office1-head"), second, "argument", argued)
    letter = {"letter_number": first["issue"]["letter_number"], "opinion": "同意。"}
    taken = await house.caller("sc-member-1").act(f"{PROPOSALS}/{second['id']}/issue", letter)
    assert (taken.status_code, taken.json()["code"]) == (409, "proposal_letter_number_used")


async def test_the_case_behind_it_is_one_of_the_organ(interview_house: House) -> None:
    unknown = str(interview_house.organ("education-bureau"))
    answer = await draft_proposal(interview_house, source_case_id=unknown)
    assert (answer.status_code, answer.json()["code"]) == (422, "proposal_source_case_unknown")
