"""The sample city in every test's database: loaded into a directory, heard by the service's own inbox."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import yaml

from libs.chassis.broker import durable_name
from libs.chassis.database import direct
from libs.chassis.hearing import Delivery
from libs.chassis.inbox import Inbox, Verdict
from libs.chassis.settings import Settings
from libs.replica.projection import FOLLOWS
from services.directory.city_file import read_city
from services.directory.load import load_city

CITY_FILE = Path("deploy/sample/city.yaml")
PASSWORD: str = yaml.safe_load(CITY_FILE.read_text(encoding="utf-8"))["password"]


@dataclass(frozen=True)
class CityPerson:
    """A person of the sample city: identity, account, organ and office."""

    code: str
    person_id: UUID
    account_id: UUID
    organ_id: UUID
    office_id: UUID | None


@dataclass(frozen=True)
class SampleCity:
    """The loaded city: its events in order, its organs by code, its people by code."""

    events: tuple[asyncpg.Record, ...]
    organs: dict[str, UUID]
    people: dict[str, CityPerson]

    def person(self, code: str) -> CityPerson:
        """The person of that code."""
        return self.people[code]


async def load_sample(url: str, keys: Path) -> SampleCity:
    """Load the sample into a directory database and read what it published."""
    settings = Settings(service="directory", database_url=url, nats_url="", keys=keys, policies=Path("policies"))
    await load_city(settings, read_city(CITY_FILE))
    return await read_published(url)


async def read_published(url: str) -> SampleCity:
    """The city as a directory has published it."""
    connection = await direct(url)
    rows = await connection.fetch("SELECT * FROM outbox_event ORDER BY id")
    await connection.close()
    return _read(tuple(rows))


def _read(rows: tuple[asyncpg.Record, ...]) -> SampleCity:
    import orjson

    organs: dict[str, UUID] = {}
    codes: dict[UUID, str] = {}
    people: dict[str, CityPerson] = {}
    for row in rows:
        told: dict[str, Any] = orjson.loads(row["payload"])["data"]
        if row["event_type"] == "directory.organ.recorded.v1":
            organs[told["code"]] = row["aggregate_id"]
        if row["event_type"] == "directory.person.recorded.v1":
            codes[row["aggregate_id"]] = told["code"]
        if row["event_type"] == "directory.account.recorded.v1":
            person_id = UUID(told["person_id"])
            office = None if told["office_id"] is None else UUID(told["office_id"])
            code = codes[person_id]
            people[code] = CityPerson(code, person_id, row["aggregate_id"], UUID(told["organ_id"]), office)
    return SampleCity(rows, organs, people)


async def hear_city(inbox: Inbox, hearer: str, city: SampleCity) -> None:
    """Let a service hear everything the directory published."""
    follows = {follow.aggregate: follow for follow in FOLLOWS}
    for row in city.events:
        follow = follows[row["aggregate_type"]]
        consumer = durable_name(hearer, "directory", follow.aggregate)
        delivery = Delivery(row["payload"], row["signature"], "EVT_DIRECTORY", row["id"], 1, consumer)
        assert await inbox.apply(follow, delivery) is Verdict.APPLIED
