"""A review over HTTP: applied for by its object, reviewed by others, decided, served, further above (TA-13, P-14)."""

from datetime import date
from typing import Any

from tests.support.accountability_aftermath_road import (
    REVIEWS,
    apply,
    assignment,
    close,
    decided,
    execute,
    on_review,
    reviewed,
    sanctions_of,
    serve,
    served_review,
    told,
)
from tests.support.accountability_cases_road import CaseRoad
from tests.support.accountability_interviews_house import House


async def under_review(house: House, *measures: str) -> tuple[CaseRoad, dict[str, Any]]:
    """A served decision on the head of the housing bureau, who applied for a review."""
    road = await decided(house, *(measures or ("party_serious_warning",)))
    await serve(road)
    answer = await apply(road)
    assert answer.status_code == 201, answer.text
    return road, answer.json()


async def case_of(road: CaseRoad) -> dict[str, Any]:
    """The case as it stands."""
    found: dict[str, Any] = (await road.who("manager").get(road.path)).json()
    return found


async def test_a_review_changes_case_sanction_and_follow_up_and_is_served(interview_house: House) -> None:
    house = interview_house
    road, review = await under_review(house)
    assert (await case_of(road))["status"] == "under_review"
    assert review["status"] == "opened" and review["decide_by"] == "2026-04-02" and review["case_id"] is None
    await execute(road, "announced")
    made = await reviewed(road, review, "changed", "party_warning")
    assert made["status"] == "decided"
    case = await case_of(road)
    assert case["status"] == "executing" and case["reviews"][0]["measures"] == ["party_warning"]
    (sanction,) = await sanctions_of(road)
    assert (sanction["measure"], sanction["impact"]["until_on"]) == ("party_warning", "2027-03-02")
    assert sanction["former"][0]["measure"] == "party_serious_warning"
    assert (await road.who("head").get("/v1/followups")).json()["items"][0]["until_on"] == "2027-03-02"
    assert await told(house, sanction["id"]) == ["effective", "recourse_noted", "replaced"]
    await served_review(road, review)
    (sanction,) = await sanctions_of(road)
    assert (sanction["recourse"]["stage"], sanction["recourse"]["until_on"]) == ("further", "2026-04-02")


async def test_the_applicant_sees_request_and_terms_and_the_decision_once_it_is_served(interview_house: House) -> None:
    house = interview_house
    road, review = await under_review(house)
    await reviewed(road, review, "changed", "party_warning")
    me, address = house.caller("housing-head"), f"{REVIEWS}/{review['id']}"
    before = (await me.get(address)).json()
    assert before["status"] == "decided" and before["decision"] is None and before["request"]["asked"]
    assert (await me.get(f"{address}/letter")).status_code == 404
    await served_review(road, review)
    after = (await me.get(address)).json()
    assert after["decision"]["outcome"] == "changed" and after["decision"]["resolution"] is None
    assert (after["assignment"], after["report"], after["case_id"], after["first_hand_ids"]) == (None, None, None, [])
    letter = (await me.get(f"{address}/letter")).json()
    assert letter["title"] == "Decision on the review" and letter["measures"] == ["party_warning"]
    timeline = (await me.get(f"/v1/histories/review/{review['id']}")).json()["items"]
    assert [one["act"] for one in timeline] == ["apply", "serve"]


async def test_who_had_a_hand_in_the_decision_is_not_named_and_who_is_not_named_does_not_review(
    interview_house: House,
) -> None:
    house = interview_house
    _, review = await under_review(house)
    desk, address = house.caller("management-officer"), f"{REVIEWS}/{review['id']}/assignment"
    for hand in ("office1-officer", "office1-head", "trial-officer", "sc-member-1", "cdi-secretary"):
        refused = await desk.act(address, assignment(house, "office2-officer", hand))
        assert (refused.status_code, refused.json()["code"]) == (422, "reviewer_wrong"), hand
    await on_review(house, review, "management-officer", "assignment", assignment(house))
    report = {"facts": "属实。", "nature": "准确。", "outcome": "upheld"}
    stranger = await house.caller("office3-officer").act(f"{REVIEWS}/{review['id']}/report", report)
    assert stranger.status_code == 404
    assert (await house.caller("office2-officer").get(f"{REVIEWS}/{review['id']}")).json()["assignment"] is not None


async def test_a_late_application_is_refused_with_the_count_of_its_term(interview_house: House) -> None:
    house = interview_house
    road = await decided(house)
    await serve(road)
    house.clock.put_on(date(2026, 4, 3))
    refused = await apply(road)
    assert (refused.status_code, refused.json()["code"]) == (409, "review_applied_too_late")
    assert "2026-04-02" in refused.json()["detail"] and "2026-03-02" in refused.json()["detail"]
    assert "P-14" in refused.json()["cites"]


async def test_case_management_enters_what_came_on_paper_in_time(interview_house: House) -> None:
    house = interview_house
    road = await decided(house)
    await serve(road)
    (sanction,) = await sanctions_of(road)
    house.clock.put_on(date(2026, 4, 3))
    body = {"sanction_id": sanction["id"], "reasons": "有异议。", "asked": "请求撤销。", "received_on": "2026-04-02"}
    answer = await house.caller("management-officer").post(f"{REVIEWS}/from-paper", body)
    assert answer.status_code == 201 and answer.json()["entrance"] == "paper"
    elsewhere = await house.caller("east-management-officer").post(f"{REVIEWS}/from-paper", body)
    assert elsewhere.status_code == 404


async def test_only_whom_a_sanction_is_on_applies(interview_house: House) -> None:
    house = interview_house
    road = await decided(house)
    await serve(road)
    assert (await apply(road, "education-head")).status_code == 404
    assert (await apply(road, "housing-official")).status_code == 404
    assert (await apply(road, "housing-clerk")).status_code == 403


async def test_the_party_head_applies_for_the_organization_and_a_member_of_it_does_not(interview_house: House) -> None:
    house = interview_house
    road = await decided(house, "organization_circular", official=None)
    await serve(road)
    assert (await apply(road, "housing-official")).status_code == 404
    answer = await apply(road)
    assert answer.status_code == 201 and answer.json()["person_id"] is None
    address = f"{REVIEWS}/{answer.json()['id']}"
    assert (await house.caller("housing-head").get(address)).status_code == 200
    assert (await house.caller("housing-official").get(address)).status_code == 404


async def test_after_the_review_a_further_one_lies_before_the_province(interview_house: House) -> None:
    house = interview_house
    road, review = await under_review(house)
    early = await apply(road, stage="further")
    assert (early.status_code, early.json()["code"]) == (409, "recourse_not_open")
    await reviewed(road, review, "upheld")
    await served_review(road, review)
    answer = await apply(road, stage="further")
    assert answer.status_code == 201 and answer.json()["competent_organ_id"] == str(house.organ("province-cdi"))
    address = f"{REVIEWS}/{answer.json()['id']}"
    above = (await house.caller("province-cdi-secretary").get(address)).json()
    assert above["reviewed"]["measures"] == ["party_serious_warning"] and above["case_id"] == road.id
    below = (await house.caller("management-officer").get(address)).json()
    assert below["case_id"] is None and below["first_hand_ids"] == []


async def test_the_province_orders_a_review_and_an_organ_that_is_not_above_cannot(interview_house: House) -> None:
    house = interview_house
    road = await decided(house)
    await serve(road)
    body = {"case_id": road.id, "reasons": "责任划分有误。"}
    for who in ("east-cdi-secretary", "cdi-secretary"):
        assert (await house.caller(who).post(f"{REVIEWS}/orders", body)).status_code == 404, who
    house.clock.put_on(date(2026, 8, 3))
    answer = await house.caller("province-cdi-secretary").post(f"{REVIEWS}/orders", body)
    assert answer.status_code == 201 and answer.json()["competent_organ_id"] == str(house.organ("municipal-cdi"))
    assert (await case_of(road))["status"] == "under_review"
    mine = (await house.caller("housing-head").get(REVIEWS)).json()["items"]
    assert [one["entrance"] for one in mine] == ["order"]


async def test_a_revocation_takes_everything_back_and_the_case_is_closed(interview_house: House) -> None:
    house = interview_house
    road, review = await under_review(house, "party_warning", "transfer")
    await reviewed(road, review, "revoked")
    assert {one["status"] for one in await sanctions_of(road)} == {"revoked"}
    followups = (await road.who("head").get("/v1/followups")).json()["items"]
    assert [one["status"] for one in followups] == ["revoked"]
    await served_review(road, review)
    assert (await close(road))["status"] == "closed"


async def test_a_decision_ordered_to_be_reviewed_before_service_is_served_as_it_was_left(
    interview_house: House,
) -> None:
    house = interview_house
    road = await decided(house, "party_serious_warning")
    body = {"case_id": road.id, "reasons": "偏重。"}
    review = (await house.caller("province-cdi-secretary").post(f"{REVIEWS}/orders", body)).json()
    await reviewed(road, review, "changed", "party_warning")
    assert (await case_of(road))["status"] == "decided"
    await served_review(road, review)
    await serve(road)
    assert [one["measure"] for one in await sanctions_of(road)] == ["party_warning"]


async def test_nothing_gets_heavier_by_a_review(interview_house: House) -> None:
    house = interview_house
    road, review = await under_review(house, "admonition")
    await on_review(house, review, "management-officer", "assignment", assignment(house))
    heavier = {"facts": "属实。", "nature": "偏轻。", "outcome": "changed", "measures": ["party_warning"]}
    answer = await house.caller("office2-officer").act(f"{REVIEWS}/{review['id']}/report", heavier)
    assert (answer.status_code, answer.json()["code"]) == (422, "heavier_than_before")
    waiting = (await house.caller("office2-officer").get("/v1/todo")).json()["items"]
    assert [(one["act"], one["due_on"]) for one in waiting if one["id"] == review["id"]] == [("report", "2026-04-02")]
    assert (await case_of(road))["status"] == "under_review"
