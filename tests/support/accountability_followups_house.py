"""The accountability service in process in the sample city, for follow-ups, disclosures, violations and clearings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import httpx
from sqlalchemy import text

from libs.chassis.app import build_app
from libs.chassis.clock import Clock
from libs.chassis.effects import Writer
from libs.chassis.identity import signer_from
from libs.chassis.ids import new_id
from libs.chassis.outbox import Origin
from libs.chassis.process import Part, Running
from libs.chassis.settings import Settings
from libs.kernel.actor import SYSTEM, Occasion
from libs.kernel.case import Moved
from services.accountability.followups.entering import SanctionInEffect, scheduled
from services.accountability.main import SERVICE
from tests.support.accountability_followups_papers import EFFECT, LAST, VISIT, checks, methods
from tests.support.accountability_interviews_house import House, StandingClock
from tests.support.city import SampleCity, hear_city, load_sample
from tests.support.databases import Databases, name_of
from tests.support.reacting import Reactor

TEMPLATE: Final = "template_accountability_followups"
_SERIAL = count(1)
_PREPARED: dict[int, SampleCity] = {}


@dataclass
class Home(House):
    """The same house, in which a case's effects can be planted and time can be let pass."""

    async def plant(self, moved: Moved) -> None:
        """Write what an act of another case would leave among its effects, through the engine's own writer."""
        engine, at = self.running.engine, self.clock.at
        async with self.running.database.begin() as connection:
            origin = Origin(new_id(), None, SYSTEM.account_id)
            effect = await engine._effect_on(connection, moved, at)
            derived = replace(effect, derived=engine._derived(effect))
            await Writer(connection, engine.signer, SYSTEM, at, origin, None).write(derived)

    def now(self) -> Occasion:
        """The services themselves at work at this instant."""
        engine = self.running.engine
        profile = engine.policies.in_force(engine.profile, date(2026, 1, 12))
        return Occasion(SYSTEM, self.clock.at, profile, new_id)

    async def tick(self, at: datetime) -> None:
        """Let time come to that instant."""
        self.clock.at = at
        await Clock(self.running.engine).tick()

    async def sanctioned(self, person: str = "housing-official", unit: str = "housing-bureau", **changes: Any) -> str:
        """The follow-up of a sanction of that person that takes effect; the path of it."""
        fields: dict[str, Any] = {
            "sanction_id": uuid4(),
            "case_id": uuid4(),
            "person_id": self.person(person),
            "unit_id": self.organ(unit),
            "competent_organ_id": self.organ("municipal-cdi"),
            "measure": "party_warning",
            "effective_on": EFFECT,
            "until_on": LAST,
            "office_id": self.organ("supervision-office-1"),
        }
        moved = scheduled(SanctionInEffect(**{**fields, **changes}), self.now())
        await self.plant(moved)
        return f"/v1/followups/{moved.case.id}"

    def visitors(self, *codes: str) -> list[str]:
        """Who visits, by person."""
        return [str(self.person(code)) for code in codes or ("office1-officer", "office1-officer-2")]

    async def visited(self, path: str, grade: str = "good", *unsound: str) -> dict[str, Any]:
        """Plan, make and grade a visit; the follow-up as it stands then."""
        self.clock.put_on(date(2026, 6, 1))
        plan = {"visitor_ids": self.visitors(), "planned_on": VISIT.isoformat(), "outline": "提纲"}
        assert (await self.caller("office1-head").act(f"{path}/visit-plan", plan)).status_code == 200
        self.clock.put_on(VISIT)
        recorded = await self.caller("office1-officer").act(f"{path}/visits", self.record(*unsound))
        assert recorded.status_code == 200, recorded.text
        signed = {"outcome": "graded", "grade": grade, "reasons": "执行到位"}
        answer = await self.caller("office1-officer-2").act(f"{path}/signature", signed)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def record(self, *unsound: str) -> dict[str, Any]:
        """The record of the visit."""
        return {
            "visited_on": VISIT.isoformat(),
            "visitor_ids": self.visitors(),
            "checks": [one.model_dump() for one in checks(*unsound)],
            "methods": [one.model_dump() for one in methods()],
            "said": "会把工作做好",
        }


async def prepared(databases: Databases, keys: Path) -> SampleCity:
    """The sample city, heard once per run by a template of the service's database."""
    if id(databases) not in _PREPARED:
        directory = await databases.fresh("directory")
        city = await load_sample(directory, keys)
        url = await databases.fresh(SERVICE.name)
        running = Running(SERVICE, _settings(url, keys), Part.WEB)
        await hear_city(running.inbox, SERVICE.name, city)
        await running.database.dispose()
        await databases.server.drop_database(TEMPLATE)
        await databases.server.create_database(TEMPLATE, name_of(url))
        await databases.drop(directory)
        _PREPARED[id(databases)] = city
    return _PREPARED[id(databases)]


@asynccontextmanager
async def open_home(databases: Databases, keys: Path) -> AsyncIterator[Home]:
    """The service on a copy of the template; its web part only, so that nothing but the test acts."""
    city = await prepared(databases, keys)
    url = await databases.server.create_database(f"accountability_followups_{next(_SERIAL)}", TEMPLATE)
    clock = StandingClock()
    running = Running(SERVICE, _settings(url, keys), Part.WEB, clock=clock)
    transport = httpx.ASGITransport(app=build_app(running))
    async with httpx.AsyncClient(transport=transport, base_url="http://accountability") as http:
        await running.start()
        try:
            ears = Reactor(SERVICE, running, http, signer_from(keys), keys)
            async with running.database.connect() as connection:
                rows = await connection.execute(text("SELECT code, id FROM replica_person"))
                persons = {row.code: UUID(int=row.id.int) for row in rows}
            yield Home(running, http, city, signer_from(keys), clock, ears, persons)
        finally:
            await running.stop()
    await databases.drop(url)


def _settings(url: str, keys: Path) -> Settings:
    return Settings(service=SERVICE.name, database_url=url, nats_url="nats://127.0.0.1:1", keys=keys, pool_size=4)
