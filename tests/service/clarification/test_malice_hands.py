"""In whose hands a suspected malicious accusation lies: next steps, bodies that send, subjects that are units."""

import asyncio
from datetime import date
from uuid import UUID

from libs.contracts.supervision_leads import LeadConcluded, LeadReceived
from tests.support.clarification_intake_house import House
from tests.support.malice_house import COUNTY, TO_CERTIFIED, TO_PROPOSED, MaliceRoad


async def test_each_next_step_waits_for_those_alone_whom_the_case_names(house: House) -> None:
    road = MaliceRoad(house)

    async def waiting(part: str) -> list[str]:
        found = (await road.who(part).get("/v1/todo")).json()["items"]
        return [one["act"] for one in found if one["resource"] in ("malice-cases", "transfers", "corrections")]

    await road.do("suspect")
    assert (await waiting("head"), await waiting("handler"), await waiting("office1-head")) == (["investigate"], [], [])
    await road.do("investigate")
    assert (await waiting("handler"), await waiting("verifier"), await waiting("head")) == (["draft_proposal"], [], [])
    await road.do("propose_ending")
    assert (await waiting("handler"), await waiting("head")) == ([], ["find_not_established"])
    await road.do("draft_proposal")
    assert (await waiting("trial"), await waiting("head")) == (["give_trial_opinion"], [])
    await road.do("give_trial_opinion")
    assert await waiting("sender") == ["escalate"]
    await road.do("escalate")
    assert (await waiting("approver"), await waiting("cdi-secretary")) == (["certify"], [])
    await road.walk("certify", "request_corrections", "dispose")
    assert await waiting("psb-officer") == ["acknowledge"]
    assert await waiting("org-dept-officer") == ["answer", "answer"]
    assert await waiting("manager") == ["close"]


async def test_two_suspicions_on_one_lead_at_once_leave_one_case(house: House) -> None:
    road = MaliceRoad(house)
    await road.hear_lead("untrue")
    answers = await asyncio.gather(*(road.suspect() for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert len(await house.rows("SELECT id FROM malice")) == 1


async def test_a_township_body_sends_its_own_case_up(house: House) -> None:
    head = "east-township-head"
    cast = {**COUNTY, "head": head, "handler": "east-township-officer", "sender": head}
    road = MaliceRoad(house, cast, office="east-township-body")
    await road.walk(*TO_PROPOSED, "escalate")
    assert road.last["status"] == "pending_certification"
    assert set(road.last["sender_ids"]) == {road.person("sender"), road.person("east-cdi-secretary")}


async def test_a_unit_that_was_accused_is_measured_by_its_own_level(house: House) -> None:
    road = MaliceRoad(house)
    lead = house.lead(competent_organ_id=house.organ("east-county-cdi"), subject_organ_id=house.organ("housing-bureau"))
    items = [{"item": 1, "finding": "untrue", "is_main": True, "matter": "m"}]
    await house.hear(
        lead.tell(LeadReceived, received_on=date(2026, 3, 2), matters=("m",)),
        lead.tell(
            LeadConcluded,
            office_id=house.organ(road.office),
            verifier_ids=(house.person("east-office-officer"),),
            concluded_on=date(2026, 3, 2),
            items=items,
        ),
    )
    road.lead = lead
    await road.walk(*TO_CERTIFIED)
    victim = UUID(road.last["certification"]["victim_clarification_id"])
    (row,) = await house.rows("SELECT subject_organ_id, unit_id FROM clarification WHERE id = :id", id=victim)
    assert {row["subject_organ_id"], row["unit_id"]} == {house.organ("housing-bureau")}


async def test_the_timeline_shows_the_inquiry_to_those_alone_who_know_it(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_PROPOSED)
    shown = [one["act"] for one in (await road.who("letters").get(f"/v1/histories/malice/{road.id}")).json()["items"]]
    assert shown == ["suspect", "investigate"]
    whole = [one["act"] for one in (await road.who("manager").get(f"/v1/histories/malice/{road.id}")).json()["items"]]
    assert whole == ["suspect", "investigate", "draft_proposal", "give_trial_opinion"]
