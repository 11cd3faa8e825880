"""Disclosures over HTTP in the sample city: notice, last instant, two assessors, who knows what (TX-01, TX-02)."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest_asyncio

from services.accountability.cases import entering
from services.accountability.cases.entering import Entrance
from services.accountability.cases.status import SourceKind
from services.accountability.disclosures.store import statements_linked_to
from tests.support.accountability_followups_house import Home, open_home
from tests.support.databases import Databases

WINDOWS, DOOR = "/v1/disclosure-windows", "/v1/disclosure-statements"
STARTS, ENDS = date(2026, 5, 6), date(2026, 6, 5)
END = datetime(2026, 6, 5, 16, 0, tzinfo=UTC)
"""24:00 of the last day in the office."""
LEADER, FIRST, SECOND, MANAGING = "sc-member-1", "office1-officer", "office1-officer-2", "management-officer"
PERSON = "housing-official"
ASSESSED = {
    "frank": True,
    "frank_reasons": "与账目相符",
    "complete": True,
    "complete_reasons": "未见隐瞒",
    "handed_in_cents": 3260000,
    "handed_in_reference": "收据12号",
    "problems": 3,
    "leniency": [{"factor": "self_check", "reasoning": "自行清账", "evidence": "卷一"}],
    "proposal": "lighter",
    "proposal_reasons": "限期内坦诚完整",
}


@pytest_asyncio.fixture
async def home(databases: Databases, keys: Path) -> AsyncIterator[Home]:
    """The service in the sample city, on the first day of the time limit."""
    async with open_home(databases, keys) as home:
        home.clock.put_on(STARTS)
        yield home


async def opened(home: Home, *units: str) -> str:
    """A notice to these units; its path."""
    body = {
        "notice_number": "许纪告〔2026〕1号",
        "notice": "敦促限期主动说明问题",
        "starts_on": STARTS.isoformat(),
        "ends_on": ENDS.isoformat(),
        "unit_ids": [str(home.organ(code)) for code in units or ("housing-bureau", "east-county")],
        "persons": "有关人员",
        "matters": [{"text": "集体资金", "financial": True}, {"text": "失职渎职", "financial": False}],
        "handler_ids": [str(home.person(code)) for code in (FIRST, SECOND)],
    }
    answer = await home.caller(LEADER).post(WINDOWS, body)
    assert answer.status_code == 201, answer.text
    return str(answer.headers["Location"])


async def pursued(home: Home, organ: str = "municipal-cdi") -> str:
    """A case of that organ; its id."""
    unit, competent = home.organ("housing-bureau"), home.organ(organ)
    entrance = Entrance(SourceKind.OTHER, uuid4(), unit, competent, None)
    moved = entering.opened(entrance, home.now(), uuid4())
    await home.plant(moved)
    return str(moved.case.id)


async def hand_in(home: Home, window: str, who: str = PERSON) -> Any:
    """Somebody discloses with the own account."""
    return await home.caller(who).post(DOOR, {"window_id": window.rsplit("/", 1)[1], "content": "三笔支出未入账"})


async def disclosed(home: Home, window: str) -> str:
    """The same; its path."""
    answer = await hand_in(home, window)
    assert answer.status_code == 201, answer.text
    return str(answer.headers["Location"])


async def assess(home: Home, path: str) -> None:
    """Two persons assess it."""
    for who, address, body in (
        (FIRST, "assessment", ASSESSED),
        (SECOND, "countersignature", {"outcome": "confirmed", "opinion": "同意"}),
    ):
        answer = await home.caller(who).act(f"{path}/{address}", body)
        assert answer.status_code == 200, answer.text


async def test_everybody_in_a_unit_of_the_scope_reads_the_notice_and_nobody_else_does(home: Home) -> None:
    path = await opened(home)
    readers = (PERSON, "housing-head", "housing-clerk", "east-clerk", "east-township-official", "letters-officer")
    for code in readers:
        seen = await home.caller(code).get(path)
        assert seen.status_code == 200 and seen.json()["timing_now"] == "inside", code
    assert "从宽" in (await home.http.get(path, headers=home.caller(PERSON).headers("GET") | {"Accept-Language": "zh"})
                      ).json()["terms"]  # fmt: skip
    for code in ("transport-official", "approval-head", "mayor", "sys-admin", "org-dept-officer"):
        assert (await home.caller(code).get(path)).status_code == 404, code
        assert (await home.caller(code).get(WINDOWS)).json()["total"] == 0, code
        assert (await hand_in(home, path, code)).status_code in (403, 404), code


async def test_only_a_leader_in_charge_gives_notice(home: Home) -> None:
    for code in ("office1-head", "cdi-secretary", "housing-head"):
        assert (await home.caller(code).post(WINDOWS, {"notice_number": "x"})).status_code in (403, 422), code
    one = await home.caller("east-cdi-deputy").post(WINDOWS, {
        "notice_number": "东纪告1号", "notice": "x", "starts_on": "2026-05-06", "ends_on": "2026-05-07",
        "unit_ids": [str(home.organ("east-county-cdi"))], "persons": "x",
        "matters": [{"text": "x", "financial": False}],
        "handler_ids": [str(home.person(code)) for code in ("east-office-officer", FIRST)],
    })  # fmt: skip
    assert one.status_code == 422
    assert {error["code"] for error in one.json()["errors"]} == {"no_unit_in_scope", "disclosure_handlers"}


async def test_the_last_instant_is_in_time_and_24_00_is_not_even_before_the_clock_has_closed_it(home: Home) -> None:
    window = await opened(home)
    home.clock.at = END - timedelta(microseconds=1)
    assert (await hand_in(home, window)).json()["timing"] == "inside"
    home.clock.at = END
    assert (await home.caller(PERSON).get(window)).json()["status"] == "opened"
    assert (await hand_in(home, window)).json()["timing"] == "after"
    await home.tick(END)
    assert (await home.caller(PERSON).get(window)).json()["status"] == "closed"
    assert (await hand_in(home, window)).json()["timing"] == "after"
    paper = {
        "window_id": window.rsplit("/", 1)[1],
        "person_id": str(home.person("housing-clerk")),
        "unit_id": str(home.organ("housing-bureau")),
        "received_at": "2026-06-05T23:59:59+08:00",
        "content": "书面说明",
    }
    unproven = await home.caller(FIRST).post(f"{DOOR}/receipts", paper)
    assert (unproven.status_code, unproven.json()["code"]) == (422, "receipt_time_wrong")
    proven = await home.caller(FIRST).post(f"{DOOR}/receipts", {**paper, "stamp": "收文88号"})
    assert proven.json()["timing"] == "inside"
    figures = (await home.caller(LEADER).get(f"{window}/figures")).json()
    assert (figures["persons"], figures["statements"], figures["inside"], figures["outside"]) == (2, 4, 2, 2)


async def test_a_window_closed_by_hand_ends_then(home: Home) -> None:
    window = await opened(home)
    for code in ("office1-head", PERSON):
        assert (await home.caller(code).act(f"{window}/closing", {"reasons": "x"})).status_code in (403, 404)
    closed = await home.caller(LEADER).act(f"{window}/closing", {"reasons": "范围有误"})
    assert closed.json()["status"] == "closed"
    assert (await hand_in(home, window)).json()["timing"] == "after"
    again = await home.caller(LEADER).act(f"{window}/closing", {"reasons": "范围有误"})
    assert again.status_code == 409


async def test_a_disclosure_is_assessed_by_two_and_linked_and_only_they_and_case_management_know(home: Home) -> None:
    window = await opened(home)
    path = await disclosed(home, window)
    steps = [(await home.caller(code).get("/v1/todo")).json()["items"] for code in (FIRST, SECOND)]
    assert [[one["act"] for one in mine] for mine in steps] == [["assess"], ["assess"]]
    early = await home.caller(FIRST).act(f"{path}/countersignature", {"outcome": "confirmed", "opinion": "同意"})
    assert (early.status_code, early.json()["code"]) == (409, "not_assessed_yet")
    await assess(home, path)
    unknown = {"kind": "case", "id": str(UUID(int=7)), "note": "同一事项"}
    refused = await home.caller(SECOND).act(f"{path}/links", unknown)
    assert (refused.status_code, refused.json()["code"]) == (422, "linked_case_unknown")
    foreign = {**unknown, "id": await pursued(home, "east-county-cdi")}
    assert (await home.caller(SECOND).act(f"{path}/links", foreign)).json()["code"] == "linked_case_unknown"
    case = await pursued(home)
    linked = await home.caller(SECOND).act(f"{path}/links", {"kind": "case", "id": case, "note": "同一事项"})
    assert (linked.json()["status"], linked.json()["assessment"]["proposal"]) == ("linked", "lighter")
    async with home.running.database.connect() as connection:
        assert [str(one) for one in await statements_linked_to(connection, UUID(case))] == [path.rsplit("/", 1)[1]]
    for code in (FIRST, SECOND, MANAGING):
        assert (await home.caller(code).get(path)).status_code == 200, code
    for code in home.city.people:
        if code not in (FIRST, SECOND, MANAGING, PERSON):
            assert (await home.caller(code).get(path)).status_code == 404, code
            assert (await home.caller(code).get(DOOR)).json()["total"] == 0, code


async def test_who_made_it_reads_what_was_said_and_not_what_became_of_it(home: Home) -> None:
    path = await disclosed(home, await opened(home))
    before = (await home.caller(PERSON).get(path)).json()
    await assess(home, path)
    await home.caller(FIRST).act(f"{path}/links", {"kind": "lead", "id": str(UUID(int=7)), "note": "线索"})
    seen = (await home.caller(PERSON).get(path)).json()
    assert (seen["content"], seen["status"], seen["next_acts"]) == ("三笔支出未入账", "received", [])
    assert (seen["assessment"], seen["links"], seen["handler_ids"]) == (None, [], []) and before["status"] == "received"
    history = (await home.caller(PERSON).get(f"/v1/histories/disclosure_statement/{path.rsplit('/', 1)[1]}")).json()
    assert [one["act"] for one in history["items"]] == ["hand_in"]
    (listed,) = (await home.caller(PERSON).get(DOOR)).json()["items"]
    assert "status" not in listed


async def test_what_was_disclosed_lies_encrypted_and_in_no_event(home: Home) -> None:
    path = await disclosed(home, await opened(home))
    await assess(home, path)
    (row,) = await home.rows("SELECT * FROM disclosure_statement")
    stored = " ".join(str(value) for value in row.values())
    records = " ".join(str(one["record"]) for one in await home.rows("SELECT record FROM case_history"))
    told = str(await home.published(path.rsplit("/", 1)[1]))
    for secret in ("三笔支出未入账", "与账目相符", "3260000"):
        assert secret not in stored and secret not in told and secret not in records
    assert str(home.person(PERSON)) not in told


async def test_figures_are_for_the_leaders_of_the_organ(home: Home) -> None:
    window = await opened(home)
    await assess(home, await disclosed(home, window))
    figures = (await home.caller("cdi-secretary").get(f"{window}/figures")).json()
    assert (figures["assessed"], figures["frank_and_complete"], figures["handed_in_cents"], figures["problems"]) == (
        1, 1, 3260000, 3
    )  # fmt: skip
    assert (await home.caller("east-cdi-secretary").get(f"{window}/figures")).status_code == 404
    assert (await home.caller(PERSON).get(f"{window}/figures")).status_code == 403


async def test_who_steps_aside_knows_nothing_more_and_case_management_names_another(home: Home) -> None:
    path = await disclosed(home, await opened(home))
    assert (await home.caller(FIRST).act(f"{path}/recusal", {"ground": "close_relative"})).status_code == 200
    assert (await home.caller(FIRST).get(path)).status_code == 404
    assert [one["act"] for one in (await home.caller(MANAGING).get("/v1/todo")).json()["items"]] == ["name_handlers"]
    two = {"handler_ids": [str(home.person(code)) for code in (SECOND, "office2-officer")]}
    assert (await home.caller(MANAGING).act(f"{path}/handlers", two)).status_code == 200
    assert (await home.caller("office2-officer").get(path)).status_code == 200
    assert (await home.caller(MANAGING).get("/v1/todo")).json()["items"] == []
