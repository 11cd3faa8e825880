"""A gateway on a real web server, a real PostgreSQL for its logins, a real web server for each service behind it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from gateway.app import build
from gateway.main import web_server
from gateway.settings import Settings
from tests.service.gateway.neighbour import RIGHT_PASSWORD, Neighbour, neighbours, serving
from tests.support.databases import Databases

StartGateway = Callable[..., str]


@pytest.fixture(scope="module")
def running_services(keys: Path) -> Iterator[dict[str, Neighbour]]:
    """The services, each on a port of its own."""
    found = neighbours(keys)
    with contextlib.ExitStack() as stack:
        for service in found.values():
            service.port = stack.enter_context(serving(web_server(service.app())))
        yield found


@pytest.fixture
def services(running_services: dict[str, Neighbour]) -> dict[str, Neighbour]:
    """The services, having seen nothing yet."""
    for service in running_services.values():
        service.forget()
    return running_services


@pytest.fixture(scope="module")
def settings(running_services: dict[str, Neighbour], databases: Databases, keys: Path) -> Iterator[Settings]:
    """The settings of a gateway before those services, with a fresh database of logins."""
    addresses: dict[str, Any] = {f"{name}_url": service.url for name, service in running_services.items()}
    logins = asyncio.run(databases.fresh("gateway"))
    yield Settings(
        **addresses,
        gateway_database_url=logins,
        lanyard_keys=keys,
        lanyard_instance="launch-1",
        gateway_patience=0.5,
        gateway_logins_per_minute=1000,
        gateway_address_logins_per_minute=1000,
    )
    asyncio.run(databases.drop(logins))


@pytest.fixture
def start_gateway(settings: Settings, services: dict[str, Neighbour]) -> Iterator[StartGateway]:
    """Starts a gateway, with settings changed as told, and answers its address."""
    with contextlib.ExitStack() as stack:

        def start(**changes: Any) -> str:
            changed = Settings.model_validate({**settings.model_dump(), **changes})
            return f"http://127.0.0.1:{stack.enter_context(serving(web_server(build(changed))))}"

        yield start


@pytest.fixture(scope="module")
def running_gateway(settings: Settings) -> Iterator[str]:
    """The address of a gateway with the usual settings."""
    with serving(web_server(build(settings))) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def gateway(running_gateway: str, services: dict[str, Neighbour]) -> str:
    """That gateway, before services that have seen nothing yet."""
    return running_gateway


@pytest_asyncio.fixture
async def stranger(gateway: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client that has not signed in."""
    async with httpx.AsyncClient(base_url=gateway, timeout=20, trust_env=False) as client:
        yield client


@pytest_asyncio.fixture
async def clerk(gateway: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client that has signed in and shows its token in the header."""
    async with httpx.AsyncClient(base_url=gateway, timeout=20, trust_env=False) as client:
        client.headers["Authorization"] = f"Bearer {await sign_in(client)}"
        client.cookies.clear()
        yield client


async def sign_in(client: httpx.AsyncClient) -> str:
    """Sign in with the right password; answers the token."""
    answer = await client.post("/api/login", json={"account": "clerk", "password": RIGHT_PASSWORD})
    assert answer.status_code == 200, answer.text
    token: str = answer.json()["session"]
    return token
