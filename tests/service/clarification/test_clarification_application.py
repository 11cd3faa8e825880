"""A clarification behind an application: what the applicant is told, when, and that it is never told earlier (C-03)."""

from typing import Any

import orjson

from libs.contracts.supervision_leads import LeadReceived
from tests.service.clarification.test_applications import apply
from tests.support.clarification_intake_house import House
from tests.support.clarification_road import ClarificationRoad

TO_DECISION = (
    *("accept", "record_verification", "record_consent", "propose"),
    *("give_trial_opinion", "assess_collectively"),
)


async def applied(house: House) -> tuple[ClarificationRoad, str]:
    """A clarification opened by an application, and the application."""
    application = (await apply(house)).json()["id"]
    inside = (await house.caller("office1-head").get(f"/v1/applications/{application}")).json()
    road = ClarificationRoad(house)
    road.id = inside["clarification_id"]
    return road, application


async def told(house: House, application: str) -> dict[str, Any]:
    """The application as the applicant reads it."""
    return dict((await house.caller("housing-official").get(f"/v1/applications/{application}")).json())


async def test_started_is_told_with_the_approval_and_the_letter_with_its_service(house: House) -> None:
    road, application = await applied(house)
    received = await told(house, application)
    for act in (*TO_DECISION, "review"):
        await road.do(act)
        assert await told(house, application) == received, act
    await road.do("approve")
    answered = await told(house, application)
    assert answered["status"] == "answered_started" and answered["version"] == received["version"] + 1
    await road.do("issue_letter")
    assert (await told(house, application))["letter"] is None
    await road.do("record_proof")
    served = await told(house, application)
    assert served["status"] == "served" and served["letter"]["text"] == road.last["letter"]["text"]


async def test_the_month_waits_for_the_end_of_verification_and_the_expected_day_stays(house: House) -> None:
    road, application = await applied(house)
    accepted = await road.do("accept")
    assert accepted["due"] == [] and accepted["verification_ended_on"] is None
    recorded = await road.do("record_verification")
    (due,) = recorded["due"]
    assert (due["code"], due["due_on"], due["state"]) == ("clarification.opinion", "2026-04-02", "running")
    assert due["explanation"] and "C-24" in due["cites"]
    assert (await told(house, application))["expected_on"] == "2026-04-02"


async def test_a_deferral_stops_the_month_and_changes_nothing_for_the_applicant(house: House) -> None:
    road, application = await applied(house)
    await road.walk("accept", "record_verification")
    before = await told(house, application)
    lead = house.lead(subject_person_id=house.person("housing-official"))
    await house.hear(lead.tell(LeadReceived, received_on="2026-03-02", matters=("another",)))
    waits = (await road.seen_by("head")).json()
    assert waits["status"] == "deferred" and waits["due"][0]["state"] == "paused" and waits["due"][0]["due_on"] is None
    assert await told(house, application) == before
    rows = await house.rows("SELECT payload FROM outbox_event ORDER BY id")
    kinds = [orjson.loads(row["payload"])["type"] for row in rows]
    assert not [kind for kind in kinds if "defer" in kind or "lead" in kind or "resum" in kind]


async def test_not_started_is_answered_in_neutral_words_and_reconsidered_once(house: House) -> None:
    road, application = await applied(house)
    await road.walk("accept", "record_verification", "propose_not_to_start", "decide_not_to_start")
    assert (await told(house, application))["answers"] == []
    leaky = await road.ask("answer_applicant", note="尚有其他线索待核查")
    assert leaky.status_code == 422 and leaky.json()["code"] == "answer_tells" and "待核查" not in leaky.text
    await road.do("answer_applicant")
    answer = (await told(house, application))["answers"][0]
    assert answer["outcome"] == "not_started" and "reconsideration" in answer["text"]
    assert "未见任何一种情形" not in answer["text"]
    assert (await road.ask("reconsider")).json()["code"] == "reconsideration_not_asked"
    asked = await house.caller("housing-official").act(
        f"/v1/applications/{application}/reconsideration", {"reason": "另有受影响的材料"}
    )
    assert asked.status_code == 200, asked.text
    assert (await road.ask("reconsider", by="sc-member-2")).status_code == 404
    reopened = await road.do("reconsider")
    assert reopened["status"] == "assessing" and reopened["reconsideration"]["reopened"]
    await road.walk("record_consent", "propose", "give_trial_opinion", "assess_collectively", "review", "approve")
    assert (await told(house, application))["status"] == "answered_started"


async def test_a_rejection_is_answered_like_a_refusal_to_start(house: House) -> None:
    road, application = await applied(house)
    await road.walk(*TO_DECISION, "review", "reject")
    assert (await told(house, application))["status"] == "received"
    (due,) = (await road.seen_by("officer")).json()["due"]
    assert (due["code"], due["due_on"]) == ("clarification.answer", "2026-03-09")
    await road.do("answer_applicant")
    shown = await told(house, application)
    assert shown["status"] == "answered_not_started" and "范围过大" not in shown["answers"][0]["text"]


async def test_taking_the_application_back_ends_the_clarification_or_leaves_it_to_the_organ(house: House) -> None:
    early, first = await applied(house)
    await house.caller("housing-official").act(f"/v1/applications/{first}/withdrawal", {})
    assert (await early.seen_by("head")).json()["status"] == "withdrawn"
    late, second = await applied(house)
    await late.walk("accept", "record_verification", "record_consent", "propose")
    await house.caller("housing-official").act(f"/v1/applications/{second}/withdrawal", {})
    approved = await late.walk("give_trial_opinion", "assess_collectively", "review", "approve")
    assert approved["status"] == "approved"
    assert (await told(house, second))["status"] == "withdrawn"


async def test_a_handler_who_must_recuse_later_is_replaced_and_sees_nothing_more(house: House) -> None:
    road, _ = await applied(house)
    await road.do("accept")
    colleague, officer = (str(house.person(road.parts[part])) for part in ("colleague", "officer"))
    declared = [
        {"person_id": str(house.person("office1-head"))},
        {"person_id": colleague},
        {"person_id": officer, "ground": "close_relative"},
    ]
    named = await road.do("name_handlers", handler_ids=[colleague], recusals=declared)
    assert named["handler_ids"] == [colleague]
    assert (await road.seen_by("officer")).status_code == 404
    assert (await road.ask("record_verification", by="colleague")).status_code == 200


async def test_a_principal_leader_goes_to_the_secretary_and_the_body_above_is_heard(house: House) -> None:
    road = ClarificationRoad(house, public=True)
    road.parts = {**road.parts, "subject": "housing-head", "party_head": "mayor"}
    await road.walk("open_ex_officio", "accept", "record_consent", "propose", "give_trial_opinion")
    await road.walk("assess_collectively", "review")
    himself = str(house.person("housing-head"))
    assert (await road.ask("send_prior_notice", party_head_id=himself)).json()["code"] == "not_party_head"
    await road.walk("send_prior_notice", "record_party_head_opinion", "assess_impact")
    assert (await road.ask("approve", by="leader")).json()["code"] == "secretary_decides"
    assert (await road.do("approve", by="secretary"))["status"] == "approved"
    await road.do("issue_letter")
    await road.do("record_proof")
    await road.prove_circular()
    assert (await road.do("finish_execution"))["executed_on"] == "2026-03-02"


async def test_a_number_is_given_to_one_letter(house: House) -> None:
    first, second = ClarificationRoad(house), ClarificationRoad(house)
    to_letter = ("open_ex_officio", "accept", "record_consent", "propose", "give_trial_opinion", "assess_collectively")
    for road in (first, second):
        await road.walk(*to_letter, "review", "approve")
    await first.do("issue_letter")
    assert (await second.ask("issue_letter")).json()["code"] == "letter_number_taken"
    assert (await second.do("issue_letter", number="澄函〔2026〕6号"))["status"] == "executing"
