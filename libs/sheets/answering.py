"""A finished sheet as the answer of a route: handed out piece by piece, to be kept and never shown in place."""

from collections.abc import AsyncIterator
from typing import Any, Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from libs.kernel.text import Language, Text
from libs.sheets.exporting import Book

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PIECE: Final = 64 * 1024
SHEET_CONTENT: Final[dict[str, Any]] = {XLSX: {"schema": {"type": "string", "format": "binary"}}}
"""The media type of a sheet, for the ``content`` of a documented answer."""
SHEET_ANSWER: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "A sheet, to be downloaded. / 表格文件，只供下载。",
        "content": SHEET_CONTENT,
        "headers": {"Content-Disposition": {"description": "`attachment` and a name.", "schema": {"type": "string"}}},
    }
}
"""What a route that answers with a sheet gives as ``responses``."""


def sheet_response(book: Book, name: Text, language: Language, status: int = 200) -> StreamingResponse:
    """The workbook under that name (without its ending) in the reader's language. Closes it when all is sent.

    Answer only after the look in which its rows were read has been left: then the record of the look is written.
    """
    return StreamingResponse(
        _pieces(book), status_code=status, media_type=XLSX, headers=sheet_headers(name, language, book.size)
    )


def sheet_headers(name: Text, language: Language, size: int) -> dict[str, str]:
    """Name for the receiver (RFC 5987, with an ASCII stand-in), size in bytes, and that no browser shows it."""
    encoded = quote(f"{name.read(language)}.xlsx", safe="")
    return {
        "Content-Disposition": f"attachment; filename=\"sheet.xlsx\"; filename*=UTF-8''{encoded}",
        "Content-Length": str(size),
        "Content-Language": "en" if language == "en" else "zh-CN",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }


async def _pieces(book: Book) -> AsyncIterator[bytes]:
    with book.file:
        while piece := await run_in_threadpool(book.file.read, _PIECE):
            yield piece
