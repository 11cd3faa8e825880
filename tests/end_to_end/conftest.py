"""The whole of Lanyard, started once per worker, and the people of the sample city signed in to it."""

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from deploy.demo.cast import Cast, gather
from deploy.demo.client import Teller
from deploy.local.servers import nats
from deploy.local.system import system
from tests.end_to_end.whole import Whole

MANY_LOGINS = {"GATEWAY_ADDRESS_LOGINS_PER_MINUTE": "600"}
"""All tests sign in from one address, and so does every demonstration; that the quota binds is shown elsewhere."""


@pytest.fixture(scope="session")
def whole(server_folder: Path) -> Iterator[Whole]:
    """The launcher's own servers, databases and programs; nothing that the caller's environment names is touched."""
    folder = server_folder / "whole"
    folder.mkdir()
    environ = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    with (
        nats(folder / "nats") as broker,
        system(folder, {**environ, **MANY_LOGINS, "NATS_URL": broker.url}, port=0) as running,
    ):
        yield Whole(running, broker)


@pytest.fixture(scope="session")
def http(whole: Whole) -> Iterator[httpx.Client]:
    """A client of the gateway."""
    with httpx.Client(base_url=whole.address, timeout=20, trust_env=False) as client:
        yield client


@pytest.fixture(scope="session")
def cast(http: httpx.Client) -> Cast:
    """The people of the demonstration, signed in."""
    return gather(http, Teller())
