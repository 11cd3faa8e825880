"""What the gateway asks services on its own or for a caller: one JSON question, one JSON answer, a short wait."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
import orjson
from multidict import CIMultiDict

from gateway.body import Body
from gateway.refusals import ServiceAway
from gateway.routes import Service
from gateway.sessions import Session
from gateway.upstream import Upstreams
from libs.chassis.identity import NOBODY, Signer
from libs.chassis.request_ids import REQUEST_ID

_WAIT: Final = 3.0  # seconds for a question several of which make one page
_PATIENCE: Final = 10.0  # seconds for a question somebody waits at the door with
_ANSWER_MAX: Final = 16 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said: HTTP status, the JSON it sent (None if it sent none), seconds it asks to wait."""

    status: int
    content: Any
    retry_after: int | None


class Asking:
    """Puts questions to services with a token for each."""

    def __init__(self, upstreams: Upstreams, signer: Signer) -> None:
        self._upstreams = upstreams
        self._signer = signer

    async def get(self, service: Service, path: str, session: Session | None = None, language: str = "zh-CN") -> Answer:
        """Ask for that path, for the caller of ``session`` or, without one, for the gateway itself."""
        headers = CIMultiDict({"Accept-Language": language})
        return await self._ask(service, "GET", path, headers, session, None, _WAIT)

    async def post(
        self, service: Service, path: str, content: Mapping[str, object], number: str, language: str = "zh-CN"
    ) -> Answer:
        """Send that content for the gateway itself; ``number`` is that of the request that makes it ask."""
        headers = CIMultiDict({"Content-Type": "application/json", REQUEST_ID: number, "Accept-Language": language})
        return await self._ask(service, "POST", path, headers, None, orjson.dumps(content), _PATIENCE)

    async def _ask(
        self,
        service: Service,
        method: str,
        path: str,
        headers: CIMultiDict[str],
        session: Session | None,
        content: bytes | None,
        wait: float,
    ) -> Answer:
        """Raises ServiceAway when the service gives no readable answer in ``wait`` seconds."""
        headers["Authorization"] = f"Bearer {self._token(service, method, session)}"
        headers["Accept"] = "application/json"
        upstream = self._upstreams.of(service)
        body = Body(content, repeatable=method == "GET", is_upload=False)
        try:
            with upstream.place():
                async with asyncio.timeout(wait):
                    return await _read(await upstream.call(method, path, headers, body))
        except (TimeoutError, aiohttp.ClientError, ValueError):
            raise ServiceAway from None

    def _token(self, service: Service, method: str, session: Session | None) -> str:
        if session is None:
            return self._signer.mint(NOBODY, "gateway", NOBODY, service.name, 0, method)
        account = session.account
        return self._signer.mint(
            account.account_id, session.session_id, account.organ_id, service.name, account.roles_v, method
        )


async def _read(answer: aiohttp.ClientResponse) -> Answer:
    """The answer as JSON; ValueError if it is none or too long."""
    async with answer:
        text = bytearray()
        async for piece in answer.content.iter_any():
            text += piece
            if len(text) > _ANSWER_MAX:
                raise ValueError
        seconds = answer.headers.get("Retry-After", "")
        return Answer(
            status=answer.status,
            content=orjson.loads(text) if text else None,
            retry_after=int(seconds) if seconds.isascii() and seconds.isdigit() else None,
        )
