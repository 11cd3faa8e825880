"""Time as an actor: a validity that ends, an obligation that falls overdue, and acts that came first."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from libs.chassis.clock import Clock
from libs.chassis.tables import TIMER
from libs.kernel.deadlines import end_of
from tests.support.filing_road import OBLIGATIONS, Road
from tests.support.filing_service import FilingHouse

LAST_DAY = date(2027, 1, 3)
"""Last day of the validity that the road's committee grants."""

MIDNIGHT = end_of(LAST_DAY)


async def tick(house: FilingHouse, at: datetime) -> int:
    """Let time pass to that instant; answers how many timers were tried."""
    house.clock.at = at
    return await Clock(house.running.engine).tick()


async def timers(house: FilingHouse, case_id: str) -> list[dict[str, Any]]:
    """The timers of a case."""
    async with house.running.database.connect() as connection:
        rows = await connection.execute(select(TIMER).where(TIMER.c.case_id == UUID(case_id)))
        return [dict(row) for row in rows.mappings()]


async def hurry(house: FilingHouse, case_id: str) -> None:
    """Make a timer try at once, before it is due."""
    async with house.running.database.begin() as connection:
        await connection.execute(
            text("UPDATE timer SET next_attempt_at = '2026-01-01' WHERE case_id = :id"), {"id": UUID(case_id)}
        )


async def test_a_filing_lapses_when_the_last_day_of_its_validity_is_over_and_not_before(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    assert [(timer["act"], timer["due_at"]) for timer in await timers(house, road.id)] == [("lapse", MIDNIGHT)]
    for duty in await road.duties():
        await road.finish(duty)
    assert await tick(house, MIDNIGHT - timedelta(seconds=1)) == 0
    assert (await road.read())["status"] == "in_execution"
    assert await tick(house, MIDNIGHT) == 1
    lapsed = await road.read()
    assert (lapsed["status"], lapsed["ending"]["by"], lapsed["next_acts"]) == ("lapsed", str(UUID(int=0)), [])
    assert (await house.events(road.id))[-1] == "lapsed"
    assert await timers(house, road.id) == []
    timeline = (await road.who("clerk").get(f"/v1/histories/filing/{road.id}")).json()["items"]
    assert (timeline[-1]["row"], timeline[-1]["role"]) == ("TF-22", "clock")


async def test_an_extension_moves_the_lapse(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    for duty in await road.duties():
        await road.finish(duty)
    road.at_noon(date(2026, 12, 1))
    await road.do("extend")
    assert await tick(house, MIDNIGHT) == 0
    assert await tick(house, end_of(date(2027, 7, 22))) == 1
    assert (await road.read())["status"] == "lapsed"


async def test_an_unreported_obligation_falls_overdue_and_alerts_by_its_event(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    duty = (await road.duties())[0]
    day = date.fromisoformat(duty["due_on"])
    assert await tick(house, end_of(day) - timedelta(seconds=1)) == 0
    assert await tick(house, end_of(day)) == 1
    overdue = (await road.who("clerk").get(f"{OBLIGATIONS}/{duty['id']}")).json()
    assert (overdue["status"], overdue["next_acts"]) == ("overdue", ["report"])
    assert await house.events(duty["id"]) == ["opened", "overdue"]
    todo = (await road.who("clerk").get("/v1/todo")).json()["items"]
    late = next(item for item in todo if item["id"] == duty["id"])
    assert (late["act"], late["state"], late["due_on"]) == ("report", "overdue", duty["due_on"])
    await road.finish(overdue)
    assert await house.events(duty["id"]) == ["opened", "overdue", "reported", "verified"]


async def test_an_obligation_found_not_done_after_its_day_is_overdue_at_once(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    duty = (await road.duties())[0]
    path = f"{OBLIGATIONS}/{duty['id']}"
    await road.who("clerk").act(f"{path}/report", {"text": "已办结。", "evidence": [road.proof]})
    assert await timers(house, duty["id"]) == []
    late = end_of(date.fromisoformat(duty["due_on"])) + timedelta(days=3)
    house.clock.at = late
    await road.who("officer").act(f"{path}/verification", {"outcome": "returned", "reasons": "缺少批复。"})
    assert await tick(house, late) >= 1
    found = (await road.who("clerk").get(path)).json()
    assert (found["status"], found["version"]) == ("overdue", 4)


async def test_an_act_that_came_first_wins_over_the_clock(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    duty = (await road.duties())[0]
    (stale,) = await timers(house, duty["id"])  # the clock has read its timers; then the unit reports
    house.clock.at = end_of(date.fromisoformat(duty["due_on"]))
    path = f"{OBLIGATIONS}/{duty['id']}"
    await road.who("clerk").act(f"{path}/report", {"text": "已办结。", "evidence": [road.proof]})
    await Clock(house.running.engine)._perform(stale)
    assert (await road.who("clerk").get(path)).json()["status"] == "reported"
    assert await house.events(duty["id"]) == ["opened", "reported"]
    assert await timers(house, duty["id"]) == []


async def test_a_closed_filing_does_not_lapse(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    for duty in await road.duties():
        await road.finish(duty)
    await road.do("close")
    assert await tick(house, MIDNIGHT) == 0
    assert (await road.read())["status"] == "closed"


async def test_a_hit_stops_the_lapse_and_a_clearing_starts_it_again(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    await road.do("hit_negative")
    assert await timers(house, road.id) == []
    await road.do("clear_negative")
    assert [timer["act"] for timer in await timers(house, road.id)] == ["lapse"]


async def test_a_refused_timer_is_tried_again_later_and_later(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    noon = house.clock.at
    assert noon is not None
    await hurry(house, road.id)
    assert await tick(house, noon) == 1
    (timer,) = await timers(house, road.id)
    assert (timer["attempts"], timer["next_attempt_at"]) == (1, noon + timedelta(seconds=2))
    assert await tick(house, noon + timedelta(seconds=1)) == 0
    assert await tick(house, noon + timedelta(seconds=2)) == 1
    (timer,) = await timers(house, road.id)
    assert (timer["attempts"], timer["next_attempt_at"]) == (2, noon + timedelta(seconds=6))
    assert (await road.read())["version"] == 12
    await tick(house, MIDNIGHT)
    assert (await road.read())["status"] == "lapsed"


async def test_two_clocks_at_once_lapse_a_filing_once(house: FilingHouse) -> None:
    import asyncio

    road = Road(house)
    await road.to("in_execution")
    for duty in await road.duties():
        await road.finish(duty)
    house.clock.at = MIDNIGHT
    await asyncio.gather(*(Clock(house.running.engine).tick() for _ in range(4)))
    assert (await house.events(road.id)).count("lapsed") == 1
