"""A sheet as an answer: whole, to be kept, under a name in the reader's language, and closed when it is sent."""

import asyncio
from io import BytesIO

from libs.kernel.text import Text
from libs.sheets.answering import XLSX, sheet_response
from libs.sheets.exporting import Book


def _sent(content: bytes) -> tuple[bytes, dict[str, str], Book]:
    book = Book(BytesIO(content), len(content))
    answer = sheet_response(book, Text("问题台账", "problems"), "zh")

    async def read() -> bytes:
        return b"".join(
            [bytes(piece, "ascii") if isinstance(piece, str) else bytes(piece) async for piece in answer.body_iterator]
        )

    return asyncio.run(read()), dict(answer.headers), book


def test_the_whole_book_is_sent_in_pieces_and_closed() -> None:
    content = bytes(range(256)) * 1000
    sent, _, book = _sent(content)
    assert sent == content
    assert book.file.closed


def test_the_answer_is_kept_under_its_name_and_never_shown_in_place() -> None:
    _, headers, _ = _sent(b"x")
    assert headers["content-type"] == XLSX
    assert headers["content-length"] == "1"
    assert headers["content-disposition"].endswith("filename*=UTF-8''%E9%97%AE%E9%A2%98%E5%8F%B0%E8%B4%A6.xlsx")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "private, no-store"
