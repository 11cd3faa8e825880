"""Requests that are too large, too deep, too slow or swollen, and how much memory a process takes while they come."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

KIB = 1024
MIB = 1024 * KIB
JSON = "Content-Type: application/json\r\n"
FORM = "Content-Type: multipart/form-data; boundary=b\r\n"
ENDLESS = 10 * 1024 * MIB


def resident(pid: int) -> float:
    """Memory of a process in MiB, as the kernel counts it."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / KIB


@dataclass
class Watch:
    """The most memory each process has had since the watch began, in MiB, beside what it had then."""

    pids: Mapping[str, int]
    before: dict[str, float] = field(default_factory=dict)
    most: dict[str, float] = field(default_factory=dict)

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Look twenty times a second."""
        self.before = {name: resident(pid) for name, pid in self.pids.items()}
        self.most = dict(self.before)
        looking = asyncio.create_task(self._look())
        try:
            yield
        finally:
            looking.cancel()

    @property
    def growth(self) -> dict[str, float]:
        """How much each has grown at most."""
        return {name: round(most - self.before[name], 1) for name, most in self.most.items()}

    async def _look(self) -> None:
        while True:
            for name, pid in self.pids.items():
                self.most[name] = max(self.most[name], resident(pid))
            await asyncio.sleep(0.05)


@dataclass(frozen=True)
class Door:
    """Where the requests go: a gateway, the token of somebody it knows, an address for JSON and one for files."""

    address: str
    token: str
    json_path: str
    file_path: str

    def head(self, path: str, more: str) -> bytes:
        """The head of a request."""
        known = f"Authorization: Bearer {self.token}\r\nIdempotency-Key: k\r\n"
        return f"POST {path} HTTP/1.1\r\nHost: a\r\n{known}{more}\r\n".encode()

    async def whole(self, path: str, more: str, body: bytes) -> int:
        """The status of the answer to a body sent as fast as it goes."""

        async def once() -> AsyncIterator[bytes]:
            for start in range(0, len(body), 64 * KIB):
                yield body[start : start + 64 * KIB]

        return await self._said(self.head(path, f"{more}Content-Length: {len(body)}\r\n"), once())

    async def endless(self, path: str, more: str, first: bytes = b"", piece: bytes = b" " * 64 * KIB) -> int:
        """The status of the answer to ten gigabytes, chunk by chunk, or as many as are taken.

        Whoever goes on sending after the refusal may lose it to the cut that follows, so a cut is asked again.
        """

        async def pieces() -> AsyncIterator[bytes]:
            if first:
                yield b"%x\r\n%b\r\n" % (len(first), first)
            chunk = b"%x\r\n%b\r\n" % (len(piece), piece)
            for _ in range(ENDLESS // len(piece)):
                yield chunk

        for _ in range(3):
            if status := await self._said(self.head(path, f"{more}Transfer-Encoding: chunked\r\n"), pieces()):
                return status
        return 0

    async def _said(self, head: bytes, pieces: AsyncIterator[bytes]) -> int:
        parts = urlsplit(self.address)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        answer = asyncio.create_task(reader.readuntil(b"\r\n\r\n"))
        with suppress(ConnectionError):
            writer.write(head)
            async for piece in pieces:
                writer.write(piece)
                await writer.drain()
                if answer.done():
                    break
        try:
            async with asyncio.timeout(60):
                return int((await answer).split(b" ", 2)[1])
        except (ConnectionError, asyncio.IncompleteReadError):
            return 0
        finally:
            writer.transport.abort()


async def hostile_bodies(door: Door) -> dict[str, int]:
    """The status each of them met; 0 where the connection was cut without an answer."""
    keys = b"{" + b",".join(b'"%d":1' % number for number in range(1_000_000)) + b"}"
    within = b"{" + b",".join(b'"%d":1' % number for number in range(90_000)) + b"}"
    bomb = gzip.compress(b" " * 200 * MIB, 9)
    part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    parts = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n' * 300_000
    return {
        "ten gigabytes of JSON": await door.endless(door.json_path, JSON),
        "ten gigabytes of nothing in particular": await door.endless(door.json_path, ""),
        "ten gigabytes of a file": await door.endless(door.file_path, FORM, part),
        "ten gigabytes of a part's head": await door.endless(door.file_path, FORM, b"--b\r\nX: "),
        "a million members": await door.whole(door.json_path, JSON, keys),
        "ninety thousand members in a mebibyte": await door.whole(door.json_path, JSON, within),
        "ten thousand levels": await door.whole(door.json_path, JSON, b"[" * 10_000 + b"]" * 10_000),
        "half a million levels": await door.whole(door.json_path, JSON, b'{"a":' * 200_000),
        "three hundred thousand parts": await door.whole(door.file_path, FORM, parts),
        "a swollen body": await door.whole(door.json_path, JSON + "Content-Encoding: gzip\r\n", bomb),
        "a swollen file": await door.whole(door.file_path, FORM + "Content-Encoding: gzip\r\n", bomb),
        "a head without end": await door.whole(door.json_path, f"X-A: {'a' * 70_000}\r\n", b""),
        "a stated length beyond belief": await door._said(
            door.head(door.json_path, JSON + "Content-Length: 99999999999999\r\n"), _nothing()
        ),
    }


async def _nothing() -> AsyncIterator[bytes]:
    yield b""


@asynccontextmanager
async def slow_callers(door: Door, times: int) -> AsyncIterator[list[asyncio.Task[bytes]]]:
    """So many connections that send a head, or a body, drop by drop; their tasks answer what the server said."""
    tasks = [asyncio.create_task(_drip(door, number)) for number in range(times)]
    try:
        yield tasks
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _drip(door: Door, number: int) -> bytes:
    """One of them: every second one has sent its head and drips its body."""
    parts = urlsplit(door.address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    head = door.head(door.json_path, JSON + "Content-Length: 1000\r\n")
    writer.write(head if number % 2 else head[:20])
    answer = asyncio.create_task(reader.read())
    try:
        with suppress(ConnectionError):
            while not answer.done():
                writer.write(b"a")
                await writer.drain()
                await asyncio.sleep(1)
            return await answer
        return b""
    finally:
        answer.cancel()
        writer.transport.abort()
