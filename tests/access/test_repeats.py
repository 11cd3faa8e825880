"""A creation or an act that is asked for a hundred times at once under one key is done once, crash or no crash."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from libs.chassis.database import direct
from tests.support.databases import Databases
from tests.support.figures import record
from tests.support.filing_process import Crowd, FilingProcess, Told, crowd_at, filing_process

FILINGS = "/v1/filings"
CROWD = 100
"""Requests at once."""
CRASH_EVERY = 10
"""Rounds between two in which the process is killed while the requests are under way."""
FORGETFUL = """
import libs.chassis.idempotency as keys
async def claim(*_anything):
    return None
keys.claim = claim
"""
"""A service that takes every repeat for something new."""


@pytest.fixture(scope="module")
def process(databases: Databases, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FilingProcess]:
    """The service as it is."""
    with filing_process(databases, keys, tmp_path_factory.mktemp("repeats")) as process:
        yield process


@dataclass
class Rounds:
    """Rounds at one process, and what was not as it must be."""

    crowd: Crowd
    watch: asyncpg.Connection
    random: Random = field(default_factory=lambda: Random(20260309))
    crashes: int = 0
    violations: list[str] = field(default_factory=list)

    async def play(self, rounds: int) -> None:
        """So many rounds: every tenth with a crash, the others of each kind in turn."""
        kinds: tuple[Callable[[], Awaitable[None]], ...] = (
            self.identical, self.two_bodies, self.two_callers, self.an_act
        )  # fmt: skip
        for number in range(rounds):
            await (self.crashing() if number % CRASH_EVERY == CRASH_EVERY // 2 else kinds[number % len(kinds)]())

    async def identical(self) -> None:
        """One creation, a hundred times; then the key with another body, and the key of another caller."""
        key, body = str(uuid4()), titled()
        told = await self.at_once([("approval-clerk", body)] * CROWD, key)
        await self.one(body, [answer.content["id"] for answer in self.only(201, told)])
        reused = await self.crowd.until_told("approval-clerk", FILINGS, titled(), Idempotency_Key=key)
        self.must("another body under the key is refused", reused.status == 422, reused)
        other = await self.crowd.until_told("housing-clerk", FILINGS, body, Idempotency_Key=key)
        mine = other.status == 201 and other.content["id"] != told[0].content["id"]
        self.must("the key of another caller is another key", mine, other)

    async def two_bodies(self) -> None:
        """Two creations race under one key: one is done, the other refused."""
        key, bodies = str(uuid4()), (titled(), titled())
        asked = [("approval-clerk", bodies[number % 2]) for number in range(CROWD)]
        told = await self.at_once(asked, key)
        self.must("201 or 422", {answer.status for answer in told} <= {201, 422}, told[0])
        counts = [await self.count(body) for body in bodies]
        self.must(f"one of two bodies is done, not {counts}", sorted(counts) == [0, 1], told[0])
        for (_, body), answer in zip(asked, told, strict=True):
            done = counts[bodies.index(body)] == 1
            self.must("who asked for what was done is told so", (answer.status == 201) == done, answer)

    async def two_callers(self) -> None:
        """Two callers happen to choose one key: each has a filing of their own."""
        key, body = str(uuid4()), titled()
        callers = ("approval-clerk", "housing-clerk")
        told = await self.at_once([(callers[number % 2], body) for number in range(CROWD)], key)
        ids = [{answer.content["id"] for answer in self.only(201, told[part::2])} for part in (0, 1)]
        self.must("each caller is told of one filing", [len(one) for one in ids] == [1, 1], told[0])
        self.must("the two have nothing in common", not ids[0] & ids[1], told[0])
        self.must("two filings", await self.count(body) == 2, told[0])

    async def an_act(self) -> None:
        """One act on one version, a hundred times under one key: the version moves once, and all are told so."""
        body, key = titled(), str(uuid4())
        opened = await self.crowd.until_told("approval-clerk", FILINGS, titled(), Idempotency_Key=str(uuid4()))
        path = f"{FILINGS}/{opened.content['id']}/revisions"
        told = await self.at_once([("approval-clerk", body)] * CROWD, key, path, If_Match='"1"')
        tags = {answer.headers.get("etag") for answer in self.only(200, told)}
        self.must(f"all are told of version 2, not {tags}", tags == {'"2"'}, told[0])
        self.must("one filing of that title", await self.count(body) == 1, told[0])
        await self.traces(opened.content["id"], 2)

    async def crashing(self) -> None:
        """The process is killed while the hundred are under way, and started again; all ask again."""
        key, body = str(uuid4()), titled()
        process = self.crowd.process
        asking = asyncio.create_task(self.at_once([("approval-clerk", body)] * CROWD, key))
        await asyncio.sleep(self.random.random() * 0.15)
        process.kill()
        process.start()
        self.crashes += 1
        told = await asking
        await self.one(body, [answer.content["id"] for answer in self.only(201, told)])

    async def at_once(self, asked: list[tuple[str, Any]], key: str, path: str = FILINGS, **headers: str) -> list[Told]:
        """All at once under one key; who is told to try again, or told nothing, does."""
        calls = [self.crowd.until_told(who, path, body, Idempotency_Key=key, **headers) for who, body in asked]
        return await asyncio.gather(*calls)

    async def one(self, body: Any, ids: list[str]) -> None:
        """One filing of that title, which everybody was told of, with one row of each trace."""
        self.must(f"everybody is told of one filing, not of {len(set(ids))}", len(set(ids)) == 1, None)
        found = await self.count(body)
        self.must(f"one filing, not {found}", found == 1, None)
        if ids:
            await self.traces(ids[0], 1)

    async def traces(self, case_id: str, version: int) -> None:
        """The filing stands at that version, and each version has left one row in history and outbox."""
        question = """SELECT (SELECT version FROM filing WHERE id = $1::uuid),
            (SELECT count(*) FROM case_history WHERE case_id = $1::uuid),
            (SELECT count(*) FROM outbox_event WHERE aggregate_id = $1::uuid)"""
        found = tuple(await self.watch.fetchrow(question, case_id) or ())
        self.must(f"version, history and outbox at {version}, not {found}", found == (version,) * 3, None)

    async def count(self, body: Any) -> int:
        """Filings of that title."""
        return int(await self.watch.fetchval("SELECT count(*) FROM filing WHERE title = $1", body["form"]["title"]))

    def only(self, status: int, told: list[Told]) -> list[Told]:
        """Those with that status; any other is a violation."""
        counted = Counter(answer.status for answer in told)
        self.must(f"all are answered {status}, not {dict(counted)}", set(counted) == {status}, None)
        return [answer for answer in told if answer.status == status]

    def must(self, what: str, held: bool, answer: Told | None) -> None:
        """Remember what did not hold."""
        if not held:
            self.violations.append(f"{what}: {answer.status if answer else ''}")


def titled() -> dict[str, Any]:
    """A draft with a title of its own."""
    return {"form": {"title": f"试点 {uuid4()}"}}


async def play(process: FilingProcess, rounds: int) -> Rounds:
    """So many rounds at that process."""
    watch = await direct(process.url)
    try:
        async with crowd_at(process) as crowd:
            played = Rounds(crowd, watch)
            await played.play(rounds)
            return played
    finally:
        await watch.close()


def test_a_hundred_repeats_are_one_filing(process: FilingProcess) -> None:
    played = asyncio.run(play(process, 20))
    assert played.violations == []
    assert played.crashes == 2
    assert played.crowd.unanswered > 0  # it was killed while they asked


def test_a_service_that_forgets_keys_is_found_out(
    databases: Databases, keys: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with filing_process(databases, keys, tmp_path_factory.mktemp("forgetful"), FORGETFUL) as process:
        played = asyncio.run(play(process, 1))
    assert any("one filing, not 100" in violation for violation in played.violations)
    assert any("another body under the key is refused" in violation for violation in played.violations)


@pytest.mark.access
@pytest.mark.timeout(3600)
def test_a_thousand_rounds_of_a_hundred_repeats(process: FilingProcess) -> None:
    rounds = 1000
    played = asyncio.run(play(process, rounds))
    record(
        repeat_rounds=rounds,
        repeat_at_once=CROWD,
        repeat_requests=played.crowd.asked,
        repeat_crashes=played.crashes,
        repeat_deferred=played.crowd.deferred,
        repeat_unanswered=played.crowd.unanswered,
        repeat_violations=len(played.violations),
    )
    assert played.violations == []
