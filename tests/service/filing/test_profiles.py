"""Profiles as they work: another order and organ elsewhere, and a case that keeps the version it began under."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.support.city import SampleCity
from tests.support.databases import Databases
from tests.support.filing_road import FILINGS, Cast, Road
from tests.support.filing_service import TEMPLATE, FilingHouse, open_house
from tests.support.filing_steps import TODAY
from tests.support.refused import problem

TOWNSHIP = Cast(
    clerk="east-township-clerk",
    party_head="east-township-leader",
    leader="east-deputy",
    officer="east-office-officer",
    head="east-office-head",
)
APPLIED_ON = {"in_name_of": "party_committee", "document_number": "甲镇党〔2026〕3号", "signed_on": "2026-03-04"}
CHANGED_ON = TODAY.replace(month=4, day=1)


@pytest_asyncio.fixture
async def changing_house(
    city: SampleCity, databases: Databases, keys: Path, tmp_path: Path
) -> AsyncIterator[FilingHouse]:
    """A city whose profile has a second version from April on: the application comes first, validity is shorter."""
    policies = tmp_path / "policies"
    shutil.copytree("policies", policies)
    first = policies / "xuchang" / "2023-01.yaml"
    old = first.read_text(encoding="utf-8")
    assert old.count("effective_to: null") == 1
    later = old.replace('version: "2023-01"', 'version: "2026-04"').replace("2023-01-19", "2026-04-01")
    later = later.replace("value: study_first", "value: application_first").replace(
        "  filing.validity_months_max:\n    value: 12", "  filing.validity_months_max:\n    value: 6"
    )
    assert later != old
    first.write_text(old.replace("effective_to: null", "effective_to: 2026-04-01"), encoding="utf-8")
    (policies / "xuchang" / "2026-04.yaml").write_text(later, encoding="utf-8")
    url = await databases.server.create_database("filing_changing", TEMPLATE)
    async with open_house(url, keys, tmp_path, city, policies=policies) as house:
        yield house
    await databases.drop(url)


async def test_a_township_applies_first_studies_then_and_files_with_its_county(other_house: FilingHouse) -> None:
    road = Road(other_house, TOWNSHIP, item="pds_a")
    drafted = await road.draft()
    assert (drafted["profile"], drafted["profile_version"]) == ("pingdingshan", "2022-03")
    assert drafted["competent_organ_id"] == str(other_house.city.organs["east-county-cdi"])
    assert drafted["next_acts"][0] == "apply"
    todo = (await road.who("clerk").get("/v1/todo")).json()["items"]
    assert [(item["id"], item["act"]) for item in todo] == [(road.id, "apply")]
    await road.do("attach")
    problem(await road.ask("study"), 409, "not_now", "F-32")
    await road.do("apply", application=APPLIED_ON)
    await road.do("study")
    await road.do("present", application=None)
    await road.do("pass_gate")
    assert road.last["office_id"] == str(other_house.city.organs["east-supervision-office"])
    events = ["drafted", "revised", "applied", "studied", "presented", "submitted"]
    assert await other_house.events(road.id) == events


async def test_the_county_reviews_it_and_the_city_sees_nothing_of_it(other_house: FilingHouse) -> None:
    road = Road(other_house, TOWNSHIP, item="pds_b")
    await road.draft()
    await road.walk("attach")
    await road.do("apply", application=APPLIED_ON)
    await road.walk("study")
    await road.do("present", application=None)
    await road.walk("pass_gate", "open_review", "draft_report", "confirm_report")
    assert road.last["status"] == "reported"
    for code in ("east-cdi-secretary", "east-cdi-deputy"):
        assert (await other_house.caller(code).get(road.path)).status_code == 200, code
    for code in ("cdi-secretary", "office2-head", "management-officer", "east-clerk", "sc-member-2"):
        problem(await other_house.caller(code).get(road.path), 404, "absent")
        assert (await other_house.caller(code).get(FILINGS)).json()["items"] == []


async def test_the_study_there_cannot_precede_the_application(other_house: FilingHouse) -> None:
    road = Road(other_house, TOWNSHIP, item="pds_a")
    await road.draft()
    await road.walk("attach", "apply")  # signed today; the minutes are three days older
    found = problem(await road.ask("study"), 422, "out_of_order", "F-22")
    assert found == {"#/application/signed_on": ["out_of_order"]}


async def test_an_item_of_one_city_is_unknown_in_another(house: FilingHouse, other_house: FilingHouse) -> None:
    here, there = Road(house, item="pds_a"), Road(other_house, TOWNSHIP, item="xc_p5")
    await here.draft()
    await here.walk("attach")
    problem(await here.ask("study"), 422, "no_positive_item", "F-01")
    await there.draft()
    await there.walk("attach")
    await there.do("apply", application=APPLIED_ON)
    problem(await there.ask("study"), 422, "no_positive_item", "F-01")


async def test_the_same_township_files_with_the_city_where_the_city_is_competent(house: FilingHouse) -> None:
    road = Road(house, TOWNSHIP)
    await road.draft()
    assert road.last["competent_organ_id"] == str(house.city.organs["municipal-cdi"])


async def test_a_case_keeps_the_version_it_began_under(changing_house: FilingHouse) -> None:
    before = Road(changing_house)
    await before.draft()
    assert before.last["profile_version"] == "2023-01"
    before.at_noon(CHANGED_ON)
    after = Road(changing_house, today=CHANGED_ON)
    await after.draft()
    assert after.last["profile_version"] == "2026-04"
    assert (await before.read())["next_acts"][0] == "study"
    assert (await after.read())["next_acts"][0] == "apply"
    await before.walk("attach", "study", "present")
    assert (before.last["status"], before.last["profile_version"]) == ("gatekeeping", "2023-01")
    problem(await after.ask("study"), 409, "not_now", "F-32")
    timeline = (await before.who("clerk").get(f"/v1/histories/filing/{before.id}")).json()["items"]
    assert {item["policy"] for item in timeline} == {"xuchang/2023-01"}


async def test_the_rules_of_each_version_judge_its_own_cases(changing_house: FilingHouse) -> None:
    before = Road(changing_house)
    await before.draft()
    await before.walk("attach")
    after = Road(changing_house, today=CHANGED_ON)
    await after.draft()
    await after.walk("attach")
    await after.do("apply", application={**APPLIED_ON, "signed_on": "2026-03-20"})
    found = problem(await after.ask("study"), 422, "validity_too_long", "G-18")
    assert found == {"#/form/validity_until": ["validity_too_long"]}
    assert (await before.do("study"))["status"] == "studied"
