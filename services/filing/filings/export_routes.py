"""The door to the list of filings as a file."""

from collections.abc import AsyncIterator, Mapping, Sequence
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends
from starlette.responses import StreamingResponse

from libs.chassis.door import AtDoor
from libs.kernel.actor import office_day
from libs.kernel.text import Language
from services.filing.filings.export_views import head_line, lines_of, stretches
from services.filing.filings.list_routes import filters_wanted
from services.filing.filings.views import FilingFilters

router = APIRouter(prefix="/filings", tags=["filings"])
_CSV: Final = "text/csv"
_ANSWER: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "One line a filing, UTF-8 with a byte order mark. / 每行一件备案。",
        "content": {
            _CSV: {
                "schema": {"type": "string"},
                "example": "备案编号,事项,状态\r\n容备〔2026〕12号,容缺受理,审核中\r\n",
            }
        },
        "headers": {"Content-Disposition": {"description": "`attachment` and a name.", "schema": {"type": "string"}}},
    }
}


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses=_ANSWER,
    summary="导出备案清单 · Export the list of filings",
)
async def export_filings(door: AtDoor, filters: Annotated[FilingFilters, Depends(filters_wanted)]) -> StreamingResponse:
    """Exactly the filings that your list holds under these filters, oldest first, as CSV with titles in your language.
    No cell is taken for a formula. Every 500 are on record, one by one, before they leave (P-36)."""
    looking = partial(door.looking, "filing", "export")
    found = stretches(looking, door.actor, office_day(door.engine.clock()), filters)
    first = await anext(found)  # a refusal is told before the answer begins
    headers = {"Content-Disposition": 'attachment; filename="filings.csv"', "Cache-Control": "private, no-store"}
    return StreamingResponse(_file(first, found, door.language), media_type=f"{_CSV}; charset=utf-8", headers=headers)


async def _file(
    first: Sequence[Mapping[str, Any]], others: AsyncIterator[Sequence[Mapping[str, Any]]], language: Language
) -> AsyncIterator[bytes]:
    yield head_line(language)
    yield lines_of(first, language)
    async for rows in others:
        yield lines_of(rows, language)
