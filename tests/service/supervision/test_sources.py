"""Criticisms and circulars over HTTP: by whom they are recorded and read, what is one event, and what is told."""

import asyncio
from datetime import date
from typing import Any
from uuid import uuid4

from libs.chassis.inbox import Verdict
from libs.contracts.directory import OrganEnded, OrganRecorded
from tests.support import supervision_sources_papers as papers
from tests.support.small_city import CDI, HOUSING, organ_id
from tests.support.supervision_sources_stage import Stage, criticism

READERS = ("office1-head", "office2-officer", "deputy", "secretary", "sc-member", "conduct-officer", "case-manager")
STRANGERS = ("housing-head", "housing-clerk", "east-head", "mayor", "body1-head", "county-head", "letters-officer")


async def record(stage: Stage, who: str, body: dict[str, Any]) -> dict[str, Any]:
    return await stage.done(stage.post(who, "/v1/criticisms", body))


async def test_a_leader_records_his_criticism_and_the_organ_reads_it_and_the_units_named_do_not(stage: Stage) -> None:
    made = await record(stage, "vice-mayor", criticism("housing", "east"))
    assert (made["number"], made["competent_organ_id"], made["next_acts"]) == (
        "点名〔2026〕1号",
        str(CDI),
        ["withdraw"],
    )
    assert [unit["unit_kind"] for unit in made["units"]] == ["municipal_unit", "county"]
    path = f"/v1/criticisms/{made['id']}"
    seen = {
        who: (await stage.get(who, path)).status_code for who in (*READERS, "vice-mayor", "bureau-head", *STRANGERS)
    }
    assert seen == {**dict.fromkeys((*READERS, "vice-mayor"), 200), **dict.fromkeys(("bureau-head", *STRANGERS), 404)}
    for who, number in (("case-manager", 1), ("vice-mayor", 1), ("bureau-head", 0), ("housing-head", 0)):
        assert (await stage.get(who, "/v1/criticisms", unit_id=str(HOUSING))).json()["total"] == number
    assert (await stage.get("case-manager", "/v1/criticisms", unit_id=str(organ_id("west")))).json()["total"] == 0


async def test_what_is_told_is_ids_codes_and_days_and_what_was_said_stays_here(stage: Stage) -> None:
    made = await record(stage, "office1-officer", criticism("east"))
    (told,) = await stage.told()
    assert (told["type"], told["subject"]) == ("supervision.criticism.recorded.v1", made["id"])
    assert told["data"]["units"][0]["unit_kind"] == "county" and papers.SAID not in str(told)
    await stage.done(stage.act("office1-officer", "criticisms", made, "withdrawal", papers.withdrawal()))
    withdrawn = (await stage.told())[-1]
    assert (withdrawn["type"], withdrawn["aggregateversion"]) == ("supervision.criticism.withdrawn.v1", 2)
    assert withdrawn["data"]["occurrence_id"] == made["id"] and "reasons" not in withdrawn["data"]


async def test_the_level_is_checked_against_the_posts_of_that_day(stage: Stage) -> None:
    """G-34, A-02 and A-03: the mayor is a principal leader."""
    wrong = await stage.post("bureau-officer", "/v1/criticisms", criticism(who="mayor"))
    assert (wrong.status_code, wrong.json()["code"]) == (422, "criticism_level_wrong")
    right = await record(stage, "bureau-officer", criticism(who="mayor", level="municipal_principal"))
    assert right["recorded_for"] == str(organ_id("bureau"))
    never = await stage.post("bureau-officer", "/v1/criticisms", criticism(who="housing-head"))
    unknown = await stage.post("bureau-officer", "/v1/criticisms", {**criticism(), "leader_id": str(uuid4())})
    before = await stage.post("bureau-officer", "/v1/criticisms", criticism(occurred_on="2019-12-31"))
    assert {one.json()["code"] for one in (never, unknown, before)} == {"criticism_no_leader_that_day"}
    forged = await stage.post("vice-mayor", "/v1/criticisms", criticism(who="mayor", level="municipal_principal"))
    assert (forged.status_code, forged.json()["code"]) == (403, "criticism_not_own")


async def test_a_leader_named_by_post_is_checked_and_gathered_as_far_as_the_directory_reaches(stage: Stage) -> None:
    """G-34: the mayor of that day is named as a person; whoever is outside the directory criticises once a day."""
    units = [papers.named(HOUSING)]
    by_post = papers.criticism(units, leader="市长", level="municipal_principal")
    hidden = await stage.post("bureau-officer", "/v1/criticisms", by_post)
    assert (hidden.status_code, hidden.json()["code"]) == (422, "criticism_principal_by_post")
    assert (await record(stage, "bureau-officer", {**by_post, "occurred_on": "2019-12-31"}))["leader_id"] is None
    asked = [
        record(stage, who, papers.criticism(units, leader=leader))
        for who, leader in (("bureau-officer", "副省长（A组）"), ("case-manager", "副省长 (a组)"))
    ]
    first, second = await asyncio.gather(*asked)
    assert first["occurrence_id"] == second["occurrence_id"]
    for body in ({"leader": "省长"}, {"leader": "副省长（A组）", "occurred_on": "2026-03-03"}):
        other = await record(stage, "case-manager", papers.criticism(units, **body))
        assert other["occurrence_id"] == other["id"]


async def test_only_those_who_recorded_it_or_case_management_withdraw_it(stage: Stage) -> None:
    made = await record(stage, "bureau-officer", criticism())
    for who, status in (("office1-officer", 403), ("office1-head", 403), ("vice-mayor", 404), ("housing-head", 404)):
        answer = await stage.act(who, "criticisms", made, "withdrawal", papers.withdrawal())
        assert (who, answer.status_code) == (who, status)
    gone = await stage.done(stage.act("bureau-head", "criticisms", made, "withdrawal", papers.withdrawal()))
    assert gone["status"] == "withdrawn" and gone["next_acts"] == []
    other = await record(stage, "bureau-officer", criticism(separate_event=True))
    desk = await stage.act("case-manager", "criticisms", other, "withdrawal", papers.withdrawal())
    assert desk.status_code == 200


async def test_units_that_are_none_and_roles_that_may_not_are_refused(stage: Stage) -> None:
    for code in ("office1", "cdi", "government"):
        answer = await stage.post("case-manager", "/v1/criticisms", criticism(code))
        assert (code, answer.json()["code"]) == (code, "source_unit_unknown")
    assert (await stage.post("case-manager", "/v1/criticisms", criticism("task-force"))).status_code == 201
    for who in ("office1-head", "housing-head", "deputy", "secretary"):
        assert (await stage.post(who, "/v1/criticisms", criticism())).status_code == 403
    assert (
        await stage.post("vice-mayor", "/v1/circulars", papers.circular([papers.named(HOUSING)]))
    ).status_code == 403


async def test_records_of_one_leader_and_day_are_one_event_whoever_makes_them(stage: Stage) -> None:
    """G-34: a unit is interviewed once for it, at the highest tier."""
    first = await record(stage, "bureau-officer", criticism("housing"))
    second = await record(stage, "office1-officer", criticism("housing", "east"))
    apart = await record(stage, "office1-officer", criticism("housing", separate_event=True))
    assert second["occurrence_id"] == first["occurrence_id"] == first["id"] and apart["occurrence_id"] == apart["id"]
    next_day = await record(stage, "office1-officer", criticism("housing", occurred_on="2026-03-03"))
    assert next_day["occurrence_id"] == next_day["id"]
    listed = (await stage.get("secretary", "/v1/criticisms", occurrence_id=first["id"])).json()
    assert {one["id"] for one in listed["items"]} == {first["id"], second["id"]}


async def test_records_made_at_once_are_one_event_all_the_same(stage: Stage) -> None:
    asked = [record(stage, who, criticism("housing")) for who in ("bureau-officer", "office1-officer", "case-manager")]
    assert len({made["occurrence_id"] for made in await asyncio.gather(*asked)}) == 1


async def test_a_circular_is_linked_to_a_criticism_that_the_caller_may_know_and_to_no_other(stage: Stage) -> None:
    met = await record(stage, "office1-officer", criticism("east"))
    on_east = papers.circular([papers.named(organ_id("east"))], linked_to=met["id"])
    hidden = await stage.post("bureau-officer", "/v1/circulars", on_east)
    absent = await stage.post("bureau-officer", "/v1/circulars", {**on_east, "linked_to": str(uuid4())})
    assert hidden.json()["code"] == absent.json()["code"] == "source_link_unknown"
    linked = await stage.done(stage.post("case-manager", "/v1/circulars", on_east))
    assert linked["occurrence_id"] == met["id"]
    again = await stage.done(stage.post("bureau-officer", "/v1/circulars", {**on_east, "linked_to": None}))
    assert again["occurrence_id"] == met["id"]
    other = await record(stage, "office1-officer", criticism("east", who="mayor", level="municipal_principal"))
    against = await stage.post("case-manager", "/v1/circulars", {**on_east, "linked_to": other["id"]})
    assert (against.status_code, against.json()["code"]) == (409, "source_link_contradicts")


async def test_a_circular_of_a_body_of_the_city_is_municipal(stage: Stage) -> None:
    known = {"issuer": "", "issuer_id": str(organ_id("government"))}
    body = papers.circular([papers.named(HOUSING, "lead", unfulfilled=True)], **known)
    wrong = await stage.post("office1-officer", "/v1/circulars", body)
    assert wrong.json()["code"] == "circular_level_wrong"
    made = await stage.done(stage.post("office1-officer", "/v1/circulars", {**body, "level": "municipal"}))
    assert made["number"] == "通报〔2026〕1号"
    told = (await stage.told())[-1]["data"]
    assert (told["level"], told["units"][0]["lead_duty_unfulfilled"]) == ("municipal", True)
    gone = await stage.done(stage.act("office1-officer", "circulars", made, "withdrawal", papers.withdrawal()))
    assert gone["status"] == "withdrawn"
    assert (await stage.get("office2-head", "/v1/circulars", status="withdrawn")).json()["total"] == 1


async def test_a_body_that_had_ended_and_an_office_issue_no_circular(stage: Stage) -> None:
    told = {"code": "former", "kind": "inspection_bureau", "level": "city", "parent_id": None}
    former = stage.reactor.story({}, organ_id("former"))
    ended = (former.tell(OrganRecorded, **told), former.tell(OrganEnded, ended_on=date(2026, 3, 2)))
    assert set(await stage.reactor.hear(*ended)) == {Verdict.APPLIED}
    known = {"issuer": "", "issuer_id": str(organ_id("former")), "level": "municipal"}
    gone = await stage.post("office1-officer", "/v1/circulars", papers.circular([papers.named(HOUSING)], **known))
    assert (gone.status_code, gone.json()["code"]) == (422, "circular_issuer_not_named")
    named = await stage.post("office1-officer", "/v1/criticisms", criticism("former"))
    assert (named.status_code, named.json()["code"]) == (422, "source_unit_unknown")
    office = papers.circular([papers.named(HOUSING)], **{**known, "issuer_id": str(organ_id("office1"))})
    answer = await stage.post("office1-officer", "/v1/circulars", office)
    assert (answer.status_code, answer.json()["code"]) == (422, "circular_issuer_not_named")
    before = papers.circular([papers.named(HOUSING)], **known, occurred_on="2026-03-01")
    assert (await stage.post("office1-officer", "/v1/circulars", before)).status_code == 201


async def test_the_doors_say_what_they_take(stage: Stage) -> None:
    assert await stage.reactor.faults() == []
    document = (await stage.reactor.client.get("/openapi.json")).json()
    assert {"/v1/criticisms", "/v1/circulars", "/v1/rankings", "/v1/watched-units"} <= set(document["paths"])
