"""Writes ledgers as xlsx while their rows still arrive: memory does not grow with the number of lines."""

import asyncio
import os
from collections.abc import AsyncIterable, Sequence
from dataclasses import dataclass
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any, Final

import xlsxwriter

from libs.kernel.text import Language, Text
from libs.sheets.cell_text import written
from libs.sheets.cells_written import NUMBER_FORMATS, LineWriter
from libs.sheets.layout import HEADER_ROW, Heading, Layout, Row
from libs.sheets.refusals import SheetTooLong

ROWS_MOST: Final = 200_000
"""The most lines of one export."""
_PIECE: Final = 500
"""Lines written at once, in a thread, so that other requests are answered meanwhile."""
_PAGE_LINE: Final = Text("第 &P 页，共 &N 页", "Page &P of &N")
_PAPER_A4: Final = 9
_FONT: Final = "宋体"
_TITLE_FONT: Final = "方正小标宋简体"


@dataclass(frozen=True)
class Book:
    """A finished workbook in an unnamed file on disk, positioned at its first byte; ``size`` in bytes. Whoever takes
    it closes it."""

    file: IO[bytes]
    size: int


async def export(
    layout: Layout, heading: Heading, rows: AsyncIterable[Row], language: Language, most: int = ROWS_MOST
) -> Book:
    """Write the rows as they come, under title, line of unit and day, and a frozen header.

    Refuses with SheetTooLong beyond ``most`` lines. Nothing is left on disk if the rows break off.
    """
    target = TemporaryFile()  # noqa: SIM115  # it lives on in the book
    try:
        with TemporaryDirectory(prefix="sheet-") as folder:
            await _write(_Ledger(target, folder, layout, heading, language), rows, most)
        size = target.seek(0, os.SEEK_END)
        target.seek(0)
    except BaseException:
        target.close()
        raise
    return Book(target, size)


async def _write(ledger: "_Ledger", rows: AsyncIterable[Row], most: int) -> None:
    piece: list[Row] = []
    try:
        async for row in rows:
            piece.append(row)
            if len(piece) == _PIECE:
                ledger.require_room(len(piece), most)
                await asyncio.to_thread(ledger.write, piece)
                piece = []
        ledger.require_room(len(piece), most)
        await asyncio.to_thread(ledger.finish, piece)
    except BaseException:
        ledger.abandon()
        raise


class _Ledger:
    """A workbook of one sheet on its way to disk."""

    def __init__(self, target: IO[bytes], folder: str, layout: Layout, heading: Heading, language: Language) -> None:
        self._book = xlsxwriter.Workbook(
            target,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": _FONT, "font_size": 11},
            },
        )
        self._sheet = self._book.add_worksheet(layout.sheet.read(language))
        _head(self._book, self._sheet, layout, heading, language)
        looks = {kind: self._look(num_format=code) for kind, code in NUMBER_FORMATS.items()}
        quoted = self._look(num_format="@", quote_prefix=True)
        self._lines = LineWriter(self._sheet, layout.columns, language, looks, quoted)
        self._next = HEADER_ROW
        self._width = len(layout.columns)

    def require_room(self, more: int, most: int) -> None:
        """Refuse with SheetTooLong if so many more lines would be too many."""
        if self._next - HEADER_ROW + more > most:
            raise SheetTooLong

    def write(self, rows: Sequence[Row]) -> None:
        """Write lines below the others."""
        for row in rows:
            self._lines.write(self._next, row)
            self._next += 1

    def finish(self, rows: Sequence[Row]) -> None:
        """Write the last lines and the file."""
        self.write(rows)
        last = max(self._next, HEADER_ROW) - 1
        self._sheet.autofilter(HEADER_ROW - 1, 0, last, self._width - 1)
        self._sheet.print_area(0, 0, last, self._width - 1)
        self._book.close()

    def abandon(self) -> None:
        """Let go of the file that holds the lines; its folder is removed by whoever made it."""
        if not self._book.fileclosed:
            self._sheet._opt_close()

    def _look(self, **properties: Any) -> Any:
        return self._book.add_format({"text_wrap": True, "valign": "top", "border": 1, **properties})


def _head(book: Any, sheet: Any, layout: Layout, heading: Heading, language: Language) -> None:
    """Title, line of unit and day, names of the columns; widths, frozen header, and how it is printed."""
    for index, column in enumerate(layout.columns):
        sheet.set_column(index, index, column.width)
    last = len(layout.columns) - 1
    title = book.add_format({"font_name": _TITLE_FONT, "font_size": 18, "align": "center", "valign": "vcenter"})
    named = book.add_format({"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1})
    sheet.set_row(0, 32)
    _across(sheet, 0, last, written(layout.title.read(language)), title)
    _across(sheet, 1, last, written(heading.line(language)), book.add_format({"align": "left"}))
    for index, column in enumerate(layout.columns):
        sheet.write_string(HEADER_ROW - 1, index, column.title.read(language), named)
    sheet.freeze_panes(HEADER_ROW, 0)
    sheet.repeat_rows(HEADER_ROW - 1)
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&C{_PAGE_LINE.read(language)}")


def _across(sheet: Any, row: int, last: int, text: str, look: Any) -> None:
    if last > 0:
        sheet.merge_range(row, 0, row, last, "", look)
    sheet.write_string(row, 0, text, look)
