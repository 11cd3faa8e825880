"""A request body on its way to a service: small ones held for a second attempt, large ones passed on in pieces."""

from collections.abc import AsyncIterator
from typing import Final

from starlette.types import Receive, Scope

from libs.chassis.problem_catalogue import BodyTooLarge
from libs.kernel.refusal import Refusal

HELD_MAX: Final = 64 * 1024  # bytes; a larger body is never held as a whole
_BODILESS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class CallerGone(Exception):
    """The caller hung up before its body was complete; nobody is left to answer."""


class Body:
    """What to send on: ``content`` is None, bytes, or pieces as they arrive.

    ``length`` is the stated length in bytes of a body sent in pieces, None if it was not stated. ``refusal`` is set
    when the body proves larger than its address takes.
    """

    def __init__(self, content: bytes | AsyncIterator[bytes] | None, *, repeatable: bool, is_upload: bool) -> None:
        self.content = content
        self.is_upload = is_upload
        self.may_be_sent_again = repeatable and not isinstance(content, AsyncIterator)
        self.length: int | None = None
        self.refusal: Refusal | None = None

    @property
    def held(self) -> bytes | None:
        """The whole body if it is held here, empty if there is none; None if it passes in pieces."""
        if self.content is None:
            return b""
        return self.content if isinstance(self.content, bytes) else None


async def body_of(scope: Scope, receive: Receive, limit: int, *, is_upload: bool, keyed: bool) -> Body:
    """The body of that request; raises BodyTooLarge when its stated length is over the limit (bytes).

    ``keyed`` says that the request carries an Idempotency-Key and may therefore be repeated.
    """
    method: str = scope["method"]
    stated, chunked = _length(scope)
    repeatable = keyed or method in _BODILESS
    if stated > limit:
        raise BodyTooLarge
    if not chunked and stated == 0:
        return Body(None, repeatable=repeatable, is_upload=is_upload)
    if not chunked and stated <= HELD_MAX:
        return Body(await _whole(receive), repeatable=repeatable, is_upload=is_upload)
    body = Body(None, repeatable=False, is_upload=is_upload)
    body.content = _pieces(receive, limit, body)
    body.length = None if chunked else stated
    return body


def _length(scope: Scope) -> tuple[int, bool]:
    """The stated length in bytes (0 if none) and whether the body comes in chunks of unstated number."""
    stated, chunked = 0, False
    for name, value in scope["headers"]:
        if name == b"content-length":
            stated = int(value)
        elif name == b"transfer-encoding":
            chunked = True
    return stated, chunked


async def _whole(receive: Receive) -> bytes:
    pieces: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise CallerGone
        pieces.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(pieces)


async def _pieces(receive: Receive, limit: int, body: Body) -> AsyncIterator[bytes]:
    seen, more = 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise CallerGone
        piece: bytes = message.get("body", b"")
        more = message.get("more_body", False)
        seen += len(piece)
        if seen > limit:
            body.refusal = BodyTooLarge()
            raise body.refusal
        if piece:
            yield piece
