"""Two worlds that differ by accountability alone: neither the unit that applied nor anybody outside finds a difference
in anything while a case on it is open, an interview of it is escalated, and both end (C-14, C-30, G-24)."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from structlog.testing import capture_logs

from tests.service.clarification.test_applications import form
from tests.service.clarification.test_leads import accept
from tests.service.clarification.test_pursuits import case_of, closed, escalated, interview_of, opened
from tests.support.city import SampleCity
from tests.support.clarification_intake_house import House, open_house
from tests.support.databases import Databases
from tests.support.observing import Names, Seen, differing, everything, noted, on_the_bus

APPLICANT, OTHERS = "housing-head", ("housing-official", "cdi-secretary")

LEAK = "leaking: "


@dataclass
class World:
    """What was seen in one world, what went on the bus and into the log, and how it stood inside."""

    secret: bool
    seen: Seen = field(default_factory=dict)
    bus: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)


async def play(house: House, secret: bool) -> World:
    """The unit applies, is accepted, waits or not, withdraws; the same story in both worlds but for the secret."""
    world, case, interview = World(secret), case_of(house), interview_of(house)
    with capture_logs() as lines:
        if secret:
            await house.hear(opened(case))
        application, inner, names = await _accepted(house, world)
        if secret:
            await house.hear(*escalated(interview, case_id=case.id))
        ids = {"application": application, "clarification": inner, "case": str(case.id), "interview": str(interview.id)}
        await _look(house, world, "accepted", ids, names, thorough=True)
        house.clock.at += timedelta(days=10)
        if secret:
            await house.hear(closed(case))
        await _look(house, world, "later", ids, names, thorough=False)
        gone = await house.caller(APPLICANT).act(f"/v1/applications/{application}/withdrawal", {})
        world.seen["withdraw"] = noted(gone, names)
        await _look(house, world, "withdrawn", ids, names, thorough=False)
    if secret:
        await _raise_version(house, application)
        await _look(house, world, "leaking", ids, names, thorough=False)
    world.bus, world.log = await on_the_bus(house, names), [names.plain(str(line)) for line in lines]
    return world


async def _accepted(house: House, world: World) -> tuple[str, str, Names]:
    body = {"applicant": "organization", "form": form(house)}
    made = await house.caller(APPLICANT).post("/v1/applications", body)
    application = made.json()["id"]
    inner = (await house.caller("office1-head").get(f"/v1/applications/{application}")).json()["clarification_id"]
    named = {str(one.person_id): code for code, one in house.city.people.items()}
    named |= {str(one): code for code, one in house.city.organs.items()}
    names = Names({**named, application: "application", inner: "clarification"})
    world.seen["apply"] = noted(made, names)
    done = await house.caller("letters-officer").act(f"/v1/applications/{application}/acknowledgement", {})
    assert done.status_code == 200 and (await accept(house, inner)).status_code == 200
    return application, inner, names


async def _look(house: House, world: World, when: str, ids: dict[str, str], names: Names, *, thorough: bool) -> None:
    world.inside.append(await house.status_of("clarification", ids["clarification"]))
    named = Names({**names.by_id, ids["case"]: "case", ids["interview"]: "interview"})
    for who in (APPLICANT, *OTHERS) if when == "later" else (APPLICANT,):
        found = await everything(house, who, {**ids, "absent": str(uuid4())}, named, thorough=thorough)
        world.seen.update({f"{when}: {asked}": answer for asked, answer in found.items()})


async def _raise_version(house: House, application: str) -> None:
    async with house.running.database.begin() as connection:
        await connection.exec_driver_sql(f"UPDATE application SET version = version + 1 WHERE id = '{application}'")


@pytest.mark.timeout(300)
async def test_a_case_on_the_unit_changes_nothing_that_the_unit_or_anybody_outside_can_get(
    databases: Databases, keys: Path, intake_city: SampleCity
) -> None:
    worlds = []
    for secret in (False, True):
        async with open_house(databases, keys, intake_city) as house:
            worlds.append(await play(house, secret))
    without, secretly = worlds
    assert without.inside == ["assessing", "assessing", "withdrawn"]
    assert secretly.inside[:3] == ["deferred", "assessing", "withdrawn"]
    leaking = {asked.removeprefix(LEAK): secretly.seen.pop(asked) for asked in list(secretly.seen) if LEAK in asked}
    assert differing(without.seen, secretly.seen) == []
    assert (without.bus, without.log) == (secretly.bus, secretly.log)
    assert len(without.seen) > 150
    last = {asked: without.seen[f"withdrawn: {asked}"] for asked in leaking}
    assert 0 < len(differing(last, leaking)) < 9, "the control: a version that is raised is seen, and nothing else is"
