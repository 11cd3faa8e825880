"""The outermost ASGI application: services' addresses go straight to the proxy, all others to the gateway's own app."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.headers import PAGE_SECURITY, SECURITY, Headers, secured
from gateway.routes import is_for_a_service
from libs.chassis.ids import new_id
from libs.chassis.problems import LastResort


class Door:
    """Numbers every request, sends it one of two ways, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, proxy: ASGIApp) -> None:
        self._app = app
        self._proxy = LastResort(proxy)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection event of the web server."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        path: str = scope["path"]
        if is_for_a_service(path):
            await self._to_service(scope, receive, send)
        else:
            policy = PAGE_SECURITY if path.startswith("/docs") else SECURITY
            await self._app(scope, receive, _adding(policy, send))

    async def _to_service(self, scope: Scope, receive: Receive, send: Send) -> None:
        number = new_id()
        scope.setdefault("state", {})["request_id"] = number
        headers = [*SECURITY, (b"x-request-id", str(number).encode())]
        await self._proxy(scope, receive, _adding(headers, send))


def _adding(headers: Headers, send: Send) -> Send:
    """A ``send`` that puts those headers on the answer."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = secured(message.get("headers", ()), headers)
        await send(message)

    return send_with_headers
