"""Pages, sorting, and cursors that only we can read."""

from base64 import urlsafe_b64decode
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from libs.chassis.cursors import CursorSeal, Position
from libs.chassis.paging import Paged, PageWanted, Sort, Total, sort_by
from libs.chassis.problem_catalogue import CursorInvalid
from tests.unit.chassis.small_app import client_of, small_app

SEAL = CursorSeal(b"k" * 32)
POSITION: Position = ("一件不该进入网址的事项标题", "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11")
FILTERS: dict[str, object] = {"status": ["accepted", "returned"], "q": "电梯", "unit_id": None}


@pytest_asyncio.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(small_app()) as client:
        yield client


async def test_a_list_without_wishes_is_its_first_page_of_twenty(client: httpx.AsyncClient) -> None:
    body = (await client.get("/v1/filings")).json()
    assert body == {"items": ["-opened_at"], "total": 0, "total_is_capped": False, "page": 1, "page_size": 20}


@pytest.mark.parametrize(("counted", "total", "capped"), [(0, 0, False), (1000, 1000, False), (1001, 1000, True)])
def test_beyond_a_thousand_a_list_says_more_instead_of_counting(counted: int, total: int, capped: bool) -> None:
    page = Paged[str](items=[], total=Total(counted), page=1, page_size=20)
    assert (page.total, page.total_is_capped) == (total, capped)


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page_size=0", "page_size=201", "page=x", "page=100001"])
async def test_a_page_outside_the_bounds_is_refused(client: httpx.AsyncClient, query: str) -> None:
    answer = await client.get(f"/v1/filings?{query}")
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"?{query.partition('=')[0]}"]


@pytest.mark.parametrize("wish", ["opened_at", "-opened_at", "number", "-number"])
async def test_a_list_is_sorted_by_what_it_allows(client: httpx.AsyncClient, wish: str) -> None:
    assert (await client.get("/v1/filings", params={"sort": wish})).json()["items"] == [wish]


@pytest.mark.parametrize("wish", ["", "-", "--number", "title", "number,opened_at", "number;drop"])
async def test_a_list_is_sorted_by_nothing_else(client: httpx.AsyncClient, wish: str) -> None:
    answer = await client.get("/v1/filings", params={"sort": wish})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert (error["pointer"], error["code"]) == ("?sort", "sort_unknown")
    assert "opened_at, -opened_at, number, -number" in error["detail"]


def test_a_default_order_that_is_not_allowed_does_not_start() -> None:
    with pytest.raises(ValueError, match="title"):
        sort_by("number", default="title")


def test_the_second_page_of_twenty_begins_after_twenty() -> None:
    wanted = PageWanted(2, 20)
    assert (wanted.offset, wanted.limit) == (20, 20)
    assert str(Sort("number", True)) == "-number"


def test_a_cursor_opens_beside_the_same_list_and_filters_in_any_order() -> None:
    cursor = SEAL.seal(POSITION, of="list_filings", filters=FILTERS)
    same = {"q": "电梯", "status": ["accepted", "returned"]}
    assert SEAL.open(cursor, of="list_filings", filters=same) == POSITION


@given(st.lists(st.one_of(st.none(), st.integers(), st.text(st.characters(exclude_categories=["Cs"])))))
def test_every_position_comes_back(position: list[str | int | None]) -> None:
    assert SEAL.open(SEAL.seal(tuple(position), of="changes"), of="changes") == tuple(position)


def test_a_cursor_does_not_open_elsewhere() -> None:
    cursor = SEAL.seal(POSITION, of="list_filings", filters=FILTERS)
    for of, filters in (
        ("list_filings", {}),
        ("list_filings", {**FILTERS, "q": "其他"}),
        ("list_filings", {**FILTERS, "status": ["returned", "accepted"]}),
        ("list_obligations", FILTERS),
    ):
        with pytest.raises(CursorInvalid):
            SEAL.open(cursor, of=of, filters=filters)
    with pytest.raises(CursorInvalid):
        CursorSeal(b"o" * 32).open(cursor, of="list_filings", filters=FILTERS)


def test_an_altered_cursor_does_not_open() -> None:
    cursor = SEAL.seal((1,), of="changes")
    for place in range(len(cursor)):
        altered = cursor[:place] + ("A" if cursor[place] != "A" else "B") + cursor[place + 1 :]
        with pytest.raises(CursorInvalid):
            SEAL.open(altered, of="changes")


@pytest.mark.parametrize("garbage", ["", "A", "====", "游标", "AQ", "!" * 40, "A" * 5000, " " * 10, "AQ==", "%00"])
def test_what_is_no_cursor_does_not_open(garbage: str) -> None:
    with pytest.raises(CursorInvalid):
        SEAL.open(garbage, of="changes")


def test_a_cursor_written_in_another_way_does_not_open() -> None:
    cursor = SEAL.seal((1,), of="changes")
    for other in (cursor + "=", cursor + "\n", cursor + "!", " " + cursor):
        with pytest.raises(CursorInvalid):
            SEAL.open(other, of="changes")


def test_a_cursor_shows_neither_content_nor_its_length() -> None:
    cursors = [SEAL.seal((title, "x"), of="a") for title in ("一", "一二三四五", "abc")]
    assert len({len(cursor) for cursor in cursors}) == 1
    raw = urlsafe_b64decode(SEAL.seal(POSITION, of="a") + "==")
    assert str(POSITION[0]).encode() not in raw and str(POSITION[1]).encode() not in raw
    assert SEAL.seal(POSITION, of="a") != SEAL.seal(POSITION, of="a")


def test_a_short_key_does_not_start() -> None:
    with pytest.raises(ValueError, match="32"):
        CursorSeal(b"short")
