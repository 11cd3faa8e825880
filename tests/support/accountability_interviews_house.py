"""The accountability service in process on real PostgreSQL, in the sample city, with sources told by supervision."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import httpx
import orjson
from sqlalchemy import text

from libs.chassis.app import build_app
from libs.chassis.hearing import Delivery
from libs.chassis.identity import Signer, signer_from
from libs.chassis.inbox import Verdict
from libs.chassis.process import Part, Running
from libs.chassis.settings import Settings
from libs.contracts.supervision_sources import CriticismRecorded, CriticismWithdrawn
from services.accountability.interviews.entering import interview_id_of
from services.accountability.main import SERVICE
from tests.support.city import CityPerson, SampleCity, hear_city, load_sample
from tests.support.databases import Databases, name_of
from tests.support.reacting import Reactor, Story

TEMPLATE: Final = "template_accountability_interviews"
NOON: Final = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
"""Noon in the office on Monday, 2 March 2026."""
EVENT_DAY: Final = date(2026, 2, 27)
PROJECT: Final = "2601-411000-04-01-123456"
KINDS: Final = {"east-county": "county", "west-county": "county", "renewal-task-force": "task_force"}
_SERIAL = count(1)


@dataclass
class StandingClock:
    """A clock that stands where it is put."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """The present instant."""
        return self.at

    def put_on(self, on: date) -> None:
        """Noon of that day in the office."""
        self.at = datetime(on.year, on.month, on.day, 4, tzinfo=UTC)


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
    persons: Mapping[str, UUID]

    def caller(self, code: str) -> Caller:
        """The person of that code at the door."""
        return Caller(self.city.person(code), self.http, self.signer)

    def person(self, code: str) -> UUID:
        """Identity of a person, with an account or without."""
        return self.persons[code]

    def organ(self, code: str) -> UUID:
        """Identity of an organ or office."""
        return self.city.organs[code]

    def criticism(self) -> Story:
        """A record of criticism by a leader; alone, it is an event of its own."""
        story = self.ears.story({})
        story.fixed = {
            "competent_organ_id": self.organ("municipal-cdi"),
            "occurrence_id": story.id,
            "occurred_on": EVENT_DAY,
            "project_code": PROJECT,
        }
        return story

    def told(self, story: Story, *units: str, level: str = "municipal_principal") -> Delivery:
        """That these units were named by a leader of that level: a task force as lead that failed its duty."""
        named = [
            {"unit_id": self.organ(code), "unit_kind": KINDS.get(code, "municipal_unit"), **_part_of(code)}
            for code in units
        ]
        return story.tell(CriticismRecorded, level=level, units=named)

    def withdrawn(self, story: Story) -> Delivery:
        """That the record was wrong."""
        return story.tell(CriticismWithdrawn)

    async def triggered(self, unit: str, level: str = "municipal_principal") -> tuple[str, Story]:
        """The interview that a criticism of that unit triggers, and the criticism."""
        story = self.criticism()
        await self.hear(self.told(story, unit, level=level))
        return str(interview_id_of(self.organ(unit), story.id)), story

    async def hear(self, *deliveries: Delivery) -> None:
        """Each once, in order; all must be applied."""
        assert set(await self.ears.hear(*deliveries)) == {Verdict.APPLIED}

    async def rows(self, statement: str, **values: Any) -> list[Mapping[str, Any]]:
        """Rows of the database."""
        async with self.running.database.connect() as connection:
            return [dict(row) for row in (await connection.execute(text(statement), values)).mappings()]

    async def execute(self, statement: str, **values: Any) -> None:
        """Change the database, e.g. that a post ended yesterday."""
        async with self.running.database.begin() as connection:
            await connection.execute(text(statement), values)

    async def published(self, case_id: str) -> list[dict[str, Any]]:
        """Type and content of the events of a case, oldest first."""
        told = "SELECT payload FROM outbox_event WHERE aggregate_id = :id ORDER BY id"
        rows = await self.rows(told, id=UUID(case_id))
        return [orjson.loads(row["payload"]) for row in rows]


async def prepare(databases: Databases, keys: Path) -> SampleCity:
    """Make the template: a migrated database of the service that has heard the sample city."""
    directory = await databases.fresh("directory")
    city = await load_sample(directory, keys)
    url = await databases.fresh(SERVICE.name)
    running = Running(SERVICE, _settings(url, keys), Part.WEB)
    await hear_city(running.inbox, SERVICE.name, city)
    await running.database.dispose()
    await databases.server.drop_database(TEMPLATE)
    await databases.server.create_database(TEMPLATE, name_of(url))
    await databases.drop(directory)
    return city


@asynccontextmanager
async def open_house(databases: Databases, keys: Path, city: SampleCity) -> AsyncIterator[House]:
    """The service on a copy of the template; its web part only, so that nothing but the test acts."""
    url = await databases.server.create_database(f"accountability_interviews_{next(_SERIAL)}", TEMPLATE)
    clock = StandingClock()
    running = Running(SERVICE, _settings(url, keys), Part.WEB, clock=clock)
    transport = httpx.ASGITransport(app=build_app(running))
    async with httpx.AsyncClient(transport=transport, base_url="http://accountability") as http:
        await running.start()
        try:
            ears = Reactor(SERVICE, running, http, signer_from(keys), keys)
            yield House(running, http, city, signer_from(keys), clock, ears, await _persons(running))
        finally:
            await running.stop()
    await databases.drop(url)


def _part_of(code: str) -> dict[str, Any]:
    """The part in the work: task forces lead and failed, all others undertake."""
    leads = KINDS.get(code) == "task_force"
    return {"roles": ("lead",) if leads else ("undertaking",), "lead_duty_unfulfilled": leads}


async def _persons(running: Running) -> Mapping[str, UUID]:
    """Everybody whom the replica knows, by code."""
    async with running.database.connect() as connection:
        rows = await connection.execute(text("SELECT code, id FROM replica_person"))
        return {row.code: UUID(int=row.id.int) for row in rows}


def _settings(url: str, keys: Path) -> Settings:
    return Settings(service=SERVICE.name, database_url=url, nats_url="nats://127.0.0.1:1", keys=keys, pool_size=4)
