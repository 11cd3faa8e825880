"""Ending in order: readiness goes red first, the door closes when probes have seen it, and work in hand is finished."""

import asyncio
import socket
from types import FrameType
from typing import Protocol

import uvicorn


class Draining(Protocol):
    """What can be told that it is about to end."""

    draining: bool


class DrainingServer(uvicorn.Server):
    """A web server that is told to end twice: by the first signal it only says so, for ``notice`` seconds."""

    def __init__(self, config: uvicorn.Config, running: Draining, notice: float) -> None:
        super().__init__(config)
        self._running = running
        self._notice = notice
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin; signals that come from now on find the loop."""
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The first signal turns readiness red; the end comes after the notice, or at once with a second signal."""
        if self._running.draining or self._loop is None or self._notice <= 0:
            super().handle_exit(sig, frame)
            return
        self._running.draining = True
        loop, leave = self._loop, super().handle_exit
        loop.call_soon_threadsafe(loop.call_later, self._notice, leave, sig, None)
