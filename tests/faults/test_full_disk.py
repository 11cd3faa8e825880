"""A full disk, in short: it is told, filing goes on, space and a restart heal it; and silence of any other cause."""

import asyncio
import random
import signal
from pathlib import Path

import pytest

from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats
from tests.faults.full_disk import figures_of, filled, health_of, watched
from tests.faults.loop import unavailable
from tests.faults.pairs import Pairs, at_work, settled

pytestmark = pytest.mark.faults


@pytest.mark.skipif(bool(unavailable()), reason=f"no disk that can be filled: {unavailable()}")
async def test_a_full_disk_is_told_and_healed_by_space_and_a_restart(
    postgres_server: PostgresServer, keys: Path, tmp_path: Path
) -> None:
    found = await filled(Pairs(postgres_server, keys, "full"), tmp_path, random.Random(7), vain=2.5)
    assert found.held, found
    assert not found.healed_by_space_alone  # the control: the broker stays silent until it is started again


async def test_a_broker_that_is_connected_and_does_not_answer_is_told(
    postgres_server: PostgresServer, keys: Path, tmp_path: Path
) -> None:
    pairs = Pairs(postgres_server, keys, "silent")
    with nats(tmp_path / "n") as server:
        async with pairs.fresh(server.url) as pair, at_work(pair) as work, watched(pair, work) as http:
            assert (await health_of(http), (await figures_of(http))["broker_silent_seconds"]) == ("connected", 0)
            assert server.child is not None
            server.child.handle.send_signal(signal.SIGSTOP)
            try:
                await pair.open()
                async with asyncio.timeout(20):
                    while await health_of(http) == "connected":
                        await asyncio.sleep(0.05)
                assert await health_of(http) == "silent"
                assert (await figures_of(http))["broker_silent_seconds"] > 0
            finally:
                server.child.handle.send_signal(signal.SIGCONT)
            assert await settled(pair, 30)
            assert (await health_of(http), (await figures_of(http))["broker_silent_seconds"]) == ("connected", 0)
