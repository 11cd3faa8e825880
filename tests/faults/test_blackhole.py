"""A network that carries nothing for a while: whoever waits gives up by himself, and begins anew afterwards."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text

from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats
from libs.chassis import relay as relays
from libs.chassis.database import connect
from libs.chassis.outbox import LANES
from libs.chassis.relay import Relay
from tests.faults.pairs import Pairs, at_work, settled
from tests.faults.silence import Network
from tests.support.specimen import SERVICE, Pair

pytestmark = pytest.mark.faults

_REST = 2.5
"""Seconds after which a pooled connection is tested before it is used."""


@pytest.fixture
def network(postgres_server: PostgresServer, server_folder: Path, tmp_path: Path) -> Iterator[Network]:
    with nats(tmp_path / "n") as broker:
        found = Network.before(postgres_server.sockets, broker.url, server_folder / "net")
        yield found
        found.cut()


@pytest.fixture
def pairs(postgres_server: PostgresServer, keys: Path, tmp_path: Path) -> Pairs:
    return Pairs(postgres_server, keys, f"silent_{tmp_path.name[-12:]}")


@pytest_asyncio.fixture
async def pair(network: Network, pairs: Pairs) -> AsyncIterator[Pair]:
    async with network.pair(pairs) as found:
        yield found


async def test_a_pool_whose_connections_died_in_silence_is_left_at_the_first_that_does_not_answer(
    network: Network, postgres_server: PostgresServer
) -> None:
    engine = connect(network.database_url(postgres_server.url()), size=3)
    several = [await engine.connect() for _ in range(3)]
    before = {await one.scalar(text("SELECT pg_backend_pid()")) for one in several}
    for one in several:
        await one.close()
    network.database.swallow(True)
    await asyncio.sleep(_REST)
    asking = asyncio.create_task(_backend(engine))
    await asyncio.sleep(0.1)
    network.database.swallow(False)
    first = await asking
    swallowed = network.database.swallowed
    after = {first, *(await asyncio.gather(*(_backend(engine) for _ in range(2))))}
    assert before.isdisjoint(after)
    assert swallowed > 0
    await engine.dispose()


async def _backend(engine: object) -> int:
    async with engine.connect() as connection:  # type: ignore[attr-defined]
        return int(await connection.scalar(text("SELECT pg_backend_pid()")))


async def test_lanes_of_a_relay_that_fell_silent_are_taken_by_another(
    network: Network, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database does not hear that the silent one is gone."""
    monkeypatch.setattr(relays, "_SILENT_AT_MOST", 1.0)
    case_id = await pair.open()
    silent, other = pair.relay(), Relay(pair.urls[SERVICE], pair.broker, SERVICE, "1")
    await silent.carry()
    assert silent.lanes == set(range(LANES))
    await other.carry()
    assert other.lanes == set()
    network.database.swallow(True)
    assert silent.connection is not None
    with suppress(TimeoutError):
        await silent.connection.execute("SELECT 1", timeout=0.2)
    silent.connection.terminate()
    network.database.swallow(False)
    for _ in range(100):
        await other.release()
        await other.carry()
        if other.lanes:
            break
        await asyncio.sleep(0.1)
    assert other.lanes == set(range(LANES))
    assert await pair.count(SERVICE, f"outbox_event WHERE aggregate_id = '{case_id}' AND published_at IS NULL") == 0
    await other.release()


async def test_what_a_network_delivers_late_is_applied_once_and_in_order(network: Network, pair: Pair) -> None:
    async with at_work(pair):
        cases = [await pair.open() for _ in range(5)]
        network.broker.hold(True)
        for version in range(1, 4):
            for case_id in cases:
                await pair.step(case_id, version)
        await asyncio.sleep(2.5)  # longer than a relay waits for an answer
        assert await pair.count(SERVICE, "outbox_event WHERE published_at IS NULL") > 0
        network.broker.hold(False)
        assert await settled(pair)
    assert [await pair.kept(case_id) for case_id in cases] == [(1, 2, 3, 4)] * 5
