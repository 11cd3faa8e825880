"""Servers that stand while one run of tests after another uses them.

Whoever sets ``LANYARD_STANDING`` (a folder) and ``LANYARD_STANDING_NATS`` (an address) has started them
(tests.mutation); a run then starts none.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats, postgres

FOLDER, BROKER = "LANYARD_STANDING", "LANYARD_STANDING_NATS"
_FAST = {"fsync": "off", "full_page_writes": "off"}
_IN_MEMORY = Path("/dev/shm")


@contextlib.contextmanager
def standing_servers() -> Iterator[dict[str, str]]:
    """One of each, in memory where there is a file system in it; answers the environment that tells of them."""
    folder = Path(tempfile.mkdtemp(prefix="lanyard-st-", dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None))
    try:
        with postgres(folder / "p", _FAST), nats(folder / "n") as broker:
            yield {FOLDER: str(folder), BROKER: broker.url}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def standing_postgres() -> PostgresServer | None:
    """The PostgreSQL that stands already, if one does."""
    folder = os.environ.get(FOLDER)
    return None if folder is None else PostgresServer(Path(folder) / "p")


def standing_broker() -> str | None:
    """The address of the broker that stands already, if one does."""
    return os.environ.get(BROKER)
