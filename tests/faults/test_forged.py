"""Forged events among true ones: the short form of goal 16."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from deploy.local.broker import NatsServer
from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats
from tests.faults.forging import Forgery
from tests.faults.goals.g16_forged import applied_without_verification, forge_and_tell
from tests.faults.pairs import Pairs
from tests.support.specimen import Pair

SEED = 20260116


@pytest_asyncio.fixture
async def pair(postgres_server: PostgresServer, keys: Path, tmp_path: Path) -> AsyncIterator[Pair]:
    server: NatsServer
    with nats(tmp_path / "n") as server:
        async with Pairs(postgres_server, keys, "forged").fresh(server.url) as found:
            yield found


async def test_no_forgery_is_applied_each_is_told_and_true_events_go_on(pair: Pair) -> None:
    found = await forge_and_tell(pair, SEED, forgeries=50, victims=5)
    assert found.made == dict.fromkeys(Forgery, 10)
    assert (found.alarms, found.logged, found.refused, found.applied) == (50, 50, 50, 0)
    assert found.arrived and found.told == 25
    assert found.totals == {"lost": 0, "doubled": 0, "disordered": 0, "stuck": 0}, found.words
    assert found.foreign > 0
    assert await applied_without_verification(pair, SEED)  # the control: verification is what keeps them away
