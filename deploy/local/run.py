"""The commands of the launcher: run until told to stop, and tell a running one to stop."""

import contextlib
import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from deploy.local.broker import NatsServer
from deploy.local.postgres import PostgresServer
from deploy.local.processes import Unstarted, end, recall, remember
from deploy.local.system import System, system
from deploy.local.table import NAMES


class Stopped(BaseException):
    """Someone asked for the end: Ctrl-C, or SIGTERM. Further requests are ignored, since we are ending."""


def run(folder: Path, port: int) -> int:
    """Start everything and stay until stopped (0) or until a part falls (1)."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with _alone(folder), _until_stopped(), system(folder, port=port) as running:
            print(_welcome(running), flush=True)
            return _watch(running)
    except Stopped:
        print("stopped", flush=True)
        return 0
    except Unstarted as reason:
        print(reason, file=sys.stderr)
        return 1


def down(folder: Path) -> int:
    """Stop the launcher that runs in this folder, and servers that outlived a launcher that was killed."""
    launcher = recall(folder / "launcher.json")
    if launcher is not None:
        end(launcher, signal.SIGTERM, patience=90)
    if (folder / "postgres").exists():
        PostgresServer(folder / "postgres").end_survivor()
    if (folder / "nats").exists():
        NatsServer(folder / "nats").end_survivor()
    print("stopped" if launcher is not None else "nothing was running")
    return 0


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """At most one launcher works in a folder: the lock ends with the process, whatever ends it."""
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Unstarted("Lanyard is already running here; `make down` stops it") from None
        remember(folder / "launcher.json", os.getpid())
        try:
            yield
        finally:
            (folder / "launcher.json").unlink(missing_ok=True)


@contextlib.contextmanager
def _until_stopped() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        raise Stopped

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _watch(running: System) -> int:
    while True:
        fallen = running.fallen()
        if fallen is not None:
            print(
                f"{fallen.name} ended (exit code {fallen.exit_code()}); stopping\n{fallen.last_words()}",
                file=sys.stderr,
            )
            return 1
        time.sleep(0.2)


def _welcome(running: System) -> str:
    width = max(map(len, NAMES))
    lines = ["", "安全绳 Lanyard is ready", ""]
    lines += [f"  {name:<{width}}  {running.addresses[name]}" for name in reversed(NAMES)]
    lines += ["", f"  documentation  {running.gateway}/docs", f"  logs           {running.folder / 'logs'}", ""]
    lines += [f"  {line}" for line in running.sample.splitlines()]
    return "\n".join([*lines, "", "Ctrl-C stops everything."])
