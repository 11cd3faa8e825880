"""Real processes that are there to die: a program keeps some alive at a pair until enough have met a failpoint."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from deploy.local.table import ROOT
from tests.support.specimen import Pair


@dataclass(frozen=True)
class Job:
    """What the children are: the n-th has the n-th of the ``parts`` in turn, ``alive`` of them at a time.

    ``arms`` says which failpoints kill a child, and at which turn at the latest; the turn is by chance from ``seed``.
    It is over when ``deaths`` were noted at ``point`` (0: when it is told so) or after ``patience`` seconds. ``pull``
    bounds the deliveries a hearer asks for at once. ``freezing`` are points at which a child stops itself when it was
    told to. ``name`` is the beginning of the keys under which children act.
    """

    parts: tuple[str, ...]
    alive: int = 1
    arms: Mapping[str, int] = field(default_factory=dict)
    point: str = ""
    deaths: int = 0
    seed: int = 0
    patience: float = 120.0
    pull: int = 4
    freezing: tuple[str, ...] = ()
    name: str = ""
    urls: Mapping[str, str] = field(default_factory=dict)
    broker: str = ""
    keys: str = ""
    log: str = ""


@dataclass(frozen=True)
class Ended:
    """What came of a job: hits of each failpoint, how many children there were, and how many ended otherwise than by
    their failpoint or with the job."""

    hits: Mapping[str, int]
    born: int
    failed: int


@dataclass
class Nursery:
    """The program at work. ``living`` has the part of every living child by its process id."""

    process: asyncio.subprocess.Process
    folder: Path
    living: dict[int, str] = field(default_factory=dict)
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def log(self) -> Path:
        """Where the failpoints that were reached are noted."""
        return self.folder / "failpoints.log"

    async def raised(self, job: Job, pair: Pair) -> Ended:
        """Have the job done at that pair, to its end. Raises RuntimeError if the program ends before."""
        at = {"urls": dict(pair.urls), "broker": pair.nats_url, "keys": str(pair.keys), "log": str(self.log)}
        self.living.clear()
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps({**asdict(job), **at}).encode() + b"\n")
        await self.process.stdin.drain()
        while line := await self.process.stdout.readline():
            told: dict[str, Any] = json.loads(line)
            self.moved.set()
            if "hits" in told:
                self.living.clear()
                return Ended(**told)
            self._count(told)
        raise RuntimeError(f"the nursery ended; see {self.folder}/nursery.log")

    def _count(self, told: Mapping[str, Any]) -> None:
        if "born" in told:
            self.living[told["born"]] = told["part"]
        else:
            self.living.pop(told["died"], None)

    def enough(self) -> None:
        """End the job; what still lives is killed wherever it is."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGUSR1)

    @asynccontextmanager
    async def at_work(self, job: Job, pair: Pair) -> AsyncIterator[asyncio.Task[Ended]]:
        """The job for the length of a ``with``, once all its children live."""
        running = asyncio.create_task(self.raised(job, pair))
        try:
            while len(self.living) < job.alive and not running.done():
                self.moved.clear()
                await self.moved.wait()
            yield running
        finally:
            if not running.done():
                self.enough()
            await running


@asynccontextmanager
async def nursery(folder: Path) -> AsyncIterator[Nursery]:
    """A nursery that keeps its logs in the folder. To be used from the main thread: it ends with its starter."""
    folder.mkdir(parents=True, exist_ok=True)
    command = (sys.executable, "-m", "tests.faults.dying", str(os.getpid()))
    with (folder / "nursery.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=log, cwd=ROOT
        )
    try:
        yield Nursery(process, folder)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
