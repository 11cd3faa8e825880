"""What is too large, too swollen or too slow, at a gateway that runs as a process: refused, and hardly noticed."""

import asyncio

import httpx
import pytest

from gateway.settings import Settings
from tests.service.gateway.conftest import sign_in
from tests.service.gateway.neighbour import Neighbour
from tests.service.gateway.test_process import running, until_ready
from tests.support.hostile_bodies import Door, Watch, hostile_bodies, slow_callers

REFUSED = {400, 413, 415, 431}
TAKEN = {
    "ninety thousand members in a mebibyte", "ten thousand levels", "half a million levels",
    "three hundred thousand parts",
}  # fmt: skip
"""What only the service can judge; the one behind this gateway takes everything."""
GROWTH = 32.0  # MiB


@pytest.mark.timeout(300)
async def test_hostile_bodies_are_refused_within_a_little_memory_and_others_are_served(
    settings: Settings, services: dict[str, Neighbour]
) -> None:
    with running(settings) as (address, process):
        async with httpx.AsyncClient(base_url=address, timeout=30, trust_env=False) as client:
            await until_ready(client)
            client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
            token = client.headers["Authorization"].removeprefix("Bearer ")
            door = Door(address, token, "/api/filing/v1/echo", "/api/filing/v1/matters/5/attachments")
            await hostile_bodies(door)
            watch = Watch({"gateway": process.pid})
            async with watch.at_work(), slow_callers(door, 100) as slow:
                met = await hostile_bodies(door)
                answers = await asyncio.gather(*(client.get("/api/filing/v1/echo") for _ in range(20)))
                assert not all(task.done() for task in slow)
    assert {name: status for name, status in met.items() if status not in REFUSED and name not in TAKEN} == {}
    assert {answer.status_code for answer in answers} == {200}
    assert watch.growth["gateway"] <= GROWTH
