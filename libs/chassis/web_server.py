"""The web server's own answers: what is no HTTP, a head without end, a request that never arrives, as problems too."""

from asyncio import TimerHandle, Transport
from collections.abc import Iterable
from enum import Enum
from typing import Any, Final

from starlette.responses import Response
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from libs.chassis.problem_catalogue import Unreadable, known, known_status
from libs.chassis.problems import problem_response

HEAD_LIMIT: Final = 64 * 1024
"""Bytes of address and headers of one request."""
PATIENCE: Final = 20.0
"""Seconds a head may take to arrive from its first byte, and a body may pause between two pieces."""
BODY_TIME: Final = 60.0
"""Seconds the first mebibyte of a body may take; every further one that has come earns ten more, up to the most."""
BODY_TIME_MAX: Final = 300.0
READING_TIME: Final = 60.0
"""Seconds a caller may leave an answer lying in a full pipe."""
AFTER_ANSWER: Final = 32 * 1024 * 1024
"""Bytes of a body still taken, and thrown away, after it was answered, so that its sender gets to read the answer."""
_MIB: Final = 1024 * 1024


class _Part(Enum):
    """The part of a request that is still arriving."""

    NOTHING = 0
    HEAD = 1
    BODY = 2


class _HeadTooLarge(Exception):
    """The head of this request passes the limit."""


class ProblemHttp(HttpToolsProtocol):
    """One connection. What reaches no application is answered here, with the headers of ``always``, and cut.

    A connection that says nothing is closed after the time an idle one may stay.
    """

    always: tuple[tuple[bytes, bytes], ...] = ()
    patience: float = PATIENCE
    body_time: float = BODY_TIME
    reading_time: float = READING_TIME

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._arriving = _Part.NOTHING
        self._size = 0
        self._heard_at = 0.0
        self._listened = 0.0
        self._timer: TimerHandle | None = None
        self._reading: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Begin; the first request must come in time like every other."""
        super().connection_made(transport)
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._stop_waiting()
        self._stop_reading_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, as long as what is still arriving stays within its limits."""
        super().data_received(data)
        if self._arriving is _Part.NOTHING or self.transport.is_closing():
            return
        self._size += len(data)
        if self._arriving is _Part.HEAD and self._size > HEAD_LIMIT:
            self._refuse(431)
            return
        if self._arriving is _Part.BODY and self._size > AFTER_ANSWER and self.cycle.response_complete:
            self._close()
            return
        self._heard_at = self.loop.time()
        if self._timer is None:
            self._timer = self.loop.call_later(self.patience, self._wait_over)

    def on_message_begin(self) -> None:
        """A head begins."""
        super().on_message_begin()
        self._arriving, self._size = _Part.HEAD, 0

    def on_headers_complete(self) -> None:
        """A head is whole; the application answers from here on."""
        self._size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if self._size > HEAD_LIMIT:
            raise _HeadTooLarge
        self._arriving, self._size, self._listened = _Part.BODY, 0, 0.0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """A request is whole."""
        self._stop_waiting()
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """The parser could not read it, or a callback above would not."""
        self._refuse(431 if self._arriving is _Part.HEAD and self._size > HEAD_LIMIT else 400)

    def pause_writing(self) -> None:
        """The caller does not read what it asked for; it gets a while."""
        super().pause_writing()
        if self._reading is None:
            self._reading = self.loop.call_later(self.reading_time, self.transport.abort)

    def resume_writing(self) -> None:
        """The caller reads on."""
        self._stop_reading_timer()
        super().resume_writing()

    def timeout_keep_alive_handler(self) -> None:
        """Nothing has been asked for a while."""
        if not self.transport.is_closing():
            self._close()

    def _unsupported_upgrade_warning(self) -> None:
        """An upgrade is passed over in silence, as HTTP allows; the request itself is answered."""

    def _wait_over(self) -> None:
        """Refuse a head that took too long; a body that paused, or took, too long although we were listening."""
        self._timer = None
        listening = not self.flow.read_paused
        silent = self.loop.time() - self._heard_at >= self.patience
        self._listened += self.patience if listening else 0.0
        if self._arriving is _Part.HEAD or (listening and (silent or self._listened >= self._body_time())):
            self._refuse(408)
        else:
            self._timer = self.loop.call_later(self.patience, self._wait_over)

    def _body_time(self) -> float:
        """Seconds this body may take, by what has come of it."""
        earned = 10.0 * max(0.0, self._size / _MIB - 1)
        return min(self.body_time + earned, max(self.body_time, BODY_TIME_MAX))

    def _stop_waiting(self) -> None:
        self._arriving = _Part.NOTHING
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _stop_reading_timer(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _close(self) -> None:
        """Cut; what the caller has not taken of the last answer by then is lost to it."""
        self.transport.close()
        self.loop.call_later(self.patience, self.transport.abort)

    def _refuse(self, status: int) -> None:
        """Answer and cut; only cut where the answer could be taken for that of another request."""
        if self.transport.is_closing():
            return
        if self._may_answer():
            entry = known(Unreadable) if status == 400 else known_status(status)
            self.transport.write(_written(problem_response({"type": "http", "headers": []}, entry), self.always))
        self._stop_waiting()
        self._close()

    def _may_answer(self) -> bool:
        """Whether no other answer is due or begun; the application is told that the caller has gone."""
        cycle = self.cycle
        if cycle is None or (cycle.response_complete and self._arriving is not _Part.BODY):
            return True
        if self.pipeline or cycle.response_started or self._arriving is _Part.HEAD:
            return False
        cycle.disconnected = True
        cycle.message_event.set()
        return True


def _written(answer: Response, always: Iterable[tuple[bytes, bytes]]) -> bytes:
    """The answer as it goes over the wire."""
    fixed = dict((*always, (b"connection", b"close")))
    headers = [*((name, value) for name, value in answer.raw_headers if name not in fixed), *fixed.items()]
    lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    return STATUS_LINE[answer.status_code] + lines + b"\r\n" + bytes(answer.body)
