"""Gives every request its number and the number of the larger whole it belongs to, and answers with both."""

import re
from typing import Final
from uuid import UUID

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from libs.chassis.ids import new_id

REQUEST_ID: Final = "X-Request-Id"
CORRELATION_ID: Final = "X-Correlation-Id"
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")


class RequestIds:
    """ASGI middleware. ``trusting`` says that callers are our gateway, whose numbers are taken over if they are UUIDs.

    The numbers stand in ``request.state.request_id`` and ``request.state.correlation_id`` (UUID).
    """

    def __init__(self, app: ASGIApp, *, trusting: bool = False) -> None:
        self.app = app
        self.trusting = trusting

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Number the request, then pass it on."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["request_id"] = self._given(scope, REQUEST_ID) or new_id()
        state["correlation_id"] = self._given(scope, CORRELATION_ID) or state["request_id"]

        async def send_numbered(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers[REQUEST_ID] = str(state["request_id"])
                headers[CORRELATION_ID] = str(state["correlation_id"])
            await send(message)

        await self.app(scope, receive, send_numbered)

    def _given(self, scope: Scope, header: str) -> UUID | None:
        """The number the gateway gave, None if there is none, several, or the caller is not the gateway."""
        found = Headers(scope=scope).getlist(header) if self.trusting else []
        return UUID(found[0]) if len(found) == 1 and _UUID.match(found[0]) else None


def request_id(scope: Scope) -> UUID:
    """The number of this request; a fresh one if no middleware gave it any, kept from then on."""
    number = scope.setdefault("state", {}).setdefault("request_id", None) or new_id()
    scope["state"]["request_id"] = number
    return UUID(str(number))


def correlation_id(scope: Scope) -> UUID:
    """The number of the larger whole: that of the first request of a chain of calls and events."""
    return UUID(str(scope.get("state", {}).get("correlation_id") or request_id(scope)))
