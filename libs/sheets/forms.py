"""Forms to be filled in: the template of a workbook, and what was handed in with its faulty cells marked.

The marked copy is written anew from the values that were read, so that nothing of the file handed in but its values
goes back to anybody.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from libs.kernel.text import Language, Text
from libs.sheets.cell_text import may_call, written
from libs.sheets.cell_values import Raw
from libs.sheets.faults import Fault
from libs.sheets.layout import HEADER_ROW, Column, Kind, Layout
from libs.sheets.limits import LIMITS
from libs.sheets.reading import SheetRead, letter_of
from libs.sheets.side_sheets import CHOICES, ERRORS

Suggestions = Mapping[str, Sequence[str]]
"""The values that drop-downs offer, by the word in ``Column.suggested``."""

_HOW: Final = Text(
    "自第{row}行起填写；深色表头的列必填；只填数值，不得使用公式。",
    "Fill in from row {row} on; columns with a dark header must be filled in; values only, no formulas.",
).fill(row=HEADER_ROW + 1)
_YES_NO: Final = (Text("是", "yes"), Text("否", "no"))
_AUTHOR: Final = "Lanyard"
_ERROR_COLUMNS: Final = (
    (Text("工作表", "Sheet"), 12),
    (Text("单元格", "Cell"), 10),
    (Text("问题", "What is wrong"), 80),
)
_FORMATS: Final[Mapping[Kind, str]] = {Kind.DAY: "yyyy-mm-dd", Kind.WHOLE: "0", Kind.NUMBER: "General"}
_RED: Final = "#FFC7CE"


def template(layouts: Sequence[Layout], suggestions: Suggestions, language: Language) -> bytes:
    """The blank form: one sheet per layout with its drop-downs, and a sheet of their choices."""
    form = _Form(layouts, language, suggestions)
    for layout in layouts:
        form.shape(layout, dict(enumerate(layout.columns)))
        form.write_head(layout)
    return form.finished()


def marked(sheets: Sequence[SheetRead], faults: Sequence[Fault], suggestions: Suggestions, language: Language) -> bytes:
    """What was handed in, each value where it stood, every faulty cell red with a note, and a sheet of all faults."""
    there = sorted((one for one in sheets if one.number), key=lambda one: one.number)
    form = _Form([one.layout for one in there], language, suggestions)
    notes: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for fault in faults:
        notes[fault.sheet, fault.row, fault.column].append(fault.text.read(language))
    for sheet in there:
        form.write_grid(sheet, notes)
    if faults:
        form.write_errors(faults)
    return form.finished()


class _Form:
    """A workbook on its way, in memory: forms are small. The sheets of the layouts come first, in their order."""

    def __init__(self, layouts: Sequence[Layout], language: Language, suggestions: Suggestions) -> None:
        self.language: Language = language
        self.suggestions = suggestions
        self._target = BytesIO()
        self._lists: dict[tuple[str, ...], str] = {}
        self._looks: dict[str, Any] = {}
        off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
        self._book = xlsxwriter.Workbook(self._target, off)
        self._text = self._book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._plain = {kind: self._book.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
        self._sheets = {one.sheet.en: self._book.add_worksheet(one.sheet.read(language)) for one in layouts}

    def shape(self, layout: Layout, columns: Mapping[int, Column]) -> None:
        """Widths, formats and drop-downs for the columns at those places, counted from 0."""
        sheet = self._sheets[layout.sheet.en]
        for at, column in columns.items():
            sheet.set_column(at, at, column.width, self._plain.get(column.kind, self._text))
            values = self._offered(column)
            if values:
                sheet.data_validation(
                    HEADER_ROW, at, LIMITS.rows - 1, at, {"validate": "list", "source": self._listed(values)}
                )
        sheet.freeze_panes(HEADER_ROW, 0)

    def write_head(self, layout: Layout) -> None:
        """Title, how to fill in, and the names of the columns with their notes."""
        sheet = self._sheets[layout.sheet.en]
        title = self._book.add_format({"bold": True, "font_size": 16, "valign": "vcenter"})
        dark = self._book.add_format({"bold": True, "border": 1, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})
        light = self._book.add_format({"bold": True, "border": 1, "bg_color": "#DDEBF7"})
        sheet.set_row(0, 28)
        sheet.write_string(0, 0, layout.title.read(self.language), title)
        sheet.write_string(1, 0, _HOW.read(self.language), self._book.add_format({"font_color": "#7F7F7F"}))
        for at, column in enumerate(layout.columns):
            sheet.write_string(HEADER_ROW - 1, at, column.title.read(self.language), dark if column.required else light)
            if column.note is not None:
                self._note(sheet, HEADER_ROW - 1, at, column.note.read(self.language))

    def write_grid(self, read: SheetRead, notes: Mapping[tuple[int, int, str], Sequence[str]]) -> None:
        """A sheet that was read, its faulty cells marked."""
        places = {letter_of(at + 1): at for at in range(LIMITS.columns)}
        by_name = {column.name: column for column in read.layout.columns}
        columns = {places[letter]: by_name[name] for name, letter in read.letters.items()}
        self.shape(read.layout, columns)
        sheet = self._sheets[read.layout.sheet.en]
        for row, cells in enumerate(read.grid):
            for at, cell in enumerate(cells):
                faulty = (read.number, row + 1, letter_of(at + 1)) in notes
                self._cell(sheet, row, at, cell, columns.get(at), faulty=faulty)
        for (number, row, letter), said in notes.items():
            if number == read.number and row and letter:
                self._note(sheet, row - 1, places[letter], "\n".join(said))

    def write_errors(self, faults: Sequence[Fault]) -> None:
        """The sheet that lists every fault, also those of whole rows and sheets; it is shown first."""
        sheet = self._book.add_worksheet(ERRORS.read(self.language))
        head = self._book.add_format({"bold": True, "border": 1, "bg_color": _RED})
        for at, (title, width) in enumerate(_ERROR_COLUMNS):
            sheet.set_column(at, at, width, self._text)
            sheet.write_string(0, at, title.read(self.language), head)
        for row, fault in enumerate(faults, 1):
            sheet.write_number(row, 0, fault.sheet)
            sheet.write_string(row, 1, f"{fault.column}{fault.row or ''}", self._text)
            sheet.write_string(row, 2, written(fault.text.read(self.language)), self._text)
        sheet.freeze_panes(1, 0)
        sheet.activate()

    def finished(self) -> bytes:
        """The whole file."""
        self._book.close()
        return self._target.getvalue()

    def _offered(self, column: Column) -> tuple[str, ...]:
        if column.kind is Kind.YES_NO:
            return tuple(word.read(self.language) for word in _YES_NO)
        if column.kind is Kind.CODE:
            return tuple(words.read(self.language) for words in column.choices.values())
        return tuple(self.suggestions.get(column.suggested or "", ()))

    def _listed(self, values: tuple[str, ...]) -> str:
        """Where those values stand on the sheet of choices; each list stands there once."""
        if values not in self._lists:
            name = CHOICES.read(self.language)
            sheet = self._book.get_worksheet_by_name(name) or self._book.add_worksheet(name)
            at = len(self._lists)
            sheet.set_column(at, at, 24, self._text)
            for row, value in enumerate(values):
                sheet.write_string(row, at, written(value), self._text)
            letter = letter_of(at + 1)
            self._lists[values] = f"='{name}'!${letter}$1:${letter}${len(values)}"
        return self._lists[values]

    def _cell(self, sheet: Any, row: int, at: int, cell: Raw, column: Column | None, *, faulty: bool) -> None:
        look = self._look(column, cell, faulty=faulty)
        if isinstance(cell, bool):
            sheet.write_boolean(row, at, cell, look)
        elif isinstance(cell, int | float):
            sheet.write_number(row, at, cell, look)
        elif isinstance(cell, datetime | date | time | timedelta):
            sheet.write_datetime(row, at, cell, look)
        elif cell:
            sheet.write_string(row, at, written(cell), look)
        elif faulty:
            sheet.write_blank(row, at, None, look)

    def _look(self, column: Column | None, cell: Raw, *, faulty: bool) -> Any:
        properties: dict[str, Any] = {"text_wrap": True, "valign": "top"}
        if isinstance(cell, str):
            properties |= {"num_format": "@", "quote_prefix": may_call(cell)}
        elif isinstance(cell, datetime):
            properties["num_format"] = "yyyy-mm-dd hh:mm:ss" if cell.time() != time() else "yyyy-mm-dd"
        elif isinstance(cell, date):
            properties["num_format"] = "yyyy-mm-dd"
        elif isinstance(cell, time | timedelta):
            properties["num_format"] = "hh:mm:ss"
        elif column is not None:
            properties["num_format"] = _FORMATS.get(column.kind, "General")
        if faulty:
            properties |= {"bg_color": _RED, "border": 1}
        return self._format(properties)

    def _format(self, properties: dict[str, Any]) -> Any:
        """One format per kind of look: a workbook bears only so many."""
        key = repr(sorted(properties.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(properties)
        return self._looks[key]

    def _note(self, sheet: Any, row: int, at: int, text: str) -> None:
        sheet.write_comment(row, at, written(text), {"author": _AUTHOR, "x_scale": 2})
