"""Child processes: started with a log, stopped in order, recognised again by pid and start time."""

import contextlib
import ctypes
import json
import os
import pwd
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

_SET_PARENT_DEATH_SIGNAL = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class Unstarted(RuntimeError):
    """A child did not come up; the text ends with the last lines of its log."""


@dataclass
class Child:
    """A process we started: its name, its handle, and the file that holds what it says."""

    name: str
    handle: subprocess.Popen[bytes]
    log: Path

    def exit_code(self) -> int | None:
        """None while it runs; negative if a signal ended it."""
        return self.handle.poll()

    def stop(self, gently: signal.Signals = signal.SIGTERM, patience: float = 10.0) -> None:
        """Ask it to end, wait ``patience`` seconds, then insist. Safe to call twice."""
        if self.handle.poll() is not None:
            return
        self.handle.send_signal(gently)
        try:
            self.handle.wait(patience)
        except subprocess.TimeoutExpired:
            self.handle.kill()
            self.handle.wait()

    def last_words(self, lines: int = 20) -> str:
        """The end of its log."""
        with contextlib.suppress(OSError), self.log.open(errors="replace") as written:
            return "".join(deque(written, lines)).rstrip()
        return ""


def start(
    name: str,
    command: Sequence[str],
    log: Path,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    user: str | None = None,
) -> Child:
    """Start a command in a session of its own, both outputs appended to ``log``.

    On Linux the child is told to end when the starting thread ends, so start from the main thread.
    """
    with log.open("ab") as written:
        handle = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            env=None if env is None else dict(env),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_end_with_parent(os.getpid()),
            user=user,
            group=None if user is None else pwd.getpwnam(user).pw_gid,
            extra_groups=None if user is None else [],
        )
    return Child(name, handle, log)


def _end_with_parent(parent: int) -> Callable[[], None] | None:
    """What the child does before it becomes the command: ask the kernel for a signal if we die first."""
    if _LIBC is None:
        return None
    libc = _LIBC

    def ask() -> None:
        libc.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGINT)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def remember(mark: Path, pid: int) -> None:
    """Write pid and start time, so that a later launcher does not take a stranger for our process."""
    mark.write_text(json.dumps({"pid": pid, "started": psutil.Process(pid).create_time()}))


def recall(mark: Path) -> psutil.Process | None:
    """The process of that mark if it still runs; None if it ended or the pid now belongs to another."""
    try:
        noted = json.loads(mark.read_text())
        process = psutil.Process(int(noted["pid"]))
        same = abs(process.create_time() - float(noted["started"])) < 1.0
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None
    return process if same and process.status() != psutil.STATUS_ZOMBIE else None


def end(process: psutil.Process, gently: signal.Signals = signal.SIGINT, patience: float = 15.0) -> None:
    """Stop a process that is not our child, for instance a server that outlived its launcher."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(gently)
        deadline = time.monotonic() + patience
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            if time.monotonic() > deadline:
                process.kill()
            time.sleep(0.02)


def wait_until(ready: Callable[[], bool], child: Child, patience: float = 60.0) -> None:
    """Wait until it is ready. Raises Unstarted if the child ends first or ``patience`` seconds pass."""
    deadline = time.monotonic() + patience
    while not ready():
        if child.exit_code() is not None or time.monotonic() > deadline:
            child.stop()
            raise Unstarted(f"{child.name} did not start\n{child.last_words()}")
        time.sleep(0.01)
