"""Doors with one fault each, to see that a hunt finds them."""

from typing import Any
from uuid import uuid4

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from sqlalchemy import insert

from libs.chassis.ids import now
from libs.chassis.problem_catalogue import Known, Unavailable, known
from libs.chassis.problems import problem_response
from libs.chassis.process import Running
from libs.chassis.tables import IDEMPOTENCY, PARKED
from libs.kernel.refusal import Stale
from libs.kernel.text import Text

PLANTED = (
    "status 500: GET /v1/planted/raising",
    "no problem: GET /v1/planted/echoing",
    "echo: GET /v1/planted/echoing",
    "undocumented 202: GET /v1/planted/undescribed",
    "answer not as described: GET /v1/planted/misdescribed",
    "answer not as described: GET /v1/planted/telling",
    "unknown parameter answered 200: GET /v1/planted/loose",
    "ill-formed body taken: POST /v1/planted/swallowing",
    "something left behind: GET /v1/planted/leaving",
    "code made_up is not in the catalogue with 409: GET /v1/planted/unlisted",
    "insides shown: GET /v1/planted/confiding",
    "503 without retry-after: GET /v1/planted/hasty",
    "in a log: clarification",
    "in table parked_event: clarification",
    "in the log of the database: clarification",
)
"""What a hunt on them finds, at the least."""


class Plain(BaseModel):
    """A member that is described."""

    named: int = Field(description="A number.")


def planted_doors() -> APIRouter:
    """The doors."""
    router = APIRouter()
    _add_doors_that_answer_badly(router)
    _add_doors_with_bad_problems(router)
    _add_doors_that_leave_traces(router)
    return router


def _add_doors_that_answer_badly(router: APIRouter) -> None:
    @router.get("/planted/raising")
    async def raise_on_text(text: str) -> None:
        raise RuntimeError(text)

    @router.get("/planted/undescribed")
    async def answer_otherwise() -> JSONResponse:
        return JSONResponse({}, 202)

    @router.get("/planted/misdescribed")
    async def answer_a_number() -> int:
        return JSONResponse("text")  # type: ignore[return-value]

    @router.get("/planted/telling", response_model=Plain)
    async def tell_more_than_is_described() -> JSONResponse:
        return JSONResponse({"named": 1, "secret": 2})

    async def take_any_parameter(_request: Request) -> JSONResponse:
        return JSONResponse(None)

    router.add_route("/planted/loose", take_any_parameter)
    schema: Any = {"requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}}

    @router.post("/planted/swallowing", openapi_extra=schema)
    async def take_any_body(_request: Request) -> None:
        return None


def _add_doors_with_bad_problems(router: APIRouter) -> None:
    @router.get("/planted/echoing")
    async def echo_text(text: str) -> JSONResponse:
        return JSONResponse({"detail": text}, 422)

    @router.get("/planted/unlisted")
    async def refuse_in_other_words(request: Request) -> Response:
        return problem_response(request.scope, Known("made_up", 409, Text("编", "Made up")))

    @router.get("/planted/confiding")
    async def confide(request: Request) -> Response:
        return problem_response(request.scope, known(Stale), detail=Text("asyncpg.Record", "asyncpg.Record"))

    @router.get("/planted/hasty")
    async def send_away_for_ever(request: Request) -> Response:
        return problem_response(request.scope, known(Unavailable))


def _add_doors_that_leave_traces(router: APIRouter) -> None:
    @router.get("/planted/leaving")
    async def write_and_refuse(request: Request) -> None:
        row = {"principal": uuid4(), "route": "planted", "key": str(uuid4()), "fingerprint": b"", "case_type": ""}
        await _write(request, insert(IDEMPOTENCY), {**row, "case_id": uuid4(), "created_at": now()})
        raise Stale

    @router.get("/planted/logging")
    async def log_text(text: str) -> None:
        structlog.get_logger().info("planted", detail=text)

    @router.get("/planted/shouting")
    async def let_the_database_say_text(request: Request, text: str) -> None:
        said = text.replace("'", "").replace("%", "").replace(":", "")
        async with request.app.state.running.database.begin() as connection:
            await connection.exec_driver_sql(f"DO $$ BEGIN RAISE WARNING '{said}'; END $$")

    @router.get("/planted/storing")
    async def store_text(request: Request, text: str) -> None:
        ids = {name: uuid4() for name in ("event_id", "aggregate_id")}
        texts = dict.fromkeys(("consumer", "aggregate_type", "event_type", "stream", "fingerprint"), "")
        raw = {"raw": text.encode("utf-8", "replace"), "digest": b"", "state": "parked", "error_class": ""}
        row = {**ids, **texts, **raw, "version": 1, "stream_seq": 1, "attempts": 1, "first_at": now()}
        await _write(request, insert(PARKED), row)


async def _write(request: Request, statement: Any, row: dict[str, Any]) -> None:
    running: Running = request.app.state.running
    async with running.database.begin() as connection:
        await connection.execute(statement, [row])
