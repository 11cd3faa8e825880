"""Why can this person, why not: every ground is told to the audit administrators, and to nobody else (P-36)."""

from typing import Any

import pytest

from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse
from tests.support.refused import problem


async def explained(house: FilingHouse, road: Road, code: str, **more: str) -> dict[str, Any]:
    """The explanation of somebody's access to the filing, as the audit administrator gets it."""
    account = str(house.city.person(code).account_id)
    answer = await house.caller("audit-admin").get(f"{road.path}/access", account_id=account, **more)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def submitted(house: FilingHouse) -> Road:
    """A filing that has passed the gate."""
    road = Road(house)
    await road.to("submitted")
    return road


def given(told: dict[str, Any]) -> set[str]:
    """The grounds that open the filing."""
    return {ground["code"] for ground in told["grounds"] if ground["gives"]}


async def test_an_officer_sees_it_as_counterpart_and_because_the_office_handles_it(house: FilingHouse) -> None:
    told = await explained(house, await submitted(house), "office1-officer")
    assert (told["sees"], told["acts_as"], told["recused"]) == (True, ["sup_officer"], False)
    assert given(told) == {"counterpart", "handling_office"}
    assert {section["name"] for section in told["sections"] if section["is_open"]} == {"matter", "deliberation"}


async def test_the_unit_sees_the_matter_and_not_the_deliberation(house: FilingHouse) -> None:
    told = await explained(house, await submitted(house), "approval-clerk")
    assert given(told) == {"own_unit"}
    assert {section["name"]: section["is_open"] for section in told["sections"]} == {
        "matter": True,
        "deliberation": False,
    }


async def test_an_officer_of_another_office_has_the_role_but_not_the_relation(house: FilingHouse) -> None:
    told = await explained(house, await submitted(house), "office2-officer")
    counterpart = next(ground for ground in told["grounds"] if ground["code"] == "counterpart")
    assert not told["sees"] and counterpart["role_held"] and not counterpart["relation_holds"]
    assert counterpart["cites"] == ["F-26"]


async def test_the_relation_is_that_of_the_day_asked_about(house: FilingHouse) -> None:
    road = await submitted(house)
    assert given(await explained(house, road, "office1-officer", on="2000-01-01")) == {"handling_office"}


async def test_an_unknown_account_has_nothing(house: FilingHouse) -> None:
    road = await submitted(house)
    nobody = "00000000-0000-7000-8000-00000000beef"
    answer = await house.caller("audit-admin").get(f"{road.path}/access", account_id=nobody)
    told = answer.json()
    assert (told["account_usable"], told["sees"], given(told)) == (False, False, set())


@pytest.mark.parametrize("code", ["sys-admin", "sec-admin", "cdi-secretary", "office1-officer", "approval-clerk"])
async def test_it_is_told_to_nobody_else(house: FilingHouse, code: str) -> None:
    road = await submitted(house)
    account = str(house.city.person("office1-officer").account_id)
    problem(await house.caller(code).get(f"{road.path}/access", account_id=account), 403, "not_entitled")


async def test_the_explanation_holds_nothing_of_the_content_and_is_on_record(house: FilingHouse) -> None:
    road = await submitted(house)
    account = str(house.city.person("cdi-secretary").account_id)
    answer = await house.caller("audit-admin").get(f"{road.path}/access", account_id=account)
    title = (await house.caller("cdi-secretary").get(road.path)).json()["form"]["title"]
    assert title and title not in answer.text
    async with house.running.database.connect() as connection:
        found = await connection.exec_driver_sql(
            "SELECT decision, object_id FROM audit_event WHERE action = 'filing.explain_access'"
        )
        assert [(row.decision, str(row.object_id)) for row in found] == [("allow", road.id)]


async def test_there_is_no_explanation_of_what_does_not_exist(house: FilingHouse) -> None:
    account = str(house.city.person("cdi-secretary").account_id)
    path = "/v1/filings/00000000-0000-7000-8000-00000000beef/access"
    problem(await house.caller("audit-admin").get(path, account_id=account), 404, "absent")
