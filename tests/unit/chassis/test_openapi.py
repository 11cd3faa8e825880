"""The published description: good names, problems for errors, and a lint that sees faults."""

import copy
from typing import Any

import pytest
from fastapi import FastAPI
from openapi_spec_validator import validate
from pydantic import create_model

from libs.chassis.openapi import operation_name, operations, shape_openapi
from libs.chassis.openapi_lint import lint
from tests.unit.chassis.small_app import small_app


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    app = small_app()
    shape_openapi(app, service="small")
    return app.openapi()


def test_the_document_is_valid(published: dict[str, Any]) -> None:
    validate(published)


def test_an_operation_is_named_after_its_function(published: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(published)]
    assert "draft_filing" in names and "list_problems" in names
    assert len(names) == len(set(names))


def test_names_do_not_depend_on_how_the_app_was_made() -> None:
    app = FastAPI()
    app.get("/v1/things")(_things)
    shape_openapi(app, service="small")
    assert app.openapi()["paths"]["/v1/things"]["get"]["operationId"] == "_things"


async def _things() -> None:
    """Things."""


def test_errors_are_problems_and_nothing_else(published: dict[str, Any]) -> None:
    assert "HTTPValidationError" not in str(published)
    for _, _, operation in operations(published):
        assert operation["responses"]["default"] == {"$ref": "#/components/responses/Problem"}
        assert "422" not in operation["responses"]
    (media,) = published["components"]["responses"]["Problem"]["content"]
    assert media == "application/problem+json"
    assert set(published["components"]["schemas"]["Problem"]["properties"]) >= {"type", "title", "errors", "cites"}


def test_headers_are_described(published: dict[str, Any]) -> None:
    paths = published["paths"]
    draft = {p.get("name") for p in paths["/v1/filings"]["post"]["parameters"]}
    present = {p.get("name") for p in paths["/v1/filings/{version}/presentation"]["post"]["parameters"]}
    assert "Idempotency-Key" in draft and "If-Match" in present
    for _, _, operation in operations(published):
        assert {"$ref": "#/components/parameters/AcceptLanguage"} in operation["parameters"]


def test_the_public_address_is_that_of_the_gateway(published: dict[str, Any]) -> None:
    assert published["servers"][0]["url"] == "/api/small"


def test_the_document_is_shaped_once() -> None:
    app = small_app()
    shape_openapi(app, service="small")
    assert app.openapi() is app.openapi()
    first = next(operations(app.openapi()))[2]
    assert str(first["parameters"]).count("AcceptLanguage") == 1


def test_only_a_reading_of_something_with_a_version_may_be_answered_304() -> None:
    app = FastAPI()
    app.get("/case", name="read_case", response_model=create_model("Case", version=(int, ...)))(_things)
    app.get("/list", name="list_cases", response_model=create_model("Page", total=(int, ...)))(_things)
    shape_openapi(app, service="small")
    paths = app.openapi()["paths"]
    assert [path for path, item in paths.items() if "304" in item["get"]["responses"]] == ["/case"]
    assert {"$ref": "#/components/parameters/IfNoneMatch"} in paths["/case"]["get"]["parameters"]


def test_a_model_called_like_a_problem_is_refused() -> None:
    app = FastAPI(generate_unique_id_function=operation_name)
    app.get("/v1/things", response_model=create_model("Problem", kind=(str, ...)))(_things)
    shape_openapi(app, service="small")
    with pytest.raises(ValueError, match="names of problems"):
        app.openapi()


def test_two_functions_of_one_name_are_refused() -> None:
    app = FastAPI(generate_unique_id_function=operation_name)
    app.get("/v1/a")(_things)
    app.get("/v1/b")(_things)
    shape_openapi(app, service="small")
    with pytest.raises(ValueError, match="_things"), pytest.warns(UserWarning):
        app.openapi()


def test_a_chinese_tag_is_refused() -> None:
    app = FastAPI()
    app.get("/v1/a", tags=["备案"])(_things)
    shape_openapi(app, service="small")
    with pytest.raises(ValueError, match="备案"):
        app.openapi()


def test_the_lint_finds_no_fault_in_a_good_document(published: dict[str, Any]) -> None:
    known = {
        "read_filing: parameter version has no description",
        "present_filing: parameter version has no description",
    }
    assert set(lint(published)) == known | {"refuse: parameter name has no description"}


def _post(document: dict[str, Any]) -> Any:
    return dict(document["paths"])["/v1/filings"]["post"]


def _schemas(document: dict[str, Any]) -> Any:
    return dict(document["components"])["schemas"]


FAULTS: list[tuple[str, Any]] = [
    ("draft_filing: no summary of its own", lambda d: _post(d).pop("summary")),
    ("draft_filing: no summary of its own", lambda d: _post(d).update(summary="Draft Filing")),
    ("draft_filing: no description", lambda d: _post(d).pop("description")),
    ("draft_filing: errors are not described", lambda d: _post(d)["responses"].pop("default")),
    ("draft_filing: the request body has no example", lambda d: _schemas(d)["DraftFiling"].pop("examples")),
    ("operationId search_filings is used 2 times", lambda d: _post(d).update(operationId="search_filings")),
    ("operationId 'DraftFiling' is not ASCII lower_snake", lambda d: _post(d).update(operationId="DraftFiling")),
    ("draft_filing: the tag 备案 is not ASCII", lambda d: _post(d).update(tags=["备案"])),
    (
        "DraftFiling.title has no description",
        lambda d: _schemas(d)["DraftFiling"]["properties"]["title"].pop("description"),
    ),
    ("Minutes.number has no description", lambda d: _schemas(d)["Minutes"]["properties"]["number"].pop("description")),
    ("the schema name __ is not an ASCII class name", lambda d: _schemas(d).update(__={"type": "object"})),
    ("the schema name Page_X_ is not an ASCII class name", lambda d: _schemas(d).update(Page_X_={})),
    ("the schema HTTPValidationError is still there", lambda d: _schemas(d).update(HTTPValidationError={})),
    ("Kind: values are not ASCII lower_snake: ['起草']", lambda d: _schemas(d).update(Kind={"enum": ["ok", "起草"]})),
    ("Kind: values are not ASCII lower_snake: ['-a']", lambda d: _schemas(d).update(Kind={"enum": ["-a"]})),
    (
        "Kind.a: values are not ASCII lower_snake: ['Up']",
        lambda d: _schemas(d).update(Kind={"properties": {"a": {"description": "x", "anyOf": [{"const": "Up"}]}}}),
    ),
    (
        "Kind: the pattern takes digits or letters of any script; write [0-9] or [a-z]",
        lambda d: _schemas(d).update(Kind={"pattern": r"^\d+$"}),
    ),
    (
        "draft_filing: 409 is not application/problem+json",
        lambda d: _post(d)["responses"].update({"409": {"content": {"application/json": {}}}}),
    ),
    (
        "draft_filing: 422 answers HTTPValidationError",
        lambda d: _post(d)["responses"].update(
            {"422": {"content": {"application/problem+json": {"schema": {"$ref": "HTTPValidationError"}}}}}
        ),
    ),
]


@pytest.mark.parametrize(("fault", "commit"), FAULTS)
def test_the_lint_sees_each_fault(published: dict[str, Any], fault: str, commit: Any) -> None:
    document = copy.deepcopy(published)
    commit(document)
    assert [found for found in lint(document) if found not in lint(published)] == [fault]
