"""Short JSON conversations with the identity provider: its own host only, no redirect followed, little patience."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
import orjson

from gateway.oidc.client_settings import OidcClient
from gateway.refusals import ProviderAway

_WAIT: Final = 5.0  # seconds for a whole answer
_ANSWER_MAX: Final = 256 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Told:
    """What the provider said: HTTP status and a JSON object."""

    status: int
    content: Mapping[str, Any]


class Fetching:
    """Fetches between ``open`` and ``close``. What is not a JSON object from the issuer's host is ProviderAway."""

    def __init__(self, client: OidcClient) -> None:
        self._client = client
        self._pool: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Open the pool, inside the event loop that will use it."""
        self._pool = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=16),
            timeout=aiohttp.ClientTimeout(total=_WAIT, sock_connect=1.0),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
        )

    async def close(self) -> None:
        """Close every connection."""
        if self._pool is not None:
            await self._pool.close()

    async def get(self, address: str) -> Mapping[str, Any]:
        """The document under that address."""
        told = await self._ask("GET", address, None, {})
        if told.status != 200:
            raise ProviderAway
        return told.content

    async def post(self, address: str, form: Mapping[str, str], login: tuple[str, str] | None) -> Told:
        """What the provider answers to that form, sent with that user and password (HTTP Basic) if any."""
        shown = {} if login is None else {"Authorization": aiohttp.encode_basic_auth(*login)}
        return await self._ask("POST", address, form, shown)

    async def _ask(self, method: str, address: str, form: Mapping[str, str] | None, shown: Mapping[str, str]) -> Told:
        if self._pool is None or not self._client.owns(address):
            raise ProviderAway
        headers = {"Accept": "application/json", **shown}
        asked = self._pool.request(method, address, data=form, headers=headers, allow_redirects=False)
        try:
            async with asyncio.timeout(_WAIT), asked as answer:
                content = orjson.loads(await _read(answer))
                if not isinstance(content, dict):
                    raise ProviderAway
                return Told(answer.status, content)
        except (TimeoutError, aiohttp.ClientError, ValueError, OSError):
            raise ProviderAway from None


async def _read(answer: aiohttp.ClientResponse) -> bytes:
    text = bytearray()
    async for piece in answer.content.iter_any():
        text += piece
        if len(text) > _ANSWER_MAX:
            raise ValueError
    return bytes(text)
