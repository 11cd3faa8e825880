"""Waiting over HTTP for a lead or a case: what leads into it, what ends it, and who is not told of it (C-14, G-24)."""

from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text

from libs.contracts.accountability import CaseOpened
from tests.service.clarification.test_applications import apply
from tests.service.clarification.test_clarification_access import lead_on
from tests.service.clarification.test_leads import accept, assessing, lead_on_official
from tests.support.clarification_intake_house import House
from tests.support.clarification_road import TO_PROPOSAL, ClarificationRoad


async def of_unit(house: House) -> str:
    """A clarification of the housing bureau itself, opened on its application; answers its identity."""
    body = {"applicant": "organization", "form": (await apply(house)).json()["form"]}
    case = (await house.caller("housing-head").post("/v1/applications", body)).json()["id"]
    return str((await house.caller("office1-head").get(f"/v1/applications/{case}")).json()["clarification_id"])


def case_on_unit(house: House) -> Any:
    """That an accountability case on the housing bureau is opened."""
    fixed = {"unit_id": house.organ("housing-bureau"), "competent_organ_id": house.organ("municipal-cdi"), "codes": ()}
    return house.ears.story(fixed).tell(CaseOpened, source_kind="filing_negative_hit", source_id=UUID(int=5))


async def check(house: House, inner: str, **asked: Any) -> Any:
    answer = await house.caller("office1-head").act(f"/v1/clarifications/{inner}/lead-check", asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_an_accountability_case_on_a_unit_defers_until_the_head_states_why_it_goes_on(house: House) -> None:
    inner = await of_unit(house)
    assert (await accept(house, inner)).status_code == 200
    await house.ears.hear_jumbled(case_on_unit(house))
    assert await house.status_of("clarification", inner) == "deferred"
    unit = house.organ("housing-bureau")
    answer = (await house.caller("office1-head").get("/v1/lead-index", unit_id=str(unit))).json()
    assert (answer["open_lead_exists"], answer["accountability_case_exists"]) == (False, True)
    assert (await check(house, inner))["status"] == "deferred"
    went_on = await check(house, inner, reason="问责事项与本件无关")
    assert went_on["status"] == "assessing" and went_on["deferrals"][-1]["ended_because"] == "问责事项与本件无关"
    assert (await check(house, inner))["status"] == "assessing"
    colleague = await house.caller("office1-officer-2").get(f"/v1/clarifications/{inner}")
    assert colleague.status_code == 200 and "问责事项与本件无关" not in colleague.text


async def test_with_an_open_case_on_the_unit_acceptance_leads_into_waiting_and_a_lead_weighs_more(house: House) -> None:
    lead = house.lead(subject_organ_id=house.organ("housing-bureau"))
    await house.hear(case_on_unit(house))
    inner = await of_unit(house)
    accepted = (await accept(house, inner)).json()
    assert (accepted["status"], accepted["deferrals"][-1]["ground"]) == ("deferred", "case_open")
    told = [event["type"] for event in await house.ears.published() if event["subject"] == inner]
    assert told[-1] == "clarification.clarification.assessing.v1"
    await house.hear(house.received(lead, "a"))
    assert (await check(house, inner, reason="问责事项与本件无关"))["status"] == "deferred"
    await house.hear(house.concluded(lead, "true"))
    assert (await check(house, inner))["status"] == "deferred"
    assert (await check(house, inner, reason="问责事项与本件无关"))["status"] == "assessing"


async def test_a_case_that_came_while_it_waited_for_a_lead_holds_it_up_when_the_lead_is_concluded(house: House) -> None:
    inner, lead = await of_unit(house), house.lead(subject_organ_id=house.organ("housing-bureau"))
    assert (await accept(house, inner)).status_code == 200
    before = await house.ears.published()
    await house.hear(house.received(lead, "a"))
    await house.hear(case_on_unit(house))
    await house.hear(house.concluded(lead, "true"))
    assert await house.status_of("clarification", inner) == "deferred"
    assert (await check(house, inner))["deferrals"][-1]["ground"] == "case_open"
    assert await house.ears.published() == before


async def test_the_lead_that_the_head_expected_lets_it_go_on_when_it_is_concluded(house: House) -> None:
    inner, lead = await assessing(house), lead_on_official(house)
    waits = await check(house, inner, lead_expected=True, reason="巡察移交，拟核查")
    assert (waits["status"], waits["deferrals"][-1]["ground"]) == ("deferred", "lead_expected")
    before = await house.ears.published()
    await house.hear(house.received(lead, "a"))
    (rest,) = (await check(house, inner))["deferrals"]
    assert (rest["ground"], rest["reason"], rest["until"]) == ("lead_open", "巡察移交，拟核查", None)
    moved = await house.rows(
        "SELECT source, target FROM case_history WHERE case_id = :id AND act = 'defer'", id=UUID(inner)
    )
    assert [(row["source"], row["target"]) for row in moved] == [("deferred", "deferred")]
    await house.hear(house.concluded(lead, "true"))
    assert await house.status_of("clarification", inner) == "assessing"
    assert await house.ears.published() == before


async def test_what_is_taken_back_while_a_lead_is_open_waits_and_others_are_told_the_same(house: House) -> None:
    told = []
    for lead_is_open in (False, True):
        road = ClarificationRoad(house)
        await road.walk(*TO_PROPOSAL)
        if lead_is_open:
            await lead_on(house)
        back = await road.do("take_back")
        assert back["status"] == ("deferred" if lead_is_open else "assessing")
        assert [one["ground"] for one in back["deferrals"]] == ["lead_open"] * lead_is_open
        counted = "SELECT payload FROM outbox_event WHERE aggregate_id = :id ORDER BY id DESC LIMIT 1"
        (row,) = await house.rows(counted, id=UUID(road.id))
        told.append((orjson.loads(row["payload"])["type"], road.last["proposal"]))
    assert told[0] == told[1]


async def test_while_a_lead_is_open_the_head_decides_nothing_on_not_starting(house: House) -> None:
    road = ClarificationRoad(house)
    await road.walk("open_ex_officio", "accept", "propose_not_to_start")
    await lead_on(house)
    assert await house.status_of("clarification", road.id) == "deferred"
    async with house.running.database.begin() as connection:
        where = text("UPDATE lead_entry SET is_other = false")
        await connection.execute(where)
    await road.do("check_leads")
    async with house.running.database.begin() as connection:
        await connection.execute(text("UPDATE lead_entry SET is_other = true"))
    refused = await road.ask("decide_not_to_start")
    assert refused.status_code == 422 and refused.json()["code"] == "other_leads_open"


async def test_the_leader_who_reopens_it_is_not_told_that_it_waits(house: House) -> None:
    answers = []
    for lead_is_open in (False, True):
        road = await declined_on_application(house)
        if lead_is_open:
            await lead_on(house)
        answers.append(await road.do("reconsider"))
        assert await house.status_of("clarification", road.id) == ("deferred" if lead_is_open else "assessing")
    shown = [(one["status"], one["deferrals"], one["due"], one["next_acts"], one["version"]) for one in answers]
    assert shown[0] == shown[1] and shown[0][0] == "assessing"
    assert (await road.seen_by("head")).json()["status"] == "deferred"
    assert (await road.seen_by("leader")).status_code == 404
    acts = {}
    for part in ("head", "colleague"):
        timeline = await road.who(part).get(f"/v1/histories/clarification/{road.id}")
        acts[part] = [move["act"] for move in timeline.json()["items"]]
    assert "reconsider" in acts["head"] and "reconsider" not in acts["colleague"]


async def declined_on_application(house: House) -> ClarificationRoad:
    """Not started on application, answered, and reconsideration asked for."""
    application = (await apply(house)).json()["id"]
    path, road = f"/v1/applications/{application}", ClarificationRoad(house)
    road.id = str((await road.who("head").get(path)).json()["clarification_id"])
    await road.walk("accept", "propose_not_to_start", "decide_not_to_start", "answer_applicant")
    asked = await house.caller("housing-official").act(f"{path}/reconsideration", {"reason": "另有材料"})
    assert asked.status_code == 200, asked.text
    return road
