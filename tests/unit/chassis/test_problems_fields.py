"""Field errors: all of them, where they are, in our own words."""

import string
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from pydantic_core._pydantic_core import list_all_errors

from libs.chassis.field_errors import ERRORS_SHOWN, field_errors, field_text, pointer_to
from libs.chassis.pydantic_texts import FIELD_TEXTS, OWN_TEXTS, PYDANTIC_TEXTS
from tests.unit.chassis.small_app import SECRET, client_of, small_app

PYDANTIC: dict[str, Any] = {error["type"]: error for error in list_all_errors()}
NEVER_SHOWN = {"error", "tag", "actual_length", "tz_actual", "encoding_error", "class", "class_name", "attribute"}


@pytest_asyncio.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(small_app()) as client:
        yield client


async def errors_of(client: httpx.AsyncClient, body: object, language: str = "zh") -> list[dict[str, Any]]:
    answer = await client.post("/v1/filings", json=body, headers={"Accept-Language": language})
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == "fields_invalid"
    assert SECRET not in answer.text
    return list(answer.json()["errors"])


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_error_type_of_pydantic_has_its_text_and_no_other() -> None:
    assert set(PYDANTIC_TEXTS) == set(PYDANTIC)


@pytest.mark.parametrize("kind", sorted(FIELD_TEXTS))
def test_each_text_is_filled_from_its_context_in_both_languages(kind: str) -> None:
    context = PYDANTIC.get(kind, {}).get("example_context") or {}
    text = FIELD_TEXTS[kind]
    assert placeholders(text.zh) == placeholders(text.en) <= set(context) - NEVER_SHOWN
    filled = field_text(kind, context)
    assert "{" not in filled.zh + filled.en
    assert filled.en.isascii() and not filled.zh.isascii()
    if kind not in OWN_TEXTS:
        assert filled != FIELD_TEXTS["invalid"] or kind in ("value_error", "assertion_error")


async def test_all_fields_are_named_at_once_with_their_pointers(client: httpx.AsyncClient) -> None:
    found = await errors_of(
        client,
        {
            "title": SECRET * 9,
            "count": 0,
            "minutes": [{"held_on": "2026-01-01", "number": "1"}, {"number": "x"}],
            "odd": 1,
        },
    )
    assert [(one["pointer"], one["code"]) for one in found] == [
        ("#/title", "string_too_long"),
        ("#/count", "greater_than_equal"),
        ("#/minutes/1/held_on", "missing"),
        ("#/minutes/1/number", "string_pattern_mismatch"),
        ("#/odd", "extra_forbidden"),
    ]
    assert [one["detail"] for one in found][:2] == ["最多 20 个字符", "不得小于 1"]


async def test_the_arms_of_a_union_do_not_show_in_pointers(client: httpx.AsyncClient) -> None:
    found = await errors_of(client, {"title": "a", "count": 1, "either": {"number": "1"}})
    assert {(one["pointer"], one["code"]) for one in found} == {
        ("#/either", "int_type"),
        ("#/either/held_on", "missing"),
    }


async def test_a_name_the_caller_made_up_is_shown_only_if_it_looks_like_one(client: httpx.AsyncClient) -> None:
    found = await errors_of(client, {"title": "a", "count": 1, SECRET: 1, "2nd": 1, "well_formed": 1})
    assert sorted(one["pointer"] for one in found) == ["#", "#", "#/well_formed"]


@pytest.mark.parametrize(
    ("ours", "code", "detail", "cites"),
    [
        ("text", "value_error", "our statement", []),
        ("missing", "ours_missing", "absent", ["F-34"]),
        ("foreign", "value_error", FIELD_TEXTS["value_error"].en, []),
        ("custom", "invalid", FIELD_TEXTS["invalid"].en, []),
    ],
)
async def test_only_statements_of_ours_are_passed_on(
    client: httpx.AsyncClient, ours: str, code: str, detail: str, cites: list[str]
) -> None:
    found = await errors_of(client, {"title": "a", "count": 1, "ours": ours}, "en")
    assert found == [{"pointer": "#/ours", "code": code, "detail": detail, "cites": cites}]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"count": "１２"}, "#/count"),
        ({"count": "१२"}, "#/count"),
        ({"minutes": [{"held_on": "２０２６-01-01", "number": "1"}]}, "#/minutes/0/held_on"),
        ({"minutes": [{"held_on": "2026－01－01", "number": "1"}]}, "#/minutes/0/held_on"),
        ({"minutes": [{"held_on": "2026-01-01", "number": "１"}]}, "#/minutes/0/number"),
    ],
)
async def test_full_width_digits_have_a_problem_of_their_own(
    client: httpx.AsyncClient, body: dict[str, Any], pointer: str
) -> None:
    found = await errors_of(client, {"title": "２０２６年〔３〕号", "count": 1, **body})
    assert [(one["pointer"], one["code"]) for one in found] == [(pointer, "full_width_digits")]
    assert "半角" in found[0]["detail"]


async def test_a_full_width_digit_in_the_query_is_named_too(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/filings", params={"page": "２"})
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [("?page", "full_width_digits")]


async def test_a_wrong_number_is_not_blamed_on_its_digits(client: httpx.AsyncClient) -> None:
    found = await errors_of(client, {"title": "a", "count": "twelve"})
    assert [one["code"] for one in found] == ["int_parsing"]


def test_allowed_values_are_listed_without_words_of_another_language() -> None:
    assert field_text("enum", {"expected": "'a', 'b' or 'c'"}).zh.endswith("'a', 'b', 'c'")


def test_a_flood_of_errors_is_cut() -> None:
    flood = ({"type": "missing", "loc": ("body", n)} for n in range(ERRORS_SHOWN + 1))
    assert len(field_errors(flood)) == ERRORS_SHOWN


@pytest.mark.parametrize(
    ("loc", "pointer"),
    [
        (("query", "page"), "?page"),
        (("query", SECRET), "?"),
        (("header", "If-Match"), "header:If-Match"),
        (("cookie", "sid"), "cookie:sid"),
        (("body",), "#"),
        ((), "#"),
    ],
)
def test_each_part_of_a_request_has_its_way_of_pointing(loc: tuple[str, ...], pointer: str) -> None:
    assert pointer_to(loc) == pointer
