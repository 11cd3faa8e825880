"""The conventions of every route: versions as ETags, keys of repeatable requests, parameters that are known."""

import re
from typing import Annotated, Final

from fastapi import Depends, FastAPI, Header, Request, Response
from starlette.routing import BaseRoute

from libs.chassis.limits import BODY_LIMIT, Bounds
from libs.chassis.problem_catalogue import HeaderUnreadable
from libs.chassis.problems import install_problems
from libs.chassis.query_names import check_query
from libs.chassis.request_ids import RequestIds
from libs.kernel.finding import Missing
from libs.kernel.rule import Rule
from libs.kernel.text import Text

_VERSION = re.compile(r'"(0|[1-9][0-9]{0,17})"\Z')
_KEY = re.compile(r"[\x21-\x7e]{1,200}\Z")
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e]*")')
_ONE_STRONG_TAG: Final = Text(
    "If-Match 应为一个强 ETag，即带英文双引号的版本号", 'If-Match takes one strong ETag: the version in quotes, as "3"'
)
_ONE_KEY: Final = Text(
    "Idempotency-Key 应为 1 至 200 个可见的 ASCII 字符", "Idempotency-Key takes 1 to 200 visible ASCII characters"
)


def install_conventions(
    app: FastAPI,
    *,
    trusting: bool,
    challenge: str = "Bearer",
    transient: tuple[type[Exception], ...] = (),
    body_limit: int = BODY_LIMIT,
) -> None:
    """Install problems, request numbers, bounds of the body and the check of query parameters.

    Call it right after ``FastAPI(...)``, before any route or other middleware is added. ``trusting`` says that
    callers are our gateway and may hand in their request numbers; ``transient`` and ``challenge`` are those of
    ``install_problems``; ``body_limit`` is in bytes.
    """
    app.router.redirect_slashes = False
    app.router.dependencies.append(Depends(no_unknown_parameters))
    app.add_middleware(Bounds, body_limit=body_limit)
    install_problems(app, challenge=challenge, transient=transient)
    app.add_middleware(RequestIds, trusting=trusting)


async def no_unknown_parameters(request: Request) -> None:
    """Refuse a query parameter that the route does not take, or one given twice that is taken once (400)."""
    context = request.scope.get("fastapi", {}).get("effective_route_context")
    route: BaseRoute | None = request.scope.get("route")
    dependant = getattr(context, "dependant", None) or getattr(route, "dependant", None)
    if dependant is not None:
        check_query(dependant, request.query_params.multi_items())


def etag(version: int) -> str:
    """The strong ETag of a case version: ``3`` gives ``"3"`` with its quotes."""
    return f'"{version}"'


async def if_match(
    request: Request,
    stated: Annotated[
        str | None,
        Header(
            alias="If-Match",
            description='The version the act is decided on: the ETag of the case as it was read, e.g. `"3"`. '
            "Missing: 428; no longer the present version: 412.",
            examples=['"3"'],
        ),
    ] = None,
) -> int | None:
    """The version named by If-Match; None if the header is missing; refuses (400) a weak, several or no ETag."""
    lines = request.headers.getlist("if-match")
    if stated is None and not lines:
        return None
    found = _VERSION.match(lines[0].strip()) if len(lines) == 1 else None
    if found is None:
        raise _header("If-Match", _ONE_STRONG_TAG)
    return int(found[1])


async def idempotency_key(
    request: Request,
    stated: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            description="A key of the caller's own choice, 1 to 200 visible ASCII characters. The same request sent "
            "again with the same key is performed once; another request with the same key: 422. Kept for 30 days.",
            examples=["019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"],
        ),
    ] = None,
) -> str | None:
    """The caller's key; None if the header is missing; refuses (400) an empty, overlong or unreadable one."""
    lines = request.headers.getlist("idempotency-key")
    if stated is None and not lines:
        return None
    if len(lines) != 1 or not _KEY.match(lines[0]):
        raise _header("Idempotency-Key", _ONE_KEY)
    return lines[0]


IfMatch = Annotated[int | None, Depends(if_match)]
IdempotencyKey = Annotated[str | None, Depends(idempotency_key)]


def unchanged(request: Request, version: int) -> Response | None:
    """The 304 answer to a reader whose If-None-Match names this version (or ``*``); None if a full answer is due."""
    stated = ",".join(request.headers.getlist("if-none-match"))
    if stated.strip() == "*" or etag(version) in _TAG.findall(stated):
        return Response(status_code=304, headers={"ETag": etag(version)})
    return None


def _header(name: str, text: Text) -> HeaderUnreadable:
    return HeaderUnreadable(errors=(Missing(f"header:{name}", HeaderUnreadable.code, text, Rule()),))
