"""A small app with the conventions of every service, for the tests of those conventions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Annotated, Any

import httpx
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from libs.chassis.http import IdempotencyKey, IfMatch, etag, install_conventions, unchanged
from libs.chassis.identity import TokenInvalid
from libs.chassis.limits import body_up_to
from libs.chassis.openapi import operation_name
from libs.chassis.paging import Page, Paged, Sort, sort_by
from libs.chassis.problem_catalogue import TooMany, Unavailable
from libs.chassis.problems import problems_router
from libs.kernel.case import Command
from libs.kernel.finding import Missing
from libs.kernel.refusal import Absent, Busy, Incomplete, Kind, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text

SECRET = "张三410102199001011234"


class DatabaseAway(Exception):
    """Stands for a driver's error."""


class NoStudy(Refusal):
    """A refusal of a slice, with its rule."""

    code = "no_study"
    kind = Kind.UNSATISFIED
    title = Text("未经集体研究", "Not studied collectively")
    rule = Rule("F-22")


class Minutes(BaseModel):
    """Minutes of a meeting."""

    held_on: date = Field(description="The day of the meeting.")
    number: str = Field(description="Number of the minutes.", pattern=r"^[0-9]+$")


class DraftFiling(Command):
    """What is filed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"title": "x", "count": 1}]})

    title: str = Field(description="Title.", max_length=20)
    count: int = Field(description="How many.", ge=1)
    minutes: list[Minutes] = Field(default=[], description="The minutes.")
    either: int | Minutes | None = Field(default=None, description="A number or minutes.")
    ours: str = Field(default="", description="A field with rules of ours.")

    @field_validator("ours")
    @classmethod
    def _our_rules(cls, value: str) -> str:
        if value == "text":
            raise ValueError(Text("我们的说明", "our statement"))
        if value == "missing":
            raise ValueError(Missing("", "ours_missing", Text("缺项", "absent"), Rule("F-34")))
        if value == "foreign":
            raise ValueError(f"never show {SECRET}")
        if value == "custom":
            raise PydanticCustomError("very_own", "never show {value}", {"value": SECRET})
        return value


class Filters(BaseModel):
    """Filters of a list."""

    q: str | None = Field(default=None, description="Words.")
    status: list[str] = Field(default=[], description="Statuses.")


class TitlePage(Paged[str]):
    """A page of titles."""


async def deeper(level: Annotated[int, Query(description="How deep.")] = 0) -> int:
    """A dependency with a parameter of its own."""
    return level


async def deep(level: Annotated[int, Depends(deeper)]) -> int:
    """A dependency of a dependency."""
    return level


router = APIRouter(prefix="/v1", tags=["filings"])
REFUSALS: dict[str, Exception] = {
    "absent": Absent(Text("别处", "elsewhere"), cites=Rule("F-23")),
    "no_study": NoStudy(errors=(Missing("#/minutes", "missing", Text("缺会议纪要", "No minutes"), Rule("F-34")),)),
    "busy": Busy(retry_after=2),
    "unavailable": Unavailable(),
    "too_many": TooMany(retry_after=7),
    "incomplete": Incomplete(),
    "token_invalid": TokenInvalid(),
    "teapot": HTTPException(418, detail=SECRET),
    "forbidden": HTTPException(403, detail=SECRET),
    "unknown_caller": HTTPException(401, detail=SECRET),
    "not_acceptable": HTTPException(406, detail=SECRET),
    "leak": RuntimeError(SECRET),
    "away": DatabaseAway(SECRET),
}


@router.post("/filings", status_code=201, summary="Draft a filing / 起草备案")
async def draft_filing(command: DraftFiling, key: IdempotencyKey) -> dict[str, str | None]:
    """Drafts."""
    return {"key": key, "title": command.title}


@router.get("/filings", summary="List filings / 备案列表")
async def list_filings(
    page: Page,
    sort: Annotated[Sort, Depends(sort_by("opened_at", "number", default="-opened_at"))],
    level: Annotated[int, Depends(deep)],
    status: Annotated[list[str] | None, Query(description="Statuses.")] = None,
) -> TitlePage:
    """Lists."""
    return TitlePage(items=[str(sort)], total=level, page=page.page, page_size=page.page_size)


@router.get("/searches", summary="Search / 检索")
async def search_filings(filters: Annotated[Filters, Query()]) -> list[str]:
    """Searches."""
    return filters.status


@router.get("/filings/{version}", summary="Read a filing / 查看备案")
async def read_filing(version: int, request: Request) -> Response:
    """Reads."""
    return unchanged(request, version) or Response(headers={"ETag": etag(version)})


@router.post("/filings/{version}/presentation", summary="Present / 呈报")
async def present_filing(version: int, stated: IfMatch) -> int | None:
    """Presents."""
    return stated


@router.get("/refusals/{name}", summary="Refuse / 拒绝")
async def refuse(name: str) -> None:
    """Refuses."""
    raise REFUSALS[name]


@router.get("/half", summary="Half an answer / 半截回答")
async def answer_half() -> Response:
    """Begins to answer and fails."""

    async def pieces() -> AsyncIterator[bytes]:
        yield b"half"
        raise RuntimeError(SECRET)

    return StreamingResponse(pieces())


@router.post("/uploads", summary="Upload / 上传")
@body_up_to(3 * 1024 * 1024)
async def upload(request: Request) -> int:
    """Counts bytes."""
    return sum([len(chunk) async for chunk in request.stream()])


@router.get("/numbers", summary="Numbers of the request / 请求编号")
async def read_numbers(request: Request) -> dict[str, str]:
    """Tells the numbers."""
    return {"request": str(request.state.request_id), "correlation": str(request.state.correlation_id)}


def small_app(*, trusting: bool = True) -> FastAPI:
    """The app, as a service builds its own."""
    app = FastAPI(title="small", generate_unique_id_function=operation_name)
    install_conventions(app, trusting=trusting, transient=(DatabaseAway,))
    app.include_router(router, dependencies=[Depends(extra)])
    app.include_router(problems_router())
    return app


async def extra(extra: Annotated[str | None, Query(description="Of the inclusion.")] = None) -> None:
    """A dependency given when the router is included."""


@asynccontextmanager
async def client_of(app: FastAPI, **options: Any) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the app."""
    transport = httpx.ASGITransport(app, **options)
    async with httpx.AsyncClient(transport=transport, base_url="http://small") as client:
        yield client
