"""The filing service as a process of its own, which can be killed and started again, and callers by the hundred."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
import orjson

from deploy.local.processes import Child, start, wait_until
from deploy.local.system import free_port, is_ready
from deploy.local.table import ROOT
from libs.chassis.identity import Signer, signer_from
from tests.support.city import SampleCity
from tests.support.databases import Databases
from tests.support.filing_service import TEMPLATE, prepare_now

_INSTANCE = "hundred"
_PROGRAM = """
from libs.chassis.program import run
from services.filing.main import SERVICE
run(SERVICE)
"""


@dataclass(frozen=True)
class Told:
    """An answer, its headers by name in lower case; ``status`` 0 if the connection broke before one came."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def content(self) -> Any:
        """The JSON in it."""
        return orjson.loads(self.body)

    @property
    def again(self) -> bool:
        """Whether the caller is asked to try once more, or does not know what became of the request."""
        return self.status in (0, 503) or (self.status == 409 and self.content["code"] == "busy")


@dataclass
class FilingProcess:
    """One process on one database; ``prelude`` is Python that runs in it first, to break something on purpose."""

    url: str
    keys: Path
    folder: Path
    city: SampleCity
    prelude: str = ""
    address: str = ""
    starts: int = 0
    child: Child | None = None

    def start(self) -> None:
        """Start it and wait until it is ready; it keeps its address."""
        if not self.address:
            self.address = f"http://127.0.0.1:{free_port(0, set())}"
        port = self.address.rsplit(":", 1)[1]
        command = [sys.executable, "-c", self.prelude + _PROGRAM, "--port", port, "--role", "web"]
        self.child = start("filing", command, self.folder / "filing.log", env=self._environment(), cwd=ROOT)
        wait_until(lambda: is_ready(self.address, _INSTANCE), self.child)
        self.starts += 1

    def kill(self) -> None:
        """End it as a crash would."""
        if self.child is not None:
            self.child.stop(signal.SIGKILL)

    def stop(self) -> None:
        """Let it drain and end."""
        if self.child is not None:
            self.child.stop(patience=20)

    def said(self) -> str:
        """Everything it has written to its log."""
        return (self.folder / "filing.log").read_text()

    def _environment(self) -> dict[str, str]:
        return {
            "FILING_DATABASE_URL": self.url,
            "NATS_URL": "nats://127.0.0.1:9",
            "LANYARD_KEYS": str(self.keys),
            "LANYARD_POLICIES": str(ROOT / "policies"),
            "LANYARD_FILES": str(self.folder),
            "LANYARD_INSTANCE": _INSTANCE,
            "PYTHONUNBUFFERED": "1",
        }


@contextmanager
def filing_process(databases: Databases, keys: Path, folder: Path, prelude: str = "") -> Iterator[FilingProcess]:
    """A process with the sample city in its database."""
    city = _city(databases, keys)
    with asyncio.Runner() as runner:
        url = runner.run(databases.server.create_database(f"hundred_{folder.name.replace('-', '_')}", TEMPLATE))
        process = FilingProcess(url, keys, folder, city, prelude)
        try:
            process.start()
            yield process
        finally:
            process.stop()
            runner.run(databases.drop(url))


@cache
def _city(databases: Databases, keys: Path) -> SampleCity:
    """The city of the template, which is made once per server."""
    return prepare_now(databases, keys)


@dataclass
class Crowd:
    """Many callers at once; ``asked`` counts requests, ``deferred`` answers that asked to try again, ``unanswered``
    requests whose connection broke.
    """

    process: FilingProcess
    http: aiohttp.ClientSession
    signer: Signer
    asked: int = 0
    deferred: int = 0
    unanswered: int = 0

    async def post(self, account: str, path: str, body: Any, **headers: str) -> Told:
        """One request; a broken connection is an answer too."""
        self.asked += 1
        sent = {**self._signed(account), **{name.replace("_", "-"): value for name, value in headers.items()}}
        with suppress(aiohttp.ClientError, TimeoutError):
            async with self.http.post(self.process.address + path, json=body, headers=sent) as answer:
                named = {name.lower(): value for name, value in answer.headers.items()}
                told = Told(answer.status, named, await answer.read())
                self.deferred += told.again
                return told
        self.unanswered += 1
        return Told(0)

    async def until_told(self, account: str, path: str, body: Any, **headers: str) -> Told:
        """The same request again and again, as a caller does that was told to, until it is decided."""
        for _ in range(100):
            told = await self.post(account, path, body, **headers)
            if not told.again:
                return told
            await asyncio.sleep(0.05)
        return told

    def _signed(self, account: str) -> dict[str, str]:
        me = self.process.city.person(account)
        token = self.signer.mint(me.account_id, "crowd", me.organ_id, "filing", 1, "POST")
        return {"Authorization": f"Bearer {token}"}


@asynccontextmanager
async def crowd_at(process: FilingProcess) -> AsyncIterator[Crowd]:
    """Callers with as many connections as they like."""
    timeout = aiohttp.ClientTimeout(total=30)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout, trust_env=False) as http:
        yield Crowd(process, http, signer_from(process.keys))
