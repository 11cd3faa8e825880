"""Visits over HTTP: from plan to conclusion, who sees what when, what waits for whom, near visits, request, bureau."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from tests.support import supervision_visit_papers as papers
from tests.support.small_city import CDI, HOUSING, SCHOOLS, organ_id, person_id
from tests.support.supervision_visit_stage import VisitStage

LEADER, MEMBER, LOCAL = (person_id(code) for code in ("visit-leader", "visit-member", "county-officer"))
TEAM = papers.team(LEADER, MEMBER)
FINDINGS = papers.report(papers.found("shirking"), papers.found())
INSIDE = ("office1-head", "office1-officer", "deputy", "body1-officer", "secretary", "conduct-officer", "case-manager")
OUTSIDE = ("office2-head", "member", "county-head", "bureau-head", "schools-clerk", "letters-officer", "administrator")


async def plan(house: VisitStage, who: str = "office1-head", *, unit: UUID = HOUSING, **changed: Any) -> dict[str, Any]:
    """A visit planned."""
    return await house.done(house.post(who, "/v1/visits", papers.plan(unit, **changed)))


async def team(house: VisitStage, visit: dict[str, Any], who: str = "office1-head") -> dict[str, Any]:
    """Its team named."""
    return await house.done(house.act(who, visit, "team", TEAM))


async def on_site(house: VisitStage, visit: dict[str, Any], day: str = "2026-03-16") -> dict[str, Any]:
    """Its start logged."""
    return await house.done(house.act("visit-leader", visit, "start", papers.start(day)))


async def seen_by(house: VisitStage, visit: dict[str, Any], *who: str) -> set[int]:
    """How the visit answers these people."""
    return {(await house.get(one, f"/v1/visits/{visit['id']}")).status_code for one in who}


async def test_an_announced_visit_goes_from_its_plan_to_problem_items_and_a_conclusion(house: VisitStage) -> None:
    visit = await plan(house)
    assert (visit["number"], visit["status"]) == ("督检〔2026〕1号", "planned")
    assert ("visits", "assign") in await house.waiting("office1-head")
    assert await seen_by(house, visit, *INSIDE) == {200} and await seen_by(house, visit, *OUTSIDE) == {404}
    assert await seen_by(house, visit, "housing-clerk") == {404}
    visit = await team(house, visit)
    assert await seen_by(house, visit, "housing-clerk", "visit-member") == {200}
    assert ("visits", "start") in await house.waiting("visit-leader")
    assert ("visits", "start") not in await house.waiting("office1-officer")
    visit = await on_site(house, visit)
    visit = await house.done(house.act("visit-leader", visit, "report", FINDINGS))
    assert [(due["code"], due["due_on"]) for due in visit["due"]] == [("visit.conclusion", "2026-03-30")]
    assert ("visits", "close") in await house.waiting("office1-head")
    closed = await house.done(house.act("office1-head", visit, "conclusion", papers.conclusion("problem", "dismissed")))
    assert (closed["status"], closed["conclusion"]["objection_until"]) == ("closed", "2026-04-15")
    (item, dismissed) = closed["decided"]
    assert dismissed["problem_id"] is None and dismissed["reasons"]
    told = await house.told()
    of_visit = [one for one in told if one["subject"] == visit["id"]]
    assert [one["type"].split(".")[2] for one in of_visit] == ["planned", "assigned", "started", "reported", "closed"]
    assert [one["aggregateversion"] for one in of_visit] == [1, 2, 3, 4, 5]
    (opened,) = [one for one in told if one["type"] == "supervision.problem.opened.v1"]
    assert (opened["subject"], opened["data"]["source_id"]) == (item["problem_id"], visit["id"])
    assert of_visit[-1]["data"]["problem_ids"] == [item["problem_id"]]


async def test_the_unit_reads_order_and_conclusion_and_nothing_of_why_and_what_the_team_wrote(
    house: VisitStage,
) -> None:
    visit = await on_site(house, await team(house, await plan(house)))
    order = (await house.get("housing-head", f"/v1/visits/{visit['id']}/order")).json()
    assert (order["content"], order["leader_id"]) == (visit["content"], str(LEADER))
    assert (await house.get("housing-head", f"/v1/visits/{visit['id']}/conclusion")).status_code == 404
    visit = await house.done(house.act("visit-leader", visit, "report", FINDINGS))
    await house.done(house.act("office1-head", visit, "conclusion", papers.conclusion("problem", "dismissed")))
    shown = (await house.get("housing-head", f"/v1/visits/{visit['id']}")).json()
    closed = ("kind", "report", "decided", "planned_by", "near", "problem_ids", "next_acts")
    assert not any(shown[name] for name in closed) and shown["conclusion"]["text"]
    named = shown["team"]
    assert (named["leader_id"], named["named_by"], named["named_on"]) == (str(LEADER), None, None)
    assert shown["due"][0]["code"] == "objection.apply"
    letter = (await house.get("housing-head", f"/v1/visits/{visit['id']}/conclusion")).json()
    assert (letter["objection_until"], letter["outcome"]) == ("2026-04-15", None)
    assert "thirty days" in letter["objection_right"]
    moves = (await house.get("housing-head", f"/v1/histories/visit/{visit['id']}")).json()["items"]
    assert [(one["act"], one["record"]) for one in moves] == [("start", None), ("close", None)]
    assert await house.total("housing-head") == 1
    for sought in ({"kind": "daily_cdi"}, {"kind": "special"}, {"task_id": str(uuid4())}):
        assert await house.total("housing-head", **sought) == 0
    assert await house.total("office1-head", kind="daily_cdi") == 1
    feed = (await house.get("housing-head", "/v1/changes")).json()
    assert feed["items"] == []


async def test_a_hidden_visit_is_known_to_its_planner_and_team_until_it_starts(house: VisitStage) -> None:
    hidden = await team(house, await plan(house, unannounced=True))
    assert hidden["number"] is None
    assert await seen_by(house, hidden, "office1-head", "visit-leader", "visit-member") == {200}
    others = {*INSIDE, *OUTSIDE, "housing-clerk", "housing-head", "deputy-secretary", "body1-head"} - {"office1-head"}
    assert await seen_by(house, hidden, *sorted(others)) == {404}
    assert await house.told() == []
    order = (await house.get("visit-member", f"/v1/visits/{hidden['id']}/order")).json()
    assert order["number"] is None and "P-33" in order["cites"]
    assert ("visits", "start") in await house.waiting("visit-leader")
    announced = await plan(house, unit=organ_id("east"))
    assert announced["number"] == "督检〔2026〕1号"
    started = await on_site(house, hidden)
    assert started["number"] == "督检〔2026〕2号"
    assert await seen_by(house, started, *INSIDE, "housing-clerk") == {200}
    (first,) = [one for one in await house.told() if one["subject"] == hidden["id"]]
    assert (first["type"], first["aggregateversion"]) == ("supervision.visit.started.v1", 1)
    assert (first["data"]["unit_id"], first["data"]["started_on"]) == (str(HOUSING), "2026-03-16")
    moves = (await house.get("housing-clerk", f"/v1/histories/visit/{hidden['id']}")).json()["items"]
    assert [one["act"] for one in moves] == ["start"]


async def test_an_act_tried_on_a_hidden_visit_answers_as_on_none(house: VisitStage) -> None:
    """Neither right, version nor status is looked at of what is not the caller's to know (G-54, P-33)."""
    hidden = await team(house, await plan(house, unannounced=True))
    bodies = {
        "bureau-answer": papers.confirmed(),
        "team": TEAM,
        "start": papers.start("2026-03-16"),
        "report": papers.report(unannounced=True),
        "conclusion": papers.conclusion(),
        "cancellation": papers.cancellation(),
    }
    for who in ("office1-officer", "office2-head", "body1-head", "bureau-officer", "housing-head", "case-manager"):
        for act, body in bodies.items():
            answers = [
                await house.act(who, {**hidden, "id": case, "version": version}, act, body)
                for case, version in ((hidden["id"], hidden["version"]), (hidden["id"], 9), (str(uuid4()), 1))
            ]
            told = {(one.status_code, one.json()["code"]) for one in answers}
            assert len(told) == 1 and told <= {(404, "absent"), (403, "not_entitled")}, (who, act, told)


async def test_what_is_cancelled_before_it_starts_stays_hidden(house: VisitStage) -> None:
    hidden = await plan(house, unannounced=True)
    await house.done(house.act("office1-head", hidden, "cancellation", papers.cancellation()))
    assert await seen_by(house, hidden, "housing-clerk", "secretary", "case-manager", "office1-officer") == {404}
    assert await house.told() == [] and await house.total("office1-head", status="cancelled") == 1


async def test_the_database_itself_refuses_a_number_for_what_is_hidden(house: VisitStage) -> None:
    hidden = await plan(house, unannounced=True)
    with pytest.raises(IntegrityError):
        await house.sql("UPDATE visit SET number = '督检〔2026〕1号' WHERE id = CAST(:id AS uuid)", id=hidden["id"])


async def test_auditors_learn_that_something_was_planned_and_not_what(house: VisitStage) -> None:
    hidden = await team(house, await plan(house, unannounced=True))
    records = (await house.get("auditor", "/v1/audit-records", object_id=hidden["id"])).text
    assert "visit.plan" in records and str(HOUSING) not in records and str(LEADER) not in records
    of_leader = {"account_id": str(person_id("visit-leader"))}
    asked = await house.get("auditor", f"/v1/visits/{hidden['id']}/access", **of_leader)
    absent = await house.get("auditor", f"/v1/visits/{uuid4()}/access", **of_leader)
    assert (asked.status_code, asked.json()["code"]) == (absent.status_code, absent.json()["code"]) == (404, "absent")
    assert await seen_by(house, hidden, "auditor", "administrator") == {404}
    started = await on_site(house, hidden)
    assert (await house.get("auditor", f"/v1/visits/{started['id']}/access", **of_leader)).status_code == 200


async def test_a_special_visit_is_made_only_with_the_bureaus_confirmation(house: VisitStage) -> None:
    body = papers.special(SCHOOLS, unannounced=True)
    special = await house.done(house.post("office2-head", "/v1/visits", body))
    assert special["status"] == "awaiting_bureau"
    assert (await house.act("office2-head", special, "team", TEAM)).status_code == 409
    assert await seen_by(house, special, "bureau-head", "bureau-officer") == {200}
    assert await seen_by(house, special, "schools-clerk", "schools-lead", "member", "case-manager") == {404}
    assert await house.waiting("bureau-officer") == [("visits", "confirm_special")]
    assert (await house.act("office2-head", special, "bureau-answer", papers.confirmed())).status_code == 403
    special = await house.done(house.act("bureau-officer", special, "bureau-answer", papers.confirmed()))
    assert (special["status"], special["bureau_answer"]["confirmed"]) == ("planned", True)
    own = await house.act("office2-head", special, "team", TEAM)
    assert own.json()["errors"][0]["code"] == "visit_member_of_unit"
    two = await house.done(house.post("office1-head", "/v1/visits", papers.special(HOUSING)))
    two = await house.done(house.act("bureau-head", two, "bureau-answer", papers.declined()))
    assert (two["status"], await house.waiting("bureau-head")) == ("declined", [])


async def test_a_visit_near_another_one_is_warned_of_and_not_blocked(house: VisitStage) -> None:
    first = await plan(house, on="2026-03-18")
    hidden = await plan(house, on="2026-03-20", unannounced=True)
    assert [one["visit_id"] for one in hidden["near"]] == [first["id"]]
    third = await house.done(house.post("office2-head", "/v1/visits", papers.special(HOUSING, "2026-03-31")))
    assert [one["visit_id"] for one in third["near"]] == [first["id"]]
    fourth = await plan(house, on="2026-04-01")
    assert [one["visit_id"] for one in fourth["near"]] == [third["id"]]
    asked = {"unit_id": str(HOUSING), "on": "2026-03-19"}
    known = {
        "office1-head": {first["id"], hidden["id"], third["id"], fourth["id"]},
        "deputy": {first["id"], third["id"], fourth["id"]},
        "office2-head": {third["id"]},
        "housing-clerk": set(),
    }
    for who, expected in known.items():
        found = (await house.get(who, "/v1/visit-warnings", **asked)).json()
        assert (found["days"], {one["visit_id"] for one in found["items"]}) == (14, expected), who
    await house.done(house.act("office1-head", first, "cancellation", papers.cancellation()))
    found = (await house.get("deputy", "/v1/visit-warnings", **asked)).json()
    assert {one["visit_id"] for one in found["items"]} == {third["id"], fourth["id"]}


async def test_who_may_visit_whom_is_asked_of_the_directory(house: VisitStage) -> None:
    refused = {
        "visit_outside_competence": ("office2-head", papers.plan(HOUSING)),
        "visit_unit_unknown": ("office1-head", papers.plan(organ_id("trial"))),
        "visit_kind_not_yours": ("body1-head", papers.plan(HOUSING)),
        "visit_not_resident": ("body2-head", papers.plan(HOUSING, kind="daily_dispatched")),
    }
    for code, (who, body) in refused.items():
        answer = await house.post(who, "/v1/visits", {**body, "request_id": str(body.get("request_id") or "") or None})
        assert code in {answer.json()["code"], *(one["code"] for one in answer.json()["errors"])}, code
    assert (await house.post("office1-officer", "/v1/visits", papers.plan(HOUSING))).status_code == 403
    daily = await plan(house, "body1-head", kind="daily_dispatched")
    assert daily["office_id"] == str(organ_id("body1"))
    joint = await plan(house, joint=True)
    lacking = await house.act("office1-head", joint, "team", papers.team(LEADER, LOCAL))
    assert lacking.json()["code"] == "visit_team_not_joint"
    body = papers.team(LEADER, person_id("body1-officer"), LOCAL)
    joint = await house.done(house.act("office1-head", joint, "team", body))
    assert [one["side"] for one in joint["team"]["members"]] == ["office", "dispatched", "local"]
    assert await seen_by(house, joint, "county-officer") == {200}


async def test_of_two_visits_that_follow_one_request_the_second_does_not_start(house: VisitStage) -> None:
    """S-04. That a hidden one follows it is not shown to whoever plans another (G-54)."""
    request = await _granted_request(house)
    named: dict[str, Any] = {"kind": "joint_requested", "request_id": request}
    elsewhere = await house.post("office1-head", "/v1/visits", papers.plan(organ_id("east"), **named))
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (422, "visit_unit_not_in_request")
    hidden = await team(house, await plan(house, unannounced=True, **named))
    again = await house.post("office1-head", "/v1/visits", papers.plan(HOUSING, **named))
    assert (again.status_code, again.json()["code"]) == (409, "visit_request_taken")
    other = await plan(house, "office2-head", **named)
    third = await house.post("office2-head", "/v1/visits", papers.plan(HOUSING, **named))
    assert (third.status_code, third.json()["code"]) == (409, "visit_request_taken")
    other = await team(house, other, "office2-head")
    starts = (house.act("visit-leader", one, "start", papers.start("2026-03-16")) for one in (hidden, other))
    assert sorted([one.status_code for one in await asyncio.gather(*starts)]) == [200, 409]


async def test_items_and_samples_that_a_visit_names_are_the_units(house: VisitStage) -> None:
    visit = await on_site(house, await team(house, await plan(house)))
    visit = await house.done(house.act("visit-leader", visit, "report", papers.report(papers.found())))
    closed = await house.done(house.act("office1-head", visit, "conclusion", papers.conclusion("problem")))
    item = closed["decided"][0]["problem_id"]
    spot = await plan(house, kind="spot_verification", problem_ids=[item])
    assert spot["problem_ids"] == [item]
    elsewhere = papers.plan(organ_id("east"), kind="spot_verification", problem_ids=[item])
    answer = await house.post("office1-head", "/v1/visits", elsewhere)
    assert (answer.status_code, answer.json()["code"]) == (422, "visit_items_missing")
    listed = await _drawn_sample(house, item)
    sample = await plan(house, kind="common_sample", common_problem_id=listed)
    assert sample["problem_ids"] == [item]
    none = papers.plan(organ_id("east"), kind="common_sample", common_problem_id=listed)
    assert (await house.post("office1-head", "/v1/visits", none)).json()["code"] == "visit_unit_not_in_sample"
    unknown = papers.plan(HOUSING, kind="common_sample", common_problem_id=str(uuid4()))
    assert (await house.post("office1-head", "/v1/visits", unknown)).status_code == 409


async def _granted_request(house: VisitStage) -> str:
    """A request for joint supervision that the organ granted, as far as the facts of a visit ask for it."""
    led = {"competent_organ_id": CDI, "lead_unit_id": SCHOOLS, "unit_ids": f"{{{SCHOOLS},{HOUSING}}}", "light": "green"}
    task = await _row(house, "task", "under_way", **led)
    row = {"competent_organ_id": CDI, "addressee_id": CDI, "requester_id": SCHOOLS, "kind": "joint_supervision"}
    asked = {**row, "requested_by": person_id("schools-lead"), "task_id": task}
    return await _row(house, "staff_request", "granted", **asked)


async def _drawn_sample(house: VisitStage, item: str) -> str:
    """A common problem in whose sample the item is."""
    ids = "{" + item + "}"
    row = dict.fromkeys(("item_ids", "population", "sample"), ids)
    return await _row(house, "common_problem", "drawn", competent_organ_id=CDI, nature="other", **row)


async def _row(house: VisitStage, table: str, status: str, **columns: Any) -> str:
    """A row of another slice with these columns, and with whatever fits where one must be filled."""
    asked = (
        "SELECT column_name, udt_name FROM information_schema.columns WHERE is_nullable = 'NO'"
        f" AND column_default IS NULL AND table_name = '{table}'"
    )
    async with house.running.database.connect() as connection:
        needed = [(row.column_name, row.udt_name) for row in await connection.exec_driver_sql(asked)]
    fill = {"text": "x", "int8": 1, "int4": 1, "bool": False, "timestamptz": "2026-03-16", "date": "2026-03-16"}
    fit = {name: str(uuid4()) if kind == "uuid" else fill.get(kind, "{}") for name, kind in needed}
    made = {**fit, **columns, "status": status}
    values = ", ".join(f"'{value}'" for value in made.values())
    await house.sql(f"INSERT INTO {table} ({', '.join(made)}) VALUES ({values})")
    return str(made["id"])
