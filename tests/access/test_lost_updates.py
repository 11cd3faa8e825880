"""Of fifty who act at once on the same version of a filing one succeeds; nobody's change is lost without a word."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from libs.chassis.database import direct
from tests.support.databases import Databases
from tests.support.figures import record
from tests.support.filing_process import Crowd, FilingProcess, Told, crowd_at, filing_process

FILINGS = "/v1/filings"
CLERK = "approval-clerk"
CROWD = 50
"""Acts at once."""
HEEDLESS = """
from dataclasses import replace
from libs.chassis.engine import Engine
perform = Engine.perform
async def perform_anyway(engine, request):
    return await perform(engine, replace(request, if_match=None, unconditional=True))
Engine.perform = perform_anyway
"""
"""A service that does not look at the version an act was decided on."""


@pytest.fixture(scope="module")
def process(databases: Databases, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FilingProcess]:
    """The service as it is."""
    with filing_process(databases, keys, tmp_path_factory.mktemp("updates")) as process:
        yield process


async def race(crowd: Crowd, watch: asyncpg.Connection) -> list[str]:
    """One filing, fifty revisions of its first version at once; answers what is not as it must be."""
    opened = await crowd.until_told(CLERK, FILINGS, titled("0"), Idempotency_Key=str(uuid4()))
    path = f"{FILINGS}/{opened.content['id']}/revisions"
    bodies = [titled(str(number)) for number in range(CROWD)]
    told = await asyncio.gather(
        *(crowd.until_told(CLERK, path, body, Idempotency_Key=str(uuid4()), If_Match='"1"') for body in bodies)
    )
    wrong = _miscounted(told)
    winners = [body["form"]["title"] for body, answer in zip(bodies, told, strict=True) if answer.status == 200]
    wrong += await _left(watch, opened.content["id"], winners)
    late = {
        428: await crowd.until_told(CLERK, path, bodies[0], Idempotency_Key=str(uuid4())),
        412: await crowd.until_told(CLERK, path, bodies[0], Idempotency_Key=str(uuid4()), If_Match='"1"'),
        400: await crowd.until_told(CLERK, path, bodies[0], Idempotency_Key=str(uuid4()), If_Match='W/"2"'),
    }
    wrong += [f"{answer.status} instead of {status}" for status, answer in late.items() if answer.status != status]
    return wrong + await _left(watch, opened.content["id"], winners)


def _miscounted(told: list[Told]) -> list[str]:
    found = Counter(answer.status for answer in told)
    stale = [answer for answer in told if answer.status == 412 and answer.content["code"] != "stale_version"]
    wanted = {200: 1, 412: CROWD - 1}
    return [f"answers {dict(found)}"] * (found != wanted) + ["412 of another kind"] * bool(stale)


async def _left(watch: asyncpg.Connection, case_id: str, winners: list[str]) -> list[str]:
    """What is wrong with the rows: one version more, its traces, and the title of the one that succeeded."""
    question = """SELECT version, title, (SELECT count(*) FROM case_history WHERE case_id = filing.id),
        (SELECT count(*) FROM outbox_event WHERE aggregate_id = filing.id) FROM filing WHERE id = $1::uuid"""
    found = tuple(await watch.fetchrow(question, case_id) or ())
    return [] if found == (2, winners[0] if winners else "", 2, 2) else [f"rows {found}"]


def titled(title: str) -> dict[str, Any]:
    """A form with that title."""
    return {"form": {"title": f"试点 {title}"}}


async def races(process: FilingProcess, rounds: int) -> tuple[list[str], Crowd]:
    """So many rounds at that process; what was wrong in them."""
    watch = await direct(process.url)
    try:
        async with crowd_at(process) as crowd:
            return [wrong for _ in range(rounds) for wrong in await race(crowd, watch)], crowd
    finally:
        await watch.close()


def test_one_of_fifty_acts_on_the_same_version_succeeds(process: FilingProcess) -> None:
    wrong, _ = asyncio.run(races(process, 10))
    assert wrong == []


def test_a_service_that_does_not_look_at_versions_is_found_out(
    databases: Databases, keys: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with filing_process(databases, keys, tmp_path_factory.mktemp("heedless"), HEEDLESS) as process:
        wrong, _ = asyncio.run(races(process, 1))
    assert f"answers {{200: {CROWD}}}" in wrong
    assert "200 instead of 428" in wrong


@pytest.mark.access
@pytest.mark.timeout(3600)
def test_two_hundred_rounds_of_fifty_acts_on_the_same_version(process: FilingProcess) -> None:
    rounds = 200
    wrong, crowd = asyncio.run(races(process, rounds))
    record(
        update_rounds=rounds,
        update_at_once=CROWD,
        update_requests=crowd.asked,
        update_deferred=crowd.deferred,
        update_violations=len(wrong),
    )
    assert wrong == []
