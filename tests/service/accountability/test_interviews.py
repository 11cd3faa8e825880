"""Interviews over HTTP in the sample city, triggered by what supervision tells, from the notice to the case."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.filing import FilingRejected
from services.accountability.interviews.entering import interview_id_of
from services.accountability.interviews.escalating import occurrence_after
from tests.support.accountability_interviews_house import PROJECT, House
from tests.support.accountability_interviews_road import BUREAU, PATH, TASK_FORCE, TO_TALK, WHOLE, InterviewRoad


@pytest.fixture
def house(interview_house: House) -> House:
    """The service in the sample city."""
    return interview_house


def code(answer: Any) -> str:
    return str(answer.json()["code"])


async def test_an_interview_is_walked_from_the_criticism_to_its_closing(house: House) -> None:
    road = await InterviewRoad(house).begin()
    ended = await road.walk(*WHOLE)
    assert ended["status"] == "closed" and ended["number"].startswith("约〔2026〕")
    assert ended["closing"]["pursuit"] == "none" and ended["next_acts"] == []
    told = await house.published(road.id)
    kinds = [event["type"].split(".")[2] for event in told]
    assert kinds == [
        "triggered", "confirmed", "noticed", "held", "rectifying", "progressed", "verified", "closed",
    ]  # fmt: skip
    assert all(set(event["data"]) >= {"unit_id", "competent_organ_id", "tier", "occurrence_id"} for event in told)


async def test_the_posts_of_the_day_decide_who_is_interviewed_and_who_interviews(house: House) -> None:
    road = await InterviewRoad(house, dict(BUREAU), "xc_i3").begin()
    checked = (await road.who("officer").post(f"{road.path}/checks", None)).json()
    assert [one["person_id"] for one in checked["interviewees"]] == [str(house.person("housing-deputy"))]
    wrong = await road.ask("confirm", interviewees=[{"person_id": str(house.person("housing-head")), "reason": ""}])
    assert wrong.status_code == 422 and code(wrong) == "interviewee_without_post"
    await road.do("confirm")
    ranks = (await road.who("officer").post(f"{road.path}/checks", None)).json()
    members = {"cdi-secretary", "cdi-deputy-1", "cdi-deputy-2", "sc-member-1", "sc-member-2", "sc-member-3",
               "sc-member-4", "svc-member-1"}  # fmt: skip
    assert {one["person_id"] for one in ranks["interviewers"]} == {str(house.person(member)) for member in members}
    assert (ranks["earliest_on"], ranks["latest_on"]) == ("2026-03-04", "2026-03-16")
    ordinary = await road.ask("issue_notice", interviewer_id=str(house.person("office1-head")))
    assert code(ordinary) == "interviewer_without_rank"
    await road.do("issue_notice")
    await house.execute(
        "UPDATE replica_post SET valid_to = '2026-03-04' WHERE person_id = :who", who=house.person("sc-member-3")
    )
    assert code(await road.ask("hold")) == "interviewer_without_rank"
    assert (await road.ask("hold", by="secretary")).status_code == 403


async def test_a_task_force_is_interviewed_as_lead_and_its_own_people_answer(house: House) -> None:
    road = await InterviewRoad(house, dict(TASK_FORCE), "xc_i1").begin()
    ended = await road.walk(*WHOLE)
    assert ended["status"] == "closed" and ended["tier_rule"]["interviewee"] == "leader_concerned"
    assert ended["confirmation"]["interviewees"][0]["reason"]


async def test_a_post_held_only_after_the_event_makes_nobody_the_interviewee(house: House) -> None:
    road = await InterviewRoad(house).begin()
    await house.execute(
        "UPDATE replica_post SET valid_from = '2026-03-01' WHERE person_id = :who",
        who=house.person("east-party-secretary"),
    )
    assert code(await road.ask("confirm")) == "interviewee_without_post"


async def test_filings_of_unit_and_matter_are_shown_and_the_useless_ones_must_be_acknowledged(house: House) -> None:
    road = await InterviewRoad(house).begin()
    refused = await _refused_filing(house, road)
    shown = (await road.seen_by("leader")).json()
    assert [one["status"] for one in shown["linked_evidence"]] == ["refused"]
    assert code(await road.ask("confirm")) == "unprotected_filings_not_seen"
    confirmed = await road.do("confirm", unprotected_seen=[refused])
    assert confirmed["confirmation"]["filings"] == [{"filing_id": refused, "status": "refused"}]


async def _refused_filing(house: House, road: InterviewRoad) -> str:
    filing = house.ears.story({"unit_id": house.organ(road.parts["unit"]), "positive_items": ("xc_p5",)})
    filing.fixed |= {"filing_id": filing.id, "competent_organ_id": house.organ("municipal-cdi"), "office_id": None}
    refused = {"decided_on": date(2026, 2, 1), "reason_codes": ("compliant_path_exists",), "late_filing": False}
    await house.hear(filing.tell(FilingRejected, **refused, project_code=PROJECT))
    return str(filing.id)


async def test_the_unit_reads_its_own_from_the_notice_on_and_never_what_was_weighed(house: House) -> None:
    road = await InterviewRoad(house).begin()
    await road.do("confirm")
    assert (await road.seen_by("unit_head")).status_code == 404
    assert (await road.who("unit_head").get(PATH)).json()["total"] == 0
    await road.do("issue_notice")
    seen = (await road.seen_by("clerk")).json()
    assert seen["letters"]["notice"]["legal_basis"]["cites"] and seen["notice"]["problems"]
    assert seen["bases"] == [] and seen["confirmation"]["opinion"] == "" and seen["linked_evidence"] == []
    assert seen["next_acts"] == []
    await road.do("hold")
    held = (await road.seen_by("unit_head")).json()
    assert held["record"]["statements"][0]["state_of_mind"] == ""
    assert held["letters"]["record"]["statements"][0]["state_of_mind"] == ""
    assert held["letters"]["record"]["statements"][0]["commitment"]
    assert held["next_acts"] == ["present_plan"] and held["letters"]["rectification"]["due_on"] == "2026-04-03"
    inside = (await road.seen_by("management-officer")).json()
    assert inside["record"]["statements"][0]["state_of_mind"] and inside["bases"]
    for stranger in ("housing-head", "office1-officer", "east-office-head", "letters-officer", "sys-admin"):
        assert (await road.seen_by(stranger)).status_code == 404, stranger


async def test_the_timeline_of_the_unit_shows_no_deliberation(house: House) -> None:
    road = await InterviewRoad(house).begin()
    await road.walk(*TO_TALK, "propose_escalation", "decline_escalation")
    path = f"/v1/histories/interview/{road.id}"
    unit = (await road.who("unit_head").get(path)).json()["items"]
    assert [move["act"] for move in unit] == ["issue_notice", "hold"] and not any(move["record"] for move in unit)
    office = (await road.who("officer").get(path)).json()["items"]
    assert [move["act"] for move in office][:2] == ["trigger", "confirm"] and len(office) == 6
    feed = (await road.who("unit_head").get("/v1/changes")).json()["items"]
    assert not any("escalation" in change["type"] for change in feed)


async def test_an_escalated_members_interview_opens_the_secretarys_at_once(house: House) -> None:
    road = await InterviewRoad(house, dict(BUREAU), "xc_i3").begin()
    await road.walk("confirm", "issue_notice", "record_no_show")
    await road.do("propose_escalation", ground="no_show", evidence=[])
    assert code(await road.ask("escalate", by="head")) == "not_entitled"
    ended = await road.do("escalate")
    following = str(interview_id_of(house.organ("housing-bureau"), occurrence_after(UUID(road.id))))
    assert ended["status"] == "escalated" and ended["escalation"]["next_interview_id"] == following
    shown = (await road.who("leader").get(f"{PATH}/{following}")).json()
    assert (shown["status"], shown["tier"], shown["escalated_from"]) == ("triggered", "xc_i4", road.id)
    assert shown["bases"][0]["trigger_id"] == road.id and shown["number"] != ended["number"]
    (event,) = [one for one in await house.published(road.id) if ".escalated." in one["type"]]
    assert event["data"]["ground"] == "no_show" and event["data"]["next_interview_id"] == following
    assert (await road.seen_by("unit_head")).json()["escalation"]["next_interview_id"] is None
    checks = [{"trigger_id": road.id, "holds": True, "finding": "未到约谈，无正当理由。"}]
    next_road = InterviewRoad(house, dict(BUREAU), "xc_i4", following)
    assert (await next_road.do("confirm", on=date(2026, 3, 6), checks=checks))["status"] == "confirmed"


async def test_an_escalated_secretarys_interview_opens_a_case_out_of_the_interviewers_hands(house: House) -> None:
    road = await InterviewRoad(house).begin()
    await road.walk(*TO_TALK, "propose_escalation")
    principal = str(house.person("east-party-secretary"))
    ended = await road.do("escalate", case={"object_person_id": principal})
    (row,) = await house.rows("SELECT * FROM accountability_case")
    assert str(row["id"]) == ended["escalation"]["case_id"] and row["source_kind"] == "interview_escalated"
    assert str(row["source_id"]) == road.id and str(house.person("cdi-secretary")) in row["body"]
    (event,) = await house.published(str(row["id"]))
    assert event["data"]["object_person_id"] == principal and event["data"]["project_code"]


async def test_a_withdrawn_criticism_cancels_what_it_alone_carried_and_stops_what_was_called(house: House) -> None:
    early = await InterviewRoad(house).begin()
    called = await InterviewRoad(house, dict(BUREAU)).begin()
    await called.walk("confirm", "issue_notice")
    assert early.story is not None and called.story is not None
    await house.hear(house.withdrawn(early.story), house.withdrawn(called.story))
    assert (await early.seen_by("leader")).json()["status"] == "cancelled"
    assert code(await called.ask("hold")) == "interview_trigger_gone"
    todo = (await called.who("leader").get("/v1/todo")).json()["items"]
    assert [(one["id"], one["act"]) for one in todo] == [(called.id, "cancel")]
    assert (await called.do("cancel"))["status"] == "cancelled"
    assert (await called.seen_by("unit_head")).json()["cancellation"]["reasons"] == ""


async def test_a_higher_criticism_of_the_same_event_sends_a_called_interview_back(house: House) -> None:
    road = await InterviewRoad(house, dict(BUREAU), "xc_i3").begin()
    await road.walk("confirm", "issue_notice")
    assert road.story is not None
    second = house.criticism()
    second.fixed = {**second.fixed, "occurrence_id": road.story.id}
    await house.hear(house.told(second, "housing-bureau"))
    shown = (await road.seen_by("leader")).json()
    assert (shown["status"], shown["tier"], len(shown["bases"])) == ("triggered", "xc_i4", 2)
    assert shown["notice"] is None and len(shown["earlier_notices"]) == 1
    assert (await road.seen_by("unit_head")).status_code == 404


async def test_a_collective_interview_is_one_occasion_for_several_units(house: House) -> None:
    first = await InterviewRoad(house).begin()
    second = await InterviewRoad(house, dict(BUREAU)).begin()
    await first.do("confirm")
    await second.do("confirm")
    noticed = await first.do("issue_notice", form="collective")
    shared = noticed["notice"]["collective_id"]
    joining: dict[str, Any] = {"form": "collective", "collective_id": shared}
    assert code(await second.ask("issue_notice", **joining)) == "interview_notice_number_taken"
    number: dict[str, Any] = {"letter_number": "许纪约〔2026〕8号"}
    assert code(await second.ask("issue_notice", **joining, **number, place="另一间")) == "collective_mismatch"
    await second.do("issue_notice", **joining, **number)
    listed = (await first.who("secretary").get(PATH, collective_id=shared, mine=True)).json()
    assert {one["id"] for one in listed["items"]} == {first.id, second.id}


async def test_slips_follow_each_other_only_unanswered_and_lead_to_escalation(house: House) -> None:
    road = await InterviewRoad(house).begin()
    await road.walk(*TO_TALK, "present_plan")
    slips = (("blue", (3, 21), (3, 30)), ("orange", (3, 31), (4, 10)), ("red", (4, 11), (4, 20)))
    for colour, on, by in slips:
        await road.do("issue_slip", on=date(2026, *on), colour=colour, answer_by=date(2026, *by).isoformat())
    proposal: dict[str, Any] = {"ground": "overdue_after_red_slip", "evidence": []}
    assert code(await road.ask("propose_escalation", on=date(2026, 4, 20), **proposal)) == "escalation_unfounded"
    await road.do("propose_escalation", on=date(2026, 4, 21), **proposal)
    assert (await road.do("escalate", on=date(2026, 4, 22)))["status"] == "escalated"


async def test_closing_with_pursuit_opens_a_case_and_what_is_closed_takes_no_further_act(house: House) -> None:
    road = await InterviewRoad(house).begin()
    await road.walk(*WHOLE[:-1])
    assert code(await road.ask("close", pursuit="case", reasons="")) == "pursuit_unreasoned"
    closed = await road.do("close", pursuit="case")
    (row,) = await house.rows("SELECT id, source_kind FROM accountability_case")
    assert (str(row["id"]), row["source_kind"]) == (closed["closing"]["case_id"], "interview")
    assert (await road.seen_by("clerk")).json()["closing"]["case_id"] is None
    assert (await road.ask("close")).status_code == 409


async def test_who_is_recused_sees_nothing_more_of_it(house: House) -> None:
    road = await InterviewRoad(house).begin()
    await road.do("confirm")
    await road.do("recuse", person_id=str(house.person("office2-officer-2")))
    assert (await road.seen_by("colleague")).status_code == 404
    assert (await road.seen_by("officer")).status_code == 200
