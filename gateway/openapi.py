"""The published description of the whole system: the services' documents, fetched when asked for, made into one."""

import asyncio
import time
from collections.abc import Callable
from typing import Final

import orjson
from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from gateway.asking import Asking
from gateway.merging import Document, at_gateway, merged
from gateway.refusals import ServiceAway
from gateway.routes import BY_NAME, SERVICES, Service
from libs.kernel.refusal import Absent

_FRESH: Final = 60.0  # seconds a document is served from memory
_SOON: Final = 5.0  # seconds after which a service that did not answer is asked again
_ABOUT: Final[Document] = {
    "title": "Lanyard 安全绳",
    "version": "1",
    "description": (
        "容错备案、澄清正名、问责约谈、服务中心工作与监督、检举人信息保管的全部接口，均经网关访问。\n\n"
        "Every interface of tolerance filing, clarification, accountability, supervision and the vault of sealed "
        "reports, as the gateway serves it."
    ),
}


class Documents:
    """The services' documents (``/openapi.json``, ``/asyncapi.json``), remembered for a minute."""

    def __init__(self, asking: Asking, clock: Callable[[], float] = time.monotonic) -> None:
        self._asking = asking
        self._clock = clock
        self._kept: dict[tuple[str, str], tuple[float, Document | None]] = {}

    async def of(self, service: Service, path: str) -> Document | None:
        """The document of a service under that path; None if it gives none."""
        until, document = self._kept.get((service.name, path), (0.0, None))
        if self._clock() < until:
            return document
        try:
            answer = await self._asking.get(service, path)
            document = answer.content if answer.status == 200 and isinstance(answer.content, dict) else None
        except ServiceAway:
            document = None
        self._kept[(service.name, path)] = (self._clock() + (_SOON if document is None else _FRESH), document)
        return document

    async def of_all(self, path: str) -> dict[Service, Document | None]:
        """The documents of all services under that path."""
        found = await asyncio.gather(*(self.of(service, path) for service in SERVICES))
        return dict(zip(SERVICES, found, strict=True))


class Whole:
    """The merged document as JSON, made anew only when one of its parts has changed."""

    def __init__(self, own: Callable[[], Document]) -> None:
        self._own = own
        self._made_of: list[Document | None] = []
        self._text = b""

    def of(self, found: dict[Service, Document | None]) -> bytes:
        """The document over those of the services; services without one are named in ``x-unavailable``."""
        parts = list(found.values())
        if not self._text or any(new is not old for new, old in zip(parts, self._made_of, strict=True)):
            there = {service: at_gateway(one, service.prefix) for service, one in found.items() if one is not None}
            whole = merged(_ABOUT, self._own(), there)
            whole["x-unavailable"] = [service.name for service, one in found.items() if one is None]
            self._made_of, self._text = parts, orjson.dumps(whole)
        return self._text


def openapi_router(documents: Documents, own: Callable[[], Document]) -> APIRouter:
    """``GET /api/openapi.json`` and ``GET /api/openapi/<service>.json``; ``own`` gives the gateway's own document."""
    router = APIRouter(prefix="/api", include_in_schema=False)
    whole = Whole(own)

    @router.get("/openapi.json")
    async def show_merged_openapi() -> Response:
        text = whole.of(await documents.of_all("/openapi.json"))
        return Response(text, media_type="application/json")

    @router.get("/openapi/{name}.json")
    async def show_openapi_of_service(name: str) -> JSONResponse:
        service = BY_NAME.get(name)
        if service is None:
            raise Absent
        document = await documents.of(service, "/openapi.json")
        if document is None:
            raise ServiceAway
        return JSONResponse(at_gateway(document, service.prefix))

    return router
