"""The victim of a malicious accusation is cleared before the case is closed, over HTTP (TW-07, TW-10, C-12, W-05)."""

from typing import Any, Final
from uuid import UUID

from tests.service.clarification.test_applications import apply
from tests.support.clarification_intake_house import House
from tests.support.malice_house import TO_PROPOSED, MaliceRoad

CITY: Final = {
    "letters": "letters-officer",
    "head": "office1-head",
    "verifier": "office1-officer-2",
    "handler": "office1-officer",
    "trial": "trial-officer",
    "sender": "cdi-secretary",
    "approver": "sc-member-2",
    "manager": "management-officer",
}
"""Who plays which part in a case of the city's own organ."""


def road_of(house: House) -> MaliceRoad:
    """A case of the city on a housing official, who may apply to be cleared."""
    return MaliceRoad(house, dict(CITY), "municipal-cdi", "supervision-office-1", "housing-official")


async def opened_about(house: House, lead: UUID | str) -> str:
    """A clarification that the office opens about that lead, by itself."""
    found = {"finding": "untrue", "is_main": True, "verification": "查阅记录。"}
    item = {"lead_id": str(lead), "problem": "反映收受礼金。", **found}
    subject = {"kind": "person", "person_id": str(house.person("housing-official")),
               "unit_id": str(house.organ("housing-bureau"))}  # fmt: skip
    body = {"subject": subject, "items": [item], "verification_ended_on": "2026-03-02"}
    opened = await house.caller("office1-officer").post("/v1/clarifications", body)
    assert opened.status_code == 201, opened.text
    return str(opened.json()["id"])


async def closing_of(road: MaliceRoad) -> dict[str, Any]:
    """What asking to close the case answers."""
    return dict((await road.ask("close", no_gain_reason="没有所得")).json())


async def test_a_case_stays_open_while_its_victim_has_withdrawn_and_until_the_office_clears_him(house: House) -> None:
    made = (await apply(house)).json()["id"]
    inner = (await house.caller("office1-head").get(f"/v1/applications/{made}")).json()["clarification_id"]
    road = road_of(house)
    await road.hear_lead("untrue")
    await road.walk(*TO_PROPOSED, "escalate", "certify")
    certification = road.last["certification"]
    assert (certification["victim_clarification_id"], certification["opened_it"]) == (inner, False)
    await road.do("dispose", accuser_kinds=["party_member"], routes=["party_discipline"], transfers=[])
    await road.do("record_result", route="party_discipline")
    gone = await house.caller("housing-official").act(f"/v1/applications/{made}/withdrawal", {})
    assert gone.status_code == 200 and await house.status_of("clarification", inner) == "withdrawn"
    refused = await road.ask("close", no_gain_reason="没有所得")
    assert (refused.status_code, refused.json()["code"]) == (409, "victim_not_cleared"), refused.text
    assert {"C-12", "W-05"} <= set(refused.json()["cites"])
    assert road.lead is not None
    await opened_about(house, road.lead.id)
    assert (await closing_of(road))["status"] == "closed"


async def test_a_certification_is_noted_on_the_clarification_about_the_same_lead(house: House) -> None:
    road = road_of(house)
    await apply(house)
    lead = await road.hear_lead("untrue")
    same = await opened_about(house, lead)
    await road.walk(*TO_PROPOSED, "escalate", "certify")
    certification = road.last["certification"]
    assert (certification["victim_clarification_id"], certification["opened_it"]) == (same, False)


async def test_a_clarification_about_other_leads_is_left_as_it_is_and_the_victim_gets_another(house: House) -> None:
    road = road_of(house)
    other = await opened_about(house, await road.hear_lead("untrue"))
    await road.hear_lead("untrue")
    await road.walk(*TO_PROPOSED, "escalate", "certify")
    certification = road.last["certification"]
    assert certification["opened_it"] and certification["victim_clarification_id"] != other
    rows = await house.rows("SELECT id, malice_id FROM clarification")
    assert {str(row["id"]): row["malice_id"] and str(row["malice_id"]) for row in rows} == {
        other: None,
        certification["victim_clarification_id"]: road.id,
    }


async def test_two_accusations_of_one_victim_are_each_cleared_by_themselves(house: House) -> None:
    first, second = road_of(house), road_of(house)
    for road in (first, second):
        await road.hear_lead("untrue")
        await road.walk(*TO_PROPOSED, "escalate", "certify")
    one, other = (road.last["certification"] for road in (first, second))
    assert other["opened_it"] and one["victim_clarification_id"] != other["victim_clarification_id"]
