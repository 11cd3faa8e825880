"""From service to closing on a real database: sanctions, follow-ups, execution, clock (TA-12, TA-14, P-19, P-28)."""

from datetime import date

from libs.chassis.clock import Clock
from tests.support.accountability_aftermath_road import (
    AFTER_TERM,
    close,
    decided,
    done,
    execute,
    sanctions_of,
    serve,
    service,
    told,
)
from tests.support.accountability_interviews_house import House

STEPS = ("announced", "receipt_asked", "personnel_change", "execution_report")


async def test_a_served_decision_has_effect_is_executed_and_closed(interview_house: House) -> None:
    house = interview_house
    road = await decided(house, "party_warning", "transfer")
    before = await road.who("officer").act(f"{road.path}/service", {**service(road), "receipt": ""})
    assert (before.status_code, before.json()["code"]) == (422, "case_service_unproven")
    served = await serve(road)
    assert served["status"] == "executing" and {one["code"] for one in served["due"]} == {
        "sanction.announce", "sanction.personnel", "sanction.execution_report"
    }  # fmt: skip
    sanctions = {one["measure"]: one for one in await sanctions_of(road)}
    warning = sanctions["party_warning"]
    assert warning["impact"]["until_on"] == "2027-03-02" and sanctions["transfer"]["impact"] is None
    assert warning["due"][0]["due_on"] == "2026-04-02" and warning["number"].startswith("问处〔2026〕")
    followups = (await road.who("head").get("/v1/followups")).json()["items"]
    assert [(one["measure"], one["until_on"]) for one in followups] == [("party_warning", "2027-03-02")]
    assert await told(house, warning["id"]) == ["effective"]
    await execute(road, *STEPS)
    early = await road.who("manager").act(f"{road.path}/closing", {"note": "归档。"})
    assert (early.status_code, early.json()["code"]) == (409, "recourse_runs")
    house.clock.put_on(AFTER_TERM)
    assert (await close(road))["status"] == "closed"
    assert (await told(house, road.id))[-6:] == ["served", *["progressed"] * 4, "closed"]


async def test_the_clock_ends_a_sanction_when_its_last_day_is_over(interview_house: House) -> None:
    house = interview_house
    road = await decided(house)
    await serve(road)
    (sanction,) = await sanctions_of(road)
    clock = Clock(house.running.engine)
    house.clock.put_on(date(2026, 9, 2))
    await clock.tick()
    assert (await sanctions_of(road))[0]["status"] == "in_effect"
    house.clock.put_on(date(2026, 9, 3))
    await clock.tick()
    (ended,) = await sanctions_of(road)
    assert (ended["status"], ended["ending"]["ended_on"], ended["for_life"]) == ("ended", "2026-09-02", True)
    assert await told(house, sanction["id"]) == ["effective", "ended"]


async def test_a_second_party_sanction_is_added_to_the_running_one(interview_house: House) -> None:
    first = await decided(interview_house, "party_warning")
    await serve(first)
    second = await decided(interview_house, "party_serious_warning", document_number="许纪问〔2026〕9号")
    await serve(second)
    (added,) = await sanctions_of(second)
    (running,) = await sanctions_of(first)
    assert added["impact"]["until_on"] == "2028-09-02"
    (addition,) = added["impact"]["additions"]
    assert addition == {"sanction_id": running["id"], "until_on": "2027-03-02", "remaining_days": 365}


async def test_what_waits_for_whom_from_the_decision_to_the_closing(interview_house: House) -> None:
    house = interview_house
    road = await decided(house)

    async def waits(part: str) -> set[str]:
        items = (await road.who(part).get("/v1/todo")).json()["items"]
        return {one["act"] for one in items if one["id"] == road.id}

    assert await waits("officer") == {"serve"} and await waits("manager") == set()
    await serve(road)
    assert await waits("officer") == {"record_execution"}
    await execute(road, "announced", "receipt_asked", "execution_report")
    assert await waits("officer") == set() == await waits("manager")
    house.clock.put_on(AFTER_TERM)
    assert await waits("manager") == {"close"}


async def test_a_unit_is_served_once_and_its_sanction_has_no_follow_up(interview_house: House) -> None:
    road = await decided(interview_house, "organization_circular", official=None)
    await done(road, "officer", "service", {**service(road), "unit_served_on": None, "unit_receipt": ""})
    (sanction,) = await sanctions_of(road)
    assert (sanction["person_id"], sanction["impact"]) == (None, None)
    assert (await road.who("head").get("/v1/followups")).json()["items"] == []
