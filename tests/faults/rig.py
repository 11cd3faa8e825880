"""The rig: all of Lanyard as separate processes, each part by itself, with a supervisor that starts what has died."""

import asyncio
import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from deploy.local.broker import NatsServer
from deploy.local.postgres import PostgresServer
from deploy.local.processes import Child, Unstarted, start
from deploy.local.servers import nats, postgres
from deploy.local.system import System, _choose_addresses, _environment, free_port, is_ready
from deploy.local.table import DECLARE_STREAMS, LOAD_SAMPLE, PROGRAMS, ROOT
from libs.chassis.failpoints import STAGE

HEARERS = ("supervision", "accountability", "clarification")
"""Services that follow filings; what was applied is read from their inboxes."""
_LOUD = {"GATEWAY_ADDRESS_LOGINS_PER_MINUTE": "600", "LANYARD_STAGE": STAGE, "LANYARD_DRAIN_NOTICE": "0"}
_PATIENCE = 120.0


@dataclass(frozen=True)
class Process:
    """One kind of process: its name, its service, and the part of the service it is."""

    name: str
    service: str
    part: str = "all"

    @property
    def kind(self) -> str:
        """What is killed when this one is: gateway, web, relay, inbox, clock or all."""
        return "gateway" if self.service == "gateway" else self.part


def _split(service: str, inboxes: int, relays: int) -> tuple[Process, ...]:
    parts = [("web", 1), ("clock", 1), ("relay", relays), ("inbox", inboxes)]
    return tuple(
        Process(service if part == "web" else f"{service}-{part}-{number}", service, part)
        for part, several in parts
        for number in range(1, several + 1)
    )


PROCESSES = (
    Process("directory", "directory"),
    *_split("filing", inboxes=1, relays=2),
    *_split("supervision", inboxes=2, relays=1),
    Process("accountability", "accountability"),
    Process("clarification", "clarification"),
    Process("vault", "vault"),
    Process("gateway", "gateway"),
)
"""Filing with two relays, supervision with two inboxes, so that every part is killed by itself."""


@dataclass
class Rig:
    """What runs. ``keep`` starts again whatever has died, unless it is told to leave it."""

    system: System
    broker: NatsServer
    database: PostgresServer
    children: dict[str, Child] = field(default_factory=dict)
    extra: dict[str, Mapping[str, str]] = field(default_factory=dict)
    restarts: int = 0
    _left: set[str] = field(default_factory=set)
    _ended: threading.Event = field(default_factory=threading.Event)
    _turn: threading.RLock = field(default_factory=threading.RLock)

    @property
    def address(self) -> str:
        """The public address."""
        return self.system.gateway

    def url(self, service: str) -> str:
        """The database of a service."""
        return self.system.env[f"{service.upper()}_DATABASE_URL"]

    def serve(self, process: Process) -> None:
        """Start one process at its address."""
        program = next(one for one in PROGRAMS if one.name == process.service)
        if process.part in ("web", "all"):
            port = int(self.system.addresses[process.service].rsplit(":", 1)[1])
        else:
            port = free_port(0, set())
        command = (sys.executable, "-m", f"{program.package}.main", "--port", str(port))
        role = () if process.service == "gateway" else ("--role", process.part)
        log = self.system.folder / "logs" / f"{process.name}.log"
        env = {**self.system.env, **self.extra.get(process.name, {})}
        self.children[process.name] = start(process.name, (*command, *role), log, env=env, cwd=ROOT)

    def keep(self) -> None:
        """Start again what has died, until the end; from the main thread, for children end with their starter."""
        with self._turn:
            for process in PROCESSES:
                child = self.children.get(process.name)
                if child is not None and child.exit_code() is not None and process.name not in self._left:
                    self.restarts += 1
                    self.serve(process)

    def signal(self, name: str, which: signal.Signals) -> None:
        """Send a signal to one process."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.children[name].handle.pid, which)

    def names(self, kind: str) -> list[str]:
        """The processes of a kind."""
        return [process.name for process in PROCESSES if process.kind == kind]

    def leave(self, name: str) -> None:
        """Do not start that one again."""
        self._left.add(name)

    def take_back(self, name: str) -> None:
        """Start it again when it has died."""
        self._left.discard(name)

    def declare_streams(self) -> None:
        """What a deployment does: declare streams and consumers."""
        self.system.once("streams", DECLARE_STREAMS)

    def stop(self) -> None:
        """End every process, the gateway first."""
        for child in self.children.values():
            if child.exit_code() is None:
                child.handle.terminate()
        for child in self.children.values():
            child.stop(patience=20)

    def resident(self) -> int:
        """Bytes of memory of all processes together."""
        return sum(psutil.Process(child.handle.pid).memory_info().rss for child in self.children.values())


@contextlib.contextmanager
def rig(folder: Path, **environ: str) -> Iterator[Rig]:
    """Servers, databases, streams and processes, ended at the end. Raises Unstarted."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "logs").mkdir(exist_ok=True)
    given = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    with postgres(folder / "postgres") as database, nats(folder / "nats") as broker:
        system = System(folder, _environment(folder, {**given, **_LOUD, **environ, "NATS_URL": broker.url}))
        for program in PROGRAMS:
            system.env[program.database_variable] = asyncio.run(database.create_database(program.name))
        for program in PROGRAMS:
            system.once(f"migrate-{program.name}", program.migration())
        system.once("streams", DECLARE_STREAMS)
        _choose_addresses(system, 0)
        running = Rig(system, broker, database)
        try:
            for process in PROCESSES:
                running.serve(process)
            wait_ready(running)
            system.once("sample", LOAD_SAMPLE)
            yield running
        finally:
            running.stop()


def wait_ready(running: Rig, patience: float = _PATIENCE) -> None:
    """Wait until every web part is ready. Raises Unstarted after ``patience`` seconds."""
    waiting = {process.service for process in PROCESSES}
    deadline = time.monotonic() + patience
    while waiting:
        if time.monotonic() > deadline:
            raise Unstarted(f"not ready: {', '.join(sorted(waiting))}; see {running.system.folder}/logs")
        running.keep()
        mark = running.system.env["LANYARD_INSTANCE"]
        waiting -= {name for name in waiting if is_ready(running.system.addresses[name], mark)}
        time.sleep(0.05)
