"""Who sees what of a clarification: masked sections, deferrals, timeline, lists, statistics, and who is recused."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.support.clarification_intake_house import House
from tests.support.clarification_road import CASES, TO_PROPOSAL, TO_REVIEW, ClarificationRoad

HIDDEN = "调阅了招标档案"
"""What the handler wrote on the verification."""


async def lead_on(house: House, code: str = "housing-official") -> Any:
    lead = house.lead(subject_person_id=house.person(code))
    await house.hear(house.received(lead, "another matter"))
    return lead


async def deferred(house: House) -> ClarificationRoad:
    """Accepted while another lead on the subject is open."""
    await lead_on(house)
    road = ClarificationRoad(house)
    accepted = await road.walk("open_ex_officio", "accept")
    assert accepted["status"] == "deferred"
    return road


async def test_how_it_was_verified_is_for_named_handlers_head_and_case_management_alone(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_REVIEW)
    for part in ("officer", "head", "manager"):
        seen = await road.seen_by(part)
        assert seen.status_code == 200 and seen.json()["items"][0]["verification"] == HIDDEN, part
    for part in ("colleague", "trial", "leader", "secretary"):
        seen = await road.seen_by(part)
        assert seen.status_code == 200 and HIDDEN not in seen.text, part
        assert seen.json()["items"][0]["verification"] == "" and seen.json()["items"][0]["problem"], part


async def test_nobody_else_sees_it_at_all(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_REVIEW)
    for stranger in (
        "office2-head", "office2-officer", "dispatched1-head", "sc-member-2", "east-cdi-secretary", "letters-officer",
        "housing-official", "housing-head", "housing-clerk", "audit-admin", "conduct-officer", "org-dept-officer",
    ):  # fmt: skip
        assert (await road.seen_by(stranger)).status_code == 404, stranger


async def test_the_trial_office_sees_it_from_the_proposal_and_the_leader_from_the_review_on(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk("open_ex_officio", "accept", "record_consent")
    assert (await road.seen_by("trial")).status_code == (await road.seen_by("leader")).status_code == 404
    await road.do("propose")
    assert ((await road.seen_by("trial")).status_code, (await road.seen_by("leader")).status_code) == (200, 404)
    await road.walk("give_trial_opinion", "assess_collectively", "review")
    assert (await road.seen_by("leader")).status_code == (await road.seen_by("secretary")).status_code == 200


async def test_deferrals_have_a_door_for_those_who_may_know_of_them(house: House) -> None:
    road = await deferred(house)
    for part in ("officer", "head", "manager"):
        answer = await road.who(part).get(f"{road.path}/deferrals")
        assert answer.status_code == 200 and [one["ground"] for one in answer.json()["items"]] == ["lead_open"], part
    for part in ("colleague", "trial", "leader", "secretary", "housing-official", "office2-head"):
        assert (await road.who(part).get(f"{road.path}/deferrals")).status_code == 404, part
    looks = await house.rows("SELECT outcome FROM audit_event WHERE action = 'clarification.deferrals' ORDER BY id")
    assert [look["outcome"] for look in looks].count("shown") == 3
    assert [look["outcome"] for look in looks].count("absent") == 6


async def test_deferrals_are_an_empty_list_where_it_never_waited(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk("open_ex_officio", "accept")
    assert (await road.who("officer").get(f"{road.path}/deferrals")).json() == {"items": []}
    assert (await road.who("colleague").get(f"{road.path}/deferrals")).status_code == 404


async def test_colleagues_see_no_deferral_in_the_case_nor_in_the_timeline(house: House) -> None:
    road = await deferred(house)
    await road.do("check_leads")
    seen = (await road.seen_by("colleague")).json()
    assert seen["deferrals"] == [] and (await road.seen_by("officer")).json()["deferrals"] != []
    acts = {}
    for part in ("officer", "colleague"):
        timeline = await road.who(part).get(f"/v1/histories/clarification/{road.id}")
        acts[part] = [move["act"] for move in timeline.json()["items"]]
    assert acts["officer"] == ["open_ex_officio", "accept", "check_leads"]
    assert acts["colleague"] == ["open_ex_officio"]


async def test_why_a_proposal_was_taken_back_is_for_those_who_may_know_of_other_leads(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_PROPOSAL)
    await road.do("take_back", reasons="又有线索一件")
    await road.do("propose")
    for part, told in (("officer", True), ("head", True), ("trial", False), ("colleague", False)):
        timeline = await road.who(part).get(f"/v1/histories/clarification/{road.id}")
        assert timeline.status_code == 200 and ("又有线索一件" in timeline.text) is told, part


async def test_statements_of_handlers_are_read_by_those_who_may_read_the_verification(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk("open_ex_officio", "accept", "record_verification")
    for part, readable in (("officer", True), ("manager", True), ("colleague", False)):
        timeline = (await road.who(part).get(f"/v1/histories/clarification/{road.id}")).json()["items"]
        records = [move["record"] for move in timeline if move["act"] == "record_verification"]
        assert [record is not None for record in records] == [readable], part


async def test_the_question_of_other_leads_is_answered_alike_and_told_to_nobody(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk("open_ex_officio", "accept")
    counted = "SELECT count(*) AS n FROM outbox_event WHERE aggregate_id = :id"
    before = (await house.rows(counted, id=UUID(road.id)))[0]["n"]
    answers = [await road.ask("check_leads")]
    lead = await lead_on(house)
    answers.append(await road.ask("check_leads"))
    await house.hear(house.concluded(lead, "untrue"))
    answers.append(await road.ask("check_leads"))
    answers.append(await road.ask("check_leads", lead_expected=True, reason="巡察移交"))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert [answer.json()["status"] for answer in answers] == ["assessing", "deferred", "assessing", "deferred"]
    rows = await house.rows("SELECT act FROM case_history WHERE case_id = :id ORDER BY version", id=UUID(road.id))
    assert [row["act"] for row in rows].count("check_leads") == 4
    assert (await house.rows(counted, id=UUID(road.id)))[0]["n"] == before


async def test_an_open_lead_stops_proposal_and_review_and_the_decision_without_saying_why(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_REVIEW)
    await lead_on(house)
    stopped = await road.ask("approve")
    assert stopped.status_code == 409 and stopped.json()["code"] == "conditions_unconfirmed"
    assert "lead" not in stopped.text.replace("leader", "") and "C-14" not in stopped.text
    assert (await road.do("take_back"))["status"] == "deferred"
    assert (await road.ask("propose")).json()["code"] == "not_now"
    assert (await road.do("check_leads"))["status"] == "deferred"


async def test_the_leads_that_it_is_about_do_not_hold_it_up_once_they_are_concluded(house: House) -> None:
    lead = await lead_on(house)
    road = ClarificationRoad(house)
    items = road.body("open_ex_officio")["items"]
    for item in items:
        item["lead_id"] = str(lead.id)
    refused = await road.ask("open_ex_officio", items=items)
    assert (refused.status_code, refused.json()["code"]) == (422, "verification_not_ended")
    await house.hear(house.concluded(lead, "untrue", "unprovable", main=1))
    await road.do("open_ex_officio", items=items)
    accepted = await road.do("accept")
    assert accepted["status"] == "assessing"


async def test_whoever_is_recused_neither_acts_nor_sees(house: House) -> None:
    road = ClarificationRoad(house)
    await road.do("open_ex_officio")
    assert (await road.seen_by("colleague")).status_code == 200
    recusals = road.body("accept")["recusals"]
    recusals.append({"person_id": str(house.person("office1-officer-2")), "ground": "close_relative"})
    await road.do("accept", recusals=recusals)
    assert (await road.seen_by("colleague")).status_code == 404
    listed = (await road.who("colleague").get(CASES)).json()
    assert listed["total"] == 0


async def test_lists_and_statistics_count_exactly_what_one_sees(house: House) -> None:
    first, second = ClarificationRoad(house), ClarificationRoad(house)
    await first.walk(*TO_REVIEW, "approve")
    await second.walk(*TO_PROPOSAL)
    for part, total in (
        ("officer", 2),
        ("colleague", 2),
        ("manager", 2),
        ("trial", 2),
        ("leader", 1),
        ("office2-head", 0),
    ):
        caller = house.caller(first.parts.get(part, part))
        listed = (await caller.get(CASES)).json()
        counted = (await caller.get("/v1/statistics/clarifications")).json()
        assert listed["total"] == counted["whole"]["opened"] == total, part
    counted = (await first.who("manager").get("/v1/statistics/clarifications", by="method")).json()
    assert [(row["key"], row["opened"], row["approved"]) for row in counted["items"]] == [("written", 2, 1)]
    assert counted["whole"]["in_time"] == 2


@pytest.mark.parametrize("by", ["situation", "method", "month", "organ", "office", "entrance"])
async def test_statistics_are_given_by_each_grouping(house: House, by: str) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_PROPOSAL)
    counted = (await road.who("manager").get("/v1/statistics/clarifications", by=by)).json()
    keys = {
        "situation": "xc_c1",
        "method": "written",
        "month": "2026-03",
        "organ": str(house.organ("municipal-cdi")),
        "office": str(house.organ("supervision-office-1")),
        "entrance": "ex_officio",
    }
    assert [row["key"] for row in counted["items"]] == [keys[by]] and counted["items"][0]["opened"] == 1


async def test_the_list_is_filtered_and_sorted(house: House) -> None:
    first, second = ClarificationRoad(house), ClarificationRoad(house)
    await first.walk(*TO_PROPOSAL)
    house.clock.at += timedelta(minutes=1)
    await second.do("open_ex_officio")
    management = first.who("manager")
    for wanted, found in (
        ({"status": "opened"}, [second.id]), ({"situation": "xc_c1"}, [first.id]), ({"method": "circular"}, []),
        ({"method": "written"}, [first.id]), ({"number": first.last["number"]}, [first.id]),
        ({"entrance": "application"}, []), ({"opened_from": "2026-03-03"}, []), ({"overdue": "true"}, []),
        ({"opened_to": "2026-03-02", "sort": "opened_at"}, [first.id, second.id]),
        ({"unit_id": str(house.organ("housing-bureau")), "sort": "-opened_at"}, [second.id, first.id]),
    ):  # fmt: skip
        listed = (await management.get(CASES, **wanted)).json()
        assert [line["id"] for line in listed["items"]] == found, wanted
    assert (await management.get(CASES, surprise="1")).status_code == 400


async def test_restricted_sections_are_not_in_clear_in_the_database(house: House) -> None:
    await lead_on(house)
    road = ClarificationRoad(house)
    await road.walk("open_ex_officio", "accept")
    await road.do("check_leads", reason="另有线索一件在查")
    (stored,) = await house.rows("SELECT body::text AS body FROM clarification WHERE id = :id", id=UUID(road.id))
    history = await house.rows("SELECT record::text AS record FROM case_history WHERE case_id = :id", id=UUID(road.id))
    everything = stored["body"] + "".join(row["record"] for row in history)
    assert HIDDEN not in everything and "另有线索一件在查" not in everything and "lead_open" not in everything


async def test_the_next_step_waits_for_who_is_to_do_it(house: House) -> None:
    road = ClarificationRoad(house)
    await road.do("open_ex_officio")
    waiting = (await road.who("head").get("/v1/todo")).json()["items"]
    assert [(one["act"], one["id"]) for one in waiting] == [("accept", road.id)]
    await road.do("accept")
    assert [one["act"] for one in (await road.who("officer").get("/v1/todo")).json()["items"]] == ["propose"]
