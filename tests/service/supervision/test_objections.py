"""Objections over HTTP: once, in time, examined by nobody who took part; what a decision changes (P-21)."""

import asyncio
from typing import Any
from uuid import uuid4

from tests.support import supervision_visit_papers as papers
from tests.support.small_city import HOUSING, person_id
from tests.support.supervision_visit_stage import VisitStage

TEAM = papers.team(person_id("visit-leader"), person_id("visit-member"))


async def concluded(house: VisitStage) -> dict[str, Any]:
    """A visit to the housing bureau that was concluded with one problem item."""
    visit = await house.done(house.post("office1-head", "/v1/visits", papers.plan(HOUSING)))
    visit = await house.done(house.act("office1-head", visit, "team", TEAM))
    visit = await house.done(house.act("visit-leader", visit, "start", papers.start("2026-03-16")))
    visit = await house.done(house.act("visit-leader", visit, "report", papers.report(papers.found())))
    return await house.done(house.act("office1-head", visit, "conclusion", papers.conclusion("problem")))


async def lodge(house: VisitStage, visit_id: str, who: str = "housing-head") -> Any:
    """The unit objects."""
    return await house.post(who, "/v1/objections", papers.objection(visit_id))


async def act(house: VisitStage, who: str, case: dict[str, Any], noun: str, body: Any) -> Any:
    """An act on an objection."""
    return await house.act(who, case, noun, body, of="objections")


async def test_an_objection_is_decided_by_somebody_else_and_the_conclusion_says_so(house: VisitStage) -> None:
    visit = await concluded(house)
    made = await house.done(lodge(house, visit["id"]))
    assert (made["number"], made["due"][0]["due_on"]) == ("督异〔2026〕1号", "2026-04-15")
    assert made["barred_ids"] == [] and await house.waiting("case-manager") == [("objections", "assign")]
    managed = (await house.get("case-manager", f"/v1/objections/{made['id']}")).json()
    assert len(managed["barred_ids"]) == 3
    for took_part in ("office1-head", "visit-leader", "visit-member"):
        answer = await act(house, "case-manager", made, "examiner", {"examiner_id": str(person_id(took_part))})
        assert (answer.status_code, answer.json()["code"]) == (422, "objection_examiner_took_part")
    for unfit in ("county-officer", "housing-clerk", "recorder"):
        answer = await act(house, "case-manager", made, "examiner", {"examiner_id": str(person_id(unfit))})
        assert answer.json()["code"] == "objection_examiner_unfit"
    examiner = {"examiner_id": str(person_id("trial-officer"))}
    made = await house.done(act(house, "deputy", made, "examiner", examiner))
    assert (await house.get("housing-head", f"/v1/objections/{made['id']}")).json()["examiner_id"] is None
    assert (await act(house, "office1-head", made, "decision", papers.decision())).status_code == 403
    affected = visit["decided"][0]["problem_id"]
    done = await house.done(act(house, "trial-officer", made, "decision", papers.decision("revoked", [affected])))
    assert (done["status"], done["affected_problem_ids"]) == ("decided", [affected])
    letter = (await house.get("housing-clerk", f"/v1/visits/{visit['id']}/conclusion")).json()
    assert (letter["outcome"], letter["text"]) == ("revoked", visit["conclusion"]["text"])
    assert ("objections", "withdraw_problems") in await house.waiting("office1-head")
    told = [one["type"].split(".", 1)[1] for one in await house.told() if one["subject"] in (made["id"], visit["id"])]
    assert told[-4:] == ["objection.lodged.v1", "objection.assigned.v1", "objection.decided.v1", "visit.reviewed.v1"]
    unit = (await house.get("housing-clerk", f"/v1/histories/objection/{made['id']}")).json()["items"]
    assert [(one["act"], one["record"] is None) for one in unit] == [("lodge", False), ("decide", True)]


async def test_a_unit_objects_to_its_own_conclusion_once_and_in_time(house: VisitStage) -> None:
    visit = await concluded(house)
    hidden = await house.done(house.post("office1-head", "/v1/visits", papers.plan(HOUSING, unannounced=True)))
    refused = [
        await lodge(house, visit["id"], "schools-clerk"),
        await lodge(house, hidden["id"]),
        await lodge(house, str(uuid4())),
    ]
    assert {(one.status_code, one.json()["code"]) for one in refused} == {(409, "objection_no_conclusion")}
    answers = await asyncio.gather(*(lodge(house, visit["id"], who) for who in ("housing-head", "housing-clerk")))
    assert sorted(one.status_code for one in answers) == [201, 409]
    (first,) = [one.json() for one in answers if one.status_code == 201]
    await house.done(act(house, "housing-head", first, "withdrawal", {}))
    house.pass_days(30)
    again = await house.done(lodge(house, visit["id"]))
    await house.done(act(house, "housing-head", again, "withdrawal", {}))
    house.pass_days(1)
    late = await lodge(house, visit["id"])
    assert (late.status_code, late.json()["code"]) == (409, "objection_too_late")
    assert await house.total("housing-head", "/v1/objections") == 2
    assert await house.total("schools-clerk", "/v1/objections") == 0
