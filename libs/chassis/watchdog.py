"""The watchdog: ends a process that is stuck, so that its supervisor starts it anew."""

import asyncio
import os
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import structlog

from libs.chassis.broker import Broker
from libs.chassis.listener import Listener

_LOG = structlog.get_logger()
LOOP_STUCK: Final = 60.0
"""Seconds without a turn of the event loop after which the process ends."""
SILENT: Final = 60.0
"""Seconds without any word from the broker, which answers pulls with heartbeats, after which a listener is stuck."""
RECONNECTING: Final = 10.0
"""Seconds a client may go on reconnecting to a broker that takes connections; it tries every two or three."""
_BEAT: Final = 1.0
_SLEPT: Final = 5.0
"""Seconds between two beats after which the process as a whole did not run: nobody in it could hear anything."""
_EXIT: Final = 70


@dataclass
class Watchdog:
    """Watches the event loop from a thread of its own, and listeners and the broker's client from the loop."""

    broker_url: str
    broker: Broker | None = None
    listeners: list[Listener] = field(default_factory=list)
    loop_stuck: float = LOOP_STUCK
    silent: float = SILENT
    reconnecting: float = RECONNECTING
    stuck: str | None = None
    _turned: float = field(default_factory=time.monotonic)
    _loop: asyncio.AbstractEventLoop | None = None
    _there_since: float | None = None
    _could_hear_since: float = field(default_factory=time.monotonic)

    async def run(self, stop: asyncio.Event) -> None:
        """Watch until told to stop, or until something is stuck: then ``stuck`` says what."""
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._watch_loop, args=(stop,), daemon=True, name="watchdog").start()
        while not stop.is_set():
            now = time.monotonic()
            if now - self._turned > _SLEPT:
                self._could_hear_since = now
            self._turned = now
            self.stuck = await self._stuck()
            if self.stuck is not None:
                _LOG.error("process_stuck", reason=self.stuck)
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _BEAT)

    async def _stuck(self) -> str | None:
        """What is stuck, if anything is."""
        if self.broker is None:
            return None
        now = time.monotonic()
        if not self.broker.connected:
            self._could_hear_since = now
            there = await takes_connections(self.broker_url)
            self._there_since = (self._there_since or now) if there else None
            late = self._there_since is not None and now - self._there_since >= self.reconnecting
            return "reconnection" if late else None
        self._there_since = None
        if any(now - max(listener.last_beat, self._could_hear_since) > self.silent for listener in self.listeners):
            return "listener"
        return None

    def _watch_loop(self, stop: asyncio.Event) -> None:
        """End the process if the loop does not turn. A process that slept as a whole gets a moment to turn first; a
        loop that does not run at all is not stuck."""
        late = 0
        while not stop.is_set():
            time.sleep(_BEAT)
            runs = self._loop is None or self._loop.is_running()
            late = late + 1 if runs and time.monotonic() - self._turned > self.loop_stuck else 0
            if late >= 5:
                os.write(2, b'{"event": "loop_stuck", "level": "error"}\n')
                os._exit(_EXIT)


async def takes_connections(url: str) -> bool:
    """Whether somebody at that address takes connections and says something (a broker greets first)."""
    place = urlsplit(url)
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(2):
            reader, writer = await asyncio.open_connection(place.hostname, place.port or 4222)
            greeting = await reader.readline()
            writer.close()
            return greeting.startswith(b"INFO")
    return False
