"""Every refusal and error leaves as one shape (RFC 9457), in the reader's language, without a word of the input."""

from collections.abc import Mapping
from dataclasses import dataclass
from traceback import walk_tb
from typing import Final

import structlog
from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from libs.chassis.field_errors import field_errors
from libs.chassis.language import LANGUAGE_TAGS, reader_language
from libs.chassis.passing import is_passing
from libs.chassis.problem_catalogue import (
    FIELDS_INVALID,
    INTERNAL,
    NO_RULE,
    JsonUnreadable,
    Known,
    Unavailable,
    UnknownParameter,
    catalogue,
    known,
    known_status,
)
from libs.chassis.problem_shape import ProblemCatalogue, catalogue_page
from libs.chassis.request_ids import request_id
from libs.kernel.finding import Missing
from libs.kernel.refusal import Absent, Kind, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Language, Text

PROBLEM_JSON: Final = "application/problem+json"
_PASSED_ON: Final = frozenset({"allow", "retry-after", "www-authenticate"})
_RETRY_AFTER: Final[Mapping[Kind, int]] = {Kind.TOO_MANY: 1, Kind.UNAVAILABLE: 5}
_log = structlog.get_logger("lanyard.problems")


class ProblemResponse(JSONResponse):
    """A JSON answer of the media type of problems."""

    media_type = PROBLEM_JSON


class AnswerBrokenOff(RuntimeError):
    """An answer had begun when its making failed; the connection is cut so that no half answer passes for a whole."""


class RefusedAtDoor(HTTPException):
    """Carries a refusal through the reading of a body, where only HTTP exceptions are let through."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(status_code=known(type(refusal)).status)
        self.refusal = refusal


def problem_response(
    scope: Scope,
    entry: Known,
    *,
    detail: Text | None = None,
    cites: Rule = NO_RULE,
    errors: tuple[Missing, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """That problem as an answer to the caller of this request, in its language, with the number of the request."""
    language = reader_language(scope)
    body = {
        "type": entry.urn,
        "title": entry.title.read(language),
        "status": entry.status,
        "detail": (detail or entry.title).read(language),
        "code": entry.code,
        "instance": f"urn:uuid:{request_id(scope)}",
        "cites": list(cites),
        "errors": [_error(error, language) for error in errors],
    }
    plain = {"Content-Language": LANGUAGE_TAGS[language], "Vary": "Accept-Language", "Cache-Control": "no-store"}
    return ProblemResponse(body, status_code=entry.status, headers={**plain, **(headers or {})})


def refusal_response(scope: Scope, refusal: Refusal, *, challenge: str = "Bearer") -> Response:
    """A refusal as an answer. Everything absent, or not the caller's to know, is answered with one and the same body.

    ``challenge`` is the WWW-Authenticate header of an answer to an unknown caller.
    """
    if refusal.kind is Kind.ABSENT:
        return problem_response(scope, known(Absent))
    headers = {"WWW-Authenticate": challenge} if refusal.kind is Kind.UNKNOWN_CALLER else {}
    seconds = refusal.retry_after if refusal.retry_after is not None else _RETRY_AFTER.get(refusal.kind)
    if seconds is not None:
        headers["Retry-After"] = str(seconds)
    return problem_response(
        scope,
        known(type(refusal)),
        detail=refusal.detail,
        cites=refusal.cites,
        errors=refusal.errors,
        headers=headers,
    )


def status_response(scope: Scope, error: HTTPException, *, challenge: str = "Bearer") -> Response:
    """A bare HTTP status raised by a library as an answer; of its headers only those of the protocol are passed on."""
    if isinstance(error, RefusedAtDoor):
        return refusal_response(scope, error.refusal, challenge=challenge)
    if error.status_code < 400:
        return Response(status_code=error.status_code, headers=error.headers)
    headers = {name: value for name, value in (error.headers or {}).items() if name.lower() in _PASSED_ON}
    if error.status_code == 401:
        headers.setdefault("WWW-Authenticate", challenge)
    return problem_response(scope, known_status(error.status_code), headers=headers)


def install_problems(app: FastAPI, *, challenge: str = "Bearer", transient: tuple[type[Exception], ...] = ()) -> None:
    """Make every error of the app a problem. Call it before other middleware is added.

    ``transient`` names exception classes (a database that is away) that mean 503 rather than 500; so does whatever
    the database itself says will pass.
    """
    door = _Door(challenge)
    app.add_exception_handler(Refusal, door.refusal)
    app.add_exception_handler(RequestValidationError, door.fields)
    app.add_exception_handler(HTTPException, door.status)
    app.add_exception_handler(Exception, door.unexpected)
    app.add_middleware(LastResort, challenge=challenge, transient=transient)


class LastResort:
    """ASGI middleware around all others: what no handler caught is logged without its message and answered."""

    def __init__(self, app: ASGIApp, *, challenge: str = "Bearer", transient: tuple[type[Exception], ...] = ()) -> None:
        self.app = app
        self.challenge = challenge
        self.transient = transient

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer in its place if it fails before its answer begins."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_noticing(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, send_noticing)
        except Exception as error:
            response = self._answer(scope, error)
            if begun:
                raise AnswerBrokenOff("the answer had begun") from None
            await response(scope, receive, send)

    def _answer(self, scope: Scope, error: Exception) -> Response:
        if isinstance(error, Refusal):
            return refusal_response(scope, error, challenge=self.challenge)
        if isinstance(error, HTTPException):
            return status_response(scope, error, challenge=self.challenge)
        if isinstance(error, self.transient) or is_passing(error):
            _note("unavailable", scope, error)
            return refusal_response(scope, Unavailable())
        _note("unexpected_error", scope, error)
        return problem_response(scope, INTERNAL)


@dataclass(frozen=True, slots=True)
class _Door:
    """The handlers of one app."""

    challenge: str

    async def refusal(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, Refusal)
        return refusal_response(request.scope, error, challenge=self.challenge)

    async def fields(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return _field_problem(request.scope, error)

    async def status(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return status_response(request.scope, error, challenge=self.challenge)

    async def unexpected(self, request: Request, error: Exception) -> Response:
        _note("unexpected_error", request.scope, error)
        return problem_response(request.scope, INTERNAL)


def _field_problem(scope: Scope, error: RequestValidationError) -> Response:
    """What pydantic or the JSON reader found, as 400, 404, 415 or 422."""
    found = error.errors()
    places = [tuple(one["loc"]) for one in found]
    if any(one["type"] == "json_invalid" and not isinstance(one["loc"][-1], str) for one in found):
        return problem_response(scope, known(JsonUnreadable), errors=(_broken_at(places[0]),))
    if any(place[:1] == ("path",) for place in places):
        return problem_response(scope, known(Absent))
    if ("body",) in places and isinstance(error.body, bytes):
        return problem_response(scope, known_status(415))
    unasked = [one for one in found if one["type"] == "extra_forbidden" and one["loc"][0] == "query"]
    if unasked:
        return problem_response(scope, known(UnknownParameter), errors=field_errors(unasked))
    return problem_response(scope, FIELDS_INVALID, errors=field_errors(found, error.body))


def _broken_at(place: tuple[int | str, ...]) -> Missing:
    text = Text("JSON 在第 {n} 个字符处中断", "The JSON breaks at character {n}").fill(n=int(place[-1]) + 1)
    return Missing("#", "json_invalid", text, NO_RULE)


def _error(error: Missing, language: Language) -> dict[str, object]:
    return {
        "pointer": _into_body(error.pointer),
        "code": error.code,
        "detail": error.text.read(language),
        "cites": list(error.cites),
    }


def _note(happening: str, scope: Scope, error: Exception) -> None:
    """Log the class of an error, the place in our code and the request; its message may hold what a person typed."""
    _log.error(happening, error_class=type(error).__qualname__, request_id=str(request_id(scope)), where=_place(error))


def _place(error: Exception) -> str:
    """Module and line of our code nearest to the error, empty if none is involved."""
    places = ((frame.f_globals.get("__name__", ""), line) for frame, line in walk_tb(error.__traceback__))
    ours = [f"{name}:{line}" for name, line in places if name.startswith(("libs.", "services.", "gateway."))]
    return ours[-1] if ours else ""


def problems_router() -> APIRouter:
    """The route that publishes the catalogue: ``GET /v1/problems``."""
    router = APIRouter(tags=["problems"])

    @router.get("/v1/problems", summary="List every kind of problem / 问题目录")
    async def list_problems() -> ProblemCatalogue:
        """Every kind of problem this service can answer with, and every kind of field error, in both languages."""
        return catalogue_page(catalogue())

    return router


def _into_body(pointer: str) -> str:
    """Acts point with plain JSON pointers; an answer says that they lead into what was sent."""
    return f"#{pointer}" if pointer == "" or pointer.startswith("/") else pointer
