"""Clarifications over HTTP from opening to closing: the own office, a dispatched body, a township body."""

from typing import Any

import orjson
import pytest

from libs.chassis.openapi_lint import lint
from services.clarification.clarifications.doors import DOORS
from tests.support.clarification_intake_house import House
from tests.support.clarification_road import (
    DISPATCHED,
    FIRST_OFFICE,
    TO_EXECUTION,
    TO_REVIEW,
    TOWNSHIP,
    WHOLE,
    ClarificationRoad,
)


async def told(house: House, case_id: str) -> list[dict[str, Any]]:
    rows = await house.rows("SELECT payload FROM outbox_event WHERE aggregate_id = :id ORDER BY id", id=case_id)
    return [orjson.loads(row["payload"]) for row in rows]


def code(answer: Any) -> str:
    return str(answer.json()["code"])


@pytest.mark.parametrize("parts", [FIRST_OFFICE, DISPATCHED, TOWNSHIP], ids=["own office", "dispatched", "township"])
async def test_a_clarification_is_walked_to_its_end_by_each_chain(house: House, parts: dict[str, str]) -> None:
    road = ClarificationRoad(house, parts)
    ended = await road.walk(*WHOLE)
    assert ended["status"] == "closed" and ended["number"].startswith("澄〔2026〕")
    kinds = [event["type"].split(".")[2] for event in await told(house, road.id)]
    assert kinds == [
        "opened", "assessing", "consent_recorded", "start_proposed", "trial_opinion_given", "assessed",
        "head_reviewed", "approved", "executing", "proof_recorded", "executed", "informed", "visited", "closed",
    ]  # fmt: skip


async def test_a_public_clarification_needs_notice_assessment_and_the_secretary(house: House) -> None:
    road = ClarificationRoad(house, public=True)
    await road.walk(*TO_REVIEW)
    assert road.last["proposal"]["methods"][0] == {
        "code": "written", "range": None, "way": None, "added_by_rule": True
    }  # fmt: skip
    refused = await road.ask("approve", by="secretary")
    assert refused.status_code == 422
    assert {error["code"] for error in refused.json()["errors"]} == {"prior_notice_missing", "no_impact_assessment"}
    await road.walk("send_prior_notice", "assess_impact")
    assert code(await road.ask("approve", by="secretary")) == "party_head_not_heard"
    await road.do("record_party_head_opinion")
    assert code(await road.ask("approve", by="leader")) == "secretary_decides"
    approved = await road.do("approve", by="secretary")
    assert approved["status"] == "approved" and approved["decision"]["chain"] == "own_office"
    assert sorted(due["code"] for due in approved["due"]) == ["clarification.letter", "clarification.other_methods"]


async def test_the_approver_is_taken_from_the_organisation_of_the_day(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_REVIEW)
    for stranger in ("sc-member-2", "cdi-deputy-1", "east-cdi-deputy"):
        assert (await road.ask("approve", by=stranger)).status_code == 404
    assert code(await road.ask("approve", by="secretary")) == "not_approver"
    assert (await road.ask("approve")).status_code == 200


async def test_a_leader_whose_portfolio_ended_yesterday_does_not_even_see_it(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_REVIEW)
    assert (await road.seen_by("leader")).status_code == 200
    await move_relation(house, "portfolio", house.person("sc-member-1"), house.organ("supervision-office-1"))
    assert (await road.seen_by("leader")).status_code == 404
    assert (await road.ask("approve")).status_code == 404


async def test_a_body_with_another_counterpart_has_another_approver(house: House) -> None:
    road = ClarificationRoad(house, DISPATCHED)
    await road.walk(*TO_REVIEW)
    body, office = house.organ("dispatched-body-1"), house.organ("supervision-office-1")
    await move_relation(house, "counterpart", office, body, to=house.organ("supervision-office-2"))
    assert (await road.ask("approve")).status_code == 404
    approved = await road.do("approve", by="sc-member-2")
    assert approved["decision"]["chain"] == "dispatched_body"


async def move_relation(house: House, kind: str, holder: Any, target: Any, to: Any = None) -> None:
    """End a relation yesterday, and let another holder have it from then on."""
    from sqlalchemy import text

    async with house.running.database.begin() as connection:
        values = {"kind": kind, "holder": holder, "target": target}
        where = "kind = :kind AND holder_id = :holder AND target_id = :target"
        if to is None:
            await connection.execute(text(f"UPDATE replica_relation SET valid_to = '2026-03-02' WHERE {where}"), values)
        else:
            await connection.execute(
                text(f"UPDATE replica_relation SET holder_id = :to WHERE {where}"), {**values, "to": to}
            )


async def test_the_letter_is_refused_with_all_findings_and_none_of_its_words(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_REVIEW, "approve")
    text = "经调取银行流水，举报人所述不实，你一贯清白。"
    refused = await road.ask("issue_letter", text=text)
    assert refused.status_code == 422 and code(refused) == "letter_tells"
    assert {"overall_evaluation", "reporter_mentioned", "verification_detail"} <= {
        error["code"] for error in refused.json()["errors"]
    }
    assert not any(word in refused.text for word in ("银行流水", "举报人所述", "清白"))


async def test_what_others_hear_of_an_executed_one_is_ids_and_codes(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_EXECUTION)
    (executed,) = [event for event in await told(house, road.id) if event["type"].endswith(".executed.v1")]
    assert executed["data"] == {
        "clarification_id": road.id,
        "organ_id": str(house.organ("municipal-cdi")),
        "office_id": str(house.organ("supervision-office-1")),
        "entrance": "ex_officio",
        "subject_person_id": str(house.person("housing-official")),
        "subject_organ_id": None,
        "unit_id": str(house.organ("housing-bureau")),
        "situations": ["xc_c1"],
        "methods": ["written"],
        "executed_on": "2026-03-02",
    }


async def test_corrections_are_opened_and_keep_it_open(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_EXECUTION)
    department = str(house.organ("organization-department"))
    asked = {"item": "candidate_status", "addressee_organ_id": department, "text": "恢复拟任人选资格。"}
    informed = await road.do("inform", corrections=[asked], no_correction_reason="")
    (task,) = informed["correction_ids"]
    assert await house.status_of("correction", task) == "open"
    await road.do("record_visit")
    assert code(await road.ask("close")) == "corrections_open"
    checked = (await road.who("head").post(f"{road.path}/checks", None)).json()
    assert [answer["item"] for answer in checked["findings"] if not answer["holds"]] == ["corrections_open"]


async def test_the_rule_check_names_what_is_missing_and_changes_nothing(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk("open_ex_officio", "accept")
    before = await road.seen_by("officer")
    checked = await road.who("officer").post(f"{road.path}/checks", None)
    assert checked.status_code == 200 and not checked.json()["passed"]
    assert {a["item"] for a in checked.json()["findings"] if not a["holds"]} == {"consent_not_asked"}
    assert all(answer["cites"] for answer in checked.json()["findings"])
    assert (await road.seen_by("officer")).json() == before.json()
    assert (await road.who("letters-officer").post(f"{road.path}/checks", None)).status_code == 404


async def test_taken_back_it_is_assessed_and_proposed_anew(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk(*TO_REVIEW)
    back = await road.do("take_back")
    assert (back["status"], back["proposal"], back["review"]) == ("assessing", None, None)
    again = await road.walk("propose", "give_trial_opinion", "assess_collectively", "review")
    assert again["status"] == "head_reviewed"


async def test_not_started_is_decided_by_the_head_and_by_nobody_who_proposed_it(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk("open_ex_officio", "accept")
    assert code(await road.ask("decide_not_to_start")) == "decline_not_proposed"
    ended = await road.walk("propose_not_to_start", "decide_not_to_start")
    assert ended["status"] == "not_started"
    assert code(await road.ask("answer_applicant")) == "nobody_to_answer"


async def test_every_door_is_described_with_a_realistic_body(house: House) -> None:
    document = (await house.http.get("/openapi.json")).json()
    assert lint(document) == []
    found = {
        operation["operationId"]: operation
        for path in document["paths"].values()
        for operation in path.values()
        if operation["operationId"] in DOORS
    }
    assert found.keys() == DOORS.keys()
    for name, operation in found.items():
        body = operation.get("requestBody")
        assert body is None or body["content"]["application/json"].get("examples"), name


async def test_the_statuses_and_lists_are_dictionaries(house: House) -> None:
    officer = house.caller("office1-officer")
    for name, some in (
        ("clarification_status", "deferred"), ("clarification_situations", "xc_c1"),
        ("clarification_methods", "written"),
        ("clarification_ranges", "trade"), ("daily_performance_factors", "style"), ("decline_reasons", "no_situation"),
    ):  # fmt: skip
        answer = await officer.get(f"/v1/dictionaries/{name}")
        assert answer.status_code == 200 and some in answer.text, name


async def test_a_case_can_be_repeated_and_versions_are_kept(house: House) -> None:
    road = ClarificationRoad(house)
    officer, body = road.who("officer"), road.body("open_ex_officio")
    first = await officer.post("/v1/clarifications", body, **{"Idempotency-Key": "same"})
    again = await officer.post("/v1/clarifications", body, **{"Idempotency-Key": "same"})
    assert first.json()["id"] == again.json()["id"]
    road.id = first.json()["id"]
    await road.do("accept")
    stale = await road.who("officer").post(f"{road.path}/consent", road.body("record_consent"), **{"If-Match": '"1"'})
    assert stale.status_code == 412
