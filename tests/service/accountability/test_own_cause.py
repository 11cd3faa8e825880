"""Nobody sits in his own cause, and nobody is told of what is kept: interviews, cases and joint dispositions (P-09)."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from services.accountability.interviews.access import MATTER
from tests.support.accountability_cases_road import TO_INVESTIGATING, TO_PROPOSED, CaseRoad
from tests.support.accountability_interviews_house import House, open_house, prepare
from tests.support.accountability_interviews_papers import DAY
from tests.support.accountability_interviews_road import PATH, WHOLE, InterviewRoad
from tests.support.city import SampleCity
from tests.support.databases import Databases

JOINTS = "/v1/joint-dispositions"


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


async def test_whoever_is_interviewed_and_has_since_come_to_the_organ_sees_nothing_of_the_organ_s_side(
    house: House,
) -> None:
    road = await InterviewRoad(house).begin()
    await house.execute(
        "INSERT INTO replica_post (person_id, organ_id, post, valid_from, valid_to) "
        "SELECT :who, organ_id, post, '2026-02-01', '2026-03-01' FROM replica_post "
        "WHERE person_id = :principal AND organ_id = :unit LIMIT 1",
        who=house.person("office2-officer"),
        principal=house.person("east-party-secretary"),
        unit=house.organ("east-county"),
    )
    officer = str(house.person("office2-officer"))
    assert (await road.seen_by("officer")).status_code == 200
    await road.do("confirm", interviewees=[{"person_id": officer}])
    assert (await road.seen_by("officer")).status_code == 404
    listed = (await road.who("officer").get(PATH)).json()["items"]
    assert road.id not in [one["id"] for one in listed]
    assert (await road.ask("issue_notice")).status_code in (404, 428)
    assert (await road.ask("issue_notice", by="colleague")).status_code == 200


async def test_the_unit_is_not_told_whether_a_case_follows(house: House) -> None:
    road = await InterviewRoad(house).begin()
    await road.walk(*WHOLE[:-1])
    await road.do("close", pursuit="case", case={"object_person_id": str(house.person("east-party-secretary"))})
    inside, outside = (await road.seen_by("head")).json(), (await road.seen_by("unit_head")).json()
    assert inside["closing"]["pursuit"] == "case" and inside["closing"]["case_id"]
    assert outside["closing"]["pursuit"] is None and outside["closing"]["case_id"] is None
    assert outside["closing"]["closed_on"] == inside["closing"]["closed_on"]
    assert MATTER.told["accountability.interview.closed.v1"] == ("pursuit", "case_id")


async def test_a_check_does_not_tell_the_unit_that_the_trigger_is_gone(house: House) -> None:
    road = await InterviewRoad(house).begin()
    await road.walk("confirm", "issue_notice")
    assert road.story is not None
    await house.hear(house.withdrawn(road.story))
    items = {}
    for who in ("head", "unit_head"):
        answer = await road.who(who).post(f"{road.path}/checks", {})
        assert answer.status_code == 200, answer.text
        items[who] = {one["item"] for one in answer.json()["findings"]}
    assert "interview_trigger_gone" in items["head"] and "interview_trigger_gone" not in items["unit_head"]


async def test_nobody_of_the_unit_is_shut_out_by_a_recusal(house: House) -> None:
    road = await InterviewRoad(house).begin()
    await road.walk("confirm", "issue_notice")
    answer = await road.ask("recuse", person_id=str(house.person("east-clerk")))
    assert answer.status_code == 422 and codes(answer) == {"interview_recusal_unfounded"}
    assert (await road.seen_by("clerk")).status_code == 200


async def test_whoever_steps_aside_from_the_main_case_knows_the_joint_disposition_no_more(house: House) -> None:
    house.clock.put_on(DAY)
    road = CaseRoad(house)
    await road.walk(*TO_INVESTIGATING)
    head = str(house.person("housing-head"))
    organ = str(house.organ("housing-bureau"))
    involved = {"kind": "leading_official", "person_id": head, "organ_id": organ, "post": "principal"}
    body = {"object": involved, "occurred_on": "2026-03-02", "reasons": "未履行第一责任人职责。"}
    named = await road.who("head").act(f"{road.path}/involved", body)
    assert named.status_code == 200, named.text
    (joint,) = (await road.who("trial").get(JOINTS)).json()["items"]
    aside = await road.who("trial").act(f"{road.path}/recusal", {"ground": "close_relative"})
    assert aside.status_code == 200, aside.text
    assert (await road.who("trial").get(road.path)).status_code == 404
    assert (await road.who("trial").get(f"{JOINTS}/{joint['id']}")).status_code == 404
    assert (await road.who("trial").get(JOINTS)).json()["items"] == []
    assert (await road.who("recorder").get(f"{JOINTS}/{joint['id']}")).status_code == 200


async def test_for_a_unit_somebody_of_the_unit_is_heard(house: House) -> None:
    road = CaseRoad(house, official=None)
    assert (await road.open()).status_code == 201
    on_unit: dict[str, Any] = {"responsibility": None, "measures": ["organization_circular"], "light_ground": None}
    for act in TO_PROPOSED:
        await road.do(act, **(on_unit if act == "draft_proposal" else {}))
    stranger = await road.ask("hear", heard_person_id=str(house.person("east-clerk")))
    assert stranger.status_code == 422 and codes(stranger) == {"wrong_person_heard"}
    assert (await road.ask("hear")).status_code == 200


async def test_the_head_shuts_no_leader_out_by_a_declaration(house: House) -> None:
    road = CaseRoad(house)
    await road.walk("approve")
    handlers = [road.person("officer"), road.person("second")]
    declared: list[dict[str, Any]] = [{"person_id": one, "ground": None} for one in (road.person("head"), *handlers)]
    shut_out = [*declared, {"person_id": road.person("leader"), "ground": "close_relative"}]
    answer = await road.ask("name_handlers", recusals=shut_out)
    assert answer.status_code == 422 and codes(answer) == {"recusal_of_another"}
    assert (await road.who("leader").get(road.path)).status_code == 200
