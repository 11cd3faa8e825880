"""The published description of the filing service: without fault, with examples that hold, true to what it answers."""

from typing import Any

import jsonschema_rs
import pytest
from pydantic import TypeAdapter

from libs.chassis.openapi import operations
from libs.chassis.openapi_lint import lint
from services.filing.aftercare.routes import ObligationRead
from services.filing.filings import example_routes as examples
from services.filing.filings.completeness import assess_form
from services.filing.filings.form import FilingForm
from services.filing.filings.lifecycle import LIFECYCLES
from services.filing.filings.read_models import CheckResult, FilingRead
from tests.support.filing_road import FILINGS, OBLIGATIONS, Road
from tests.support.filing_service import FilingHouse
from tests.support.filings import XUCHANG

NOBODY = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"


def document_of(house: FilingHouse) -> dict[str, Any]:
    """The description as the application builds it."""
    app = house.http._transport.app  # type: ignore[attr-defined]
    found: dict[str, Any] = app.openapi()
    return found


def faults_of(document: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    """What is wrong with a value by a schema of the document."""
    rooted = {**schema, "components": document["components"]}
    checker = jsonschema_rs.Draft202012Validator(rooted, validate_formats=True)
    return [fault.message for fault in checker.iter_errors(value)]


async def test_the_description_has_no_fault(house: FilingHouse) -> None:
    assert lint(document_of(house)) == []


async def test_the_description_is_served_to_everybody(house: FilingHouse) -> None:
    answer = await house.http.get("/openapi.json")
    assert answer.status_code == 200
    assert answer.json() == document_of(house)


async def test_every_example_of_a_body_holds_against_its_schema(house: FilingHouse) -> None:
    document = document_of(house)
    checked = 0
    for path, method, operation in operations(document):
        media = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if media is None:
            continue
        for example in media["examples"].values():
            assert faults_of(document, media["schema"], example["value"]) == [], (method, path)
            assert faults_of(document, media["schema"], {**example["value"], "unasked": 1}) != [], (method, path)
            checked += 1
    assert checked >= 38


def test_the_example_of_the_form_is_complete_under_the_rules() -> None:
    findings = assess_form(FilingForm.model_validate(examples.FORM), XUCHANG)
    assert [found.item for found in findings if not found.holds] == []


async def test_every_act_of_a_person_has_exactly_one_door(house: FilingHouse) -> None:
    doors = [
        path for path, method, _ in operations(document_of(house)) if method == "post" and path.startswith(FILINGS)
    ]
    assert len(doors) == len(set(doors))
    shared = {"gatekeeping": 2, "consultation-result": 2, "decision": 3, "negative-decision": 2}
    acts = {move.act for move in LIFECYCLES["application_first"].moves}
    by_people = acts - {"lapse", "mark_single_matter", "link_case"}
    reached = sum(shared.get(path.rsplit("/", 1)[1], 1) for path in doors if not path.endswith("/checks"))
    assert reached == len(by_people)


@pytest.mark.parametrize("status", ["draft", "submitted", "consulting", "in_execution"])
async def test_what_is_answered_is_what_is_described(house: FilingHouse, status: str) -> None:
    road = Road(house)
    await road.to(status)
    document = document_of(house)
    paths = {
        road.path: f"{FILINGS}/{{filing_id}}",
        FILINGS: FILINGS,
        OBLIGATIONS: OBLIGATIONS,
        "/v1/todo": "/v1/todo",
        "/v1/changes": "/v1/changes",
        f"/v1/histories/filing/{road.id}": "/v1/histories/{case_type}/{case_id}",
    }
    for path, template in paths.items():
        answer = await road.who("clerk").get(path)
        assert answer.status_code == 200, path
        schema = document["paths"][template]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert faults_of(document, schema, answer.json()) == [], path
    TypeAdapter(FilingRead).validate_json((await road.who("clerk").get(road.path)).content)


async def test_a_filing_at_its_end_still_reads_as_described(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    await road.walk("report_progress", "remind", "record_problem", "close_problem", "hit_negative", "revoke")
    answer = await road.who("head").get(road.path)
    read = TypeAdapter(FilingRead).validate_json(answer.content)
    assert TypeAdapter(FilingRead).dump_python(read, mode="json") == answer.json()
    duty = (await road.duties())[0]
    told = await road.who("clerk").get(f"{OBLIGATIONS}/{duty['id']}")
    assert (
        TypeAdapter(ObligationRead).dump_python(TypeAdapter(ObligationRead).validate_json(told.content), mode="json")
        == told.json()
    )
    check = await road.who("clerk").post(f"{road.path}/checks", {})
    assert CheckResult.model_validate_json(check.content).status == "revoked"


async def test_a_problem_is_what_is_described(house: FilingHouse) -> None:
    road = Road(house)
    await road.draft(risks=[])
    document = document_of(house)
    for answer in (await road.ask("study"), await road.who("clerk").get(f"{FILINGS}/{NOBODY}")):
        schema = {"$ref": "#/components/schemas/Problem"}
        assert faults_of(document, schema, answer.json()) == []


async def test_the_lists_do_not_stand_in_the_way_of_one_filing(house: FilingHouse) -> None:
    """Whatever fixed words follow /v1/filings/, an id is not one of them, and no word is taken for an id."""
    road = Road(house)
    await road.draft()
    assert (await road.read())["id"] == road.id
    document = document_of(house)
    fixed = [path for path in document["paths"] if path.startswith(f"{FILINGS}/") and "{" not in path]
    for path in fixed:
        answer = await road.who("clerk").get(path)
        assert answer.status_code != 404 or answer.json()["code"] != "absent", path
    assert (await road.who("clerk").get(f"{FILINGS}/no-id")).status_code == 404
