"""The program of the nursery: it knows all the code already, forks a child per death, and buries the dead.

It has neither threads nor an event loop, so that a child is a process of its own from its first line on. It reads jobs
as lines of JSON and answers each with who was born, who died, and what came of it.
"""

import ctypes
import json
import os
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.faults.mortals import FOR_CHILDREN, live
from tests.faults.nursery import Job

_SET_PARENT_DEATH_SIGNAL: Final = 1
_LIBC: Final = ctypes.CDLL(None, use_errno=True)
_PAUSE: Final = 0.002
_FAILED_AT_MOST: Final = 20


@dataclass
class Nurse:
    """One job under way."""

    job: Job
    living: dict[int, int] = field(default_factory=dict)
    born: int = 0
    failed: int = 0
    told_enough: bool = False
    hits: Counter[str] = field(default_factory=Counter)
    read_to: int = 0

    def run(self) -> dict[str, Any]:
        """Keep children alive until it is over, then kill those that live."""
        signal.signal(signal.SIGUSR1, self._hear_enough)
        self.read_to = self._log.stat().st_size if self._log.exists() else 0
        until = time.monotonic() + self.job.patience
        while not self._over() and time.monotonic() < until and self.failed < _FAILED_AT_MOST:
            while len(self.living) < self.job.alive:
                self._bear()
            if not self._bury():
                time.sleep(_PAUSE)
        for pid in self.living:
            os.kill(pid, signal.SIGKILL)
        while self.living:
            self.living.pop(os.waitpid(-1, 0)[0], None)
        self._read_log()
        return {"hits": self.hits, "born": self.born, "failed": self.failed}

    @property
    def _log(self) -> Path:
        return Path(self.job.log)

    def _hear_enough(self, *_: object) -> None:
        self.told_enough = True

    def _over(self) -> bool:
        return self.told_enough or 0 < self.job.deaths <= self.hits[self.job.point]

    def _bear(self) -> None:
        self.born += 1
        serial, parent = self.born, os.getpid()
        signal.pthread_sigmask(signal.SIG_BLOCK, FOR_CHILDREN)
        pid = os.fork()
        if pid == 0:
            _be_a_child(self.job, serial, parent)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, FOR_CHILDREN)
        self.living[pid] = serial
        _tell({"born": pid, "part": self.job.parts[serial % len(self.job.parts)]})

    def _bury(self) -> bool:
        """Whether somebody had died."""
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return False
        self.living.pop(pid, None)
        self._read_log()
        by_signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        self.failed += by_signal != signal.SIGKILL
        _tell({"died": pid})
        return True

    def _read_log(self) -> None:
        if not self._log.exists():
            return
        with self._log.open() as lines:
            lines.seek(self.read_to)
            for line in lines.readlines():
                self.hits[line.split()[0]] += 1
            self.read_to = lines.tell()


def _be_a_child(job: Job, serial: int, parent: int) -> None:
    """Live, and never come back: what is said goes to the log of the program."""
    _end_with(parent)
    os.dup2(2, 1)
    try:
        live(job, serial)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    os._exit(1)


def _end_with(parent: int) -> None:
    """Ask the kernel to be killed when the parent ends, even while stopped."""
    _LIBC.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _tell(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    """One job after another, as they are asked for."""
    _end_with(int(sys.argv[1]))
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    while line := sys.stdin.readline():
        _tell(Nurse(Job(**json.loads(line))).run())


if __name__ == "__main__":
    main()
