"""A TCP proxy of our own that misbehaves on purpose: cuts, swallows, holds, or cuts when a certain message goes by."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_CHUNK = 65536
_LOOK = 0.01
Place = tuple[str, int] | Path
"""Host and port, or the path of a Unix socket."""


@dataclass(eq=False)
class _Link:
    """One connection through the proxy: its two ends, whether something of it was swallowed, and whether it ends with
    the next answer."""

    ends: tuple[asyncio.StreamWriter, ...]
    lost: bool = False
    doomed: bool = False


@dataclass
class FaultProxy:
    """Passes connections on to ``target``.

    ``cut_after`` tells, of what goes to the server, after what to cut: the bytes are passed on, and when the answer
    comes both ends are cut instead of passing it back. ``swallow`` is a network that loses packets for good, ``hold``
    one that delivers them late.
    """

    target: Place
    listen: Path | None = None
    cut_after: Callable[[bytes], bool] | None = None
    cuts: int = 0
    port: int = 0
    swallowed: int = 0
    _links: set[_Link] = field(default_factory=set)
    _loop: asyncio.AbstractEventLoop | None = None
    _swallowing: bool = False
    _holding: bool = False
    _listening: threading.Event = field(default_factory=threading.Event)

    def start(self) -> "FaultProxy":
        """Listen in a thread of its own; ``port`` is known afterwards."""
        threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True, name="fault-proxy").start()
        self._listening.wait(10)
        return self

    def swallow(self, on: bool) -> None:
        """Drop every byte both ways from now on, and the news that an end is gone; or stop it. A connection of which
        something was dropped stays silent for ever, as after a firewall that forgot it: only new ones work."""
        self._swallowing = on

    def hold(self, on: bool) -> None:
        """Keep every byte back from now on, or let all of it through, late and in order, as TCP does."""
        self._holding = on

    def cut(self) -> None:
        """Cut every connection."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._cut_all)

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        if self.listen is not None:
            self.listen.unlink(missing_ok=True)
            server: asyncio.Server = await asyncio.start_unix_server(self._serve, self.listen)
            self.listen.chmod(0o777)
        else:
            server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
            self.port = server.sockets[0].getsockname()[1]
        self._listening.set()
        async with server:
            await server.serve_forever()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        link = _Link((writer,), lost=self._swallowing)
        self._links.add(link)
        try:
            if link.lost:  # nobody hears of a connection that is opened now
                await self._pass(reader, link, writer)
            else:
                await self._join(link, reader, writer)
        finally:
            self._links.discard(link)

    async def _join(self, link: _Link, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._while_held()
        try:
            there_reader, there_writer = await self._reach()
        except OSError:
            writer.close()
            return
        link.ends = (writer, there_writer)
        await asyncio.gather(
            self._pass(reader, link, there_writer, self.cut_after),
            self._pass(there_reader, link, writer),
            return_exceptions=True,
        )

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if isinstance(self.target, Path):
            return await asyncio.open_unix_connection(self.target)
        return await asyncio.open_connection(*self.target)

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        link: _Link,
        writer: asyncio.StreamWriter,
        cut_after: Callable[[bytes], bool] | None = None,
    ) -> None:
        """Carry one way until it ends. What goes to the server always passes; its answer does not, once ``cut_after``
        has said so."""
        answering = writer is link.ends[0]
        with suppress(OSError):
            while piece := await reader.read(_CHUNK):
                await self._while_held()
                link.lost = link.lost or self._swallowing
                if link.lost:
                    self.swallowed += len(piece)
                    continue
                if answering and link.doomed:
                    break
                if cut_after is not None and cut_after(piece):
                    link.doomed = True
                    self.cuts += 1
                writer.write(piece)
                await writer.drain()
        await self._while_held()
        link.lost = link.lost or self._swallowing
        if not link.lost:
            self._cut(link)

    async def _while_held(self) -> None:
        while self._holding:
            await asyncio.sleep(_LOOK)

    def _cut(self, link: _Link) -> None:
        for one in link.ends:
            one.transport.abort()

    def _cut_all(self) -> None:
        for link in list(self._links):
            self._cut(link)
