"""Two worlds that differ by a secret lead alone: whoever may not know of it finds no difference in anything (G-24)."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from structlog.testing import capture_logs

from tests.service.clarification.test_applications import apply, form
from tests.service.clarification.test_leads import accept
from tests.support.city import SampleCity
from tests.support.clarification_intake_house import House, open_house
from tests.support.databases import Databases
from tests.support.figures import record
from tests.support.observing import Names, Seen, differing, everything, noted, on_the_bus

APPLICANT = "housing-official"
OTHERS = ("housing-head", "housing-clerk", "office2-officer", "cdi-secretary", "psb-officer")
CANDIDATE = "clarification.candidate."
TOLD_OF_CANDIDATE = '"data":{"office_id":"supervision-office-1","organ_id":"municipal-cdi","situations":[]}'
"""All that is told of a candidate: the office. Neither subject nor lead nor unit."""


@dataclass
class Secret:
    """What befalls the lead, and when: before the application, after its acceptance, some days later."""

    received: str = "never"
    findings: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    leak: Callable[[House, str], Awaitable[None]] | None = None


_WAITS = ("deferred", "deferred", "deferred", "withdrawn")
_GOES_ON = ("deferred", "assessing", "assessing", "withdrawn")
SECRETS = {
    "open from the first": Secret("before", (), _WAITS),
    "received midway": Secret("midway", (), _WAITS),
    "concluded, unprovable": Secret("midway", ("unprovable",), _GOES_ON),
    "concluded, untrue": Secret("midway", ("untrue",), _GOES_ON),
}


@dataclass(frozen=True)
class Watch:
    """Who looks when. At the moments of ``thorough`` the applicant tries every filter and every act."""

    looking: Mapping[str, tuple[str, ...]]
    thorough: frozenset[str]


MOMENTS = ("accepted", "later", "overdue", "withdrawn")
EVERYBODY = (APPLICANT, *OTHERS)
SHORT = Watch({**dict.fromkeys(MOMENTS, (APPLICANT,)), "later": EVERYBODY}, frozenset({"accepted"}))
LONG = Watch(dict.fromkeys(MOMENTS, EVERYBODY), frozenset(MOMENTS))
AT_ONCE = Watch({"accepted": (APPLICANT,)}, frozenset({"accepted"}))


@dataclass
class World:
    """What was seen in one world, moment by moment, what went on the bus and into the log."""

    watch: Watch
    seen: Seen = field(default_factory=dict)
    bus: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    inner_statuses: list[str] = field(default_factory=list)


async def play(house: House, secret: Secret, world: World) -> World:
    """The same story in every world, but for the lead."""
    lead = house.lead(subject_person_id=house.person("housing-official"))
    with capture_logs() as lines:
        if secret.received == "before":
            await house.hear(house.received(lead, "m"))
        case, inner, names = await _accepted(house, world, lead.id)
        if secret.received == "midway":
            await house.hear(house.received(lead, "m"))
        if secret.leak is not None:
            await secret.leak(house, case)
        await _look(house, world, "accepted", case, inner, lead.id, names)
        house.clock.at += timedelta(days=10)
        if secret.findings:
            await house.hear(house.concluded(lead, *secret.findings, matters=("m",)))
        await _look(house, world, "later", case, inner, lead.id, names)
        house.clock.at += timedelta(days=40)
        await _look(house, world, "overdue", case, inner, lead.id, names)
        await _end(house, world, case, names)
        await _look(house, world, "withdrawn", case, inner, lead.id, names)
    world.bus = await on_the_bus(house, names)
    world.log = [names.plain(str(line)) for line in lines]
    return world


async def _accepted(house: House, world: World, lead: UUID) -> tuple[str, str, Names]:
    """Applied, acknowledged and accepted; answers application, clarification, and the names of both worlds."""
    made = await apply(house)
    case = made.json()["id"]
    head = house.caller("office1-head")
    inner = (await head.get(f"/v1/applications/{case}")).json()["clarification_id"]
    named = {str(one.person_id): code for code, one in house.city.people.items()}
    named |= {str(one): code for code, one in house.city.organs.items()}
    names = Names({**named, case: "application", inner: "clarification", str(lead): "lead"})
    world.seen["apply"] = noted(made, names)
    done = await house.caller("letters-officer").act(f"/v1/applications/{case}/acknowledgement", {})
    assert done.status_code == 200 and (await accept(house, inner)).status_code == 200
    return case, inner, names


async def _end(house: House, world: World, case: str, names: Names) -> None:
    """The applicant withdraws and applies again; the unit applies, too."""
    applicant = house.caller("housing-official")
    world.seen["withdraw"] = noted(await applicant.act(f"/v1/applications/{case}/withdrawal", {}), names)
    world.seen["apply again"] = noted(await apply(house), names)
    body = {"applicant": "organization", "form": form(house)}
    world.seen["unit applies"] = noted(await house.caller("housing-head").post("/v1/applications", body), names)


async def _look(house: House, world: World, when: str, case: str, inner: str, lead: UUID, names: Names) -> None:
    world.inner_statuses.append(await house.status_of("clarification", inner))
    ids = {"application": case, "clarification": inner, "lead": str(lead), "absent": str(uuid4())}
    for who in world.watch.looking.get(when, ()):
        thorough = who == APPLICANT and when in world.watch.thorough
        for asked, answer in (await everything(house, who, ids, names, thorough=thorough)).items():
            world.seen[f"{when}: {asked}"] = answer


@dataclass(frozen=True)
class Worlds:
    """Plays the story in as many worlds as are asked for."""

    databases: Databases
    keys: Path
    city: SampleCity

    async def play(self, secret: Secret, watch: Watch) -> World:
        """One world."""
        async with open_house(self.databases, self.keys, self.city) as house:
            return await play(house, secret, World(watch))


@pytest.fixture
def worlds(databases: Databases, keys: Path, intake_city: SampleCity) -> Worlds:
    """Worlds in the sample city."""
    return Worlds(databases, keys, intake_city)


async def compare(worlds: Worlds, watch: Watch) -> int:
    """Lay every world with a secret lead beside the one without; answers how many answers were compared in each."""
    without = await worlds.play(Secret(), watch)
    assert without.inner_statuses == ["assessing", "assessing", "assessing", "withdrawn"]
    for name, secret in SECRETS.items():
        with_lead = await worlds.play(secret, watch)
        assert with_lead.inner_statuses == list(secret.inside), name
        assert differing(without.seen, with_lead.seen) == [], name
        assert without.log == with_lead.log, name
        candidates = [told for told in with_lead.bus if CANDIDATE in told]
        assert without.bus == [told for told in with_lead.bus if told not in candidates], name
        assert [TOLD_OF_CANDIDATE in told for told in candidates] == [True] * (name == "concluded, untrue"), name
    return len(without.seen)


@pytest.mark.timeout(300)
async def test_a_secret_lead_changes_nothing_that_anybody_outside_can_get(worlds: Worlds) -> None:
    assert await compare(worlds, SHORT) > 500


@pytest.mark.access
@pytest.mark.timeout(1200)
async def test_it_changes_nothing_at_any_moment_for_anybody_under_any_filter(worlds: Worlds) -> None:
    compared = await compare(worlds, LONG)
    record(observer_answers_compared=compared * len(SECRETS), observer_differences=0)
    assert compared > 3000


async def _raise_version(house: House, case: str) -> None:
    async with house.running.database.begin() as connection:
        await connection.exec_driver_sql(f"UPDATE application SET version = version + 1 WHERE id = '{case}'")


async def _move_day(house: House, case: str) -> None:
    async with house.running.database.begin() as connection:
        await connection.exec_driver_sql(f"UPDATE application SET expected_on = expected_on + 1 WHERE id = '{case}'")
        await connection.exec_driver_sql(
            f"UPDATE application SET body = jsonb_set(body, '{{expected_on}}', '\"2026-05-05\"') WHERE id = '{case}'"
        )


async def _change_count(house: House, case: str) -> None:
    async with house.running.database.begin() as connection:
        await connection.exec_driver_sql(f"UPDATE application SET status = 'received' WHERE id = '{case}'")


@pytest.mark.timeout(300)
async def test_a_planted_leak_is_found(worlds: Worlds) -> None:
    """The control: a version raised, a day moved, a count changed by the deferral would be seen."""
    without = await worlds.play(Secret(), AT_ONCE)
    for leak in (_raise_version, _move_day, _change_count):
        leaking = await worlds.play(Secret("midway", leak=leak), AT_ONCE)
        assert differing(without.seen, leaking.seen) != [], leak.__name__
