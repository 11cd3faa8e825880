"""The gateway as the process it is run as: it starts from its environment and stops without dropping a call."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from pydantic import ValidationError

from gateway.settings import Settings
from tests.service.gateway.conftest import sign_in
from tests.service.gateway.neighbour import Neighbour
from tests.support.ending import ending_of


def environment(settings: Settings) -> dict[str, str]:
    """The variables that say the same as those settings."""
    names = ("filing", "clarification", "accountability", "supervision", "vault", "directory")
    return {
        **{f"{name.upper()}_URL": ",".join(settings.addresses_of(name)) for name in names},
        "GATEWAY_DATABASE_URL": settings.gateway_database_url,
        "LANYARD_KEYS": str(settings.lanyard_keys),
        "LANYARD_INSTANCE": "launch-2",
    }


@contextmanager
def running(settings: Settings, **more: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The process and its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gateway.main", "--port", str(port)]
    process = subprocess.Popen(command, env={**os.environ, **environment(settings), **more})
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


async def until_ready(client: httpx.AsyncClient) -> None:
    """Wait until the process says it is ready."""
    async with asyncio.timeout(30):
        while True:
            try:
                if (await client.get("/readyz")).json()["instance"] == "launch-2":
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.05)


async def test_a_gateway_told_to_stop_finishes_the_call_under_way(
    settings: Settings, services: dict[str, Neighbour]
) -> None:
    with running(settings) as (address, process):
        async with httpx.AsyncClient(base_url=address, timeout=20) as client:
            await until_ready(client)
            client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
            call = asyncio.create_task(client.get("/api/filing/v1/silence"))
            await asyncio.sleep(0.5)
            process.send_signal(signal.SIGTERM)
            answer = await call
            assert (answer.status_code, answer.text) == (200, "")
            with pytest.raises(httpx.TransportError):
                await client.get("/livez")
        assert process.wait(15) in (0, -signal.SIGTERM)


@pytest.mark.parametrize(("notice", "seen"), [("1.5", True), ("0", False)], ids=["noticed", "control"])
async def test_a_gateway_says_that_it_will_end_while_it_still_answers(
    settings: Settings, services: dict[str, Neighbour], notice: str, seen: bool
) -> None:
    with running(settings, LANYARD_DRAIN_NOTICE=notice) as (address, process):
        async with httpx.AsyncClient(base_url=address, timeout=20) as client:
            await until_ready(client)
        ending = await asyncio.to_thread(ending_of, process, address, "/livez")
    assert (503 in ending.readiness, 200 in ending.others) == (seen, seen)
    assert ending.exit_code in (0, -signal.SIGTERM)


def test_a_gateway_without_its_addresses_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FILING_URL", "GATEWAY_DATABASE_URL", "LANYARD_KEYS"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ValidationError) as told:
        Settings.from_environment()
    assert {"filing_url", "gateway_database_url"} <= {str(error["loc"][0]) for error in told.value.errors()}
