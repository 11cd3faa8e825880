"""Applications over HTTP: what the applicant gets, who else sees it, and what stays inside."""

from datetime import date
from typing import Any
from uuid import UUID

import httpx
import pytest

from libs.contracts.directory import PersonRecorded
from tests.support.clarification_intake_house import Caller, House
from tests.support.clarification_road import TO_EXECUTION, ClarificationRoad

FORM: dict[str, Any] = {
    "post": "科长",
    "contact": "0374-0000000",
    "claim": "请求对反映本人收受礼金一事予以澄清。",
    "reported_content": "反映本人收受礼金。",
    "appearances": [{"place": "干部推荐会", "on": "2026-02-10"}],
    "situations": ["xc_c1"],
    "methods": ["written"],
    "publicity": "accepted",
    "true_statement": True,
}
HIDDEN = ("clarification_id", "office_id", "handling_organ_id", "entered_by")
INSIDE = ("office1-head", "office1-officer", "management-officer", "letters-officer")
OUTSIDE = ("housing-head", "housing-clerk", "office2-head", "dispatched1-head", "cdi-secretary", "sc-member-1",
           "trial-officer", "east-cdi-secretary", "vice-mayor-1", "psb-officer", "org-dept-officer")  # fmt: skip


def form(house: House, **changed: Any) -> dict[str, Any]:
    return {"unit_id": str(house.organ("housing-bureau")), **FORM, **changed}


async def apply(house: House, **changed: Any) -> httpx.Response:
    body = {"applicant": "person", "form": form(house, **changed)}
    return await house.caller("housing-official").post("/v1/applications", body)


async def test_the_applicant_gets_the_receipt_and_fixed_words_and_nothing_of_the_inside(house: House) -> None:
    made = await apply(house)
    assert (made.status_code, made.headers["ETag"]) == (201, '"1"'), made.text
    told = made.json()
    assert made.headers["Location"] == f"/v1/applications/{told['id']}"
    assert (told["number"], told["status"], told["channel"]) == ("澄申〔2026〕1号", "received", "online")
    assert told["expected_on"] == told["receipt"]["expected_on"] == "2026-04-02"
    assert "研究" in told["notice"]["zh"] and "under study" in told["notice"]["en"]
    assert told["next_acts"] == ["withdraw"] and told["organ_id"] == str(house.organ("municipal-cdi"))
    assert {limit["code"]: limit["due_on"] for limit in told["due"]} == {
        "clarification.acknowledge": "2026-03-09",
        "clarification.opinion": "2026-04-02",
    }
    assert [told[name] for name in HIDDEN] == [None] * len(HIDDEN)


async def test_it_opens_a_clarification_that_the_applicant_does_not_see(house: House) -> None:
    case = (await apply(house)).json()["id"]
    inside = (await house.caller("office1-head").get(f"/v1/applications/{case}")).json()
    assert inside["office_id"] == str(house.organ("supervision-office-1"))
    path = f"/v1/clarifications/{inside['clarification_id']}"
    assert (await house.caller("office1-head").get(path)).json()["application_id"] == case
    applicant = house.caller("housing-official")
    assert (await applicant.get(path)).status_code == 404
    assert (await applicant.get("/v1/clarifications")).json()["total"] == 0
    assert (await applicant.get(f"/v1/histories/clarification/{inside['clarification_id']}")).status_code == 404


@pytest.mark.parametrize("who", INSIDE)
async def test_the_office_case_management_and_letters_see_who_handles_it(house: House, who: str) -> None:
    case = (await apply(house)).json()["id"]
    inside = (await house.caller(who).get(f"/v1/applications/{case}")).json()
    assert inside["handling_organ_id"] == str(house.organ("municipal-cdi")) and inside["clarification_id"]
    assert (await house.caller(who).get("/v1/applications")).json()["total"] == 1


async def test_to_everybody_else_it_is_as_absent_as_one_that_does_not_exist(house: House) -> None:
    case = (await apply(house)).json()["id"]
    for who in OUTSIDE:
        caller = house.caller(who)
        seen = await caller.get(f"/v1/applications/{case}")
        absent = await caller.get(f"/v1/applications/{UUID(int=9)}")
        told = [{k: v for k, v in r.json().items() if k not in ("instance", "request_id")} for r in (seen, absent)]
        assert seen.status_code == 404 and told[0] == told[1], who
        assert (await caller.get("/v1/applications")).json()["total"] == 0, who


async def test_what_is_missing_is_named_all_at_once(house: House) -> None:
    refused = await apply(house, post="", claim="", reported_content=" ", appearances=[])
    assert refused.status_code == 422
    assert {error["pointer"] for error in refused.json()["errors"]} == {
        "#/form/post",
        "#/form/claim",
        "#/form/reported_content",
        "#/form/appearances",
    }


async def test_a_unit_applies_through_its_head(house: House) -> None:
    body = {"applicant": "organization", "form": form(house, post="")}
    made = await house.caller("housing-head").post("/v1/applications", body)
    assert made.status_code == 201 and made.json()["subject"]["kind"] == "organization"
    case = made.json()["id"]
    assert (await house.caller("housing-official").get(f"/v1/applications/{case}")).status_code == 404
    assert (await house.caller("housing-head").get(f"/v1/applications/{case}")).status_code == 200


async def test_only_persons_and_heads_of_units_apply_online(house: House) -> None:
    for who in ("housing-clerk", "office1-officer", "letters-officer", "cdi-secretary"):
        body = {"applicant": "person", "form": form(house)}
        assert (await house.caller(who).post("/v1/applications", body)).status_code == 403, who


async def test_what_came_on_paper_on_the_last_day_of_january_2023_is_due_on_the_last_of_february(house: House) -> None:
    body = {
        "subject": {
            "kind": "person",
            "person_id": str(house.person("housing-official")),
            "unit_id": str(house.organ("housing-bureau")),
        },
        "form": form(house),
        "received_on": "2023-01-31",
    }
    made = await house.caller("letters-officer").post("/v1/applications/paper", body)
    assert made.status_code == 201 and made.json()["expected_on"] == "2023-02-28", made.text
    mine = await house.caller("housing-official").get(f"/v1/applications/{made.json()['id']}")
    assert mine.json()["channel"] == "paper" and mine.json()["entered_by"] is None
    assert (await house.caller("housing-official").post("/v1/applications/paper", body)).status_code == 403


async def test_the_receipt_is_handed_over_by_the_office_and_the_applicant_reads_that(house: House) -> None:
    case = (await apply(house)).json()["id"]
    (waiting,) = (await house.caller("letters-officer").get("/v1/todo")).json()["items"]
    assert (waiting["act"], waiting["id"], waiting["due_on"]) == ("acknowledge", case, "2026-03-09")
    done = await house.caller("letters-officer").act(f"/v1/applications/{case}/acknowledgement", {})
    assert done.status_code == 200, done.text
    mine = (await house.caller("housing-official").get(f"/v1/applications/{case}")).json()
    assert (mine["status"], mine["receipt"]["acknowledged_on"]) == ("under_study", "2026-03-02")


async def test_the_timeline_of_the_applicant_shows_what_the_applicant_did_and_nobody_of_the_office(
    house: House,
) -> None:
    case = (await apply(house)).json()["id"]
    await house.caller("office1-officer").act(f"/v1/applications/{case}/acknowledgement", {})
    applicant = house.caller("housing-official")
    mine = (await applicant.get(f"/v1/histories/application/{case}")).json()["items"]
    assert [(move["act"], move["person_id"]) for move in mine] == [("apply", str(house.person("housing-official")))]
    office = (await house.caller("office1-head").get(f"/v1/histories/application/{case}")).json()["items"]
    assert [move["act"] for move in office] == ["apply", "acknowledge"]


async def test_a_withdrawal_ends_both_and_leaves_the_applicant_a_plain_status(house: House) -> None:
    case = (await apply(house)).json()["id"]
    inner = (await house.caller("office1-head").get(f"/v1/applications/{case}")).json()["clarification_id"]
    gone = await house.caller("housing-official").act(f"/v1/applications/{case}/withdrawal", {})
    assert gone.json()["status"] == "withdrawn" and gone.json()["next_acts"] == [] and gone.json()["due"] == []
    assert await house.status_of("clarification", inner) == "withdrawn"
    again = await house.caller("housing-official").act(f"/v1/applications/{case}/withdrawal", {})
    assert again.status_code == 409


async def test_nobody_of_the_office_withdraws_what_was_applied_for_online(house: House) -> None:
    case = (await apply(house)).json()["id"]
    refused = await house.caller("office1-officer").act(f"/v1/applications/{case}/withdrawal", {})
    assert (refused.status_code, refused.json()["code"]) == (403, "not_the_applicant")


async def test_the_answer_that_it_is_not_started_may_be_questioned_once(house: House) -> None:
    case = (await apply(house)).json()["id"]
    applicant, office = house.caller("housing-official"), house.caller("office1-head")
    early = await applicant.act(f"/v1/applications/{case}/reconsideration", {"reason": "x"})
    assert early.status_code == 409
    inner = (await office.get(f"/v1/applications/{case}")).json()["clarification_id"]
    await decline(house, inner)
    told = (await applicant.get(f"/v1/applications/{case}")).json()
    assert told["status"] == "answered_not_started" and told["answers"][0]["outcome"] == "not_started"
    assert told["next_acts"] == ["ask_reconsideration"]
    asked = await applicant.act(f"/v1/applications/{case}/reconsideration", {"reason": "影响仍在。"})
    assert asked.json()["status"] == "under_study", asked.text
    once = await applicant.act(f"/v1/applications/{case}/reconsideration", {"reason": "再次。"})
    assert once.status_code == 409


async def test_the_applicant_is_told_of_the_approval_and_then_reads_the_letter(house: House) -> None:
    """Nothing shows while it is assessed, proposed and reviewed; the approval and the served letter do (C-03, C-16)."""
    case = (await apply(house)).json()["id"]
    applicant, path = house.caller("housing-official"), f"/v1/applications/{case}"
    road = ClarificationRoad(house)
    road.id = (await house.caller("office1-head").get(path)).json()["clarification_id"]
    before = await applicant.get(path)
    for act in ("accept", "record_verification", "record_consent", *TO_EXECUTION[3:7]):
        await road.do(act)
        now = await applicant.get(path)
        assert (now.headers["ETag"], now.content) == (before.headers["ETag"], before.content), act
    await road.do("approve")
    told = (await applicant.get(path)).json()
    assert (told["status"], told["answers"][0]["outcome"], told["letter"]) == ("answered_started", "started", None)
    await road.walk("issue_letter")
    assert (await applicant.get(path)).json()["letter"] is None
    await road.walk("record_proof")
    served = (await applicant.get(path)).json()
    assert served["status"] == "served" and served["letter"]["text"] == road.last["letter"]["text"]
    assert served["next_acts"] == [] and [served[name] for name in HIDDEN] == [None] * len(HIDDEN)


async def decline(house: House, inner: str) -> None:
    """The office finds that it is not started, and answers."""
    head, officer = house.caller("office1-head"), house.caller("office1-officer")
    handler = str(house.person("office1-officer"))
    declared = [{"person_id": person} for person in (handler, str(house.person("office1-head")))]
    path = f"/v1/clarifications/{inner}"
    steps: tuple[tuple[Caller, str, dict[str, Any]], ...] = (
        (head, "acceptance", {"handler_ids": [handler], "recusals": declared}),
        (officer, "decline-proposal", {"reason_codes": ["no_situation"], "reasons": "未见所列情形。"}),
        (head, "decline", {"remark": "同意"}),
        (officer, "answer", {}),
    )
    for who, act, body in steps:
        done = await who.act(f"{path}/{act}", body)
        assert done.status_code == 200, (act, done.text)


async def test_the_office_that_verified_handles_it_and_the_applicant_reads_the_same(house: House) -> None:
    plain = (await apply(house)).json()
    lead = house.lead(subject_person_id=house.person("housing-official"))
    await house.hear(house.received(lead, "m"), house.concluded(lead, "true", office="dispatched-body-1"))
    after = (await apply(house)).json()
    assert (await house.caller("dispatched1-head").get(f"/v1/applications/{after['id']}")).status_code == 200
    assert (await house.caller("office1-head").get(f"/v1/applications/{after['id']}")).status_code == 404
    differing = {name for name in plain if plain[name] != after[name]}
    assert differing == {"id", "number"}


def post(organ: UUID, since: date, until: date | None = None) -> dict[str, Any]:
    return {"organ_id": organ, "post": "officer", "valid_from": since, "valid_to": until}


async def tell_posts(house: House, *posts: dict[str, Any]) -> None:
    """Let the directory tell where the official holds and held posts."""
    person = house.person("housing-official")
    (known,) = await house.rows("SELECT version FROM replica_person WHERE id = :id", id=person)
    story = house.ears.story({"code": "housing-official"}, person)
    story.version = known["version"]
    await house.hear(story.tell(PersonRecorded, posts=posts))


async def test_who_was_transferred_applies_from_the_present_unit_to_the_office_that_verified(house: House) -> None:
    lead = house.lead(subject_person_id=house.person("housing-official"))
    await house.hear(house.received(lead, "m"), house.concluded(lead, "untrue"))
    housing, finance = house.organ("housing-bureau"), house.organ("finance-bureau")
    await tell_posts(house, post(housing, date(2024, 1, 1), date(2026, 3, 1)), post(finance, date(2026, 3, 1)))
    before = await apply(house)
    assert (before.status_code, before.json()["code"]) == (422, "not_of_that_unit")
    made = (await apply(house, unit_id=str(finance))).json()
    assert made["subject"]["unit_id"] == str(finance)
    assert (await house.caller("office1-head").get(f"/v1/applications/{made['id']}")).status_code == 200
    assert (await house.caller("office3-head").get(f"/v1/applications/{made['id']}")).status_code == 404


async def test_who_is_retired_applies_from_the_unit_of_before(house: House) -> None:
    await tell_posts(house, post(house.organ("housing-bureau"), date(2024, 1, 1), date(2026, 1, 1)))
    assert (await apply(house)).status_code == 201


async def test_a_list_is_filtered_by_what_the_applicant_may_read_alone(house: House) -> None:
    await apply(house)
    applicant = house.caller("housing-official")
    for wanted, total in (({"status": "received"}, 1), ({"channel": "paper"}, 0), ({"received_from": "2026-03-03"}, 0)):
        assert (await applicant.get("/v1/applications", **wanted)).json()["total"] == total
    hidden = await applicant.get("/v1/applications", office_id=str(house.organ("supervision-office-1")))
    assert hidden.status_code == 400
