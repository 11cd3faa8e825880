"""Follow-ups over HTTP in the sample city: from the sanction to the organization department (TD-01 to TD-03)."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest_asyncio

from libs.chassis.openapi_lint import lint
from services.accountability.clearances import doors as clearances
from services.accountability.disclosures import doors as disclosures
from services.accountability.followups import doors as followups
from services.accountability.followups.entering import rescheduled, revoked
from services.accountability.followups.store import followup_to_move, followups_on
from services.accountability.internal import doors as internal
from tests.support.accountability_followups_house import Home, open_home
from tests.support.accountability_followups_papers import AFTER, LAST, VISIT
from tests.support.databases import Databases

DOOR = "/v1/followups"
DOORS = {**followups.DOORS, **disclosures.DOORS, **internal.DOORS, **clearances.DOORS}


@pytest_asyncio.fixture
async def home(databases: Databases, keys: Path) -> AsyncIterator[Home]:
    """The service in the sample city."""
    async with open_home(databases, keys) as home:
        yield home


def letter(home: Home, **changes: Any) -> dict[str, Any]:
    """The letter LD-2 to the organization department."""
    return {
        "organ_id": str(home.organ("organization-department")),
        "letter_number": "许纪函〔2027〕3号",
        "sent_on": AFTER.isoformat(),
        "performance": "牵头完成改造",
        "recognition": "民主测评优秀率九成",
        "proposal": "建议如实反映其表现",
        **changes,
    }


async def moved(home: Home, path: str) -> Any:
    """The follow-up as an act of another case would take it."""
    (row,) = await home.rows("SELECT sanction_id FROM followup WHERE id = :id", id=UUID(path.rsplit("/", 1)[1]))
    async with home.running.database.begin() as connection:
        return await followup_to_move(connection, row["sanction_id"])


async def test_a_sanction_is_followed_until_the_organization_department_has_signed(home: Home) -> None:
    path = await home.sanctioned()
    seen = (await home.caller("office1-head").get(path)).json()
    assert (seen["status"], seen["number"], seen["due"][0]["due_on"]) == ("scheduled", "回访〔2026〕1号", "2026-07-12")
    graded = await home.visited(path)
    assert (graded["status"], graded["visit_due_on"]) == ("graded", "2026-12-15")
    assert graded["visits"][0]["grading"]["grade"] == "good"
    home.clock.put_on(AFTER)
    sent = await home.caller("office1-head").act(f"{path}/feedback", letter(home))
    assert sent.status_code == 200 and sent.json()["status"] == "fed_back", sent.text
    personnel = home.caller("org-dept-officer")
    read = (await personnel.get(f"{path}/letter")).json()
    assert (read["until_on"], read["proposal"]) == (LAST.isoformat(), "建议如实反映其表现")
    told = await personnel.act(f"{path}/feedback-receipt", {"received_on": AFTER.isoformat(), "note": "已收"})
    assert told.status_code == 200
    closed = await home.caller("office1-head").act(f"{path}/closing", {"outcome": "fed_back", "reasons": "归档"})
    assert (closed.json()["status"], closed.json()["next_acts"]) == ("closed", [])
    kinds = [event["type"].split(".")[2] for event in await home.published(path.rsplit("/", 1)[1])]
    assert kinds == ["scheduled", "planned", "visited", "graded", "fed_back", "acknowledged", "closed"]


async def test_the_organization_department_sees_the_letter_and_nothing_of_the_visits(home: Home) -> None:
    path = await home.sanctioned()
    personnel = home.caller("org-dept-officer")
    await home.visited(path)
    assert (await personnel.get(path)).status_code == 404
    assert (await home.caller("office1-head").get(f"{path}/letter")).status_code == 404
    home.clock.put_on(AFTER)
    await home.caller("office1-head").act(f"{path}/feedback", letter(home))
    seen = (await personnel.get(path)).json()
    assert (seen["visits"], seen["case_id"], seen["decider_ids"], seen["closing"]) == ([], None, [], None)
    assert seen["feedback"]["performance"] == "牵头完成改造" and seen["next_acts"] == ["acknowledge"]
    history = await personnel.get(f"/v1/histories/followup/{path.rsplit('/', 1)[1]}")
    assert [one["act"] for one in history.json()["items"]] == ["feed_back"]
    waiting = (await personnel.get("/v1/todo")).json()["items"]
    assert [one["act"] for one in waiting] == ["acknowledge"]


async def test_only_the_office_its_leaders_and_who_visits_know_it(home: Home) -> None:
    path = await home.sanctioned(recused_ids=(home.person("office1-officer-2"),))
    for code in ("office1-head", "office1-officer", "sc-member-1", "cdi-secretary", "management-officer"):
        assert (await home.caller(code).get(path)).status_code == 200, code
    outside = ("housing-official", "housing-head", "office2-head", "office1-officer-2", "east-cdi-secretary",
               "sys-admin", "org-dept-officer", "sc-member-2", "dispatched1-officer")  # fmt: skip
    for code in outside:
        assert (await home.caller(code).get(path)).status_code == 404, code
        assert (await home.caller(code).get(DOOR)).json()["total"] == 0, code
    plan = {
        "visitor_ids": home.visitors("office1-officer", "office2-officer"),
        "planned_on": "2026-06-15",
        "outline": "纲",
    }
    assert (await home.caller("office1-head").act(f"{path}/visit-plan", plan)).status_code == 200
    visitor = home.caller("office2-officer")
    assert (await visitor.get(path)).status_code == 200
    assert [one["act"] for one in (await visitor.get("/v1/todo")).json()["items"]] == ["record_visit"]


async def test_visitors_are_officers_of_the_organ_and_not_who_decided(home: Home) -> None:
    path = await home.sanctioned(decider_ids=(home.person("office1-officer"),))
    for pair in (("office1-officer", "office1-officer-2"), ("office1-officer-2", "east-office-officer")):
        plan = {"visitor_ids": home.visitors(*pair), "planned_on": "2026-06-15", "outline": "纲"}
        refused = await home.caller("office1-head").act(f"{path}/visit-plan", plan)
        assert (refused.status_code, refused.json()["code"]) == (422, "visitor_unfit"), pair
        assert "P-27" in refused.json()["cites"]


async def test_what_is_overdue_and_whom_not_to_forget_is_listed_for_the_head(home: Home) -> None:
    head = home.caller("office1-head")
    well, badly, never = [await home.sanctioned() for _ in range(3)]
    await home.visited(well)
    await home.visited(badly, "poor")
    home.clock.put_on(date(2026, 7, 12))
    assert (await head.get(DOOR, overdue="true")).json()["total"] == 0
    home.clock.put_on(date(2026, 7, 13))
    late = (await head.get(DOOR, overdue="true")).json()["items"]
    assert [one["id"] for one in late] == [never.rsplit("/", 1)[1]]
    assert (await head.get(never)).json()["due"][0]["state"] == "overdue"
    assert (await head.get(DOOR, awaiting_feedback="true")).json()["total"] == 0
    home.clock.put_on(date(2026, 12, 1))
    plan = {"visitor_ids": home.visitors(), "planned_on": "2026-12-14", "outline": "纲"}
    assert (await head.act(f"{well}/visit-plan", plan)).json()["status"] == "scheduled"
    home.clock.put_on(AFTER)
    assert (await head.get(DOOR, awaiting_feedback="true")).json()["total"] == 1
    dropped = await head.act(f"{well}/visit-cancellation", {"reasons": "影响期已满"})
    assert dropped.json()["status"] == "graded"
    assert (await head.get(DOOR, expired="true")).json()["total"] == 3
    forgotten = (await head.get(DOOR, awaiting_feedback="true")).json()["items"]
    assert [one["id"] for one in forgotten] == [well.rsplit("/", 1)[1]]
    steps = {(one["id"], one["act"]) for one in (await head.get("/v1/todo")).json()["items"]}
    without = "close_without_feedback"
    ends = ((well, "feed_back"), (badly, without), (never, without))
    assert steps == {(path.rsplit("/", 1)[1], act) for path, act in ends}


async def test_whoever_does_well_is_not_closed_without_a_letter_and_without_a_reason(home: Home) -> None:
    head, well = home.caller("office1-head"), await home.sanctioned()
    await home.visited(well)
    home.clock.put_on(AFTER)
    silent = {"outcome": "not_fed_back", "reasons": "不反馈", "unmet": []}
    refused = await head.act(f"{well}/closing", silent)
    assert (refused.status_code, refused.json()["code"]) == (422, "good_person_forgotten")
    assert (await head.act(f"{well}/closing", {**silent, "unmet": ["outstanding"]})).json()["status"] == "closed"
    assert (await head.get(DOOR, awaiting_feedback="true")).json()["total"] == 0


async def test_a_breach_of_rights_waits_for_the_head_until_it_is_put_right(home: Home) -> None:
    path, head = await home.sanctioned(), home.caller("office1-head")
    graded = await home.visited(path, "good", "rights")
    (breach,) = graded["breaches"]
    assert "remedy_breach" in {one["act"] for one in (await head.get("/v1/todo")).json()["items"]}
    home.clock.put_on(AFTER)
    early = await head.act(f"{path}/closing", {"outcome": "not_fed_back", "reasons": "办结", "unmet": ["outstanding"]})
    assert (early.status_code, early.json()["code"]) == (409, "breach_open")
    remedy = {"breach_id": breach["id"], "remedied_on": VISIT.isoformat(), "remedy": "已恢复", "proof": "卷二"}
    assert (await head.act(f"{path}/breach-remedies", remedy)).status_code == 200
    assert "remedy_breach" not in {one["act"] for one in (await head.get("/v1/todo")).json()["items"]}


async def test_a_further_sanction_moves_the_period_and_a_revoked_one_ends_the_follow_up(home: Home) -> None:
    path = await home.sanctioned()
    await home.plant(rescheduled(await moved(home, path), date(2028, 1, 12), home.now()))  # type: ignore[arg-type]
    assert (await home.caller("office1-head").get(path)).json()["until_on"] == "2028-01-12"
    await home.plant(revoked(await moved(home, path), home.now()))  # type: ignore[arg-type]
    assert (await home.caller("office1-head").get(path)).json()["status"] == "revoked"
    async with home.running.database.connect() as connection:
        found = await followups_on(connection, home.person("housing-official"))
    assert [one.status for one in found] == ["revoked"]
    assert (await home.caller("office1-head").get("/v1/todo")).json()["items"] == []


async def test_every_door_of_the_chapter_is_described_with_examples(home: Home) -> None:
    document = (await home.http.get("/openapi.json")).json()
    assert [fault for fault in lint(document) if fault.split(":")[0].split(" ")[0] in DOORS] == []
    names = {verb.get("operationId") for doors in document["paths"].values() for verb in doors.values()}
    assert DOORS.keys() <= names
