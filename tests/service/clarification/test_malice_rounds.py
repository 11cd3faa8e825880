"""What a round of a malice case leaves behind: earlier hands stay so, a mistake is talked over (P-02, P-03)."""

from tests.service.clarification.test_malice_victim import road_of
from tests.support.clarification_intake_house import House
from tests.support.malice_house import TO_PROPOSED, MaliceRoad

SECOND_SENDER = "sc-member-1"


async def promote(house: House, code: str) -> None:
    """That person heads the organ, too, from now on."""
    async with house.running.database.begin() as connection:
        await connection.exec_driver_sql(
            "UPDATE replica_account SET roles = array_append(roles, 'cdi_secretary')"
            f" WHERE person_id = '{house.person(code)}'"
        )


async def test_the_first_sender_is_never_named_to_decide_neither_anew_nor_after_it_came_back(house: House) -> None:
    road = road_of(house)
    await road.walk(*TO_PROPOSED, "escalate")
    await promote(house, SECOND_SENDER)
    await road.do("renew_heads")
    first = road.person("sender")
    anew = await road.ask("escalate", by=SECOND_SENDER, approver_id=first)
    assert (anew.status_code, anew.json()["code"]) == (403, "verifier_certifies"), anew.text
    await road.walk("send_back", "draft_proposal", "give_trial_opinion")
    again = await road.ask("escalate", by=SECOND_SENDER, approver_id=first)
    assert (again.status_code, again.json()["code"]) == (403, "verifier_certifies"), again.text
    assert "P-03" in again.json()["cites"]
    await road.do("escalate", by=SECOND_SENDER)
    assert {first, road.person(SECOND_SENDER), road.person("trial")} <= set(road.last["earlier_ids"])
    assert (await road.do("certify"))["status"] == "certified"


async def test_who_suspected_does_not_learn_who_had_a_part(house: House) -> None:
    road = road_of(house)
    await road.walk(*TO_PROPOSED, "escalate")
    assert (await road.who("letters").get(road.path)).json()["earlier_ids"] == []


async def test_after_a_mistake_another_handler_holds_the_talk_and_the_vault_is_told_who_and_when(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk("suspect", "investigate", "propose_ending", "find_mistaken")
    await road.do("step_aside")
    road.cast["handler"] = "east-office-officer"
    await road.do("name_handlers")
    assert (await road.do("educate"))["status"] == "mistaken"
    events = [one for one in await house.ears.published() if one["type"].startswith("clarification.malice.")]
    assert [one["type"].split(".")[2] for one in events] == [
        "suspected", "investigating", "mistaken", "investigating", "investigating", "educated"
    ]  # fmt: skip
    assert [one["data"]["handler_ids"] for one in events[3:5]] == [[], [road.person("handler")]]
    await road.do("name_handlers")
    assert len([one for one in await house.ears.published() if "malice" in one["type"]]) == len(events)
