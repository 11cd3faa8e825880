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

from libs.chassis.identity import TokenInvalid, Verifier, verifier_from

ACCOUNT = "0190aaaa-0000-7000-8000-000000000001"
PERSON = "0190aaaa-0000-7000-8000-000000000002"
ORGAN = "0190aaaa-0000-7000-8000-000000000003"
RIGHT_PASSWORD = "correct-horse-battery"  # a word for tests only
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
    port: int = 0

    def forget(self) -> None:
        """Be as at the start."""
        self.seen.clear()
        self.documents.clear()
        self.todo, self.healthy = None, True

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

    async def _verification(self, request: Request) -> Response:
        noted = self._note(request, b"")
        asked = await request.json()
        if noted["caller"] is None or noted["caller"]["account_id"] != "00000000-0000-0000-0000-000000000000":
            return JSONResponse({}, status_code=403)
        if asked["account"] == "throttled":
            return JSONResponse({}, status_code=429, headers={"Retry-After": "77"})
        if asked["account"] == "untrusted":
            return JSONResponse({"code": "token_invalid"}, status_code=401)
        if asked["password"] != RIGHT_PASSWORD:
            return JSONResponse({"code": "wrong"}, status_code=401)
        roles = ["unit_clerk"]
        return JSONResponse(
            {"account_id": ACCOUNT, "person_id": PERSON, "organ_id": ORGAN, "roles_v": 4, "roles": roles}
        )


def neighbours(keys: Path) -> dict[str, Neighbour]:
    """One stand-in per service."""
    names = ("filing", "clarification", "accountability", "supervision", "directory")
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
