"""What is badly asked is refused with its rule, in the reader's language, and leaves no trace but the audit."""

from typing import Any

import httpx
import pytest

from tests.support.filing_road import FILINGS, Road
from tests.support.filing_service import FilingHouse
from tests.support.filing_steps import STEPS
from tests.support.refused import nothing_written, problem, said_in_both_languages

NOBODY = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"


async def refused(road: Road, act: str, by: str | None = None, **changes: Any) -> httpx.Response:
    """Ask for an act that must be refused: in both languages, with nothing written."""
    await road.prepare()
    caller = road.who(STEPS[act][0]) if by is None else road.house.caller(by)
    async with nothing_written(road.house):
        return await said_in_both_languages(caller, lambda: road.ask(act, by, **changes))


async def test_a_filing_without_minutes_is_refused(house: FilingHouse) -> None:
    road = Road(house)
    await road.draft()
    await road.prepare()
    answer = await refused(road, "study", minutes=road.minutes(attachment_id=NOBODY))
    found = problem(answer, 422, "no_collective_study", "F-22", "F-37", "P-23")
    assert found == {"#/minutes/attachment_id": ["no_collective_study"]}


async def test_a_study_lists_everything_that_is_missing_not_the_first_thing(house: FilingHouse) -> None:
    road = Road(house)
    await road.draft(risks=[], crux="", alternatives=[], statement_of_truth=False)
    await road.walk("attach")
    answer = await refused(road, "study", minutes=road.minutes(chair_spoke_last=False, conclusion=""))
    found = problem(answer, 422, "incomplete", "F-22", "F-34", "F-47", "F-12")
    assert set(found) == {
        "#/form/risks",
        "#/form/crux",
        "#/form/alternatives",
        "#/form/statement_of_truth",
        "#/minutes/chair_spoke_last",
        "#/minutes/conclusion",
    }


async def test_a_step_out_of_its_order_is_not_now(house: FilingHouse) -> None:
    road = Road(house)
    await road.draft()
    await road.walk("attach", "study")
    problem(await refused(road, "study"), 409, "not_now", "F-22")
    problem(await refused(road, "withdraw", by="approval-clerk"), 403, "not_entitled", "G-18")
    problem(await refused(road, "report_progress"), 409, "not_now", "F-30")


async def test_the_application_cannot_precede_the_study(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("studied")
    early = {"in_name_of": "party_group", "signed_on": "2026-03-01"}
    problem(await refused(road, "present", application=early), 422, "out_of_order", "F-22", "F-23")
    personal = {"in_name_of": "section", "signed_on": "2026-03-09"}
    problem(await refused(road, "present", application=personal), 422, "not_in_party_name", "F-23")


async def test_an_unknown_item_of_the_positive_list_is_refused(house: FilingHouse) -> None:
    road = Road(house)
    await road.draft(positive_items=[{**road.claim(), "code": "xc_p99"}])
    await road.walk("attach")
    found = problem(await refused(road, "study"), 422, "no_positive_item", "F-01", "F-38")
    assert found == {"#/form/positive_items/0/code": ["no_positive_item"]}


async def test_a_receipt_with_an_empty_warning_is_refused(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("deliberating")
    items = STEPS["accept"][2](road)["receipt_items"]
    empty = [{**items[0], "text": ""}, *items[1:]]
    found = problem(await refused(road, "accept", receipt_items=empty), 422, "receipt_incomplete", "F-50")
    assert found == {
        "#/receipt_items/legal_limits": ["receipt_incomplete"],
        "#/receipt_items/0/text": ["receipt_incomplete"],
    }
    undated = [{**item, "due_on": None} for item in items]
    found = problem(await refused(road, "accept", receipt_items=undated), 422, "receipt_incomplete", "F-50")
    assert len(found) == 5


async def test_without_quorum_nothing_is_decided(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("deliberating")
    few = road.persons("cdi-secretary", "cdi-deputy-1", "sc-member-1")
    votes = [{"person_id": person, "choice": "for"} for person in few]
    resolution = road.resolution(present=few, votes=votes)
    problem(await refused(road, "accept", resolution=resolution), 422, "no_quorum", "F-28", "G-17")


async def test_a_state_secret_is_refused_even_in_a_draft(house: FilingHouse) -> None:
    road = Road(house)
    clerk = road.who("clerk")
    async with nothing_written(house):
        answer = await said_in_both_languages(
            clerk, lambda: clerk.post(FILINGS, {"form": road.form(secrecy="confidential")})
        )
    problem(answer, 422, "state_secret_refused", "P-37", "G-06")


async def test_a_creation_without_a_key_is_refused(house: FilingHouse) -> None:
    road, clerk = Road(house), house.caller("approval-clerk")
    async with nothing_written(house):
        answer = await clerk.http.post(FILINGS, json={"form": road.form()}, headers=clerk.headers("POST"))
    problem(answer, 400, "idempotency_key_required")


async def test_the_same_key_with_the_same_body_answers_the_same_filing(house: FilingHouse) -> None:
    road, clerk = Road(house), house.caller("approval-clerk")
    key = {"Idempotency-Key": "key-of-the-clerk-1"}
    first = await clerk.post(FILINGS, {"form": road.form()}, **key)
    async with nothing_written(house):
        again = await clerk.post(FILINGS, {"form": road.form()}, **key)
    assert (again.status_code, again.headers["Location"]) == (201, first.headers["Location"])
    assert again.json() == first.json()
    async with nothing_written(house):
        other = await clerk.post(FILINGS, {"form": road.form(title="另一事项")}, **key)
    problem(other, 422, "idempotency_key_reused")
    theirs = await house.caller("housing-clerk").post(FILINGS, {"form": road.form()}, **key)
    assert theirs.json()["id"] != first.json()["id"]


async def test_an_act_needs_the_present_version(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("studied")
    body, head = STEPS["present"][2](road), road.who("party_head")
    door = f"{road.path}/presentation"
    async with nothing_written(house):
        problem(await head.post(door, body), 428, "version_required")
        problem(await head.post(door, body, **{"If-Match": '"2"'}), 412, "stale_version")
        problem(await head.post(door, body, **{"If-Match": 'W/"3"'}), 400, "header_unreadable")
        problem(await head.post(door, body, **{"If-Match": "3"}), 400, "header_unreadable")
    assert (await head.post(door, body, **{"If-Match": '"3"'})).status_code == 200


async def test_a_repeated_act_is_performed_once(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("studied")
    head, headers = road.who("party_head"), {"If-Match": '"3"', "Idempotency-Key": "present-once"}
    first = await head.post(f"{road.path}/presentation", STEPS["present"][2](road), **headers)
    async with nothing_written(house):
        again = await head.post(f"{road.path}/presentation", STEPS["present"][2](road), **headers)
    assert (first.status_code, again.status_code, again.json()) == (200, 200, first.json())


async def test_an_unknown_query_parameter_is_refused(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    for path in (FILINGS, "/v1/aftercare-obligations", "/v1/todo"):
        found = problem(await clerk.get(path, unit="x"), 400, "unknown_parameter")
        assert list(found) == ["?unit"]


async def test_a_body_of_two_megabytes_is_refused(house: FilingHouse) -> None:
    road, clerk = Road(house), house.caller("approval-clerk")
    async with nothing_written(house):
        answer = await clerk.post(FILINGS, {"form": road.form(background="长" * 700_000)})
    problem(answer, 413, "body_too_large")


async def test_unreadable_json_is_refused(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    headers = {**clerk.headers("POST"), "Idempotency-Key": "unreadable", "Content-Type": "application/json"}
    async with nothing_written(house):
        for content in (b'{"form": {', b"", b'{"form": NaN}'):
            answer = await clerk.http.post(FILINGS, content=content, headers=headers)
            assert 400 <= answer.status_code < 500
            assert answer.json()["code"] in ("json_unreadable", "fields_invalid"), (content, answer.text)
    problem(await clerk.http.post(FILINGS, content=b'{"form": {', headers=headers), 400, "json_unreadable")


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"measure_starts_on": "２０２６-04-01"}, "#/form/measure_starts_on", "full_width_digits"),
        ({"project_code": "２６０３-411000-04-01-123456"}, "#/form/project_code", "full_width_digits"),
        ({"approved": True}, "#/form/approved", "extra_forbidden"),
        ({"title": ""}, "#/form/title", "string_too_short"),
        ({"risks": [{"description": "x", "likelihood": "certain"}]}, "#/form/risks/0/likelihood", "enum"),
        ({"measure": "很" * 4001}, "#/form/measure", "string_too_long"),
        ({"responsible_leader_id": "某甲"}, "#/form/responsible_leader_id", "uuid_parsing"),
    ],
)
async def test_a_field_that_is_wrong_is_named_and_never_echoed(
    house: FilingHouse, changes: dict[str, Any], pointer: str, code: str
) -> None:
    road, clerk = Road(house), house.caller("approval-clerk")
    async with nothing_written(house):
        answer = await said_in_both_languages(clerk, lambda: clerk.post(FILINGS, {"form": road.form(**changes)}))
    assert problem(answer, 422, "fields_invalid") == {pointer: [code]}
    assert not any(str(value) in answer.text for value in changes.values() if value not in ("", True))


async def test_full_width_digits_in_a_number_are_refused(house: FilingHouse) -> None:
    road = Road(house)
    await road.draft()
    await road.walk("attach")
    answer = await refused(road, "study", minutes=road.minutes(should_be_present="２"))
    assert problem(answer, 422, "fields_invalid") == {"#/minutes/should_be_present": ["full_width_digits"]}


async def test_without_a_language_the_answer_is_chinese(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    headers = {"Authorization": clerk.headers("GET")["Authorization"]}
    answer = await clerk.http.get(f"{FILINGS}/{NOBODY}", headers=headers)
    assert (answer.status_code, answer.json()["title"]) == (404, "未找到")
    assert answer.headers["Content-Language"] == "zh-CN"


async def test_a_caller_without_a_token_or_unknown_here_learns_nothing(house: FilingHouse) -> None:
    road = Road(house)
    await road.draft()
    bare = await house.http.get(road.path)
    problem(bare, 401, bare.json()["code"])
    read_token = road.who("clerk").headers("GET")
    written = await house.http.post(f"{road.path}/withdrawal", json={"reason": "x"}, headers=read_token)
    assert written.status_code == 401  # a token for reading does not write
