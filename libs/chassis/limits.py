"""How large, how deep and how full a request may be; an overlarge one is refused while it still arrives."""

import json
import re
import resource
from collections.abc import Callable
from typing import Any, Final, TypeVar

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from libs.chassis.problem_catalogue import (
    BodyTooLarge,
    JsonMemberRepeated,
    JsonTooIntricate,
    JsonUnreadable,
    NullCharacter,
)
from libs.chassis.problems import RefusedAtDoor

BODY_LIMIT: Final = 1024 * 1024
DEPTH_LIMIT: Final = 32
MEMBER_LIMIT: Final = 10_000
_DIGITS_READ: Final = 18
_LIMIT_MARK = "__body_limit__"
# A string runs to its quote or to the end of the body, so that an open string cannot make the scan quadratic.
_STRING_OR_SIGN = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}:]|NaN|Infinity', re.DOTALL)
_NULL_ESCAPE = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_E = TypeVar("_E", bound=Callable[..., Any])


def body_up_to(size: int) -> Callable[[_E], _E]:
    """Decorator of a route function that takes uploads: its body may have up to ``size`` bytes.

    Place it under the route decorator.
    """

    def mark(endpoint: _E) -> _E:
        setattr(endpoint, _LIMIT_MARK, size)
        return endpoint

    return mark


def take_all_descriptors() -> None:
    """Let this process hold as many connections as the system allows: slow callers each hold one for a while."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Bounds:
    """ASGI middleware: counts the body as it arrives, and reads the outline of a JSON body before it is parsed.

    ``body_limit`` is in bytes; a route function marked with ``body_up_to`` has its own.
    """

    def __init__(self, app: ASGIApp, *, body_limit: int = BODY_LIMIT) -> None:
        self.app = app
        self.body_limit = body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a ``receive`` that refuses what is out of bounds."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if "\x00" in scope["path"] or b"%00" in scope.get("query_string", b""):
            raise NullCharacter()
        if is_encoded(scope):
            raise HTTPException(415)
        await self.app(scope, _Gauge(scope, receive, self.body_limit), send)


class _Gauge:
    """The ``receive`` of one request."""

    def __init__(self, scope: Scope, receive: Receive, body_limit: int) -> None:
        self.scope = scope
        self.receive = receive
        self.body_limit = body_limit
        self.size = 0
        self.outline: list[bytes] | None = [] if _is_json(scope) else None

    async def __call__(self) -> Message:
        """The next message. The route is known by now, and with it the limit."""
        limit = getattr(self.scope.get("endpoint"), _LIMIT_MARK, self.body_limit)
        if _declared_size(self.scope) > limit:
            raise RefusedAtDoor(BodyTooLarge())
        message = await self.receive()
        if message["type"] == "http.request":
            self._count(message, limit)
        return message

    def _count(self, message: Message, limit: int) -> None:
        chunk = message.get("body", b"")
        self.size += len(chunk)
        if self.size > limit:
            raise RefusedAtDoor(BodyTooLarge())
        if self.outline is not None:
            self.outline.append(chunk)
            if not message.get("more_body", False):
                body = b"".join(self.outline)
                check_json_outline(body)
                check_json_members(body)
                self.outline = None


def check_json_outline(body: bytes, *, depth_limit: int = DEPTH_LIMIT, member_limit: int = MEMBER_LIMIT) -> None:
    """Refuse a JSON text that is too deep or has too many members, or holds NaN, Infinity or a NUL character.

    Works on the outline alone, in one pass; whether the text is otherwise valid is the parser's affair. JSON is UTF-8
    (RFC 8259): in UTF-16 or UTF-32, which the parser would take, nothing here could be recognised.
    """
    if b"\x00" in body:
        raise RefusedAtDoor(JsonUnreadable())
    if _is_plain(body, depth_limit, member_limit):
        return
    depth = members = 0
    for found in _STRING_OR_SIGN.finditer(body):
        sign = found[0]
        if sign in b"[{":
            depth += 1
        elif sign in b"]}":
            depth -= 1
        elif sign == b":":
            members += 1
        elif sign in (b"NaN", b"Infinity"):
            raise RefusedAtDoor(JsonUnreadable())
        if depth > depth_limit or members > member_limit:
            raise RefusedAtDoor(JsonTooIntricate())
    if _NULL_ESCAPE.search(body):
        raise RefusedAtDoor(NullCharacter())


def check_json_members(body: bytes) -> None:
    """Refuse a JSON text in which an object names a member twice: one reader takes the first, another the last.

    Its outline has been found within bounds. What is no JSON is the parser's affair.
    """
    if body.count(b":") < 2:
        return
    try:
        json.loads(body, object_pairs_hook=_require_different)
    except (ValueError, RecursionError):
        return


def _require_different(pairs: list[tuple[str, Any]]) -> None:
    if len({name for name, _ in pairs}) != len(pairs):
        raise RefusedAtDoor(JsonMemberRepeated())


def is_encoded(scope: Scope) -> bool:
    """Whether the body is stated to be compressed; we read none that is, for a small one may hold a huge one."""
    return any(
        name == b"content-encoding" and value.strip().lower() not in (b"", b"identity")
        for name, value in scope["headers"]
    )


def _is_plain(body: bytes, depth_limit: int, member_limit: int) -> bool:
    """Whether counting signs alone, those inside strings too, shows that no bound can be passed."""
    opened = body.count(b"{") + body.count(b"[")
    suspicious = b"NaN" in body or b"Infinity" in body or b"u0000" in body
    return opened <= depth_limit and body.count(b":") <= member_limit and not suspicious


def _is_json(scope: Scope) -> bool:
    """Whether any line of Content-Type may lead the framework to its JSON parser; rather once too often."""
    stated = (line.split(";", 1)[0].strip().lower() for line in Headers(scope=scope).getlist("content-type"))
    return any(kind.startswith("application/") and kind.endswith(("/json", "+json")) for kind in stated)


def _declared_size(scope: Scope) -> int:
    """The Content-Length, 0 if absent or unreadable: the counting of what arrives decides then."""
    declared = Headers(scope=scope).get("content-length", "")
    return int(declared[:_DIGITS_READ]) if declared.isascii() and declared.isdigit() else 0
