"""The world of the access proofs: one city, its filings played, and the five services that answer for it in process."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import asyncpg
import httpx
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.app import build_app
from libs.chassis.broker import durable_name
from libs.chassis.database import direct
from libs.chassis.hearing import Delivery
from libs.chassis.identity import Signer, signer_from
from libs.chassis.inbox import Verdict
from libs.chassis.process import Part, Running, Service
from libs.chassis.settings import Settings
from libs.replica import tables as replica
from services.accountability.main import SERVICE as ACCOUNTABILITY
from services.clarification.main import SERVICE as CLARIFICATION
from services.directory.main import SERVICE as DIRECTORY
from services.filing.main import SERVICE as FILING
from services.filing.uploads.files_store import FileStore
from services.supervision.main import SERVICE as SUPERVISION
from services.vault.main import SERVICE as VAULT
from tests.support.access_cast import Cast
from tests.support.access_directory import Register, register_city
from tests.support.access_dramas import dramas_of, turn_away
from tests.support.access_dramas_handed_in import turn_leads_away
from tests.support.access_people import NOW, OPENED_ON, City, Persona, found_city, named
from tests.support.access_roads import perform
from tests.support.access_specials_cleared import POSTS
from tests.support.access_stage import Book, Scribe, Troupe
from tests.support.databases import Databases, name_of

SERVICES: Mapping[str, Service] = {
    service.name: service for service in (FILING, ACCOUNTABILITY, SUPERVISION, CLARIFICATION, VAULT, DIRECTORY)
}
HEARD = (
    "in_execution", "rich", "accepted", "rejected", "negative_hit", "negative_cleared", "revoked", "closed", "lapsed",
    "moved_rich", "schools_rich", "schools_rejected", "county_rich", "county_rejected", "recused_rich",
)  # fmt: skip
"""Plays that the other services have heard of."""
PLAYED: Final = frozenset({"filing", "aftercare", "upload"})
"""Case types whose cases are played, act by act."""
IN_SEVERAL: Final = frozenset({"ended_step"})
"""Case types that several services have under one name."""
HEARD_AND_STAGED: Final = frozenset({"case", "problem"})
"""Case types of which some cases are made up, and others opened by what was heard."""
_PUBLISHED = text(
    "UPDATE outbox_event SET published_at = now(), js_incarnation = 'test', js_seq = numbered.n, "
    "feed_position = numbered.n "
    "FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM outbox_event) AS numbered "
    "WHERE outbox_event.id = numbered.id"
)


@dataclass
class Played:
    """What has been prepared once: the city, its filings, and the databases to copy, by service.

    ``staged`` are the cases that were made up, by case type, each with the name of its scene.
    """

    city: City
    book: Book
    register: Register
    templates: dict[str, str]
    files: Path
    staged: dict[str, list[tuple[str, Any]]]


@dataclass
class House:
    """One service at work, and its door."""

    running: Running
    http: httpx.AsyncClient

    @cached_property
    def document(self) -> dict[str, Any]:
        """What the service says of its doors."""
        found: dict[str, Any] = self.http._transport.app.openapi()  # type: ignore[attr-defined]
        return found

    async def cases(self, name: str) -> list[Any]:
        """The cases of a type as they stand in the table, read past every rule."""
        case_type = self.running.engine.types[name]
        async with self.running.database.connect() as connection:
            rows = await connection.execute(text(f"SELECT body::text AS body FROM {case_type.table.name} ORDER BY id"))
            return [case_type.load(row.body) for row in rows]


@dataclass
class Clock:
    """The clock of all services: it stands where it is put."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        """The present instant."""
        return self.at


@dataclass
class World:
    """Everything a question can be put to."""

    played: Played
    houses: dict[str, House]
    signer: Signer
    clock: Clock
    others: dict[str, list[tuple[str, Any]]] = field(default_factory=dict)

    @property
    def city(self) -> City:
        """The city on paper."""
        return self.played.city

    @property
    def book(self) -> Book:
        """The filings as they were played."""
        return self.played.book

    def headers(
        self, persona: Persona, service: str, method: str, scopes: tuple[str, ...] | None = None
    ) -> dict[str, str]:
        """A fresh token of that account; with ``scopes`` the token of a machine's key."""
        token = self.signer.mint(persona.account_id, "access", persona.organ_id, service, 1, method, scp=scopes)
        return {"Authorization": f"Bearer {token}", "Accept-Language": "en"}


TURNED_AWAY = {"vault": turn_away, "supervision": turn_leads_away}
"""What is counted of those who were turned away before anything was kept."""


async def play(databases: Databases, keys: Path, files: Path) -> Played:
    """Prepare the databases: the city in every replica, the filings played, the others told of them."""
    city, templates = found_city(), {}
    book, register = Book(), Register()
    events: list[asyncpg.Record] = []
    staged: dict[str, list[tuple[str, Any]]] = {}
    for name, service in SERVICES.items():
        url = await databases.fresh(name)
        running = Running(service, _settings(name, url, keys, files), Part.WEB, clock=lambda: NOW)
        async with running.database.begin() as connection:
            if name == "directory":
                register = await register_city(running, connection, city)
            else:
                await _fill_replica(connection, city)
            if name == "filing":
                await Troupe(Scribe(running, connection, book), city, FileStore(files)).perform_all()
        if name == "filing":
            events = await _told(url, {book.filings[play].id for play in HEARD})
        elif name in ("accountability", "supervision", "clarification"):
            await _hear(running, events)
        async with running.database.begin() as connection:
            for drama in (one for one in dramas_of(name, Cast.of(city)) if one.case_type in service.types):
                performed = await perform(drama, Scribe(running, connection, book))
                staged.setdefault(key_of(name, drama.case_type.name), []).extend(performed)
            if name in TURNED_AWAY:
                await TURNED_AWAY[name](connection, Cast.of(city))
            await connection.execute(_PUBLISHED)
        await running.database.dispose()
        templates[name] = name_of(url)
    return Played(city, book, register, templates, files, staged)


@asynccontextmanager
async def open_world(
    played: Played, databases: Databases, keys: Path, services: Mapping[str, Service] = SERVICES
) -> AsyncIterator[World]:
    """The services at work on copies of the databases. ``services`` may hold some with a fault planted."""
    clock = Clock()
    async with AsyncExitStack() as stack:
        houses, urls = {}, []
        for name, service in services.items():
            url = await databases.server.create_database(f"access_{name}_{id(stack)}", played.templates[name])
            urls.append(url)
            settings = _settings(name, url, keys, played.files)
            running = Running(service, settings, Part.WEB, clock=clock)
            await running.start()
            stack.push_async_callback(running.stop)
            transport = httpx.ASGITransport(app=build_app(running))
            client = await stack.enter_async_context(httpx.AsyncClient(transport=transport, base_url="http://service"))
            houses[name] = House(running, client)
        world = World(played, houses, signer_from(keys), clock)
        for name, house in houses.items():
            for kind in house.running.engine.types.keys() - PLAYED:
                world.others[key_of(name, kind)] = await _cases_of(house, kind, played.staged.get(key_of(name, kind)))
        yield world
    for url in urls:
        await databases.drop(url)


def key_of(service: str, kind: str) -> str:
    """Under what name the cases of a type are kept: that of the type, unless several services have one of it."""
    return f"{service} {kind}" if kind in IN_SEVERAL else kind


async def _cases_of(house: House, kind: str, staged: list[tuple[str, Any]] | None) -> list[tuple[str, Any]]:
    """What was staged, and what the service opened itself on what it heard."""
    if staged is not None and kind not in HEARD_AND_STAGED:
        return staged
    known = {case.id for _, case in staged or ()}
    return [*(staged or ()), *((kind, case) for case in await house.cases(kind) if case.id not in known)]


def _settings(name: str, url: str, keys: Path, files: Path) -> Settings:
    return Settings(
        service=name, database_url=url, nats_url="nats://127.0.0.1:1", keys=keys, policies=Path("policies"),
        files=files, pool_size=4,
    )  # fmt: skip


async def _fill_replica(connection: AsyncConnection, city: City) -> None:
    """The directory's replica, straight from the paper."""
    organs = [
        {"id": named("organ", code), "code": code, "kind": kind, "level": level_of(code),
         "parent_id": None if parent is None else named("organ", parent), "ended_on": None, "version": 1}
        for code, (kind, parent) in city.organs.items()
    ]  # fmt: skip
    ties = [
        {"id": named("tie", repr(tie)), "kind": tie.kind, "holder_id": tie.holder, "target_id": tie.target,
         "valid_from": tie.since, "valid_to": tie.until, "version": 1}
        for tie in city.ties
    ]  # fmt: skip
    known = [persona for persona in city.personas.values() if persona.known]
    people = {p.person_id: {"id": p.person_id, "code": p.code, "ended_on": None, "version": 1} for p in known}
    accounts = [
        {"id": p.account_id, "person_id": p.person_id, "organ_id": p.organ_id, "office_id": p.office_id,
         "roles": sorted(p.roles), "disabled": p.disabled, "version": 1}
        for p in known
    ]  # fmt: skip
    posts = [
        {"person_id": named("person", post.code), "organ_id": named("organ", post.organ), "post": "officer",
         "valid_from": OPENED_ON, "valid_to": None}
        for post in POSTS
    ]  # fmt: skip
    rows = ((replica.ORGAN, organs), (replica.PERSON, [*people.values()]), (replica.RELATION, ties),
            (replica.ACCOUNT, accounts), (replica.POST, posts))  # fmt: skip
    for table, found in rows:
        await connection.execute(insert(table), found)


def level_of(code: str) -> str:
    """The level of an organ of that code."""
    return "province" if code == "province" else "county" if code.startswith("county") else "city"


async def _told(url: str, filings: set[UUID]) -> list[asyncpg.Record]:
    """What the filing service tells of those filings and of their obligations, in order."""
    connection = await direct(url)
    try:
        rows = await connection.fetch(
            "SELECT * FROM outbox_event WHERE aggregate_type IN ('filing', 'aftercare') ORDER BY id"
        )
        duties = await connection.fetch("SELECT id FROM obligation WHERE filing_id = ANY($1)", list(filings))
    finally:
        await connection.close()
    wanted = filings | {row["id"] for row in duties}
    return [row for row in rows if row["aggregate_id"] in wanted]


async def _hear(running: Running, events: list[asyncpg.Record]) -> None:
    """Let a service hear them through its own inbox."""
    follows = {(follow.service, follow.aggregate): follow for follow in running.service.follows}
    for row in events:
        follow = follows["filing", row["aggregate_type"]]
        consumer = durable_name(running.service.name, "filing", follow.aggregate)
        delivery = Delivery(row["payload"], row["signature"], "EVT_FILING", row["id"], 1, consumer)
        assert await running.inbox.apply(follow, delivery) is Verdict.APPLIED, row["event_type"]
