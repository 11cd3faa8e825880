"""Probation over HTTP on real PostgreSQL: set with its notice, ended by time, evaluated; the case moves along."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest_asyncio

from libs.kernel.deadlines import end_of
from tests.support.accountability_cases_road import CASES, CaseRoad
from tests.support.accountability_followups_house import Home, open_home
from tests.support.accountability_tolerance_road import PROBATIONS, SHOWN, ProbationRoad, ToleranceRoad, codes
from tests.support.databases import Databases

TODAY = date(2026, 3, 2)
START, RECTIFIED, END = date(2023, 1, 31), date(2023, 2, 20), date(2023, 2, 28)
FAILED: dict[str, Any] = {
    "goals": [{"number": 1, "met": False, "fact": "未办结。", "evidence": ["卷二第5页"]}],
    "rectified_actively": False,
    "clear_effect": False,
    "result": "failed",
    "proposal": None,
}


@pytest_asyncio.fixture
async def home(databases: Databases, keys: Path) -> AsyncIterator[Home]:
    """The service in the sample city."""
    async with open_home(databases, keys) as found:
        yield found


async def on_approval(home: Home, official: str | None = "approval-head") -> CaseRoad:
    """A case on the head of the approval bureau, or on the bureau."""
    road = CaseRoad(home, unit="approval-bureau", official=official, post="principal")
    await road.walk("approve", "name_handlers")
    return road


async def of_case(home: Home, road: CaseRoad) -> dict[str, Any]:
    found: dict[str, Any] = (await home.caller(road.cast["manager"]).get(f"{CASES}/{road.id}")).json()
    return found


async def running(home: Home, case: CaseRoad, **changes: Any) -> ProbationRoad:
    """A probation that runs from today."""
    road = ProbationRoad(case)
    assert (await road.propose(**changes)).status_code == 201
    answer = await road.set(TODAY)
    assert answer.status_code == 200, answer.text
    return road


async def test_pr1_one_month_from_31_january_2023_ends_on_28_february_and_is_passed(home: Home) -> None:
    for table in ("replica_relation", "replica_post"):
        await home.execute(f"UPDATE {table} SET valid_from = '2020-01-01' WHERE valid_to IS NULL")
    home.clock.put_on(START)
    case = CaseRoad(home, unit="approval-bureau", official="approval-head", post="principal")
    assert (await case.open(occurred_on="2023-01-20")).status_code == 201
    await case.walk("approve", "name_handlers")
    road = ProbationRoad(case)
    assert (await road.propose()).status_code == 201
    answer = await road.set(START)
    assert answer.status_code == 200, answer.text
    assert (road.last["last_day"], road.last["notice"]["ends_on"]) == (END.isoformat(), END.isoformat())
    assert [one["due_on"] for one in road.last["due"]] == [END.isoformat()]
    assert (await of_case(home, case))["probation"]["until_on"] == END.isoformat()
    await home.tick(end_of(END) - timedelta(seconds=1))
    assert (await road.shown())["status"] == "running"
    await home.tick(end_of(END))
    assert (await road.shown())["status"] == "expired"
    passed = await road.evaluate(RECTIFIED)
    assert passed.status_code == 200, passed.text
    assert (passed.json()["result"], passed.json()["evaluation"]["proposal"]) == ("passed", "exempted")
    left = await of_case(home, case)
    assert (left["status"], left["probation"]["proposal_kind"]) == ("proposed", "exempted")
    told = [event["type"].split(".")[2] for event in await home.published(road.last["id"])]
    assert told == ["proposed", "set", "expired", "passed"]


async def test_while_it_runs_the_decision_is_held_and_failing_it_leads_to_the_ordinary_course(home: Home) -> None:
    case = await on_approval(home)
    await case.do("record_tests")
    road = await running(home, case, months=3)
    held = await case.ask("draft_proposal")
    assert held.status_code == 409
    home.clock.at = datetime(2026, 6, 2, 16, tzinfo=UTC)
    await home.tick(home.clock.at)
    failed = await road.evaluate(TODAY, **FAILED)
    assert failed.status_code == 200, failed.text
    left = await of_case(home, case)
    mark = left["probation"]
    assert (left["status"], mark["result"], mark["proposal_kind"]) == ("proposed", "failed", None)
    await case.adopt(case.id)
    drafted = await case.ask("draft_proposal")
    assert drafted.status_code == 200, drafted.text


async def test_it_is_refused_without_grounds_goals_or_possible_months_and_to_who_proposed_it(home: Home) -> None:
    case = await on_approval(home)
    road = ProbationRoad(case)
    for months in (0, 4):
        assert codes(await road.propose(months=months)) == {"probation_months_out_of_range"}
    serious = {**SHOWN, "holds": False}
    both = await road.propose(no_serious_consequence=serious, goals=[])
    assert codes(both) == {"incomplete", "not_for_probation", "probation_goals_missing"}
    assert {"A-07", "A-08"} <= set(both.json()["cites"])
    assert (await road.propose(by="office2-head")).status_code == 404
    assert (await road.propose(by="officer")).status_code == 403
    assert (await road.propose()).status_code == 201
    second = await ProbationRoad(case).propose()
    assert second.status_code == 409 and codes(second) == {"probation_already"}
    assert (await road.set(TODAY, by="head")).status_code == 403
    assert (await road.set(TODAY, by="sc-member-2")).status_code == 403, "not in charge of that office"
    assert codes(await road.set(TODAY + timedelta(days=1))) == {"probation_notice_not_served"}


async def test_who_is_on_probation_reads_notice_goals_and_result_and_not_before_service(home: Home) -> None:
    case = await on_approval(home)
    road = ProbationRoad(case)
    await road.propose()
    chi = home.caller("approval-head")
    assert (await chi.get(road.path)).status_code == 404
    assert (await road.set(TODAY)).status_code == 200
    shown = (await chi.get(road.path)).json()
    assert shown["notice"]["finding"] and shown["goals"] and shown["last_day"] == "2026-04-02"
    assert (shown["proposal"], shown["setting"], shown["next_acts"]) == (None, None, [])
    assert [one["id"] for one in (await chi.get(PROBATIONS)).json()["items"]] == [road.last["id"]]
    said = {"early": "clear_success", "early_reason": "已全部办结。"}
    assert (await road.evaluate(TODAY, **said)).status_code == 200
    after = (await chi.get(road.path)).json()
    assert (after["result"], after["evaluation"], after["evaluated_on"]) == ("passed", None, TODAY.isoformat())
    for reader in ("office1-officer", "sc-member-1", "cdi-secretary", "svc-member-1", "management-officer"):
        assert (await home.caller(reader).get(road.path)).json()["evaluation"], reader
    for stranger in ("approval-clerk", "approval-official", "housing-head", "office2-head", "sys-admin"):
        assert (await home.caller(stranger).get(road.path)).status_code == 404, stranger


async def test_the_head_of_a_unit_on_probation_reads_its_notice(home: Home) -> None:
    road = await running(home, await on_approval(home, None))
    assert (await home.caller("approval-head").get(road.path)).json()["notice"]["number"]
    assert (await home.caller("housing-head").get(road.path)).status_code == 404


async def test_only_a_handler_who_did_not_set_it_evaluates_and_early_only_with_a_ground(home: Home) -> None:
    road = await running(home, await on_approval(home))
    assert (await road.evaluate(TODAY, by="leader")).status_code == 403
    assert (await road.evaluate(TODAY, by="office2-officer")).status_code == 404
    assert codes(await road.evaluate(TODAY)) == {"probation_evaluated_too_early"}
    said = {"early": "clear_failure", "early_reason": "拒不整改。"}
    assert codes(await road.evaluate(TODAY, **said)) == {"probation_evaluated_too_early"}
    assert (await road.evaluate(TODAY, **FAILED, **said)).status_code == 200


async def test_it_is_made_longer_once_and_then_ends_on_the_later_day(home: Home) -> None:
    road = await running(home, await on_approval(home))
    today = TODAY.isoformat()
    assert codes(await road.extend(months=4, served_on=today)) == {"probation_months_out_of_range"}
    longer = await road.extend(months=3, served_on=today)
    assert longer.json()["last_day"] == "2026-06-02"
    assert codes(await road.extend(months=3, served_on=today)) >= {"probation_extended_before"}
    await home.tick(end_of(date(2026, 4, 2)))
    assert (await road.shown())["status"] == "running"
    await home.tick(end_of(date(2026, 6, 2)))
    assert (await road.shown())["status"] == "expired"


async def test_once_over_it_waits_in_the_list_of_its_handlers(home: Home) -> None:
    road = await running(home, await on_approval(home))
    await home.tick(end_of(date(2026, 4, 2)))
    for handler in ("office1-officer", "office1-officer-2"):
        items = (await home.caller(handler).get("/v1/todo")).json()["items"]
        (step,) = [one for one in items if one["resource"] == "probations"]
        assert (step["act"], step["id"], step["state"]) == ("evaluate", road.last["id"], "overdue")


async def test_a_probation_set_while_tolerance_is_weighed_ends_the_weighing(home: Home) -> None:
    case = await on_approval(home)
    weighing = ToleranceRoad(case, "yn_6")
    await weighing.walk("draft")
    await running(home, case)
    ended = (await home.caller("office1-officer").get(weighing.path)).json()
    assert ended["status"] == "ceased" and ended["next_acts"] == []
    assert (await of_case(home, case))["status"] == "probation"
    assert (await weighing.ask("give_trial_opinion")).status_code == 409
