"""The way to each service: pooled connections, addresses in turn, patience during restarts, a bound on calls."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from gateway.body import Body
from gateway.refusals import ServiceAway
from gateway.routes import SERVICES, Service
from gateway.settings import Settings

CONNECT: Final = 1.0  # seconds to open a connection
SILENCE: Final = 12.0  # seconds a service may stay silent between two pieces
ANSWER: Final = 15.0  # seconds until an answer begins; longer than the service's own ten
UPLOAD: Final = 120.0  # the same where files are taken
_PAUSES: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
_IDLE_CONNECTION: Final = 3.0  # seconds; shorter than a server's keep-alive, so that none is closed under a request
_RETRY_AFTER: Final = 2
_UNREACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_BROKEN = (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError)


class Upstream:
    """One service as the gateway sees it."""

    def __init__(
        self, pool: aiohttp.ClientSession, addresses: tuple[str, ...], in_flight: int, patience: float
    ) -> None:
        self._pool = pool
        self._addresses = addresses
        self._room = in_flight
        self._patience = patience
        self._turn = 0
        self._unreached_since: float | None = None

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place among the calls under way; raises ServiceAway at once when all are taken."""
        if self._room <= 0:
            raise ServiceAway(retry_after=1)
        self._room -= 1
        try:
            yield
        finally:
            self._room += 1

    async def call(self, method: str, path: str, headers: CIMultiDict[str], body: Body) -> aiohttp.ClientResponse:
        """The beginning of the service's answer; the caller releases it.

        An address that cannot be reached is passed over and tried again while the service restarts: nothing has been
        sent yet, so that is safe for every method. A connection that breaks later is tried once more only when the
        request may be repeated. Raises ServiceAway, or the body's own refusal.
        """
        try:
            async with asyncio.timeout(UPLOAD if body.is_upload else ANSWER):
                return await self._reach(method, path, headers, body)
        except TimeoutError:
            raise body.refusal or ServiceAway(retry_after=_RETRY_AFTER) from None
        except _BROKEN:
            raise body.refusal or ServiceAway(retry_after=_RETRY_AFTER) from None

    async def _reach(self, method: str, path: str, headers: CIMultiDict[str], body: Body) -> aiohttp.ClientResponse:
        pauses = iter(_PAUSES)
        while True:
            for address in self._in_turn():
                try:
                    answer = await self._send(method, address + path, headers, body)
                except _UNREACHED:
                    continue
                self._unreached_since = None
                return answer
            await self._wait(next(pauses, _PAUSES[-1]))

    async def _send(self, method: str, url: str, headers: CIMultiDict[str], body: Body) -> aiohttp.ClientResponse:
        target = URL(url, encoded=True)
        options: dict[str, Any] = {"headers": headers, "data": body.content, "allow_redirects": False}
        try:
            return await self._pool.request(method, target, **options)
        except _UNREACHED:
            raise
        except _BROKEN:
            if not body.may_be_sent_again:
                raise
            return await self._pool.request(method, target, **options)

    def _in_turn(self) -> tuple[str, ...]:
        """Every address once, beginning with another one each time."""
        self._turn = (self._turn + 1) % len(self._addresses)
        return self._addresses[self._turn :] + self._addresses[: self._turn]

    async def _wait(self, pause: float) -> None:
        """Pause while a restart is likely; a service that has been away for longer is not waited for."""
        now = time.monotonic()
        if self._unreached_since is None:
            self._unreached_since = now
        if now - self._unreached_since >= self._patience:
            raise ServiceAway(retry_after=_RETRY_AFTER)
        await asyncio.sleep(pause)


class Upstreams:
    """All services; they can be called between ``open`` and ``close``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._upstreams: dict[str, Upstream] = {}
        self._pool: aiohttp.ClientSession | None = None

    def of(self, service: Service) -> Upstream:
        """The way to that service."""
        return self._upstreams[service.name]

    async def open(self) -> None:
        """Open the pool, inside the event loop that will use it."""
        pool = self._pool = _open_pool()
        in_flight, patience = self._settings.gateway_in_flight, self._settings.gateway_patience
        for service in SERVICES:
            addresses = self._settings.addresses_of(service.name)
            self._upstreams[service.name] = Upstream(pool, addresses, in_flight, patience)

    async def close(self) -> None:
        """Close every connection."""
        if self._pool is not None:
            await self._pool.close()


def _open_pool() -> aiohttp.ClientSession:
    """One pool of connections for all services; keeps no cookies, follows nothing, adds no header of its own."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_IDLE_CONNECTION),
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=SILENCE),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        skip_auto_headers=("Accept", "Accept-Encoding", "User-Agent", "Content-Type"),
    )
