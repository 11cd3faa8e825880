"""More than twenty thousand requests nobody thought of: to every service in process, and to all through the gateway."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import httpx
import pytest

import gateway.app  # noqa: F401 - its refusals belong to the catalogue
from deploy.demo.cast import gather
from deploy.demo.client import Teller
from deploy.demo.story import filings
from libs.chassis.identity import TokenInvalid
from libs.chassis.process import Service
from tests.support.answers import CANARY, codes_here, untold_in
from tests.support.databases import Databases
from tests.support.figures import record
from tests.support.fuzz_field import EVERY, KEY, MANY, Field, acts_of, laid_out
from tests.support.fuzz_steps import Spoiling
from tests.support.fuzz_world import World, strictly
from tests.support.fuzzing import Hunt
from tests.support.traces import carried, kept, spilled
from tests.support.whole_city import WholeCity, whole_city

pytestmark = [pytest.mark.access, pytest.mark.timeout(3600)]
WANTED = {
    "directory": 6000, "filing": 9000, "clarification": 8000, "accountability": 9000, "supervision": 4500,
    "vault": 2500,
}  # fmt: skip
"""Cases of schemathesis by service."""
THROUGH_GATEWAY = 3000
EXAMPLES = 40
"""Cases of each operation in one round; then the database is fresh and the seed another."""
ROUNDS, MUTATIONS = 10, 12
"""Walks of a filing through all its steps, and bodies with one wrong leaf for each step of each."""
FAULTS = Path(__file__).resolve().parents[2] / "build" / "fuzz_failures.json"
"""Where the first request that showed each fault is written, for a person to read."""
SEED = 20260309
OF_CALLERS = re.compile(r"/(?:accounts|people|client-keys)/.*/")
"""Acts by which callers would lose their standing; while they keep it, no service may doubt the gateway's token."""
MACHINES = {
    "reader": [f"{service.name}.{one.resource}.read" for service in EVERY for one in service.types],
    "writer": ["filing.filings.write", "filing.uploads.write", "directory.organs.write", "supervision.watch-list.read"],
}
"""Scopes of the keys that call through the gateway beside people."""


@dataclass
class Score:
    """What has been asked and found, by service and through the gateway."""

    cases: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    faults: dict[str, dict[str, str]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)

    def add(self, name: str, hunt: Hunt) -> None:
        """One round."""
        self.cases[name] += hunt.cases
        self.requests[name] += hunt.sent
        self.statuses += hunt.statuses
        self.faults.setdefault(name, {}).update(hunt.faults)


@pytest.fixture(scope="module")
def score() -> Iterator[Score]:
    """Of the whole file; what was asked and found is recorded at its end."""
    score = Score()
    yield score
    FAULTS.parent.mkdir(exist_ok=True)
    FAULTS.write_text(json.dumps(score.faults, indent=1, ensure_ascii=False))
    failures = {name: len(found) for name, found in score.faults.items()}
    record(
        fuzz_cases=score.cases.total(),
        fuzz_cases_of=dict(score.cases),
        fuzz_requests=score.requests.total(),
        fuzz_failures=sum(failures.values()),
        fuzz_failures_of=failures,
        fuzz_statuses={str(status): count for status, count in sorted(score.statuses.items())},
    )


@pytest.fixture(scope="module")
def field_of_all(databases: Databases, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    """The sample city with a filing in every status."""
    with laid_out(databases, keys, tmp_path_factory.mktemp("files"), thoroughly=True) as found:
        yield found


@pytest.mark.parametrize("service", EVERY, ids=lambda service: service.name)
def test_no_request_of_thousands_breaks_a_door(field_of_all: Field, score: Score, service: Service) -> None:
    name, number, arrived = service.name, SEED, False
    while score.cases[name] < WANTED[name]:
        with field_of_all.hunt(service, MANY) as hunt:
            hunt.hunt(EXAMPLES, number)
        score.add(name, hunt)
        number, arrived = number + 1, arrived or hunt.planted_arrived
    assert score.faults[name] == {}
    assert arrived or name not in ("directory", "filing")  # what is looked for elsewhere was taken into a case


def test_no_spoilt_body_of_thousands_breaks_a_step(field_of_all: Field) -> None:
    statuses, faults = Counter[int](), dict[str, str]()
    for number in range(ROUNDS):
        with field_of_all.house() as house:
            spoilt = Spoiling(house, Random(SEED + number), MUTATIONS)
            field_of_all.runner.run(spoilt.walk())
        statuses += spoilt.statuses
        faults |= spoilt.faults
    record(fuzz_spoilt_bodies=statuses.total(), fuzz_spoilt_failures=len(faults))
    assert faults == {}
    assert {200, 422} <= set(statuses)


def test_no_request_of_thousands_breaks_the_whole(server_folder: Path, score: Score) -> None:
    with whole_city(server_folder / "hunted") as whole:
        tell_a_story(whole)
        for name, scopes in MACHINES.items():
            whole.give_key(name, scopes)
        number = SEED
        while score.cases["gateway"] < THROUGH_GATEWAY:
            with asyncio.Runner() as runner:
                hunt = hunt_through_gateway(runner, whole)
                hunt.hunt(max(1, EXAMPLES // 5), number)
            score.add("gateway", hunt)
            number += 1
        score.faults["gateway"].update(leaks_of(whole))
    assert score.faults["gateway"] == {}


def tell_a_story(whole: WholeCity) -> None:
    """A filing is walked to its end, so that every service has something to show; another holds what is looked for."""
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    with httpx.Client(base_url=whole.address, timeout=20, trust_env=False) as http:
        cast = gather(http, Teller())
        filings.accepted_and_closed(cast, now.date(), now.strftime("%H%M%S"))
        cast.clerk.open("/api/filing/v1/filings", {"form": {"title": CANARY, "background": CANARY}})


def hunt_through_gateway(runner: asyncio.Runner, whole: WholeCity) -> Hunt:
    """A hunt on everything that the gateway describes; a login that was ended is begun anew."""
    client = httpx.AsyncClient(timeout=20, trust_env=False)

    async def ask(request: httpx.Request) -> httpx.Response:
        answer = await client.send(request)
        if answer.status_code == 401 or request.url.path.endswith("/logout"):
            whole.forget(request.headers.get("authorization", "").removeprefix("Bearer "))
        return answer

    document = strictly(httpx.get(f"{whole.address}/api/openapi.json", trust_env=False, timeout=20).json())
    document["paths"] = {path: item for path, item in document["paths"].items() if not OF_CALLERS.search(path)}
    codes = {code: status for code, status in codes_here().items() if code != TokenInvalid.code}
    people = [str(person.person_id) for person in whole.city.people.values()]
    words = tuple(one.name for service in EVERY for one in service.types)
    doors = {f"{service.name}_{name}": acts_of(row) for service in EVERY for name, row in service.doors.items()}
    organs = [str(organ) for organ in whole.city.organs.values()]
    world = World(identities=[*people, *organs], words=words, doors=doors)
    accounts = (*(account for account in MANY if not account.endswith(KEY)), *MACHINES)
    return Hunt(runner, ask, whole.sign, accounts, document, codes=codes, world=world, address=whole.address)


def leaks_of(whole: WholeCity) -> dict[str, str]:
    """What was typed and stands in a log, in a table that holds no content, or in a message."""
    found = {f"in a log: {line[:80]}": line for line in untold_in(whole.said())}
    for service in EVERY:
        url = whole.url(service.name)
        for table, row in asyncio.run(spilled(url, service.types)).items():
            found[f"in table {table}: {service.name}"] = row
    found |= {
        f"in table {table}: gateway": row for table, row in asyncio.run(spilled(whole.url("gateway"), ())).items()
    }
    _, telling = asyncio.run(carried(whole.broker.url))
    messages, known = asyncio.run(carried(whole.broker.url, "specversion"))
    assert messages == len(known) > 0  # what is in a message would be found
    filing = next(service for service in EVERY if service.name == "filing")
    assert asyncio.run(kept(whole.url("filing"), filing.types))  # there was something to leak
    return {**found, **{f"in a message: {line[:80]}": line for line in telling}}


def test_there_were_more_than_twenty_thousand(score: Score) -> None:
    assert score.cases.total() >= 20_000
    assert {200, 201, 304, 400, 401, 403, 404, 409, 412, 415, 422, 428} <= set(score.statuses)
