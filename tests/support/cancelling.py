"""Callers who hang up: requests of several kinds cut off at random moments, and what the system holds of them."""

import asyncio
import json
import random
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import httpx
import psutil
from sqlalchemy import make_url

from deploy.demo.cast import Cast
from deploy.local.system import System
from deploy.local.table import NAMES
from libs.chassis.database import direct

FILINGS = "/api/filing/v1/filings"
LONG = 2.0  # seconds after which a transaction is no longer at work but left behind
QUIET = 5.0  # seconds in which idle connections between gateway and services are closed
SLACK = 5  # descriptors of a process that come and go by themselves
_PATIENCE = 0.06  # seconds a caller waits at most
_STATE = """
SELECT count(*) AS connections,
       count(*) FILTER (WHERE state LIKE 'idle in transaction%' AND
                              xact_start < now() - $2 * interval '1 second') AS open
FROM pg_stat_activity WHERE datname = ANY($1) AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
_LOCKS = """
SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE a.datname = ANY($1) AND a.pid <> pg_backend_pid() AND l.locktype <> 'advisory'
  AND a.xact_start < now() - $2 * interval '1 second'
"""


@dataclass(frozen=True)
class Reading:
    """What the system holds: in PostgreSQL, descriptors by process, calls to services, halves of uploaded files."""

    connections: int
    open_transactions: int
    locks: int
    descriptors: Mapping[str, int]
    calls_to_services: int
    half_files: int


def left_behind(before: Reading, after: Reading) -> list[str]:
    """What is held afterwards that was not held before, in words; empty when all is back."""
    found = []
    if after.connections > before.connections:
        found.append(f"{after.connections - before.connections} connections more")
    if after.open_transactions:
        found.append(f"{after.open_transactions} transactions open")
    if after.locks:
        found.append(f"{after.locks} locks")
    if after.calls_to_services > before.calls_to_services + SLACK:
        found.append(f"{after.calls_to_services} calls to services")
    if after.half_files:
        found.append(f"{after.half_files} halves of files")
    for name, number in after.descriptors.items():
        if number > before.descriptors[name] + SLACK:
            found.append(f"{name}: {number - before.descriptors[name]} descriptors more")
    return found


async def read(running: System) -> Reading:
    """The present reading, after a moment of quiet."""
    await asyncio.sleep(QUIET)
    addresses = [running.env[f"{name.upper()}_DATABASE_URL"] for name in NAMES]
    names = [make_url(address).database for address in addresses]
    connection: asyncpg.Connection[Any] = await direct(addresses[0])
    try:
        state = await connection.fetchrow(_STATE, names, LONG)
        locks = await connection.fetchval(_LOCKS, names, LONG)
    finally:
        await connection.close()
    assert state is not None and state["connections"] > 0
    processes = {child.name: psutil.Process(child.handle.pid) for child in running.children if child.name in NAMES}
    ports = {urlsplit(running.addresses[name]).port for name in NAMES if name != "gateway"}
    calls = [one for one in processes["gateway"].net_connections("tcp") if one.raddr and one.raddr.port in ports]
    halves = sum(1 for _ in Path(running.env["LANYARD_FILES"]).rglob("in-*"))
    descriptors = {name: process.num_fds() for name, process in processes.items()}
    return Reading(state["connections"], state["open"], locks, descriptors, len(calls), halves)


@dataclass
class Crowd:
    """People of the sample city who ask, and may hang up."""

    address: str
    cast: Cast
    filing: str
    chance: random.Random
    sent: dict[str, int] = field(default_factory=dict)

    async def cancel(self, times: int, per_second: int) -> None:
        """So many requests, begun at that rate and cut off at random moments."""
        under_way: set[asyncio.Task[None]] = set()
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number in range(times):
            await asyncio.sleep(max(0.0, began + number / per_second - loop.time()))
            task = asyncio.create_task(self._cut(*self._one()))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
        await asyncio.gather(*under_way)

    async def fill_pools(self) -> None:
        """Ask so much at once that every pool of connections is full, logins remembered or not."""
        for _ in range(2):
            assert set(await self.ask(150)) <= {200, 201}
            await asyncio.sleep(QUIET + 0.5)

    async def ask(self, times: int) -> list[int]:
        """So many ordinary requests at once, of several people; answers their statuses."""
        people = (self.cast.clerk, self.cast.party_head, self.cast.officer, self.cast.head, self.cast.secretary)
        paths = (FILINGS, "/api/directory/v1/me", "/api/overview/todo")
        async with httpx.AsyncClient(base_url=self.address, timeout=30, trust_env=False) as client:
            asked = [
                client.get(paths[number % 3], headers={"Authorization": f"Bearer {people[number % 5].token}"})
                for number in range(times - 1)
            ]
            head = {"Authorization": f"Bearer {self.cast.clerk.token}", "Idempotency-Key": str(uuid4())}
            asked.append(client.post(FILINGS, json=_TITLED, headers=head))
            return [answer.status_code for answer in await asyncio.gather(*asked)]

    def _one(self) -> tuple[bytes, bytes]:
        """Head and body of a request of some kind."""
        kind = self.chance.choice(_KINDS)
        self.sent[kind] = self.sent.get(kind, 0) + 1
        clerk = self.chance.choice((self.cast.clerk, self.cast.party_head))
        if kind == "draft":
            return self._posted(FILINGS, json.dumps(_TITLED).encode(), "application/json")
        if kind == "upload":
            body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\n'
            body += self.chance.randbytes(self.chance.randrange(200_000)) + b"\r\n--b--\r\n"
            return self._posted("/api/filing/v1/uploads", body, "multipart/form-data; boundary=b")
        path = {
            "list": f"{FILINGS}?page_size=50", "detail": f"{FILINGS}/{self.filing}", "me": "/api/directory/v1/me",
            "todo": "/api/overview/todo", "search": f"{FILINGS}?q=%E8%AF%95",
        }[kind]  # fmt: skip
        return _head("GET", path, clerk.token), b""

    def _posted(self, path: str, body: bytes, kind: str) -> tuple[bytes, bytes]:
        lines = f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\nIdempotency-Key: {uuid4()}\r\n"
        return _head("POST", path, self.cast.clerk.token, lines), body

    async def _cut(self, head: bytes, body: bytes) -> None:
        """Ask, wait a little or not at all, and hang up: politely or not, in the middle of the body or behind it."""
        parts = urlsplit(self.address)
        with suppress(ConnectionError):
            _, writer = await asyncio.open_connection(parts.hostname, parts.port)
            cut = self.chance.randrange(len(body) + 1) if body and self.chance.random() < 0.5 else len(body)
            writer.write(head + body[:cut])
            await asyncio.sleep(self.chance.random() * _PATIENCE)
            if self.chance.random() < 0.5:
                writer.transport.abort()
            else:
                writer.close()


_KINDS = ("list", "detail", "draft", "upload", "me", "todo", "search")
_TITLED = {"form": {"title": "试点"}}


def _head(method: str, path: str, token: str, more: str = "") -> bytes:
    return f"{method} {path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\n{more}\r\n".encode()
