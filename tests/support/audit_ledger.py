"""A filing service as a process that is killed now and then, and callers who note every request they send."""

import asyncio
import os
import socket
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import aiohttp

from deploy.demo import papers
from deploy.local.processes import Child, start
from deploy.local.table import ROOT
from libs.chassis.identity import Signer
from libs.kernel.actor import office_day
from tests.support.city import CityPerson, SampleCity

CALLERS = 8
_PATIENCE = aiohttp.ClientTimeout(total=30)


def _session() -> aiohttp.ClientSession:
    """A connection for each request, as callers have who never were here before."""
    return aiohttp.ClientSession(timeout=_PATIENCE, connector=aiohttp.TCPConnector(force_close=True))


@dataclass
class Process:
    """The whole service: doors, clock and sealer, without a broker."""

    url: str
    keys: Path
    folder: Path
    port: int = 0
    child: Child | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def begin(self) -> None:
        """Start it, at the same port each time."""
        if not self.port:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = free.getsockname()[1]
        env = {**os.environ, "FILING_DATABASE_URL": self.url, "NATS_URL": "nats://127.0.0.1:1"}
        env |= {"LANYARD_KEYS": str(self.keys), "LANYARD_FILES": str(self.folder / "files")}
        command = (sys.executable, "-m", "services.filing.main", "--port", str(self.port), "--role", "all")
        self.child = start("filing", command, self.folder / "filing.log", env=env, cwd=ROOT)

    def kill(self) -> None:
        """Kill it as it is: SIGKILL, nothing is finished."""
        if self.child is not None:
            self.child.handle.kill()
            self.child.handle.wait()


@dataclass(eq=False)
class Asked:
    """One request that was sent; ``status`` None if no whole answer came. ``shown`` are the filings in a list."""

    kind: str
    case_id: UUID | None = None
    status: int | None = None
    shown: frozenset[UUID] = frozenset()
    body: dict[str, Any] = field(default_factory=dict)


@dataclass
class Ledger:
    """Who asked what, by the number of the request."""

    process: Process
    city: SampleCity
    signer: Signer
    chance: Random
    asked: dict[UUID, Asked] = field(default_factory=dict)
    versions: dict[UUID, int] = field(default_factory=dict)
    sent: int = 0
    _session: aiohttp.ClientSession = field(init=False)
    _enough: int = 0
    _reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, count: int, kills: int) -> None:
        """So many requests by several callers at once, the process killed so many times in between."""
        async with _session() as self._session:
            await self._up()
            work = [asyncio.create_task(self._call_until(count)) for _ in range(CALLERS)]
            for number in range(1, kills + 1):
                await self._sent(count * number // (kills + 1))
                self.process.kill()
                self.process.begin()
                await self._up()
            await asyncio.gather(*work)

    async def ask_some(self, count: int) -> list[Asked]:
        """A few more, one after the other; answers what came."""
        before = set(self.asked)
        async with _session() as self._session:
            while len(self.asked) < len(before) + count:
                await self._one()
        return [asked for number, asked in self.asked.items() if number not in before]

    async def _sent(self, count: int) -> None:
        """Wait until so many requests were sent."""
        self._enough = count
        self._reached.clear()
        await self._reached.wait()

    async def _up(self) -> None:
        """Wait until the process takes requests."""
        while True:
            try:
                async with self._session.get(f"{self.process.address}/readyz") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            assert self.process.child is None or self.process.child.exit_code() is None
            await asyncio.sleep(0.05)

    async def _call_until(self, count: int) -> None:
        while self.sent < count:
            await self._one()

    async def _one(self) -> None:
        ways: tuple[tuple[Callable[[], Awaitable[None]], int], ...] = (
            (self._draft, 12), (self._revise, 18), (self._show, 30), (self._list, 10), (self._history, 10),
            (self._show_to_stranger, 8), (self._act_as_stranger, 6), (self._act_too_early, 6),
        )  # fmt: skip
        way = self.chance.choices([way for way, _ in ways], [weight for _, weight in ways])[0]
        await (way if self.versions else self._draft)()

    async def _draft(self) -> None:
        asked = await self._send("draft", "POST", "/v1/filings", body={"form": self._form()})
        if asked.status == 201:
            asked.case_id = UUID(asked.body["id"])
            self.versions[asked.case_id] = 1

    async def _revise(self) -> None:
        case_id = self.chance.choice(list(self.versions))
        version = self.versions.pop(case_id)  # nobody else acts on it meanwhile; unanswered, nobody ever will
        path = f"/v1/filings/{case_id}/revisions"
        asked = await self._send("revise", "POST", path, case_id, body={"form": self._form()}, version=version)
        if asked.status == 200:
            self.versions[case_id] = version + 1

    async def _show(self) -> None:
        await self._look("show", "/v1/filings/{}")

    async def _history(self) -> None:
        await self._look("history", "/v1/histories/filing/{}")

    async def _look(self, kind: str, path: str, by: str = "approval-clerk") -> None:
        case_id = self.chance.choice(list(self.versions) or [uuid4()])
        await self._send(kind, "GET", path.format(case_id), case_id, by=by)

    async def _list(self) -> None:
        asked = await self._send("list", "GET", "/v1/filings?page_size=5")
        if asked.status == 200:
            asked.shown = frozenset(UUID(item["id"]) for item in asked.body["items"])

    async def _show_to_stranger(self) -> None:
        await self._look("stranger", "/v1/filings/{}", by="office2-head")

    async def _act_as_stranger(self) -> None:
        await self._refused("stranger_act", "revisions", {"form": self._form()}, by="office2-head")

    async def _act_too_early(self) -> None:
        body = {"outcome": "passed", "opinion": "同意。"}
        await self._refused("too_early", "gatekeeping", body, by="approval-clerk")

    async def _refused(self, kind: str, door: str, body: dict[str, Any], by: str) -> None:
        case_id = self.chance.choice(list(self.versions) or [uuid4()])
        path = f"/v1/filings/{case_id}/{door}"
        await self._send(kind, "POST", path, case_id, body=body, version=self.versions.get(case_id, 1), by=by)

    def _form(self) -> dict[str, Any]:
        head, clerk = (str(self.city.person(code).person_id) for code in ("approval-head", "approval-clerk"))
        today = office_day(datetime.now(UTC))
        return papers.form(
            today, "五个重点项目容缺受理先行发证", papers.positive_item("xc_p5"), head, clerk, ["补缴规费"]
        )

    async def _send(
        self, kind: str, method: str, path: str, case_id: UUID | None = None, *, by: str = "approval-clerk", **sent: Any
    ) -> Asked:
        """Send and note. What found nobody listening does not count, but is kept: it may have been sent before, for
        the library sends a GET again of which it got no answer."""
        number, asked = uuid4(), Asked(kind, case_id)
        headers = self._headers(self.city.person(by), method, number, sent.get("version"))
        self.asked[number] = asked
        self._count(1)
        try:
            url = self.process.address + path
            async with self._session.request(method, url, json=sent.get("body"), headers=headers) as answer:
                asked.body = await answer.json(content_type=None)
                asked.status = answer.status
        except aiohttp.ClientConnectorError:
            self._count(-1)
            await asyncio.sleep(0.02)
        except (aiohttp.ClientError, ValueError, TimeoutError):
            asked.status = None
        return asked

    def _count(self, more: int) -> None:
        self.sent += more
        if self.sent >= self._enough:
            self._reached.set()

    def _headers(self, person: CityPerson, method: str, number: UUID, version: int | None) -> dict[str, str]:
        token = self.signer.mint(person.account_id, "ledger", person.organ_id, "filing", 1, method)
        headers = {"Authorization": f"Bearer {token}", "X-Request-Id": str(number), "Idempotency-Key": str(uuid4())}
        return headers if version is None else {**headers, "If-Match": f'"{version}"'}
