"""PostgreSQL and NATS for the length of a ``with``: used by the launcher and by the tests alike."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from deploy.local.broker import NatsServer
from deploy.local.postgres import PostgresServer


@contextlib.contextmanager
def postgres(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[PostgresServer]:
    """A PostgreSQL server with its store in ``folder``, stopped at the end."""
    server = PostgresServer(folder, settings)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def nats(folder: Path, port: int = 0) -> Iterator[NatsServer]:
    """A NATS server with its store in ``folder``, stopped at the end."""
    server = NatsServer(folder, port)
    try:
        server.start()
        yield server
    finally:
        server.stop()
