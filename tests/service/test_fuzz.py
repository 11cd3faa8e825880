"""Every door of every service takes what nobody thought of: no 5xx, every error a problem, no echo of what was sent."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from pathlib import Path
from random import Random

import asyncpg
import httpx
import pytest
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

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
from tests.support.city import SampleCity, hear_city, load_sample
from tests.support.databases import Databases
from tests.support.filing_road import FILINGS, Road
from tests.support.filing_service import FilingHouse
from tests.support.filing_service import TestClock as Clock
from tests.support.filing_steps import ROUTE, STEPS
from tests.support.fuzzing import CANARY, HOSTILE, NO_DAYS, Hunt, days_in, faults_of, planted, put

ACCOUNTS = ("approval-clerk", "office1-head", "sc-recorder", "management-officer", "sys-admin")
EXAMPLES = 5
"""Well-formed requests, and as many ill-formed ones, put to each operation; more of them by hand before a release."""
MUTATIONS = 12
"""Bodies with one wrong leaf put to each step of a filing."""
REACTING = (ACCOUNTABILITY, CLARIFICATION, SUPERVISION)


@dataclass
class Field:
    """Where it is hunted: one loop, the sample city, its directory's database, and a filing on its way."""

    runner: asyncio.Runner
    databases: Databases
    keys: Path
    files: Path
    city: SampleCity
    directory_url: str
    filing_url: str

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
    def hunt(self, service: Service, planted: APIRouter | None = None) -> Iterator[Hunt]:
        """A hunt on a service that has heard everything there is to hear; ``planted`` routes are added to its own."""
        with ExitStack() as stack:
            running = stack.enter_context(self.running(service, self._url(service, stack)))
            transport = _transport(running, planted)
            client = httpx.AsyncClient(transport=transport, base_url="http://service")
            signer = signer_from(self.keys)

            def sign(account: str, method: str) -> dict[str, str]:
                me = self.city.person(account)
                token = signer.mint(me.account_id, "fuzz", me.organ_id, service.name, 1, method)
                return {"Authorization": f"Bearer {token}"}

            document = transport.app.openapi()  # type: ignore[attr-defined]
            yield Hunt(self.runner, client.send, sign, ACCOUNTS, document)

    def _url(self, service: Service, stack: ExitStack) -> str:
        """The database of the service, filled."""
        if service in (DIRECTORY, FILING):
            return self.directory_url if service is DIRECTORY else self.filing_url
        url = self.runner.run(self.databases.fresh(service.name))
        stack.callback(lambda: self.runner.run(self.databases.drop(url)))
        self.runner.run(self.tell(service, url))
        return url

    async def tell(self, service: Service, url: str) -> None:
        """Let a service hear the city and, if it follows them, the filings."""
        running = Running(service, self.settings(service.name, url), Part.WEB)
        await hear_city(running.inbox, service.name, self.city)
        follows = {follow.aggregate: follow for follow in service.follows if follow.service == "filing"}
        for row in await _published(self.filing_url) if follows else ():
            if (follow := follows.get(row["aggregate_type"])) is not None:
                consumer = durable_name(service.name, "filing", follow.aggregate)
                heard = Delivery(row["payload"], row["signature"], "EVT_FILING", row["id"], 1, consumer)
                await running.inbox.apply(follow, heard)
        await running.database.dispose()


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


@pytest.fixture(scope="module")
def field(databases: Databases, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    """The sample city, and one filing walked to its execution, one to its revocation, one begun."""
    with asyncio.Runner() as runner:
        directory = runner.run(databases.fresh("directory"))
        city = runner.run(load_sample(directory, keys))
        filing = runner.run(databases.fresh("filing"))
        field = Field(runner, databases, keys, tmp_path_factory.mktemp("files"), city, directory, filing)
        runner.run(field.tell(FILING, filing))
        with field.house() as house:
            runner.run(_walk_three(house))
        yield field
        for url in (directory, filing):
            runner.run(databases.drop(url))


async def _walk_three(house: FilingHouse) -> None:
    await Road(house).to("in_execution")
    revoked = Road(house)
    await revoked.to("in_execution")
    await revoked.walk("hit_negative", "revoke")
    await Road(house).draft()


@pytest.mark.parametrize("service", [DIRECTORY, FILING, *REACTING], ids=lambda service: service.name)
def test_no_request_that_can_be_made_up_breaks_a_door(field: Field, service: Service) -> None:
    with field.hunt(service) as hunt:
        hunt.hunt(EXAMPLES)
    assert hunt.faults == {}
    operations = sum(len(item) for item in hunt.document["paths"].values())
    assert hunt.sent > operations * EXAMPLES  # it did hunt


def test_one_wrong_leaf_in_a_good_body_breaks_no_step_of_a_filing(field: Field) -> None:
    random, statuses, faults = Random(20260309), set[int](), dict[str, str]()

    async def walk() -> None:
        for status, acts in ROUTE:
            road = Road(house)
            await road.prepare()
            await road.to(status)
            for act in [*acts, *_BESIDE.get(status, ())]:
                await wrong(road, act)

    async def wrong(road: Road, act: str) -> None:
        part, door, body = STEPS[act]
        for _ in range(MUTATIONS):
            asked = planted(body(road), random, HOSTILE)
            answer = await road.who(part).act(f"{road.path}/{door}", asked)
            statuses.add(answer.status_code)
            read = [await road.who(part).get(path) for path in (road.path, FILINGS, "/v1/todo")]
            faults.update({f"{act}: {fault}": str(asked) for one in (answer, *read) for fault in faults_of(one)})

    with field.house() as house:
        field.runner.run(walk())
    assert faults == {}
    assert {200, 422} <= statuses


def test_a_day_of_no_calendar_is_refused_in_every_field_of_every_step(field: Field) -> None:
    taken = dict[tuple[object, ...], str]()
    asked = 0

    async def ask_all() -> None:
        road = Road(house)
        await road.to("in_execution")
        await road.walk("record_problem")
        for act in STEPS:
            await ask_for_days(road, act)

    async def ask_for_days(road: Road, act: str) -> None:
        nonlocal asked
        part, door, make = STEPS[act]
        body = make(road)
        for way, day in product(days_in(body), NO_DAYS):
            answer = await road.who(part).act(
                f"{road.path}/{door}", put(body, way, day + _REST_OF_INSTANT.get(way, ""))
            )
            asked += 1
            if answer.status_code != 422 or "date_out_of_range" not in answer.text:
                taken[act, *way, day] = answer.text

    with field.house() as house:
        field.runner.run(ask_all())
    assert taken == {}
    assert asked > 50


_REST_OF_INSTANT: dict[tuple[str | int, ...], str] = {("received_at",): "T12:00:00+08:00"}
_BESIDE = {
    "draft": ("revise", "study"),
    "studied": ("present",),
    "gatekeeping": ("pass_gate",),
    "submitted": ("return_for_defects", "open_review"),
    "reviewing": ("draft_report",),
    "reported": ("open_consultation",),
    "consulting": ("fail_consultation", "pass_consultation"),
    "deliberating": ("reject", "accept"),
    "accepted": ("serve_receipt",),
    "in_execution": ("report_progress", "remind", "record_problem", "extend", "hit_negative"),
}
"""What is asked of a filing besides the acts that led to where it stands: those that may be performed there."""


def _planted_doors() -> APIRouter:
    """Doors with one fault each."""
    router = APIRouter()

    @router.get("/planted/raising")
    async def raise_on_text(text: str) -> None:
        raise RuntimeError(text)

    @router.get("/planted/echoing")
    async def echo_text(text: str) -> JSONResponse:
        return JSONResponse({"detail": text}, 422)

    @router.get("/planted/undescribed")
    async def answer_otherwise() -> JSONResponse:
        return JSONResponse({}, 202)

    @router.get("/planted/misdescribed")
    async def answer_a_number() -> int:
        return JSONResponse("text")  # type: ignore[return-value]

    async def take_any_parameter(_request: Request) -> JSONResponse:
        return JSONResponse(None)

    router.add_route("/planted/loose", take_any_parameter)
    return router


def test_the_hunt_sees_what_is_planted(field: Field) -> None:
    with field.hunt(CLARIFICATION, _planted_doors()) as hunt:
        paths = {path: item for path, item in hunt.document["paths"].items() if "/planted/" in path}
        loose = {**paths["/v1/planted/undescribed"]["get"], "operationId": "take_any_parameter"}
        hunt.document["paths"] = {**paths, "/v1/planted/loose": {"get": loose}}
        hunt.hunt(4 * EXAMPLES)
    assert set(hunt.faults) >= {
        "status 500: GET /v1/planted/raising",
        "no problem: GET /v1/planted/echoing",
        "echo: GET /v1/planted/echoing",
        "undocumented 202: GET /v1/planted/undescribed",
        "answer not as described: GET /v1/planted/misdescribed",
        "unknown parameter answered 200: GET /v1/planted/loose",
    }
    assert CANARY in hunt.faults["echo: GET /v1/planted/echoing"]
