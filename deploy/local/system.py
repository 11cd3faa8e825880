"""The whole of Lanyard for the length of a ``with``: servers, databases, streams, seven processes."""

import asyncio
import contextlib
import json
import os
import secrets
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deploy.local.keys import ensure_keys
from deploy.local.processes import Child, Unstarted, start
from deploy.local.servers import nats, postgres
from deploy.local.table import DECLARE_STREAMS, GATEWAY_PORT, LOAD_SAMPLE, PROGRAMS, ROOT, SAMPLE, Program

FOR_TRIALS = {
    "DIRECTORY_ONE_TIME_CODES": "enrolled",
    "DIRECTORY_PASSWORD_MAX_AGE_DAYS": "0",
    "DIRECTORY_DORMANT_AFTER_DAYS": "0",
}
"""The accounts of the sample city sign in with their password alone, and go on doing so; whoever starts this may say
otherwise in the environment."""

_PATIENCE = 90.0
_COUNTED = ("CALLER", "ADDRESS", "EXPENSIVE")
_NO_QUOTA = "1000000"  # one person has this machine, and demonstration and measurements ask faster than people do
_STRAIGHT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # our own address, whatever proxy is set


@dataclass
class System:
    """What runs: the environment every part was given, the addresses, the children in order of their start."""

    folder: Path
    env: dict[str, str]
    addresses: dict[str, str] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)
    sample: str = ""

    @property
    def gateway(self) -> str:
        """The public address."""
        return self.addresses["gateway"]

    def fallen(self) -> Child | None:
        """A child that has ended although nobody asked it to."""
        return next((child for child in self.children if child.exit_code() is not None), None)

    def once(self, name: str, command: Sequence[str]) -> str:
        """Run a command to its end and answer what it said. Raises Unstarted if it fails."""
        log = self.folder / "logs" / f"{name}.log"
        log.unlink(missing_ok=True)
        child = start(name, command, log, env=self.env, cwd=ROOT)
        try:
            failed = child.handle.wait() != 0
        finally:
            child.stop()
        if failed:
            raise Unstarted(f"{name} failed\n{child.last_words(40)}")
        return child.last_words(200)

    def serve(self, program: Program) -> Child:
        """Start one of the seven at its address; its log begins anew."""
        log = self.folder / "logs" / f"{program.name}.log"
        log.unlink(missing_ok=True)
        port = int(self.addresses[program.name].rsplit(":", 1)[1])
        child = start(program.name, program.command(port), log, env=self.env, cwd=ROOT)
        self.children.append(child)
        return child


@contextlib.contextmanager
def system(folder: Path, environ: Mapping[str, str] | None = None, *, port: int = GATEWAY_PORT) -> Iterator[System]:
    """Start everything, wait until every part is ready, stop everything at the end, last started first.

    Servers are started only for addresses that ``environ`` does not give. Raises Unstarted with the reason.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "logs").mkdir(exist_ok=True)
    running = System(folder, _environment(folder, os.environ if environ is None else environ))
    with contextlib.ExitStack() as stack:
        _start_servers(running, stack)
        for program in PROGRAMS:
            running.once(f"migrate-{program.name}", program.migration())
        running.once("streams", DECLARE_STREAMS)
        _choose_addresses(running, port)
        stack.callback(_stop_programs, running)
        for program in PROGRAMS:
            running.serve(program)
        _wait_until_ready(running)
        if (ROOT / SAMPLE).exists():
            running.sample = running.once("sample", LOAD_SAMPLE)
        yield running


def _environment(folder: Path, given: Mapping[str, str]) -> dict[str, str]:
    files = folder / "files"
    files.mkdir(exist_ok=True)
    return {
        "LANYARD_KEYS": str(ensure_keys(folder / "keys")),
        "LANYARD_POLICIES": str(ROOT / "policies"),
        "LANYARD_FILES": str(files),
        **{f"GATEWAY_{whose}_{what}": _NO_QUOTA for whose in _COUNTED for what in ("PER_SECOND", "BURST")},
        **FOR_TRIALS,
        **given,
        "LANYARD_INSTANCE": secrets.token_hex(8),
        "PYTHONUNBUFFERED": "1",
    }


def _start_servers(running: System, stack: contextlib.ExitStack) -> None:
    lacking = [program for program in PROGRAMS if program.database_variable not in running.env]
    if lacking:
        database = stack.enter_context(postgres(running.folder / "postgres"))
        for program in lacking:
            running.env[program.database_variable] = asyncio.run(database.create_database(program.name))
        running.children += [database.child] if database.child else []
    if "NATS_URL" not in running.env:
        broker = stack.enter_context(nats(running.folder / "nats"))
        running.env["NATS_URL"] = broker.url
        running.children += [broker.child] if broker.child else []


def _choose_addresses(running: System, port: int) -> None:
    """The gateway takes the port it is known by, or the next free one; services take any."""
    taken: set[int] = set()
    for program in PROGRAMS:
        found = free_port(port, taken) if program.name == "gateway" else free_port(0, taken)
        taken.add(found)
        running.addresses[program.name] = f"http://127.0.0.1:{found}"
        running.env[program.address_variable] = running.addresses[program.name]
    written = running.folder / "addresses.json"
    written.touch(mode=0o600)
    written.write_text(json.dumps(running.addresses, indent=2) + "\n")


def free_port(preferred: int, taken: set[int]) -> int:
    """That port or the next one nobody listens on; any free port for 0. Raises Unstarted after a hundred."""
    for candidate in range(preferred, preferred + 100) if preferred else [0] * 100:
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", candidate))
            found = int(probe.getsockname()[1])
            if found not in taken:
                return found
    raise Unstarted(f"no free port from {preferred} on")


def _wait_until_ready(running: System) -> None:
    waiting = {program.name for program in PROGRAMS}
    deadline = time.monotonic() + _PATIENCE
    while waiting:
        fallen = running.fallen()
        if fallen is not None:
            raise Unstarted(f"{fallen.name} ended (exit code {fallen.exit_code()})\n{fallen.last_words()}")
        if time.monotonic() > deadline:
            raise Unstarted(
                f"not ready after {_PATIENCE:.0f} s: {', '.join(sorted(waiting))}; see {running.folder}/logs"
            )
        waiting -= {name for name in waiting if is_ready(running.addresses[name], running.env["LANYARD_INSTANCE"])}
        time.sleep(0.05)


def is_ready(address: str, instance: str) -> bool:
    """Whether the one that answers there is ready, and is the one this launch started."""
    try:
        with _STRAIGHT.open(f"{address}/readyz", timeout=2) as answer:
            return bool(json.load(answer).get("instance") == instance)
    except (OSError, ValueError, AttributeError, urllib.error.URLError):
        return False


def _stop_programs(running: System) -> None:
    """The gateway first, so that nobody is sent to a service that is gone; all drain at once."""
    programs = [child for child in reversed(running.children) if child.name in running.addresses]
    for child in programs:
        if child.exit_code() is None:
            child.handle.terminate()
    for child in programs:
        child.stop(patience=20)
    (running.folder / "addresses.json").unlink(missing_ok=True)
