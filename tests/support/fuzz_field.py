"""Where it is hunted: every service in process on real PostgreSQL, with the sample city and filings on their way."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import httpx
from fastapi import APIRouter

from libs.chassis.access.rows import Row
from libs.chassis.app import build_app
from libs.chassis.broker import durable_name
from libs.chassis.database import direct
from libs.chassis.hearing import Delivery
from libs.chassis.identity import signer_from
from libs.chassis.ids import now
from libs.chassis.process import Part, Running, Service
from libs.chassis.settings import Settings
from services.accountability.main import SERVICE as ACCOUNTABILITY
from services.clarification.main import SERVICE as CLARIFICATION
from services.directory.main import SERVICE as DIRECTORY
from services.filing.main import SERVICE as FILING
from services.supervision.main import SERVICE as SUPERVISION
from services.vault.main import SERVICE as VAULT
from tests.support.answers import CANARY
from tests.support.city import SampleCity, hear_city, load_sample
from tests.support.databases import Databases, name_of
from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse
from tests.support.filing_service import TestClock as Clock
from tests.support.filing_steps import ROUTE
from tests.support.fuzz_cases import make_up
from tests.support.fuzz_world import World, strictly
from tests.support.fuzzing import Hunt
from tests.support.traces import Ears, Marks, kept, listening, spilled

REACTING = (ACCOUNTABILITY, CLARIFICATION, SUPERVISION, VAULT)
EVERY = (DIRECTORY, FILING, *REACTING)
KEY = "+key"
"""Behind the name of an account: a machine with a key calls for it."""
FEW = (
    "approval-clerk", "office1-head", "office1-officer", "sc-recorder", "management-officer", "letters-officer",
    "housing-official", "sys-admin", "audit-admin",
)  # fmt: skip
MANY = (
    *FEW, "approval-head", "vice-mayor-1", "office2-head", "office2-officer", "cdi-secretary", "sc-member-1",
    "cdi-deputy-1", "trial-officer", "cadre-officer", "dispatched1-head", "dispatched1-officer", "housing-clerk",
    "bureau-officer", "org-dept-officer", "psb-officer", "judge-1", "east-office-head", "east-township-officer",
    "east-township-clerk", "sec-admin", f"letters-officer{KEY}", f"approval-clerk{KEY}", f"office1-head{KEY}",
    f"bureau-officer{KEY}",
)  # fmt: skip
"""Of every kind of organ, the three administrators and machines among them."""


@dataclass
class Field:
    """One loop, the sample city, its directory's database, and a filing service's with filings on their way."""

    runner: asyncio.Runner
    databases: Databases
    keys: Path
    files: Path
    city: SampleCity
    directory_url: str
    filing_url: str
    _filled: dict[str, str] = field(default_factory=dict)

    @property
    def filled_urls(self) -> tuple[str, ...]:
        """The databases that were filled for hunts, to be dropped at the end."""
        return tuple(self._filled.values())

    def settings(self, service: str, url: str) -> Settings:
        """Settings of a service without a broker."""
        return Settings(service=service, database_url=url, nats_url="", keys=self.keys, files=self.files, pool_size=4)

    @contextmanager
    def running(self, service: Service, url: str, clock: Callable[[], datetime] = now) -> Iterator[Running]:
        """The web part of a service on that database."""
        running = Running(service, self.settings(service.name, url), Part.WEB, clock=clock)
        self.runner.run(running.start())
        try:
            yield running
        finally:
            self.runner.run(running.stop())

    @contextmanager
    def house(self) -> Iterator[FilingHouse]:
        """The filing service, with people at its door and a clock that can be put."""
        clock = Clock()
        with self.running(FILING, self.filing_url, clock) as running:
            http = httpx.AsyncClient(transport=_transport(running), base_url="http://filing")
            yield FilingHouse(running, http, self.city, signer_from(self.keys), clock)

    @contextmanager
    def hunt(
        self, service: Service, accounts: tuple[str, ...] = FEW, planted: APIRouter | None = None
    ) -> Iterator[Hunt]:
        """A hunt on a service that has heard everything there is to hear; ``planted`` routes are added to its own.

        At the end its logs and tables are searched for what was typed; a leak is a fault like others.
        """
        with ExitStack() as stack:
            url = self._url(service, stack)
            running = stack.enter_context(self.running(service, url))
            transport = _transport(running, planted)
            client = httpx.AsyncClient(transport=transport, base_url="http://service")
            watch = self.runner.run(direct(url))
            stack.callback(lambda: self.runner.run(watch.close()))
            document = strictly(transport.app.openapi())  # type: ignore[attr-defined]
            marks, world = Marks(watch, service.types), self._world(service)
            hunt = Hunt(self.runner, client.send, self._sign(service, document), accounts, document, marks, world=world)
            before = len(self._said_by_the_database())
            with listening() as ears:
                yield hunt
            self._search(hunt, service, url, ears, before)

    def _search(self, hunt: Hunt, service: Service, url: str, ears: Ears, before: int) -> None:
        for line in ears.overheard():
            hunt.blame("in a log", service.name, line)
        for line in (line for line in self._said_by_the_database()[before:].splitlines() if CANARY in line):
            hunt.blame("in the log of the database", service.name, line)
        for table, row in self.runner.run(spilled(url, service.types)).items():
            hunt.blame(f"in table {table}", service.name, row)
        hunt.planted_arrived = self.runner.run(kept(url, service.types))

    def _said_by_the_database(self) -> str:
        return (self.databases.server.folder / "postgres.log").read_text(errors="replace")

    def _world(self, service: Service) -> World:
        people = [str(person.person_id) for person in self.city.people.values()]
        organs = [str(organ) for organ in self.city.organs.values()]
        doors = {name: acts_of(row) for name, row in service.doors.items()}
        return World(identities=[*people, *organs], words=tuple(one.name for one in service.types), doors=doors)

    def _sign(self, service: Service, document: dict[str, Any]) -> Callable[[str, str], dict[str, str]]:
        """Tokens as the gateway makes them; those of keys carry the scopes of every other resource."""
        signer = signer_from(self.keys)
        resources = sorted({path.split("/")[2] for path in document["paths"] if path.startswith("/v1/")})
        scopes = [f"{service.name}.{resource}.{word}" for resource in resources[::2] for word in ("read", "write")]

        def sign(account: str, method: str) -> dict[str, str]:
            me = self.city.person(account.removesuffix(KEY))
            scp = scopes if account.endswith(KEY) else None
            token = signer.mint(me.account_id, "fuzz", me.organ_id, service.name, 1, method, scp=scp)
            return {"Authorization": f"Bearer {token}"}

        return sign

    def _url(self, service: Service, stack: ExitStack) -> str:
        """The database of the service, filled; it is dropped at the end, whatever was done to it."""
        filled = {DIRECTORY.name: self.directory_url, FILING.name: self.filing_url, **self._filled}
        if service.name not in filled:
            filled[service.name] = self._filled[service.name] = self.runner.run(self.databases.fresh(service.name))
            self.runner.run(self.tell(service, filled[service.name]))
        copied = name_of(filled[service.name])
        url = self.runner.run(self.databases.server.create_database(f"hunted_{uuid4().hex}", copied))
        stack.callback(lambda: self.runner.run(self.databases.drop(url)))
        return url

    async def tell(self, service: Service, url: str) -> None:
        """Let a service hear the city and, if it follows them, the filings; then make up cases of its own."""
        running = Running(service, self.settings(service.name, url), Part.WEB)
        await hear_city(running.inbox, service.name, self.city)
        follows = {follow.aggregate: follow for follow in service.follows if follow.service == "filing"}
        for row in await _published(self.filing_url) if follows else ():
            if (follow := follows.get(row["aggregate_type"])) is not None:
                consumer = durable_name(service.name, "filing", follow.aggregate)
                heard = Delivery(row["payload"], row["signature"], "EVT_FILING", row["id"], 1, consumer)
                await running.inbox.apply(follow, heard)
        await make_up(running, self.city)
        await running.database.dispose()


def acts_of(row: Row) -> frozenset[str]:
    """The acts that a door performs, without their case type."""
    return frozenset(act.split(".")[1] for act in row.acts)


def _transport(running: Running, planted: APIRouter | None = None) -> httpx.ASGITransport:
    app = build_app(running)
    if planted is not None:
        app.include_router(planted, prefix="/v1")
    return httpx.ASGITransport(app, raise_app_exceptions=False)


async def _published(url: str) -> list[asyncpg.Record]:
    connection = await direct(url)
    try:
        return list(await connection.fetch("SELECT * FROM outbox_event ORDER BY id"))
    finally:
        await connection.close()


@contextmanager
def laid_out(databases: Databases, keys: Path, files: Path, *, thoroughly: bool = False) -> Iterator[Field]:
    """The sample city; one filing walked to its execution, one to its revocation, one begun; or one in every status."""
    with asyncio.Runner() as runner:
        directory = runner.run(databases.fresh("directory"))
        city = runner.run(load_sample(directory, keys))
        filing = runner.run(databases.fresh("filing"))
        field = Field(runner, databases, keys, files, city, directory, filing)
        runner.run(field.tell(FILING, filing))
        with field.house() as house:
            runner.run(_walk_everywhere(house) if thoroughly else _walk_three(house))
        yield field
        for url in (directory, filing, *field.filled_urls):
            runner.run(databases.drop(url))


async def _walk_three(house: FilingHouse) -> None:
    await Road(house).to("in_execution")
    revoked = Road(house)
    await revoked.to("in_execution")
    await revoked.walk("hit_negative", "revoke")
    await Road(house).draft()


async def _walk_everywhere(house: FilingHouse) -> None:
    for status, _ in ROUTE:
        await Road(house).to(status)
    await _walk_three(house)
