"""Keeps outbox and stream reconciled: at the start, every five minutes, after a reconnection and when in doubt."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import nats.errors
import structlog

from libs.chassis.broker import Broker
from libs.chassis.passing import DATABASE_TROUBLE
from libs.chassis.reconcile import EVERY, Pass, incarnation_of, reconcile, since_digests
from libs.chassis.relay import Relay

_LOG = structlog.get_logger()
AGAIN: Final = 5.0
"""Seconds until a pass that could not be made is tried again, and between two that were asked for by a doubt."""
DIGESTS_EVERY: Final = 86_400.0
"""Seconds between two passes that read every message, of whatever process."""


@dataclass
class Reconciler:
    """Runs beside the relay of one service. ``every`` and ``digests_every`` are in seconds."""

    url: str
    broker: Broker
    relay: Relay
    every: float = EVERY
    digests_every: float = DIGESTS_EVERY
    lost: int = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Reconcile until told to stop."""
        while not stop.is_set():
            done = await self._once()
            await self._wait(stop, self.every if done else AGAIN)

    async def _once(self) -> bool:
        """One pass; whether it, or another process's, could be made."""
        self.relay.suspicion.clear()
        try:
            which: Pass = "digest" if await since_digests(self.url) >= self.digests_every else "count"
            found = await reconcile(self.url, self.broker, self.relay.service, which)
            if found is None:
                self.relay.incarnation = await incarnation_of(self.broker, self.relay.service)
        except (TimeoutError, nats.errors.Error, *DATABASE_TROUBLE) as error:
            _LOG.warning("reconcile_failed", service=self.relay.service, error_class=type(error).__name__)
            return False
        if found is not None:
            self.relay.incarnation = found.incarnation
            self.lost += found.other_incarnation + found.missing
            if not found.healthy:
                self.relay.wake.set()
        return True

    async def _wait(self, stop: asyncio.Event, longest: float) -> None:
        """Wait until the next pass is due, something is suspected, or the end is told."""
        waiting = [asyncio.ensure_future(stop.wait()), asyncio.ensure_future(self.relay.suspicion.wait())]
        done, _ = await asyncio.wait(waiting, timeout=longest, return_when=asyncio.FIRST_COMPLETED)
        for one in waiting:
            one.cancel()
        if waiting[1] in done:
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), min(AGAIN, longest))
