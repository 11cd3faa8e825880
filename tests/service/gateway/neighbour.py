"""A service as the gateway meets one: a real web server that checks the internal token and says what it was sent."""

import asyncio
import contextlib
import hashlib
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from libs.chassis.identity import NOBODY, TokenInvalid, Verifier, verifier_from

ACCOUNT = "0190aaaa-0000-7000-8000-000000000001"
PERSON = "0190aaaa-0000-7000-8000-000000000002"
ORGAN = "0190aaaa-0000-7000-8000-000000000003"
RIGHT_PASSWORD = "correct-horse-battery"  # a word for tests only
RIGHT_CODE = "492039"
RIGHT_KEY = "lyk_0190aaaa.right-key-of-a-test"
KEY_SCOPES = ["filing.echo.read", "filing.filings.write", "supervision.echo.read"]
VERIFIED = {
    "account_id": ACCOUNT, "person_id": PERSON, "organ_id": ORGAN, "office_id": None, "roles_v": 4,
    "roles": ["unit_clerk"],
}  # fmt: skip
PIECE = b"x" * 65536


@dataclass
class Neighbour:
    """One stand-in service: its name, what reached it, and how it is told to behave."""

    name: str
    verifier: Verifier
    seen: list[dict[str, Any]] = field(default_factory=list)
    documents: dict[str, Any] = field(default_factory=dict)
    todo: list[dict[str, Any]] | None = None
    healthy: bool = True
    withdrawn: bool = False
    accounts: dict[str, dict[str, Any]] = field(default_factory=dict)
    key_scopes: list[str] = field(default_factory=lambda: list(KEY_SCOPES))
    port: int = 0

    def forget(self) -> None:
        """Be as at the start."""
        self.seen.clear()
        self.documents.clear()
        self.todo, self.healthy, self.withdrawn = None, True, False

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def app(self) -> ASGIApp:
        """The application it serves."""
        routes = [
            Route("/v1/echo", self._echo, methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
            Route("/v1/matters/{id}/attachments", self._echo, methods=["POST"]),
            Route("/v1/created", self._created, methods=["POST"]),
            Route("/v1/pieces", self._pieces),
            Route("/v1/silence", self._silence),
            Route("/v1/half", self._half),
            Route("/v1/todo", self._todo),
            Route("/v1/credentials/verification", self._verification, methods=["POST"]),
            Route("/v1/credentials/key-verification", self._key_verification, methods=["POST"]),
            Route("/v1/credentials/recognition", self._recognition, methods=["POST"]),
            Route("/readyz", self._ready),
            Route("/openapi.json", self._document),
            Route("/asyncapi.json", self._document),
            Route("/metrics", self._echo),
        ]
        return Starlette(routes=routes)

    def _note(self, request: Request, body: bytes) -> dict[str, Any]:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        try:
            claims = self.verifier.verify(token, method=request.method)
            caller: dict[str, Any] | None = {
                "account_id": str(claims.account_id),
                "session_id": claims.session_id,
                "organ_id": str(claims.organ_id),
                "roles_version": claims.roles_version,
                "token_id": claims.token_id,
                "request_digest": claims.request_digest,
                "scopes": None if claims.scopes is None else sorted(claims.scopes),
            }
        except TokenInvalid:
            caller = None
        noted = {
            "method": request.method,
            "path": request.url.path,
            "query": request.url.query,
            "headers": dict(request.headers),
            "size": len(body),
            "sha256": hashlib.sha256(body).hexdigest(),
            "caller": caller,
        }
        self.seen.append(noted)
        return noted

    async def _echo(self, request: Request) -> Response:
        answer = JSONResponse(self._note(request, await request.body()))
        answer.headers["ETag"] = '"7"'
        answer.headers["Server"] = "neighbour"
        answer.headers["Cache-Control"] = "public, max-age=600"
        answer.headers["X-Powered-By"] = "neighbour"
        answer.set_cookie("foreign", "1")
        return answer

    async def _created(self, request: Request) -> Response:
        self._note(request, await request.body())
        return JSONResponse({}, status_code=201, headers={"Location": "/v1/echo/5"})

    async def _pieces(self, request: Request) -> Response:
        count = int(request.query_params["count"])

        async def pieces() -> AsyncIterator[bytes]:
            for _ in range(count):
                yield PIECE

        return StreamingResponse(pieces(), media_type="application/octet-stream")

    async def _half(self, request: Request) -> Response:
        async def pieces() -> AsyncIterator[bytes]:
            yield PIECE
            raise ConnectionResetError

        return StreamingResponse(pieces(), headers={"Content-Length": str(10 * len(PIECE))})

    async def _silence(self, request: Request) -> Response:
        await asyncio.sleep(3)
        return Response()

    async def _todo(self, request: Request) -> Response:
        noted = self._note(request, b"")
        if noted["caller"] is None:
            return Response(status_code=401)
        return Response(status_code=404) if self.todo is None else JSONResponse({"items": self.todo})

    async def _ready(self, request: Request) -> Response:
        return JSONResponse({}, status_code=200 if self.healthy else 503)

    async def _document(self, request: Request) -> Response:
        found = self.documents.get(request.url.path)
        return Response(status_code=404) if found is None else JSONResponse(found)

    def _asks_as_gateway(self, request: Request) -> bool:
        noted = self._note(request, b"")
        return noted["caller"] is not None and noted["caller"]["account_id"] == str(NOBODY)

    async def _verification(self, request: Request) -> Response:
        ours, asked = self._asks_as_gateway(request), await request.json()
        if not ours:
            return JSONResponse({}, status_code=403)
        if asked["account"] == "throttled":
            return JSONResponse({}, status_code=429, headers={"Retry-After": "77"})
        if asked["account"] == "untrusted":
            return JSONResponse({"code": "token_invalid"}, status_code=401)
        if asked["password"] != RIGHT_PASSWORD or asked.get("code", RIGHT_CODE) != RIGHT_CODE:
            return JSONResponse({"code": "credentials_wrong"}, status_code=401)
        if asked["account"] == "coded" and "code" not in asked:
            return JSONResponse({"code": "one_time_code_required"}, status_code=401)
        if asked["account"] == "aged":
            return self._aged(asked.get("new_password"), request.headers["accept-language"])
        return JSONResponse(self.accounts.get(asked["account"], VERIFIED))

    def _aged(self, new: str | None, language: str) -> Response:
        """An account whose password has run out."""
        if new is None:
            return JSONResponse({"code": "password_change_required"}, status_code=401)
        if len(new) < 12:
            text = "Too short" if language == "en" else "过短"
            errors = [{"pointer": "#/new_password", "code": "password_short", "detail": text, "cites": ["P-36"]}]
            return JSONResponse({"code": "password_weak", "errors": errors}, status_code=422)
        return JSONResponse(VERIFIED)

    async def _key_verification(self, request: Request) -> Response:
        ours, asked = self._asks_as_gateway(request), await request.json()
        if not ours:
            return JSONResponse({}, status_code=403)
        if asked["key"] != RIGHT_KEY or self.withdrawn:
            return JSONResponse({"code": "key_unknown"}, status_code=401)
        holder = self.accounts.get("integrator", VERIFIED)
        return JSONResponse({**holder, "scopes": self.key_scopes, "expires_at": "2099-01-01T00:00:00Z"})

    async def _recognition(self, request: Request) -> Response:
        ours, asked = self._asks_as_gateway(request), await request.json()
        if not ours:
            return JSONResponse({}, status_code=403)
        if asked["account"] != "clerk":
            return JSONResponse({"code": "credentials_wrong"}, status_code=401)
        return JSONResponse(VERIFIED)


def neighbours(keys: Path) -> dict[str, Neighbour]:
    """One stand-in per service."""
    names = ("filing", "clarification", "accountability", "supervision", "vault", "directory")
    return {name: Neighbour(name, verifier_from(keys, name)) for name in names}


@contextlib.contextmanager
def serving(config: uvicorn.Config, port: int = 0) -> Iterator[int]:
    """A real web server in a thread of its own; answers the port."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(2048)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.005)
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(15)
        listener.close()


@contextlib.contextmanager
def cutting(times: int) -> Iterator[tuple[int, list[bytes]]]:
    """A server that reads a request and hangs up, so many times, then answers; answers port and what it read."""
    read: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with connection:
                    read.append(connection.recv(65536))
                    if len(read) > times:
                        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1], read
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
