"""The outermost ASGI application: services' addresses go straight to the proxy, all others to the gateway's own app."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.addresses import Addresses
from gateway.headers import PAGE_SECURITY, SECURITY, Headers, secured
from gateway.health import Readiness
from gateway.quotas import Quotas
from gateway.routes import is_for_a_service
from libs.chassis.ids import new_id
from libs.chassis.problems import LastResort, refusal_response
from libs.kernel.refusal import Refusal


class Door:
    """Counts every request of a network address, sends it one of two ways, and secures every answer.

    The address stands in the request's state as ``address``. ``readiness`` is what the door says of itself.
    """

    def __init__(
        self, app: ASGIApp, proxy: ASGIApp, addresses: Addresses, quotas: Quotas, readiness: Readiness
    ) -> None:
        self._app = app
        self._proxy = LastResort(proxy)
        self._addresses = addresses
        self._quotas = quotas
        self.readiness = readiness

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection event of the web server."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        path: str = scope["path"]
        address = scope.setdefault("state", {})["address"] = self._addresses.of(scope)
        try:
            self._quotas.admit_address(address, path)
        except Refusal as refusal:
            await _numbered(refusal_response(scope, refusal), scope, receive, send)
            return
        if is_for_a_service(path):
            await _numbered(self._proxy, scope, receive, send)
        else:
            policy = PAGE_SECURITY if path.startswith("/docs") else SECURITY
            await self._app(scope, receive, _adding(policy, send))


async def _numbered(answer: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the number of the request, which the gateway's own app would give by itself."""
    number = scope["state"]["request_id"] = scope["state"].get("request_id") or new_id()
    headers = [*SECURITY, (b"x-request-id", str(number).encode())]
    await answer(scope, receive, _adding(headers, send))


def _adding(headers: Headers, send: Send) -> Send:
    """A ``send`` that puts those headers on the answer."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = secured(message.get("headers", ()), headers)
        await send(message)

    return send_with_headers
