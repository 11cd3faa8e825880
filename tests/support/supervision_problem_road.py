"""Problem items at work in the real service: opened, notified, accepted, reported; and the clock that rings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

from libs.chassis.clock import Clock
from libs.chassis.inbox import Verdict
from libs.contracts.directory import HeldPost, PersonRecorded
from tests.support import supervision_problem_papers as papers
from tests.support import supervision_visit_papers as visits
from tests.support.databases import Databases
from tests.support.small_city import HOUSING, LONG_AGO, person_id
from tests.support.supervision_visit_stage import VisitStage, open_stage

Item = dict[str, Any]
ENGINEER: Final = person_id("housing-engineer")


@asynccontextmanager
async def open_house(databases: Databases, keys: Path) -> AsyncIterator[VisitStage]:
    """The service with everybody whom problems concern; an engineer holds a post in the housing bureau."""
    async with open_stage(databases, keys) as house:
        held = HeldPost(organ_id=HOUSING, post="section_chief", valid_from=LONG_AGO, valid_to=None)
        told = house.ears.story({}, ENGINEER).tell(PersonRecorded, code="housing-engineer", posts=(held,))
        assert await house.ears.hear(told) == [Verdict.APPLIED]
        yield house


async def opened(house: VisitStage, nature: str = "poor_quality", who: str = "office1-officer", **changed: Any) -> Item:
    """An item that the officer opened."""
    return await house.done(house.post(who, "/v1/problem-items", papers.opening(HOUSING, nature=nature, **changed)))


async def act(house: VisitStage, who: str, item: Item, noun: str, body: Any) -> Item:
    """An act that must succeed, by its noun."""
    return await house.done(house.act(who, item, noun, body, of="problem-items"))


async def refused(house: VisitStage, who: str, item: Item, noun: str, body: Any) -> tuple[int, str]:
    """Status and code of an act that must not succeed."""
    answer = await house.act(who, item, noun, body, of="problem-items")
    return answer.status_code, answer.json()["code"]


async def notified(house: VisitStage, term: str = "short", nature: str = "poor_quality") -> Item:
    """An item of which the unit was notified."""
    return await act(house, "office1-head", await opened(house, nature), "notice", papers.notice(term))


async def rectifying(house: VisitStage, term: str = "short", nature: str = "poor_quality") -> Item:
    """An item that the unit accepted."""
    item = await notified(house, term, nature)
    return await act(house, "housing-head", item, "acceptance", papers.acceptance(ENGINEER))


async def reported(house: VisitStage) -> Item:
    """An item that the unit reported put right."""
    return await act(house, "housing-clerk", await rectifying(house), "report", papers.report())


async def visited(house: VisitStage) -> Item:
    """A visit to the housing bureau that has started."""
    visit = await house.done(house.post("office1-head", "/v1/visits", visits.plan(HOUSING)))
    team = visits.team(person_id("visit-leader"), person_id("visit-member"))
    visit = await house.done(house.act("office1-head", visit, "team", team))
    return await house.done(house.act("visit-leader", visit, "start", visits.start(house.clock.at.date())))


async def read(house: VisitStage, item: Item, who: str = "office1-head") -> Item:
    """The item as that person reads it."""
    return await house.done(house.get(who, f"/v1/problem-items/{item['id']}"))


async def waits(house: VisitStage, who: str, item: Item) -> list[str]:
    """The acts on this item that wait for that person."""
    found = (await house.get(who, "/v1/todo")).json()["items"]
    return [one["act"] for one in found if one["id"] == item["id"]]


async def ring(house: VisitStage, until: date) -> None:
    """Let days go by, the clock ringing at noon of each, and a second time for nothing."""
    clock = Clock(house.running.engine)
    while house.clock.at.date() < until:
        house.pass_days(1)
        await clock.tick()
        await clock.tick()


async def told_of(house: VisitStage, item: Item) -> list[str]:
    """What was told of the item, in order."""
    return [one["type"].split(".")[2] for one in await house.told() if one["subject"] == item["id"]]
