"""Accountability cases over HTTP on real PostgreSQL: their road, who knows of them, who is decided together."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.support.accountability_cases_road import (
    CASES,
    DAY,
    NO_RULING,
    RULING,
    TO_DECIDED,
    TO_DELIBERATING,
    TO_INVESTIGATING,
    TO_PROPOSED,
    CaseRoad,
)
from tests.support.accountability_interviews_house import House, open_house, prepare
from tests.support.accountability_interviews_road import BUREAU, WHOLE, InterviewRoad
from tests.support.city import SampleCity
from tests.support.databases import Databases
from tests.support.filing_story import PROJECT, filing_of, hit, in_execution


@pytest.fixture(scope="module")
def city(databases: Databases, keys: Path) -> SampleCity:
    """The sample city, heard once by a template of the service's database."""
    return asyncio.run(prepare(databases, keys))


@pytest_asyncio.fixture
async def house(city: SampleCity, databases: Databases, keys: Path) -> AsyncIterator[House]:
    """The service in the sample city."""
    async with open_house(databases, keys, city) as house:
        yield house


def codes(answer: Any) -> set[str]:
    """The code of a refusal and of everything it names."""
    body = answer.json()
    return {body["code"], *(error["code"] for error in body["errors"])}


async def events_of(house: House, case_id: str) -> list[str]:
    """The events of a case, oldest first, by the part of their type that says what happened."""
    return [event["type"].split(".")[2] for event in await house.published(case_id)]


async def test_a_case_is_walked_from_its_opening_to_the_decision(house: House) -> None:
    road = CaseRoad(house)
    decided = await road.walk(*TO_DECIDED)
    assert decided["status"] == "decided" and decided["number"].startswith("问启〔2026〕")
    assert decided["decision"]["measures"] == ["admonition"]
    assert "复审" in decided["decision"]["review_information"]
    assert await events_of(house, road.id) == [
        "opened", "investigating", "progressed", "progressed", "progressed", "proposed", "heard", "deliberating",
        "decided",
    ]  # fmt: skip
    told = (await house.published(road.id))[-1]["data"]
    assert told["object_person_id"] == str(house.person("housing-deputy")) and told["measures"] == ["admonition"]
    shown = (await road.who("officer").get(road.path)).json()
    assert shown["linked_evidence"] == [] and "serve" in shown["next_acts"]


async def test_only_the_handling_chain_knows_a_case_and_only_those_named_handle_it(house: House) -> None:
    road = CaseRoad(house, official="housing-head", post="principal")
    await road.walk("approve", "name_handlers")
    for reader in ("office1-head", "sc-member-1", "cdi-secretary", "svc-member-1", "sc-recorder", "trial-head"):
        assert (await house.caller(reader).get(road.path)).status_code == 200, reader
    for stranger in ("housing-head", "housing-clerk", "office2-head", "office2-officer", "sc-member-2", "sys-admin"):
        known = stranger == "sc-member-2"  # a member of the committee reads, but is not in charge of that office
        answer = await house.caller(stranger).get(road.path)
        assert answer.status_code == (200 if known else 404), stranger
        if not known:
            listed = await house.caller(stranger).get(CASES)
            assert listed.status_code == 200 and listed.json()["items"] == []
    assert (await road.ask("approve", by="sc-member-2")).status_code in (403, 409)
    named = (await road.who("officer").get(CASES, mine="true")).json()["items"]
    assert [one["id"] for one in named] == [road.id]
    assert (await road.who("office1-head").get(CASES, mine="true")).json()["items"] == []


async def test_an_officer_who_is_not_named_reads_but_does_not_act(house: House) -> None:
    road = CaseRoad(house)
    await road.walk("approve")
    assert (await road.ask("record_tests")).status_code == 403
    await road.do("name_handlers")
    await road.do("record_tests")
    await road.do("step_aside", by="second")
    assert (await road.who("second").get(road.path)).status_code == 404
    assert (await road.ask("record_tests", by="second")).status_code in (404, 428)


async def test_a_direct_actor_is_shown_the_line_of_sanctions(house: House) -> None:
    road = CaseRoad(house)
    answer = await road.open(own_violation=True)
    assert answer.status_code == 422 and codes(answer) == {"direct_actor_not_object"}
    assert "line of sanctions" in answer.json()["title"]
    clerk = CaseRoad(house, official="housing-official", post="principal")
    assert codes(await clerk.open()) == {"direct_actor_not_object"}


async def test_the_leader_post_is_that_of_the_day_of_the_event(house: House) -> None:
    await house.execute(
        "UPDATE replica_post SET valid_to = '2026-03-01' WHERE person_id = :who", who=house.person("housing-deputy")
    )
    road = CaseRoad(house)
    assert codes(await road.open(occurred_on="2026-03-01")) == {"direct_actor_not_object"}
    assert (await road.open()).status_code == 201


async def test_a_head_opens_cases_on_units_of_the_own_office_alone(house: House) -> None:
    road = CaseRoad(house, unit="education-bureau", official=None)
    answer = await road.open()
    assert answer.status_code == 403 and codes(answer) == {"unit_not_yours"}


async def test_there_is_one_case_on_one_source_and_object(house: House) -> None:
    road = CaseRoad(house)
    lead = {"source_kind": "lead", "source_id": str(house.organ("housing-bureau")), "source_reference": "线索3号"}
    assert (await road.open(**lead)).status_code == 201
    again = await road.open(**lead)
    assert again.status_code == 409 and codes(again) == {"case_already_open"}
    assert (await CaseRoad(house, official=None).open(**lead)).status_code == 201


async def closed_interview(house: House, pursuit: str) -> InterviewRoad:
    """An interview of the housing bureau that was closed with that decision."""
    talk = await InterviewRoad(house, dict(BUREAU), "xc_i3").begin()
    await talk.walk(*WHOLE[:-1])
    await talk.do("close", pursuit=pursuit)
    return talk


async def test_a_further_case_may_be_opened_on_an_interview_closed_with_pursuit_and_on_no_other(house: House) -> None:
    pursued = await closed_interview(house, "case")
    (first,) = (await house.caller("office1-head").get(CASES, source_id=pursued.id)).json()["items"]
    assert (first["source_kind"], first["object"]["kind"]) == ("interview", "organization")
    road = CaseRoad(house)
    assert (await road.open(source_kind="interview", source_id=pursued.id)).status_code == 201
    assert str(house.person("sc-member-3")) in road.last["former_hands"]
    again = await road.open(source_kind="interview", source_id=pursued.id)
    assert codes(again) == {"case_already_open"}
    wrong = await road.open(source_kind="interview_escalated", source_id=pursued.id)
    assert "source_does_not_carry" in codes(wrong)
    elsewhere = CaseRoad(house, unit="approval-bureau", official=None)
    assert codes(await elsewhere.open(source_kind="interview", source_id=pursued.id)) == {"source_does_not_carry"}


async def test_an_interview_that_was_not_pursued_carries_no_case(house: House) -> None:
    talk = await closed_interview(house, "none")
    answer = await CaseRoad(house).open(source_kind="interview", source_id=talk.id)
    assert answer.status_code == 422 and codes(answer) == {"source_does_not_carry"}


async def test_a_case_by_hand_on_a_hit_takes_codes_and_matter_of_the_filing(house: House) -> None:
    filing = filing_of(house.ears, house.organ("housing-bureau"), PROJECT, house.organ("municipal-cdi"))
    await house.hear(*in_execution(filing))
    road = CaseRoad(house)
    early = await road.open(source_kind="filing_negative_hit", source_id=str(filing.id))
    assert codes(early) == {"source_does_not_carry"}
    await house.hear(hit(filing))
    opened = (await road.open(source_kind="filing_negative_hit", source_id=str(filing.id))).json()
    assert (opened["codes"], opened["project_code"]) == (["xc_n2", "xc_n8"], PROJECT)
    assert opened["evidence_ids"] == [str(filing.id)]
    shown = (await road.who("head").get(road.path)).json()["linked_evidence"]
    assert [one["status"] for one in shown] == ["suspended"]


async def test_an_object_is_scoped_upwards_from_township_to_county(house: House) -> None:
    cast = {**CaseRoad(house).cast, "head": "office2-head", "officer": "office2-officer", "second": "office2-officer-2"}
    road = CaseRoad(house, {**cast, "leader": "sc-member-2"}, "east-township", None)
    opened = await road.walk(*TO_INVESTIGATING)
    assert opened["unit_id"] == str(house.organ("east-county"))
    county = {"kind": "organization", "organ_id": str(house.organ("east-county"))}
    assert codes(await road.ask("rescope", object=county)) == {"tests_not_recorded"}
    await road.do("record_tests", object=county)
    scoped = await road.do("rescope", object=county)
    assert scoped["object"] == county and len(scoped["handler_ids"]) == 2
    township = {"kind": "organization", "organ_id": str(house.organ("east-township"))}
    below = await road.ask("rescope", object=township)
    assert below.status_code == 422 and codes(below) == {"questions_below_only"}
    unknown: dict[str, Any] = {"softened": True, "supervision_proposal_id": road.id}
    assert "supervision_proposal_unknown" in codes(await road.ask("rescope", **unknown))


async def test_the_committee_is_that_of_the_day_of_the_meeting(house: House) -> None:
    road = CaseRoad(house)
    await road.walk(*TO_DELIBERATING)
    three = road.resolution("cdi-secretary", "cdi-deputy-1", "sc-member-3")
    assert codes(await road.ask("decide", resolution=three)) == {"committee_quorum_missing"}
    with_others = road.resolution("cdi-secretary", "cdi-deputy-1", "sc-member-3", "svc-member-1")
    assert "attendance_wrong" in codes(await road.ask("decide", resolution=with_others))
    heavy = {**RULING, "measures": ["party_warning"]}
    assert codes(await road.ask("decide", ruling=heavy)) == {"heavier_than_heard"}
    decided = await road.do("decide", resolution=road.resolution(against="sc-member-3"))
    assert decided["decision"]["resolution"]["votes"][3]["opinion"] == "批评教育即可。"


async def test_what_is_sent_back_becomes_heavier_only_by_new_facts_from_elsewhere(house: House) -> None:
    road = CaseRoad(house)
    await road.walk(*TO_DELIBERATING, "send_back")
    heavier: dict[str, Any] = {"measures": ["party_warning"], "light_ground": None, "new_facts": "另有两项。"}
    assert codes(await road.ask("draft_proposal", **heavier)) == {"heavier_for_the_defence"}
    await road.walk("draft_proposal", "give_trial_opinion", "hear", "submit")
    await road.do("send_back", new_facts="审计移送两项。", not_from_defence=True)
    await road.do("draft_proposal", **heavier)


async def involve(road: CaseRoad) -> CaseRoad:
    """The principal of the same unit, involved in the case, on a road of his own."""
    other = CaseRoad(road.house, road.cast, road.unit, "housing-head", "principal")
    named = await road.do("name_involved", object=other.on())
    return await other.adopt(named["involved_case_ids"][0])


async def test_a_main_case_and_the_person_involved_are_decided_by_one_act(house: House) -> None:
    road = CaseRoad(house)
    await road.walk(*TO_INVESTIGATING)
    other = await involve(road)
    assert other.last["main_case_id"] == road.id and other.last["source_kind"] == "main_case"
    await road.walk("draft_proposal", "give_trial_opinion", "hear")
    late = await road.ask("submit")
    assert late.status_code == 409 and codes(late) == {"involved_not_ready"}
    assert other.id in late.json()["errors"][0]["pointer"]
    await other.walk(*TO_PROPOSED, "hear")
    alone = await other.ask("submit")
    assert alone.status_code == 409 and codes(alone) == {"decided_with_main_case"}
    await road.do("submit")
    await other.adopt(other.id)
    assert other.last["status"] == "deliberating"
    assert codes(await other.ask("decide")) == {"decided_with_main_case"}
    assert codes(await road.ask("decide")) == {"involved_rulings_wrong"}
    lighter = {**RULING, "case_id": other.id, "measures": ["reminder_talk"], "document_number": "许纪问〔2026〕8号"}
    await road.do("decide", involved=[lighter])
    await other.adopt(other.id)
    assert (other.last["status"], other.last["decision"]["main_case_id"]) == ("decided", road.id)
    joints = (await road.who("manager").get("/v1/joint-dispositions", main_case_id=road.id)).json()["items"]
    assert [(one["status"], one["case_ids"]) for one in joints] == [("decided", [other.id])]
    assert await events_of(house, joints[0]["id"]) == ["gathered", "proposed", "decided"]
    one = await road.who("office1-head").get(f"/v1/joint-dispositions/{joints[0]['id']}")
    assert one.status_code == 200 and one.json()["next_acts"] == []
    assert (await house.caller("office2-head").get("/v1/joint-dispositions")).json()["items"] == []


async def test_a_main_case_is_not_dismissed_while_the_person_involved_is_undecided(house: House) -> None:
    road = CaseRoad(house)
    await road.walk("approve", "name_handlers")
    other = await involve(road)
    await road.do("record_tests", findings=road.tests(causation="none"))
    undecided = await road.ask("find_not_established")
    assert undecided.status_code == 409 and codes(undecided) == {"involved_undecided"}
    await other.do("decline")
    assert (await road.do("find_not_established"))["status"] == "no_liability"
    (joint,) = (await road.who("manager").get("/v1/joint-dispositions", main_case_id=road.id)).json()["items"]
    assert joint["status"] == "decided"


async def test_checks_lists_and_what_waits_say_what_comes_next(house: House) -> None:
    road = CaseRoad(house)
    await road.walk(*TO_INVESTIGATING)
    checked = (await road.who("officer").post(f"{road.path}/checks", None)).json()
    assert not checked["passed"] and {"no_case_proposal"} == {
        one["item"] for one in checked["findings"] if not one["holds"]
    }
    await road.do("draft_proposal")
    waiting = (await road.who("trial").get("/v1/todo")).json()["items"]
    assert [(one["id"], one["act"]) for one in waiting] == [(road.id, "give_trial_opinion")]
    assert (await house.caller("trial-head").get("/v1/todo")).json()["items"] == []
    by_person = {"object_person_id": str(house.person("housing-deputy")), "object_kind": "leading_official"}
    listed = (await road.who("leader").get(CASES, **by_person)).json()
    assert listed["total"] == 1 and listed["items"][0]["object"] == road.on()
    assert (await road.who("leader").get(CASES, object_kind="organization")).json()["total"] == 0
    assert (await road.who("leader").get(CASES, colour="red")).status_code == 400


async def test_a_case_ends_without_liability_by_the_committee_too(house: House) -> None:
    road = CaseRoad(house)
    await road.walk(*TO_DELIBERATING)
    ended = await road.do("decide", ruling=NO_RULING)
    assert (ended["status"], ended["ending"]["outcome"]) == ("no_liability", "not_established")
    (line,) = (await road.who("manager").get(CASES, outcome="not_established")).json()["items"]
    assert line["id"] == road.id and line["measures"] == []


async def test_a_case_declined_says_so_to_whoever_hears_of_it(house: House) -> None:
    road = CaseRoad(house)
    await road.walk("decline")
    told = (await house.published(road.id))[-1]
    assert told["type"] == "accountability.case.exempted.v1"
    assert (told["data"]["outcome"], told["data"]["ended_on"]) == ("declined", DAY)
