"""The documentation pages: Swagger UI over every service, and the event catalogue."""

import json
from html import escape
from pathlib import Path
from typing import Final

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse

from gateway.docs.events import events_page
from gateway.docs.vendor import ASSETS, FILES
from gateway.openapi import Documents
from gateway.routes import SERVICES
from libs.kernel.refusal import Absent

_STATIC: Final = Path(__file__).with_name("static")
_MEDIA_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".png": "image/png",
}
_SERVED: Final = {
    **{f"assets/{name}": ASSETS / name for name in FILES},
    **{f"static/{name}": _STATIC / name for name in ("start.js", "pages.css")},
}


def docs_router(documents: Documents) -> APIRouter:
    """``GET /docs``, ``GET /docs/events`` and the files the pages need."""
    router = APIRouter(include_in_schema=False)
    page = (_STATIC / "index.html").read_text(encoding="utf-8").replace("{sources}", escape(_sources()))

    @router.get("/docs")
    async def show_api_page() -> HTMLResponse:
        return HTMLResponse(page)

    @router.get("/docs/events")
    async def show_event_page() -> HTMLResponse:
        return HTMLResponse(events_page(await documents.of_all("/asyncapi.json")))

    @router.get("/docs/{folder}/{name}")
    async def show_page_file(folder: str, name: str) -> FileResponse:
        path = _SERVED.get(f"{folder}/{name}")
        if path is None:
            raise Absent
        return FileResponse(path, media_type=_MEDIA_TYPES.get(path.suffix, "text/plain; charset=utf-8"))

    return router


def _sources() -> str:
    """The drop-down: everything in one, then each service by its Chinese name."""
    whole = {"name": "全部服务 All", "url": "/api/openapi.json"}
    each = ({"name": f"{s.title.zh} {s.title.en}", "url": f"/api/openapi/{s.name}.json"} for s in SERVICES)
    return json.dumps([whole, *each], ensure_ascii=False)
