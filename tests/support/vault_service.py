"""The vault in process on real PostgreSQL, with the sample city and a province heard, and people who call it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

import httpx
from sqlalchemy import text

from libs.chassis.app import build_app
from libs.chassis.clock import Clock
from libs.chassis.identity import Signer, signer_from
from libs.chassis.process import Part, Running
from libs.chassis.settings import Settings
from libs.contracts.directory import OrganRecorded, RelationRecorded
from services.vault.main import SERVICE
from tests.support.city import CityPerson, SampleCity, hear_city, load_sample
from tests.support.databases import Databases
from tests.support.filing_service import TestClock
from tests.support.reacting import Reactor

TEMPLATE = "template_vault_city"
PROVINCE = uuid5(NAMESPACE_OID, "organ:province-cdi")
HIGHER_MANAGED = "vice-mayor-1"
"""A person of the sample city over whom the province has cadre authority."""
REPORTS, OPENINGS = "/v1/reports", "/v1/openings"


def settings_for(url: str, keys: Path) -> Settings:
    """Settings of the vault of a test."""
    return Settings(service="vault", database_url=url, nats_url="nats://127.0.0.1:1", keys=keys)


async def prepare(databases: Databases, keys: Path) -> SampleCity:
    """Make the template: a migrated vault that has heard the sample city and of a province."""
    directory = await databases.fresh("directory")
    city = await load_sample(directory, keys)
    url = await databases.fresh("vault")
    running = Running(SERVICE, settings_for(url, keys), Part.WEB)
    await hear_city(running.inbox, "vault", city)
    async with httpx.AsyncClient() as nobody:
        await _hear_province(Reactor(SERVICE, running, nobody, signer_from(keys), keys), city)
    await running.database.dispose()
    await databases.server.drop_database(TEMPLATE)
    await databases.server.create_database(TEMPLATE, url.split("@/", 1)[1].split("?", 1)[0])
    await databases.drop(directory)
    return city


async def _hear_province(reactor: Reactor, city: SampleCity) -> None:
    fields = {"code": "province-cdi", "kind": "province_cdi", "level": "province", "parent_id": None}
    managed = {"kind": "cadre_authority", "holder_id": PROVINCE, "target_id": city.person(HIGHER_MANAGED).person_id}
    since = {"valid_from": date(2020, 1, 1), "valid_to": None}
    organ = reactor.story({}, PROVINCE).tell(OrganRecorded, **fields)
    relation = reactor.story({}).tell(RelationRecorded, **managed, **since)
    await reactor.hear(organ, relation)


def prepare_now(databases: Databases, keys: Path) -> SampleCity:
    """The same for a fixture outside an event loop."""
    return asyncio.run(prepare(databases, keys))


@dataclass
class Caller:
    """Someone of the sample city at the door of the vault."""

    person: CityPerson
    http: httpx.AsyncClient
    signer: Signer

    @property
    def id(self) -> str:
        """Identity of the person."""
        return str(self.person.person_id)

    def headers(self, method: str, language: str = "en") -> dict[str, str]:
        """A fresh token, as the gateway would send it."""
        me = self.person
        token = self.signer.mint(me.account_id, "test", me.organ_id, "vault", 1, method)
        return {"Authorization": f"Bearer {token}", "Accept-Language": language}

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
class VaultHouse:
    """The vault at work and the people who call it."""

    running: Running
    http: httpx.AsyncClient
    city: SampleCity
    signer: Signer
    clock: TestClock
    keys: Path
    _callers: dict[str, Caller] = field(default_factory=dict)

    def caller(self, code: str) -> Caller:
        """The person of that code at the door."""
        if code not in self._callers:
            self._callers[code] = Caller(self.city.person(code), self.http, self.signer)
        return self._callers[code]

    @property
    def letters(self) -> Caller:
        """The letters office."""
        return self.caller("letters-officer")

    @property
    def reactor(self) -> Reactor:
        """The same service as one that hears events."""
        return Reactor(SERVICE, self.running, self.http, self.signer, self.keys)

    async def tick(self) -> int:
        """Let time act."""
        return await Clock(self.running.engine).tick()

    async def rows(self, statement: str, **values: Any) -> list[dict[str, Any]]:
        """What the database answers."""
        async with self.running.database.connect() as connection:
            return [dict(row) for row in (await connection.execute(text(statement), values)).mappings()]

    async def counts(self) -> dict[str, int]:
        """Rows of every table."""
        names = await self.rows("SELECT relname FROM pg_stat_user_tables ORDER BY relname")
        found = {}
        for name in (str(row["relname"]) for row in names):
            found[name] = int((await self.rows(f"SELECT count(*) AS rows FROM {name}"))[0]["rows"])
        return found

    async def lodge(self, **changes: Any) -> str:
        """A named report sealed by the letters office; its reference."""
        answer = await self.letters.post(REPORTS, self.report(**changes))
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def report(self, **changes: Any) -> dict[str, Any]:
        """The body that seals a report about the head of the approval bureau."""
        whole = {
            "concerns": "none", "received_on": "2026-03-02", "channel": "letter", "named": True,
            "reporter": {"name": "举报人甲", "id_number": "411000199001010011", "phone": "0374-1234567",
                         "unit": "某厂", "address": "示例市某路1号"},
            "original": "反映审批局负责人收受礼金。",
            "subject_person_ids": [self.caller("approval-head").id],
        }  # fmt: skip
        return {name: value for name, value in {**whole, **changes}.items() if value is not None}

    async def requested(self, who: str, report_id: str, purpose: str = "result_feedback") -> str:
        """An opening that person has asked for."""
        body = {"report_id": report_id, "purpose": purpose, "reason": "须当面告知受理情况。"}
        answer = await self.caller(who).post(OPENINGS, body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def approved(self, who: str, report_id: str, by: str = "cdi-secretary", **body: Any) -> str:
        """An opening that person may use now."""
        purpose = body.pop("purpose", "result_feedback")
        opening = await self.requested(who, report_id, purpose)
        answer = await self.caller(by).act(f"{OPENINGS}/{opening}/decision", {"outcome": "approved", **body})
        assert answer.status_code == 200, answer.text
        return opening

    async def read(self, who: str, opening: str, **headers: str) -> httpx.Response:
        """That person takes the look."""
        return await self.caller(who).act(f"{OPENINGS}/{opening}/reading", {}, **headers)

    async def events(self, case_id: str) -> list[str]:
        """The types of the events told of a case, in order."""
        statement = "SELECT event_type FROM outbox_event WHERE aggregate_id = :id ORDER BY aggregate_version"
        return [row["event_type"] for row in await self.rows(statement, id=UUID(case_id))]


@asynccontextmanager
async def open_house(url: str, keys: Path, city: SampleCity) -> AsyncIterator[VaultHouse]:
    """The vault on that database; its web part only, so that nothing but the test acts."""
    clock = TestClock()
    running = Running(SERVICE, settings_for(url, keys), Part.WEB, clock=clock)
    transport = httpx.ASGITransport(app=build_app(running))
    async with httpx.AsyncClient(transport=transport, base_url="http://vault") as http:
        await running.start()
        try:
            yield VaultHouse(running, http, city, signer_from(keys), clock, keys)
        finally:
            await running.stop()
