"""The list of filings: everyone sees their own, in the order and under the filters asked for, at any number of rows."""

from datetime import date, datetime
from typing import Any

import httpx
import pytest
from sqlalchemy import event, text

from libs.chassis.cases import who_values
from libs.chassis.paging import Sort
from libs.kernel.actor import SHANGHAI
from libs.kernel.roles import CASE_BOUND
from services.filing.filings import views
from services.filing.filings.case_type import FILING
from tests.service.filing.filing_rows import BEGINNING, Rows
from tests.support.filing_service import FilingHouse


def ids(answer: httpx.Response) -> list[str]:
    """The filings of a page."""
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


async def listed(house: FilingHouse, code: str, **asked: Any) -> list[str]:
    """What that person finds."""
    return ids(await house.caller(code).get("/v1/filings", **asked))


async def test_a_line_says_what_a_ledger_needs(house: FilingHouse) -> None:
    drafted = await house.caller("approval-clerk").post("/v1/filings", {"form": {"title": "容缺受理", "urgent": True}})
    (item,) = (await house.caller("approval-head").get("/v1/filings")).json()["items"]
    told = drafted.json()
    assert item.keys() == {
        "id", "number", "status", "title", "unit_id", "office_id", "positive_items", "urgent", "late_filing",
        "due_on", "changed_at", "version",
    }  # fmt: skip
    assert (item["id"], item["number"], item["version"]) == (told["id"], told["number"], 1)
    assert (item["status"], item["title"], item["urgent"]) == ("draft", "容缺受理", True)


async def test_everyone_sees_their_own_and_no_more(house: FilingHouse) -> None:
    rows = Rows(house)
    approval, transport = await rows.add("approval-bureau"), await rows.add("transport-bureau")
    draft = await rows.add("approval-bureau", status="draft", first_submitted_at=None, office_id=None)
    seen = {
        "approval-clerk": {approval, draft},
        "housing-clerk": set(),
        "vice-mayor-1": {approval, transport},
        "vice-mayor-2": set(),
        "office1-officer": {approval},
        "office2-head": {transport},
        "office3-head": set(),
        "cdi-secretary": {approval, transport},
        "management-officer": {approval, transport},
        "sc-member-3": set(),
        "east-office-head": set(),
        "sys-admin": set(),
    }
    assert {code: set(await listed(house, code)) for code in seen} == seen


async def test_an_office_keeps_what_it_reviewed_and_gains_what_it_now_looks_after(house: FilingHouse) -> None:
    """The list gives each filing once although there are two reasons to see it."""
    rows = Rows(house)
    two = house.city.organs["supervision-office-2"]
    both, reviewed = await rows.add("transport-bureau"), await rows.add("education-bureau", office_id=two)
    assert await listed(house, "office2-head") == [reviewed, both]
    assert (await house.caller("office2-head").get("/v1/filings")).json()["total"] == 2


async def test_a_panel_member_sees_what_the_panel_consults_on(house: FilingHouse) -> None:
    rows = Rows(house)
    member = house.city.person("conduct-officer").person_id
    mine = await rows.add(status="consulting", panel_ids=[member], chair_id=member)
    await rows.add(status="consulting", panel_ids=[house.city.person("trial-officer").person_id])
    assert await listed(house, "conduct-officer") == [mine]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "abcd"),
        ({"status": "reviewing"}, "b"),
        ({"status": ["reviewing", "rejected"]}, "bc"),
        ({"unit_id": "transport-bureau"}, "d"),
        ({"office_id": "supervision-office-1"}, "abc"),
        ({"number": "容备〔2026〕2号"}, "b"),
        ({"positive_item": "xc_p2"}, "c"),
        ({"submitted_from": "2026-01-06"}, "cd"),
        ({"submitted_to": "2026-01-05"}, "ab"),
        ({"submitted_from": "2026-01-06", "submitted_to": "2026-01-06"}, "c"),
        ({"overdue": "true"}, "a"),
        ({"overdue": "false"}, "bcd"),
        ({"q": "道路"}, "d"),
        ({"q": "容缺 发证"}, "ab"),
        ({"q": "发证，道路"}, ""),
        ({"q": "，。"}, ""),
        ({"status": "reviewing", "q": "容缺", "overdue": "false"}, "b"),
    ],
)
async def test_a_filter_finds_what_it_says(house: FilingHouse, asked: dict[str, Any], found: str) -> None:
    rows, organs = Rows(house), house.city.organs
    house.clock.at = datetime(2026, 2, 1, 12, tzinfo=SHANGHAI)
    names = {
        await rows.add(due_on=date(2026, 1, 31)): "a",
        await rows.add(status="reviewing", due_on=date(2026, 2, 1)): "b",
        await rows.add(
            status="rejected",
            title="学校采购",
            positive_items=["xc_p1", "xc_p2"],
            first_submitted_at=datetime(2026, 1, 6, 0, tzinfo=SHANGHAI),
        ): "c",
        await rows.add(
            "transport-bureau", title="道路先行施工", first_submitted_at=datetime(2026, 1, 7, 0, tzinfo=SHANGHAI)
        ): "d",
    }
    wanted = {name: str(organs.get(value, value)) if isinstance(value, str) else value for name, value in asked.items()}
    answer = await house.caller("cdi-secretary").get("/v1/filings", **wanted)
    assert "".join(sorted(names[one] for one in ids(answer))) == found
    assert (answer.json()["total"], answer.json()["total_is_capped"]) == (len(found), False)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("-changed_at", "cba"), ("changed_at", "abc"), ("-submitted_at", "acb"), ("submitted_at", "cab"),
        ("number", "bac"), ("-number", "cab"), ("due_on", "cab"), ("-due_on", "acb"),
    ],
)  # fmt: skip
async def test_the_order_is_the_one_asked_for_and_what_lacks_the_field_comes_last(
    house: FilingHouse, sort: str, order: str
) -> None:
    rows = Rows(house)
    later = BEGINNING.replace(day=20)
    names = {
        await rows.add(number="容备〔2026〕2号", due_on=date(2026, 5, 1), first_submitted_at=later): "a",
        await rows.add(number="容备〔2025〕13号", status="draft", first_submitted_at=None): "b",
        await rows.add(number="容备〔2026〕11号", due_on=date(2026, 4, 1)): "c",
    }
    assert "".join(names[one] for one in await listed(house, "approval-clerk", sort=sort)) == order


async def test_pages_follow_each_other_without_gap_or_double(house: FilingHouse) -> None:
    rows = Rows(house)
    same = datetime(2026, 1, 5, tzinfo=SHANGHAI)
    written = {await rows.add(changed_at=same) for _ in range(7)}
    pages = [await listed(house, "office1-head", page=page, page_size=3) for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert {one for page in pages for one in page} == written
    last = (await house.caller("office1-head").get("/v1/filings", page=4, page_size=3)).json()
    assert (last["total"], last["page"], last["page_size"]) == (7, 4, 3)


@pytest.mark.parametrize("asked", [{"colour": "red"}, {"sort": "title"}, {"status": "open"}, {"page_size": 201}])
async def test_what_a_list_does_not_know_is_refused(house: FilingHouse, asked: dict[str, Any]) -> None:
    answer = await house.caller("approval-clerk").get("/v1/filings", **asked)
    assert answer.status_code == (400 if "colour" in asked else 422)


async def test_beyond_a_thousand_the_total_says_more(house: FilingHouse) -> None:
    await Rows(house).many(1100)
    whole = (await house.caller("management-officer").get("/v1/filings", page=55)).json()
    assert (whole["total"], whole["total_is_capped"], len(whole["items"])) == (1000, True, 20)
    some = (await house.caller("management-officer").get("/v1/filings", status="submitted")).json()
    async with house.running.database.connect() as connection:
        there = text("SELECT count(*) FROM filing WHERE status = 'submitted'")
        assert some["total"] == (await connection.execute(there)).scalar_one() < 1000
    assert not some["total_is_capped"]


@pytest.mark.parametrize("code", ["approval-clerk", "office1-head", "management-officer", "conduct-officer"])
async def test_a_page_of_many_filings_is_found_by_index(house: FilingHouse, code: str) -> None:
    await Rows(house).many(20_000)
    me = await house.running.callers.by_account(house.caller(code).person.account_id)
    assert me is not None
    roles = (me.roles | CASE_BOUND) & FILING.access.roles
    values = {**who_values(me, date(2026, 1, 9)), "last": 20, "skipped": 0, "page_size": 20}
    async with house.running.database.connect() as connection:
        event.listen(connection.sync_connection, "before_cursor_execute", _explained, retval=True)
        statement = views._page_statement(roles, frozenset(), Sort("changed_at", True))
        result = await connection.execute(statement, values)
        plan = "\n".join(str(line[0]) for line in result.cursor.fetchall())
    assert "Index" in plan
    assert "Seq Scan on filing" not in plan, plan


def _explained(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> tuple[str, Any]:
    return f"EXPLAIN {statement}", parameters


async def test_a_statement_is_built_once_for_each_kind_of_question(house: FilingHouse) -> None:
    await Rows(house).add()
    compiled: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, _p: Any, context: Any, _many: bool) -> None:
        if "rare_" in statement:
            compiled.append(str(context.cache_hit.name))

    event.listen(house.running.database.sync_engine, "before_cursor_execute", note)
    before = views._page_statement.cache_info().misses
    for office in range(1, 4):
        await listed(house, f"office{office}-head", status="reviewing", page=office)
    assert views._page_statement.cache_info().misses - before <= 1
    assert compiled[-2:] == ["CACHE_HIT"] * 2
