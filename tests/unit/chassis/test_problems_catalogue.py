"""The catalogue lists every refusal once, and each kind of refusal has one status."""

import pytest

from libs.chassis.problem_catalogue import STATUS_OF_KIND, catalogue, known_status, twins
from libs.kernel.refusal import Kind, NotNow, Refusal
from libs.kernel.text import Text
from tests.unit.chassis.small_app import NoStudy, client_of, small_app

HERE = (__name__,)


def test_every_kind_has_one_status() -> None:
    assert {kind: int(status) for kind, status in STATUS_OF_KIND.items()} == {
        Kind.UNREADABLE: 400,
        Kind.UNKNOWN_CALLER: 401,
        Kind.NOT_ENTITLED: 403,
        Kind.ABSENT: 404,
        Kind.NOT_NOW: 409,
        Kind.STALE: 412,
        Kind.TOO_LARGE: 413,
        Kind.UNSATISFIED: 422,
        Kind.UNCONDITIONAL: 428,
        Kind.GONE: 410,
        Kind.TOO_MANY: 429,
        Kind.UNAVAILABLE: 503,
    }
    assert set(STATUS_OF_KIND) == set(Kind)


def test_every_refusal_of_the_process_is_listed_with_its_rule() -> None:
    listed = {entry.code: entry for entry in catalogue((NoStudy.__module__, "libs."))}
    entry = listed["no_study"]
    assert (entry.status, entry.title, entry.rule, entry.kind) == (422, NoStudy.title, NoStudy.rule, Kind.UNSATISFIED)
    assert {"not_now", "stale_version", "cursor_invalid", "internal_error", "fields_invalid"} <= set(listed)
    assert "no_study" not in {entry.code for entry in catalogue()}


def test_no_two_problems_of_ours_share_a_code() -> None:
    assert twins() == ()


def test_a_shared_code_is_reported() -> None:
    class Copy(Refusal):
        code = "internal_error"
        title = Text("重复", "Twin")

    class Nameless(NotNow):
        pass

    assert twins((*HERE, "libs.")) == ("internal_error", "not_now")
    del Copy, Nameless


def test_titles_are_in_both_languages() -> None:
    for entry in catalogue():
        assert entry.title.en.isascii() and not entry.title.zh.replace("JSON", "").isascii(), entry


@pytest.mark.parametrize(
    ("status", "code"), [(404, "absent"), (418, "request_unreadable"), (503, "unavailable"), (599, "internal_error")]
)
def test_a_bare_status_has_its_problem(status: int, code: str) -> None:
    assert (known_status(status).code, known_status(status).status) == (code, status)


async def test_the_catalogue_is_published() -> None:
    async with client_of(small_app()) as client:
        body = (await client.get("/v1/problems")).json()
    codes = [entry["code"] for entry in body["problems"]]
    assert codes == sorted(codes) and "not_entitled" in codes
    assert {"missing", "full_width_digits"} <= {entry["code"] for entry in body["field_errors"]}
