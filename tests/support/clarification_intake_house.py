"""The clarification service in process on real PostgreSQL, in the sample city, with leads told by supervision."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import httpx
from sqlalchemy import text

from libs.chassis.app import build_app
from libs.chassis.clock import Clock
from libs.chassis.hearing import Delivery
from libs.chassis.identity import Signer, signer_from
from libs.chassis.inbox import Verdict
from libs.chassis.process import Part, Running
from libs.chassis.settings import Settings
from libs.contracts.supervision_leads import LeadConcluded, LeadReceived
from services.clarification.main import SERVICE
from tests.support.city import CityPerson, SampleCity, hear_city, load_sample
from tests.support.databases import Databases, name_of
from tests.support.reacting import Reactor, Story

TEMPLATE: Final = "template_clarification_intake"
NOON: Final = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
"""Noon in the office on Monday, 2 March 2026."""
_SERIAL = count(1)


@dataclass
class StandingClock:
    """A clock that stands where it is put."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """The present instant."""
        return self.at


@dataclass
class Caller:
    """Someone of the sample city at the door of the service."""

    person: CityPerson
    http: httpx.AsyncClient
    signer: Signer

    def headers(self, method: str) -> dict[str, str]:
        """A fresh token, as the gateway would send it."""
        me = self.person
        token = self.signer.mint(me.account_id, "test", me.organ_id, SERVICE.name, 1, method)
        return {"Authorization": f"Bearer {token}", "Accept-Language": "en"}

    async def get(self, path: str, **params: Any) -> httpx.Response:
        """Read."""
        return await self.http.get(path, params=params, headers=self.headers("GET"))

    async def post(self, path: str, body: Any, **headers: str) -> httpx.Response:
        """Post with a fresh key unless one is given."""
        sent = {"Idempotency-Key": str(uuid4()), **self.headers("POST"), **headers}
        return await self.http.post(path, json=body, headers=sent)

    async def act(self, path: str, body: Any, **headers: str) -> httpx.Response:
        """Act on the case of the path in its present version."""
        case = "/".join(path.split("/")[:4])
        version = (await self.get(case)).headers.get("ETag", '"0"')
        return await self.post(path, body, **{"If-Match": version, **headers})


@dataclass
class House:
    """The service at work, the people who call it, and what it hears."""

    running: Running
    http: httpx.AsyncClient
    city: SampleCity
    signer: Signer
    clock: StandingClock
    ears: Reactor

    def caller(self, code: str) -> Caller:
        """The person of that code at the door."""
        return Caller(self.city.person(code), self.http, self.signer)

    def person(self, code: str) -> UUID:
        """Identity of a person."""
        return self.city.person(code).person_id

    def organ(self, code: str) -> UUID:
        """Identity of an organ or office."""
        return self.city.organs[code]

    def lead(self, **fixed: Any) -> Story:
        """A lead of the municipal organ; a subject must be given."""
        return self.ears.story({"competent_organ_id": self.organ("municipal-cdi"), **fixed})

    def received(self, lead: Story, *matters: str) -> Delivery:
        """That the lead is received."""
        return lead.tell(LeadReceived, received_on=date(2026, 3, 2), matters=matters)

    def concluded(self, lead: Story, *findings: str, main: int = 0, **changed: Any) -> Delivery:
        """That it is concluded with those findings; ``matters`` and ``office`` may be given."""
        matters = changed.get("matters") or tuple(f"{lead.id}-{n}" for n in range(1, len(findings) + 1))
        items = [
            {"item": n, "finding": found, "is_main": n == main, "matter": matters[n - 1]}
            for n, found in enumerate(findings, 1)
        ]
        return lead.tell(
            LeadConcluded,
            office_id=self.organ(changed.get("office", "supervision-office-1")),
            verifier_ids=(self.person("office1-officer"),),
            concluded_on=changed.get("on", date(2026, 3, 2)),
            items=items,
        )

    async def hear(self, *deliveries: Delivery) -> None:
        """Each once, in order; all must be applied."""
        assert set(await self.ears.hear(*deliveries)) == {Verdict.APPLIED}

    async def tick(self, at: datetime) -> int:
        """Let time come to that instant; answers how many timers were tried."""
        self.clock.at = at
        return await Clock(self.running.engine).tick()

    async def rows(self, statement: str, **values: Any) -> list[Mapping[str, Any]]:
        """Rows of the database."""
        async with self.running.database.connect() as connection:
            return [dict(row) for row in (await connection.execute(text(statement), values)).mappings()]

    async def status_of(self, table: str, case_id: UUID | str) -> str:
        """The status of a case as it is stored."""
        (row,) = await self.rows(f"SELECT status FROM {table} WHERE id = :id", id=UUID(str(case_id)))
        return str(row["status"])


async def prepare(databases: Databases, keys: Path) -> SampleCity:
    """Make the template: a migrated clarification database that has heard the sample city."""
    directory = await databases.fresh("directory")
    city = await load_sample(directory, keys)
    url = await databases.fresh(SERVICE.name)
    running = Running(SERVICE, settings_for(url, keys), Part.WEB)
    await hear_city(running.inbox, SERVICE.name, city)
    await running.database.dispose()
    await databases.server.drop_database(TEMPLATE)
    await databases.server.create_database(TEMPLATE, name_of(url))
    await databases.drop(directory)
    return city


def settings_for(url: str, keys: Path) -> Settings:
    """Settings of a service of a test."""
    return Settings(service=SERVICE.name, database_url=url, nats_url="nats://127.0.0.1:1", keys=keys, pool_size=4)


@asynccontextmanager
async def open_house(databases: Databases, keys: Path, city: SampleCity) -> AsyncIterator[House]:
    """The service on a copy of the template; its web part only, so that nothing but the test acts."""
    url = await databases.server.create_database(f"clarification_intake_{next(_SERIAL)}", TEMPLATE)
    clock = StandingClock()
    running = Running(SERVICE, settings_for(url, keys), Part.WEB, clock=clock)
    transport = httpx.ASGITransport(app=build_app(running))
    async with httpx.AsyncClient(transport=transport, base_url="http://clarification") as http:
        await running.start()
        try:
            ears = Reactor(SERVICE, running, http, signer_from(keys), keys)
            yield House(running, http, city, signer_from(keys), clock, ears)
        finally:
            await running.stop()
    await databases.drop(url)
