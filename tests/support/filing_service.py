"""A filing service in process on real PostgreSQL, with the sample city heard, and people who call it over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx

from libs.chassis.app import build_app
from libs.chassis.identity import Signer, signer_from
from libs.chassis.process import Part, Running
from libs.chassis.settings import Settings
from services.filing.main import SERVICE
from tests.support.city import CityPerson, SampleCity, hear_city, load_sample
from tests.support.databases import Databases

TEMPLATE = "template_filing_city"


@dataclass
class TestClock:
    """A clock that stands where it is put; None: the real one."""

    at: datetime | None = None

    def __call__(self) -> datetime:
        """The present instant."""
        return self.at or datetime.now(UTC)


POLICIES = Path("policies")


def settings_for(url: str, keys: Path, files: Path, profile: str = "xuchang", policies: Path = POLICIES) -> Settings:
    """Settings of a filing service of a test."""
    return Settings(
        service="filing", database_url=url, nats_url="", keys=keys, policies=policies, files=files, profile=profile
    )


async def prepare(databases: Databases, keys: Path) -> SampleCity:
    """Make the template: a migrated filing database that has heard the sample city."""
    directory = await databases.fresh("directory")
    city = await load_sample(directory, keys)
    url = await databases.fresh("filing")
    running = Running(SERVICE, settings_for(url, keys, Path(".")), Part.WEB)
    await hear_city(running.inbox, "filing", city)
    await running.database.dispose()
    server = databases.server
    await server.drop_database(TEMPLATE)
    await server.create_database(TEMPLATE, url.split("@/", 1)[1].split("?", 1)[0])
    await databases.drop(directory)
    return city


def prepare_now(databases: Databases, keys: Path) -> SampleCity:
    """The same for a fixture outside an event loop."""
    return asyncio.run(prepare(databases, keys))


@dataclass
class Caller:
    """Someone of the sample city at the door of the service."""

    person: CityPerson
    http: httpx.AsyncClient
    signer: Signer
    language: str = "en"

    @property
    def id(self) -> str:
        """Identity of the person."""
        return str(self.person.person_id)

    def headers(self, method: str) -> dict[str, str]:
        """A fresh token, as the gateway would send it."""
        me = self.person
        token = self.signer.mint(me.account_id, "test", me.organ_id, "filing", 1, method)
        return {"Authorization": f"Bearer {token}", "Accept-Language": self.language}

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
class FilingHouse:
    """The service at work and the people who call it."""

    running: Running
    http: httpx.AsyncClient
    city: SampleCity
    signer: Signer
    clock: TestClock
    _callers: dict[str, Caller] = field(default_factory=dict)

    def caller(self, code: str) -> Caller:
        """The person of that code at the door."""
        if code not in self._callers:
            self._callers[code] = Caller(self.city.person(code), self.http, self.signer)
        return self._callers[code]

    async def count(self, table: str) -> int:
        """Rows of a table."""
        from sqlalchemy import text

        async with self.running.database.connect() as connection:
            return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())

    async def events(self, case_id: UUID | str) -> list[str]:
        """The events of a case in order, without service and version."""
        from sqlalchemy import text

        statement = text("SELECT event_type FROM outbox_event WHERE aggregate_id = :id ORDER BY aggregate_version")
        async with self.running.database.connect() as connection:
            rows = await connection.execute(statement, {"id": UUID(str(case_id))})
            return [row.event_type.split(".")[2] for row in rows]


@asynccontextmanager
async def open_house(
    url: str, keys: Path, files: Path, city: SampleCity, profile: str = "xuchang", policies: Path = POLICIES
) -> AsyncIterator[FilingHouse]:
    """The service on that database; its web part only, so that nothing but the test acts."""
    clock = TestClock()
    running = Running(SERVICE, settings_for(url, keys, files, profile, policies), Part.WEB, clock=clock)
    transport = httpx.ASGITransport(app=build_app(running))
    async with httpx.AsyncClient(transport=transport, base_url="http://filing") as http:
        await running.start()
        try:
            yield FilingHouse(running, http, city, signer_from(keys), clock)
        finally:
            await running.stop()
