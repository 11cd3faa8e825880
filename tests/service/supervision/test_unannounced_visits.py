"""Two worlds that differ by a hidden visit alone: until it starts, whoever is not of its team finds no difference in
anything that can be asked over HTTP, nor in any event on the bus (G-54, P-33)."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest

from tests.support import supervision_visit_papers as papers
from tests.support.databases import Databases
from tests.support.figures import record
from tests.support.small_city import HOUSING, SCHOOLS, person_id
from tests.support.supervision_observing import Seen, differing, names_of, observer, on_the_bus, told_by
from tests.support.supervision_visit_leaks import LEAKS, Leak
from tests.support.supervision_visit_stage import CAST, VisitStage, open_stage

PLANNER, LEADER, MEMBER = "office1-head", "visit-leader", "visit-member"
TEAM: Final = papers.team(person_id(LEADER), person_id(MEMBER))
AUDITORS: Final = {"auditor", "administrator"}
OUTSIDERS: Final = tuple(sorted({*CAST} - AUDITORS - {PLANNER, LEADER, MEMBER}))
"""Everybody who is neither of the team nor an auditor: unit, own office, leaders, other offices, bureau, body, desk."""
THOROUGH: Final = "housing-head"
"""The inspected unit tries every filter, every order and every act."""


@dataclass(frozen=True)
class Secret:
    """A hidden visit: of which kind, by whom, and how far it comes before everybody looks."""

    kind: str = "daily_cdi"
    planner: str = PLANNER
    assigned: bool = True
    cancelled: bool = False

    @property
    def starts(self) -> bool:
        """Whether it takes place in the end."""
        return self.assigned and not self.cancelled and self.kind != "special"

    @property
    def known_to(self) -> tuple[str, ...]:
        """Who knows of it besides the team."""
        return (self.planner, *(("bureau-head", "bureau-officer") if self.kind == "special" else ()))


SECRETS: Final = {
    "planned": Secret(assigned=False),
    "team named": Secret(),
    "team named, then cancelled": Secret(cancelled=True),
    "by the dispatched body": Secret("daily_dispatched", "body1-head"),
    "special": Secret("special"),
    "special, then cancelled": Secret("special", cancelled=True),
}


@dataclass(frozen=True)
class Watch:
    """Who looks, at which moments: when it is planned, once its day has passed. ``within`` which addresses, and within
    which of them under every filter."""

    looking: dict[str, tuple[str, ...]]
    within: tuple[str, ...] = ("/",)
    thorough: tuple[str, ...] = ()


SHORT: Final = Watch(
    {
        "planned": ("housing-head", "office1-officer", "case-manager", "office2-head"),
        "later": ("housing-clerk",),
    },
    thorough=("/v1/visit", "/v1/coverage", "/v1/statistics/visits", "/v1/exports/visits"),
)
LONG: Final = Watch(dict.fromkeys(("planned", "later"), OUTSIDERS), thorough=("/",))
PLACES: Final = tuple(sorted({leak.shows for leak in LEAKS.values() if leak.shows.startswith("/")}))
AT_ONCE: Final = Watch({"planned": ("office1-officer", "office2-officer", "housing-clerk")}, PLACES)


@dataclass
class World:
    """What outsiders saw in one world, what went on the bus, and what showed once the visit had started."""

    watch: Watch
    seen: Seen = field(default_factory=dict)
    bus: list[str] = field(default_factory=list)
    after: Seen = field(default_factory=dict)


async def play(house: VisitStage, world: World, secret: Secret | None, leak: Leak | None) -> World:
    """The same story in every world, but for the hidden visit."""
    by_name = {name: str(uuid4()) for name in ("absent", "hidden")}
    opening = await house.done(house.post("office2-head", "/v1/visits", papers.special(SCHOOLS, "2026-03-30")))
    by_name["open"] = opening["id"]
    hidden = None
    if secret is not None:
        hidden = await _hidden(house, secret)
        by_name["hidden"] = hidden["id"]
        if leak is not None and leak.in_rows is not None:
            await leak.in_rows(house, hidden["id"])
    outsiders = await _others_act(house, by_name)
    world.seen |= outsiders
    await _look(house, world, "planned", by_name)
    house.pass_days(7)
    if hidden is not None and secret is not None and secret.cancelled:
        await house.done(house.act(secret.planner, hidden, "cancellation", papers.cancellation()))
    await _look(house, world, "later", by_name)
    world.bus = await on_the_bus(house, names_of(by_name))
    if secret is not None and secret.starts:
        await _start(house, world, secret, by_name)
    return world


async def _hidden(house: VisitStage, secret: Secret) -> dict[str, Any]:
    """The hidden visit to the housing bureau, its team named."""
    body = papers.plan(HOUSING, "2026-03-20", secret.kind, unannounced=True)
    if secret.kind == "special":
        body = papers.special(HOUSING, "2026-03-20", unannounced=True)
    visit = await house.done(house.post(secret.planner, "/v1/visits", body))
    if secret.assigned and secret.kind != "special":
        visit = await house.done(house.act(secret.planner, visit, "team", TEAM))
    return visit


async def _others_act(house: VisitStage, by_name: dict[str, str]) -> Seen:
    """What others do meanwhile, which must answer as if nothing were: a visit to the same unit, its number, its near
    visits, a problem; what the unit asks about it."""
    names = names_of(by_name)
    seen = {}
    special = await house.post("office2-head", "/v1/visits", papers.special(HOUSING, "2026-03-24"))
    seen["office2-head plans at the same unit"] = told_by(special, names)
    warned = await house.get("office2-head", "/v1/visit-warnings", unit_id=str(HOUSING), on="2026-03-19")
    seen["office2-head asks for visits near"] = told_by(warned, names)
    if "body1-head" in OUTSIDERS:
        daily = await house.post("body1-head", "/v1/visits", papers.plan(HOUSING, "2026-03-25", "daily_dispatched"))
        seen["body1-head plans at the same unit"] = told_by(daily, names)
    objection = await house.post("housing-head", "/v1/objections", papers.objection(by_name["hidden"]))
    seen["housing-head objects to it"] = told_by(objection, names)
    return seen


async def _look(house: VisitStage, world: World, when: str, by_name: dict[str, str]) -> None:
    looking = await observer(house, by_name)
    for who in world.watch.looking.get(when, ()):
        thorough = world.watch.thorough if who == THOROUGH else ()
        for asked, answer in (await looking.looks(who, world.watch.within, thorough)).items():
            world.seen[f"{when}: {asked}"] = answer


async def _start(house: VisitStage, world: World, secret: Secret, by_name: dict[str, str]) -> None:
    """The control: once it has started, the unit does see it."""
    case = (await house.get(LEADER, f"/v1/visits/{by_name['hidden']}")).json()
    await house.done(house.act(LEADER, case, "start", papers.start("2026-03-23")))
    world.after = await (await observer(house, by_name)).looks("housing-clerk", ("/v1/visits",))


@dataclass(frozen=True)
class Worlds:
    """Plays the story in as many worlds as are asked for."""

    databases: Databases
    keys: Path

    async def play(self, secret: Secret | None, watch: Watch, leak: Leak | None = None) -> World:
        """One world."""
        async with open_stage(self.databases, self.keys) as house:
            return await play(house, World(watch), secret, leak)


@pytest.fixture
def worlds(visits_prepared: None, databases: Databases, keys: Path) -> Worlds:
    """Worlds in the small city."""
    return Worlds(databases, keys)


async def compare(worlds: Worlds, watch: Watch, *secrets: str) -> int:
    """Lay every world with a hidden visit beside the one without; answers how many answers were compared in each."""
    without = await worlds.play(None, watch)
    for name in secrets:
        secret = SECRETS[name]
        with_it = await worlds.play(secret, watch)
        assert differing(_outside(without.seen, secret), _outside(with_it.seen, secret)) == [], name
        assert without.bus == with_it.bus, name
        if secret.starts:
            shown = [asked for asked, answer in with_it.after.items() if answer.startswith("200")]
            assert any("/v1/visits/hidden" in asked for asked in shown), name
    return len(without.seen)


def _outside(seen: Seen, secret: Secret) -> Seen:
    """What those saw who are not of the secret."""
    return {asked: answer for asked, answer in seen.items() if not any(f"{who} " in asked for who in secret.known_to)}


@pytest.mark.timeout(120)
async def test_a_hidden_visit_changes_nothing_that_anybody_outside_its_team_can_get(worlds: Worlds) -> None:
    assert await compare(worlds, SHORT, "team named", "special, then cancelled") > 400


@pytest.mark.access
@pytest.mark.timeout(1200)
async def test_it_changes_nothing_at_any_moment_for_anybody_under_any_filter(worlds: Worlds) -> None:
    compared = await compare(worlds, LONG, *SECRETS)
    record(visit_observer_answers_compared=compared * len(SECRETS), visit_observer_differences=0)
    assert compared > 3000


@pytest.mark.timeout(120)
async def test_every_planted_leak_is_found(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a number, a total, a line of the to-do list, a warning, an event or its unit would be seen."""
    without = await worlds.play(None, AT_ONCE)
    found = {}
    for name, leak in LEAKS.items():
        places = (leak.shows,) if leak.shows.startswith("/") else ()
        with monkeypatch.context() as planted:
            leak.plant(planted)
            leaking = await worlds.play(SECRETS["team named"], replace(AT_ONCE, within=places), leak)
        asked = [one for one, answer in leaking.seen.items() if without.seen[one] != answer]
        found[name] = asked or ["bus"] * (without.bus != leaking.bus)
        expected = leak.shows if leak.shows.startswith("/") else {"others": "office2-head", "bus": "bus"}[leak.shows]
        assert any(expected in one for one in found[name]), (name, found[name])
    assert len(found) == len(LEAKS) == 10
